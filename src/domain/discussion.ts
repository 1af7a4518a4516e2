import { z } from 'zod';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import type { Owed, Owes } from './owed';
import { has, type Person } from './people';
import { Refusal } from './refusal';
import type { Review } from './review';
import { LAST_STAGE, WORDINGS, type Wording } from './stages';
import { inDiscussion } from './visible';

/** Where the discussion is. What people said is in rows of its own, one for each contribution, never here. */
export const Discussion = z.strictObject({
  state: z.enum(['not begun', 'open', 'paused', 'ended']),
  wording: z.enum(WORDINGS),
  /** Who began it, where that was a facilitator and not the coordinator. */
  facilitator: personId,
  /** The stage that is open, 0 to 8. */
  stage: z.int().min(0).max(LAST_STAGE),
  /** Counts stage moves from 1 on, because a discussion may go back: a press names the visit its person saw. */
  visit: z.int().nonnegative(),
  /** The stage of every visit so far, that of visit 1 first. */
  visits: listOf(z.int()),
  /** Every showing of a visit's words, with how many and a digest over their salted hashes. Late words may be shown in a further one. */
  shown: listOf(z.strictObject({ stage: z.int(), visit: z.int(), count: z.int(), digest: z.string() })),
  /** Notes that someone is unsafe now, by a keyed hash of who wrote what, so that one that is sent twice is one. */
  unsafe: listOf(z.string()),
  begunAt: z.union([instant, z.literal('')]),
  endedAt: z.union([instant, z.literal('')]),
});
export type Discussion = z.infer<typeof Discussion>;

export const NOT_BEGUN: Discussion = {
  ...{ state: 'not begun', wording: 'alive', facilitator: '', stage: 0, visit: 0 },
  ...{ visits: [], shown: [], unsafe: [], begunAt: '', endedAt: '' },
};

export const discussionEvents = [
  fact('discussionBegun', { visit: z.int(), wording: z.enum(WORDINGS), as: z.enum(['facilitator', 'coordinator']) }),
  fact('stageOpened', { stage: z.int(), visit: z.int() }),
  fact('wordsShown', { stage: z.int(), visit: z.int(), count: z.int(), digest: z.string() }),
  fact('discussionPaused', {}),
  fact('discussionResumed', {}),
  fact('someoneUnsafe', { number: z.int(), mark: z.string() }),
  fact('discussionEnded', {}),
] as const;
export type DiscussionEvent = z.infer<(typeof discussionEvents)[number]>;

const TYPES: readonly string[] = discussionEvents.map(({ shape }) => shape.type.value);
const isDiscussionEvent = (event: AnyFact): event is DiscussionEvent => TYPES.includes(event.type);

export function evolveDiscussion(discussion: Discussion, event: AnyFact | DiscussionEvent): Discussion {
  if (!isDiscussionEvent(event)) return discussion;
  switch (event.type) {
    case 'discussionBegun': {
      const { visit, wording, at: begunAt } = event;
      const facilitator = event.as === 'facilitator' ? event.by : '';
      return { ...NOT_BEGUN, unsafe: discussion.unsafe, state: 'open', wording, facilitator, visit, visits: [0], begunAt };
    }
    case 'stageOpened':
      return { ...discussion, stage: event.stage, visit: event.visit, visits: [...discussion.visits, event.stage] };
    case 'wordsShown': {
      const { stage, visit, count, digest } = event;
      return { ...discussion, shown: [...discussion.shown, { stage, visit, count, digest }] };
    }
    case 'discussionPaused':
      return { ...discussion, state: 'paused' };
    case 'discussionResumed':
      return { ...discussion, state: 'open' };
    case 'someoneUnsafe':
      return { ...discussion, unsafe: [...discussion.unsafe, event.mark] };
    case 'discussionEnded':
      return { ...discussion, state: 'ended', endedAt: event.at };
  }
}

/** One stage as it was visited: what a card names, and what words belong to. */
export type Round = { readonly stage: number; readonly visit: number };

export const presentRound = ({ discussion }: Review): Round => ({ stage: discussion.stage, visit: discussion.visit });

/** Every visit so far, the present one last. */
export const rounds = ({ discussion }: Review): Round[] => discussion.visits.map((stage, index) => ({ stage, visit: index + 1 }));

export const sameRound = (one: Round, other: Round): boolean => one.stage === other.stage && one.visit === other.visit;

/** Begins the discussion in the meeting's chat. `uninvited` are names of people who are in that chat and should not be. */
export function begin(
  review: Review,
  by: Person,
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

/** Opens the next stage or the one before. A press from another visit than the present one moves nothing. */
export function move(
  review: Review,
  by: Person,
  said: { readonly visit: number; readonly to: 'next' | 'back' },
  at: string,
): DiscussionEvent[] {
  mustLead(review, by);
  const { stage, visit } = review.discussion;
  if (said.visit !== visit) return [];
  mustBeOpen(review.discussion);
  const to = said.to === 'next' ? stage + 1 : stage - 1;
  if (to > LAST_STAGE) throw new Refusal('too late', 'This is the last stage. When everybody is ready, end the discussion.');
  if (to < 0) throw new Refusal('too late', 'This is the first stage; there is none before it.');
  return [{ type: 'stageOpened', at, by: by.id, stage: to, visit: visit + 1 }];
}

/** Shows what was said in one visit. Shown once more, with the same words, it changes nothing; with late ones it is a further showing. */
export function show(
  review: Review,
  by: Person,
  said: Round & { readonly count: number; readonly digest: string; readonly uninvited: readonly string[] },
  at: string,
): DiscussionEvent[] {
  mustLead(review, by);
  const { discussion } = review;
  mustHaveBeen(review, said);
  const before = discussion.shown.findLast((one) => sameRound(one, said));
  if (before?.digest === said.digest) return [];
  mustBeOpen(discussion);
  nobodyUninvited(said.uninvited);
  if (said.count === 0) throw new Refusal('not complete', 'Nothing has been written in this stage yet, so there is nothing to show.');
  const { stage, visit, count, digest } = said;
  return [{ type: 'wordsShown', at, by: by.id, stage, visit, count, digest }];
}

export function pause(review: Review, by: Person, said: { readonly visit: number }, at: string): DiscussionEvent[] {
  mustLead(review, by);
  const { state, visit } = review.discussion;
  return state === 'open' && said.visit === visit ? [{ type: 'discussionPaused', at, by: by.id }] : [];
}

export function resume(review: Review, by: Person, said: { readonly visit: number }, at: string): DiscussionEvent[] {
  mustLead(review, by);
  const { state, visit } = review.discussion;
  return state === 'paused' && said.visit === visit ? [{ type: 'discussionResumed', at, by: by.id }] : [];
}

/** Ends the discussion for good; the board in the chat then makes way for a card without content. */
export function end(review: Review, by: Person, said: { readonly visit: number }, at: string): DiscussionEvent[] {
  mustLead(review, by);
  const { state, visit } = review.discussion;
  const isOn = state === 'open' || state === 'paused';
  return isOn && said.visit === visit ? [{ type: 'discussionEnded', at, by: by.id }] : [];
}

/** Records that somebody said that someone is unsafe now. Anybody who was in the discussion may, also after it ended. */
export function raiseUnsafe(review: Review, by: Person, said: { readonly mark: string }, at: string): DiscussionEvent[] {
  const { state, unsafe } = review.discussion;
  if (state === 'not begun') throw new Refusal('not found', 'The discussion has not begun. Please phone the numbers above.');
  if (unsafe.includes(said.mark)) return [];
  return [{ type: 'someoneUnsafe', at, by: by.id, number: unsafe.length + 1, mark: said.mark }];
}

/**
 * Refuses words for a visit that never was, or from somebody who does not take part; words for an earlier visit are kept there. People
 * may read and take back their own words after the end, too.
 */
export function mayWrite(review: Review, by: Person, round: Round, wants: 'reads' | 'writes'): void {
  if (!inDiscussion(review, by)?.speaks) throw new Refusal('not allowed', NOT_INVITED);
  mustHaveBeen(review, round);
  if (wants === 'writes' && review.discussion.state === 'ended')
    throw new Refusal('too late', 'The discussion has ended, so nothing more can be added. Please tell the coordinator what is missing.');
}

const NOT_INVITED = 'Only people who are invited to this meeting can add to its discussion. Please speak to the coordinator.';

function mustHaveBeen({ discussion }: Review, round: Round): void {
  if (discussion.visits[round.visit - 1] !== round.stage || round.visit < 1)
    throw new Refusal('not found', 'This stage has not been opened yet. The facilitator opens each stage in turn.');
}

function mustLead(review: Review, by: Person): void {
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

/** What this part of a review owes people now: the board, the card of the present visit, and word of somebody unsafe. */
export const owedForDiscussion: Owes = ({ discussion }) => {
  const { state, stage, visit, unsafe, facilitator } = discussion;
  if (state === 'not begun') return [];
  return [
    { key: 'board', to: meeting, says: 'board' },
    state !== 'ended' && { key: `stage~${stage}~${visit}`, to: meeting, says: 'stage' },
    ...unsafe.flatMap((_, index) => unsafeFor(index + 1, facilitator)),
  ];
};

const unsafeFor = (number: number, facilitator: string): (Owed | false)[] => [
  { key: `unsafe-office~${number}`, to: { role: 'coordinator' }, says: 'someone unsafe' },
  { key: `unsafe-chair~${number}`, to: { role: 'chair' }, says: 'someone unsafe' },
  facilitator !== '' && { key: `unsafe-facilitator~${number}`, to: { person: facilitator }, says: 'someone unsafe' },
];
