import type { PersonId } from '../people/people';
import { Refusal } from '../refusal';
import { sameVisit, type Discussion, type DiscussionEvent, type Visit, type Wording } from '../review/discussion';
import { owing, type Keys, type Nothing, type Owes, type Post } from '../review/owed';
import type { Review } from '../review/review';
import { has, type Acting } from '../sight/acting';
import type { Instant } from '../time/days';
import { inDiscussion } from '../sight/visible';
import { neighbour } from './stages';

/** Begins the discussion in the meeting's chat. `uninvited` are names of people who are in that chat and should not be. */
export function begin(
  review: Review,
  by: Acting,
  said: { readonly wording: Wording; readonly uninvited: readonly string[] },
  at: string,
): DiscussionEvent[] {
  mustLead(review, by);
  if (review.discussion.state !== 'not begun') return [];
  if (!review.meeting?.chatLinked)
    throw new Refusal('not complete', 'The meeting’s chat is not linked to this review yet. Please ask the coordinator to link it first.');
  nobodyUninvited(said.uninvited);
  const as = has(by, 'facilitator') ? 'facilitator' : 'coordinator';
  return [{ type: 'discussionBegun', at, by: by.id, visit: 1, wording: said.wording, as }];
}

/**
 * Opens the next stage or the one before, whose card is then posted in the meeting's chat: nobody may be there who is not invited. A
 * press from another visit than the present one moves nothing.
 */
export function move(
  review: Review,
  by: Acting,
  said: { readonly visit: number; readonly to: 'next' | 'back'; readonly uninvited: readonly string[] },
  at: string,
): DiscussionEvent[] {
  mustLead(review, by);
  const { stage, visit } = review.discussion;
  if (said.visit !== visit) return [];
  mustBeOpen(review.discussion);
  const opens = neighbour(stage, said.to);
  if (!opens) throw new Refusal('too late', said.to === 'next' ? IS_LAST : IS_FIRST);
  nobodyUninvited(said.uninvited);
  return [{ type: 'stageOpened', at, by: by.id, stage: opens.at, visit: visit + 1 }];
}

const IS_LAST = 'This is the last stage. When everybody is ready, end the discussion.';
const IS_FIRST = 'This is the first stage; there is none before it.';

/** Shows what was said in one visit. Shown once more, with the same words, it changes nothing; with late ones it is a further showing. */
export function show(
  review: Review,
  by: Acting,
  said: Visit & { readonly count: number; readonly digest: string; readonly uninvited: readonly string[] },
  at: string,
): DiscussionEvent[] {
  mustLead(review, by);
  const { discussion } = review;
  mustHaveBeen(review, said);
  const before = discussion.shown.findLast((one) => sameVisit(one, said));
  if (before?.digest === said.digest) return [];
  mustBeOpen(discussion);
  nobodyUninvited(said.uninvited);
  if (said.count === 0) throw new Refusal('not complete', 'Nothing has been written in this stage yet, so there is nothing to show.');
  const { stage, visit, count, digest } = said;
  return [{ type: 'wordsShown', at, by: by.id, stage, visit, count, digest }];
}

export function pause(review: Review, by: Acting, said: { readonly visit: number }, at: string): DiscussionEvent[] {
  mustLead(review, by);
  const { state, visit } = review.discussion;
  return state === 'open' && said.visit === visit ? [{ type: 'discussionPaused', at, by: by.id }] : [];
}

export function resume(review: Review, by: Acting, said: { readonly visit: number }, at: string): DiscussionEvent[] {
  mustLead(review, by);
  const { state, visit } = review.discussion;
  return state === 'paused' && said.visit === visit ? [{ type: 'discussionResumed', at, by: by.id }] : [];
}

/** Ends the discussion for good; the board in the chat then makes way for a card without content. */
export function end(review: Review, by: Acting, said: { readonly visit: number }, at: string): DiscussionEvent[] {
  mustLead(review, by);
  const { state, visit } = review.discussion;
  const isOn = state === 'open' || state === 'paused';
  return isOn && said.visit === visit ? [{ type: 'discussionEnded', at, by: by.id }] : [];
}

/** Records that somebody said that someone is unsafe now. It is never refused: not before or after the discussion, and not from anybody. */
export function raiseUnsafe({ discussion }: Review, by: PersonId, said: { readonly mark: string }, at: Instant): DiscussionEvent[] {
  const { unsafe, heard } = discussion;
  if (unsafe.includes(said.mark)) return [];
  const number = unsafe.length + 1;
  return [{ type: 'someoneUnsafe', at, by, number, mark: said.mark, joins: joinedBy(heard, number, at) }];
}

/** So many notes in an hour have a message each; those that follow join one, so that a message is never lost among many. */
const APART_IN_AN_HOUR = 4;
const AN_HOUR_MS = 60 * 60_000;

function joinedBy(heard: Discussion['heard'], number: number, at: Instant): number {
  const recent = heard.filter((one) => Date.parse(at) - Date.parse(one.at) < AN_HOUR_MS);
  if (recent.length < APART_IN_AN_HOUR) return 0;
  return recent.findLast((one) => one.joins === one.number)?.number ?? number;
}

/**
 * Refuses words for a visit that never was, or from somebody who does not take part; words for an earlier visit are kept there. People
 * may read and take back their own words after the end, too.
 */
export function mayWrite(review: Review, by: Acting, round: Visit, wants: 'reads' | 'writes'): void {
  if (!inDiscussion(review, by)?.speaks) throw new Refusal('not allowed', NOT_INVITED);
  mustHaveBeen(review, round);
  if (wants === 'writes' && review.discussion.state === 'ended')
    throw new Refusal('too late', 'The discussion has ended, so nothing more can be added. Please tell the coordinator what is missing.');
}

const NOT_INVITED = 'Only people who are invited to this meeting can add to its discussion. Please speak to the coordinator.';

function mustHaveBeen({ discussion }: Review, round: Visit): void {
  if (discussion.visits[round.visit - 1] !== round.stage || round.visit < 1)
    throw new Refusal('not found', 'This stage has not been opened yet. The facilitator opens each stage in turn.');
}

function mustLead(review: Review, by: Acting): void {
  if (!inDiscussion(review, by)?.leads)
    throw new Refusal('not allowed', 'Only the facilitator of this meeting, or the coordinator, leads the discussion.');
}

function mustBeOpen({ state }: Discussion): void {
  if (state === 'not begun') throw new Refusal('not complete', 'The discussion has not begun yet.');
  if (state === 'paused') throw new Refusal('too late', 'The discussion is paused. Resume it first.');
  if (state === 'ended') throw new Refusal('too late', 'The discussion has ended.');
}

function nobodyUninvited(names: readonly string[]): void {
  if (names.length === 0) return;
  const [who, is] = [names.join(', '), names.length === 1 ? 'is' : 'are'];
  throw new Refusal('not complete', `${who} ${is} in the chat and not invited. Please let them in or remove them first.`);
}

const meeting = { chat: 'meeting' } as const;

type ToWhoActs = { readonly as: 'office' | 'chair' | 'facilitator'; readonly number: number };

/** What each post of a discussion is about: a stage's visit, and the number of a note that somebody is unsafe, or of the first of several. */
export type DiscussionPosts = {
  board: Nothing;
  stage: { readonly stage: number; readonly visit: number };
  'someone unsafe': ToWhoActs;
  'several unsafe': ToWhoActs;
  'note kept': { readonly number: number };
};

/** How the ledger calls each of them, for good. */
export const discussionKeys: Keys<DiscussionPosts> = {
  board: () => 'board',
  stage: ({ stage, visit }) => `stage~${stage}~${visit}`,
  'someone unsafe': ({ as, number }) => `unsafe-${as}~${number}`,
  'several unsafe': ({ as, number }) => `several-unsafe-${as}~${number}`,
  'note kept': ({ number }) => `unsafe-kept~${number}`,
};

const owe = owing(discussionKeys);

/** What this part of a review owes people now: the board, the card of the present visit, and word of somebody unsafe. */
export const owedForDiscussion: Owes<DiscussionPosts> = (review) => {
  const { state, stage, visit, unsafe, heard, facilitator } = review.discussion;
  const before = unsafe.length - heard.length;
  return [
    state !== 'not begun' && state !== 'ended' && owe('board', meeting, {}),
    (state === 'open' || state === 'paused') && owe('stage', meeting, { stage, visit }),
    ...unsafe.slice(0, before).flatMap((_, index) => unsafeFor('someone unsafe', index + 1, facilitator)),
    ...owedForSafety(review),
  ];
};

/** Word of somebody unsafe to those who act on it, and to whoever wrote it that it is kept. It is owed whatever became of the case. */
export const owedForSafety: Owes<DiscussionPosts> = ({ discussion: { heard, facilitator } }) =>
  heard.flatMap(({ number, by, joins }) => [
    ...(joins === 0 ? unsafeFor('someone unsafe', number, facilitator) : []),
    ...(joins === number ? unsafeFor('several unsafe', number, facilitator) : []),
    owe('note kept', { person: by }, { number }),
  ]);

const unsafeFor = (says: 'someone unsafe' | 'several unsafe', number: number, facilitator: string): (Post<DiscussionPosts> | false)[] => [
  owe(says, { role: 'coordinator' }, { as: 'office', number }),
  owe(says, { role: 'chair' }, { as: 'chair', number }),
  facilitator !== '' && owe(says, { person: facilitator }, { as: 'facilitator', number }),
];
