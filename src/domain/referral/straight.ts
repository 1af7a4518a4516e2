import type { Person } from '../people/people';
import { Refusal } from '../refusal';
import { straightReason, type Straight, type StraightEvent } from '../review/referral';
import type { Review } from '../review/review';
import { has, type Acting } from '../sight/acting';
import { saidIn, type Answers } from '../forms/answers';
import { choice, long, required, type Page } from '../forms/field';

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

/** Why a referral goes past the agency lead. */
export const STRAIGHT_PAGE: Page = {
  id: 'straight',
  title: 'Straight to the partnership office',
  purpose:
    'Your agency lead does not have to agree, and you do not have to wait. The office and the chair read your reason; your agency does not.',
  fields: [
    choice(
      'why',
      'Why does it not go through your agency lead?',
      [
        ['lead away', 'They are away, or I cannot reach them'],
        ['lead conflicted', 'They were part of this case, or close to somebody who was'],
        ['about our agency', 'My concern is about our own agency'],
        ['other', 'Another reason'],
      ],
      { ...required, hint: 'With the second or third answer your agency’s leads can no longer open the referral.' },
    ),
    long('words', 'In your own words', 500, required),
  ],
};

export const straightIn = (answers: Answers): Straight | '' => straightReason.safeParse(saidIn(answers, 'why')).data ?? '';
