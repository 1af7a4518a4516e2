import type { AnswerName, Answers } from '../forms/answers';
import { actsAs } from '../people/people';
import { Refusal } from '../refusal';
import type { CommentEvent } from '../review/comments';
import type { Review } from '../review/review';
import { isKeptFromLead, isWithReferrer } from '../review/whereItIs';
import { actingIn, has, type Acting } from '../sight/acting';
import { long, required, type Page } from '../forms/field';

/** The most answers that somebody comments on at once, so that the referrer is asked for what matters. */
export const MOST_COMMENTS = 20;

/** In which role somebody assures the quality of a referral: as the agency's lead, or from the office for the agency. */
export function assuresAs(review: Review, who: Acting): 'agency lead' | 'coordinator' | undefined {
  const person = actingIn(review, who);
  if (!person) return undefined;
  if (actsAs(person, review.lead) && has(person, 'agency lead') && !isKeptFromLead(review)) return 'agency lead';
  return has(person, 'coordinator') ? 'coordinator' : undefined;
}

/**
 * Gives a referral back with comments on named answers. What was typed stays as it is; the state says that it is with the referrer.
 * Given back already, it changes nothing. `seen` is how many rounds the presser saw.
 */
export function returnReferral(
  review: Review,
  by: Acting,
  said: { readonly answers: readonly AnswerName[]; readonly seen: number },
  at: string,
): CommentEvent[] {
  const as = assuresAs(review, by);
  if (!as) throw new Refusal('not allowed', 'Only the agency lead or the partnership office can return this referral.');
  if (review.comments.length > said.seen || review.state === 'returned') return [];
  if (review.state === 'short start sent')
    throw new Refusal('not complete', 'The whole referral has not been sent yet. You will hear when it has.');
  if (review.state !== 'with agency lead')
    throw new Refusal('too late', 'This referral has gone on since, so it can no longer be returned. Open it to see where it is.');
  mustBeSome(said.answers);
  return [
    { type: 'referralReturned', at, by: by.id, number: review.comments.length + 1, as, answers: said.answers, forAgency: review.agency },
  ];
}

/** The coordinator asks the referrer about named answers once the referral is with the office. Nothing waits for the answers. */
export function askForMore(
  review: Review,
  by: Acting,
  said: { readonly answers: readonly AnswerName[]; readonly seen: number },
  at: string,
): CommentEvent[] {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', 'Only the partnership office asks the referrer for more.');
  if (review.comments.length > said.seen) return [];
  if (!mayAskForMore(review))
    throw new Refusal('too late', 'The referrer can no longer add to this referral. Please speak to them if something is missing.');
  mustBeSome(said.answers);
  return [{ type: 'moreAsked', at, by: by.id, number: review.comments.length + 1, as: 'coordinator', answers: said.answers }];
}

/** While the partners have not decided, the referrer can still add to what they sent. */
export const mayAskForMore = ({ state, referrer }: Review): boolean => state === 'referred' && referrer !== '';

function mustBeSome(answers: readonly AnswerName[]): void {
  if (answers.length === 0)
    throw new Refusal('not complete', 'There is no comment yet. Please comment on each answer that needs more, then send your comments.');
  if (answers.length > MOST_COMMENTS)
    throw new Refusal('not complete', `Up to ${MOST_COMMENTS} comments can be sent at once. Please keep those that matter most.`);
}

/** Sends the referral again after comments, changed or not. It goes to whoever asked. */
export function sendAgain(
  review: Review,
  by: Acting,
  sent: { readonly pages: readonly string[]; readonly changed: readonly AnswerName[]; readonly complete: boolean; readonly seen: number },
  at: string,
): CommentEvent[] {
  if (review.referrer !== by.id) throw new Refusal('not found', 'There is no referral of yours under this reference.');
  if (!isWithReferrer(review)) return [];
  // A comment that came after the check was drawn has not been read yet.
  if (review.comments.length > sent.seen)
    throw new Refusal('not complete', 'There are further comments since. Please read them before you send the referral again.');
  if (!sent.complete) throw new Refusal('not complete', 'Some questions still need an answer. Open the check to see which.');
  return [{ type: 'referralSentAgain', at, by: by.id, pages: sent.pages, changed: sent.changed }];
}

type Frozen = {
  readonly page: string;
  readonly items: readonly { readonly field: string; readonly answer: string; readonly notKnown: string; readonly apart: boolean }[];
};

/** Which answers of a page differ from those that were sent before; what identifies the child is compared where it is kept. */
export function changedAnswers(before: Frozen | undefined, after: Frozen, identityBefore: Answers, identityAfter: Answers): AnswerName[] {
  const read = (page: Frozen | undefined, field: string, identity: Answers): string => {
    const item = page?.items.find((one) => one.field === field);
    const kept = item?.apart ? identity[field] : undefined;
    return JSON.stringify([item?.answer ?? '', item?.notKnown ?? '', kept ?? '']);
  };
  const fields = new Set([...after.items, ...(before?.items ?? [])].map(({ field }) => field));
  return [...fields]
    .filter((field) => read(before, field, identityBefore) !== read(after, field, identityAfter))
    .map((field) => `${after.page}.${field}`);
}

/** How long one comment on an answer may be, in UTF-16 units. */
export const COMMENT_LIMIT = 300;

/** A comment on one answer of a referral. */
export const COMMENT: Page = {
  id: 'comment',
  title: 'Your comment',
  purpose: 'The referrer reads it beside this answer. Say what is missing or not clear, and what would help.',
  fields: [long('comment', 'What do you ask of the referrer?', COMMENT_LIMIT, required)],
};
