import type { Person } from '../people/people';
import { Refusal } from '../refusal';
import type { Straight, StraightEvent } from '../review/referral';
import type { Review } from '../review/review';
import { has, type Acting } from '../sight/acting';

/** Sends a referral that the agency lead has not passed straight to the partnership office. Sent on already, it changes nothing. */
export function sendStraight(review: Review, by: Acting, why: Straight, at: string): StraightEvent[] {
  if (review.referrer !== by.id) throw new Refusal('not found', 'There is no referral of yours under this reference.');
  if (review.state === 'short start sent') return chooseStraight(review, by, why, at);
  if (review.state === 'withdrawn') throw new Refusal('too late', 'This referral has been withdrawn.');
  if (review.state !== 'with agency lead' && review.state !== 'returned') return [];
  return [...chooseStraight(review, by, why, at), { type: 'referralSentStraight', at, by: by.id }];
}

/** The same before the whole referral is sent: from here on the agency lead is left out. */
export const chooseStraight = (review: Review | undefined, by: Person, why: Straight, at: string): StraightEvent[] =>
  review?.straight ? [] : [{ type: 'straightChosen', at, by: by.id, why }];

/** Whether the referrer may still leave the agency lead out. */
export const maySendStraight = (review: Review, person: Acting): boolean =>
  review.referrer === person.id &&
  review.passedAt === '' &&
  (review.state === 'with agency lead' || review.state === 'returned' || (review.state === 'short start sent' && !review.straight));

/** Who reads why it went straight to the office: whoever sent it and whoever decides, not the agency that it went past. */
export const readsWhyStraight = (review: Review, person: Acting): boolean =>
  review.straight !== '' && (review.referrer === person.id || has(person, 'coordinator') || has(person, 'chair'));
