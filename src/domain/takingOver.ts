import type { z } from 'zod';
import { isConflicted } from './conflicts';
import { fact, personId } from './fact';
import type { PersonId } from './people';
import type { Review } from './review';
import { isSetAside } from './withdrawal';

export const takingOverEvents = [
  /** The referrer has left, and `referrer` writes and hears on in their place. By the administrator who handed it over. */
  fact('referralTakenOver', { referrer: personId }),
] as const;
type ReferralTakenOver = z.infer<(typeof takingOverEvents)[number]>;

/**
 * Gives the referral of somebody who has left to who takes over, as long as a referrer still has a part in it. Whoever has a conflict
 * of interest gets nothing of it: the partnership office acts instead. Done again, it changes nothing.
 */
export function takeOver(review: Review, from: PersonId, to: PersonId, by: PersonId, at: string): ReferralTakenOver[] {
  const isOver = isSetAside(review) || review.findings.decided !== null;
  if (from === '' || to === '' || from === to || review.referrer !== from || isOver || isConflicted(review, to)) return [];
  return [{ type: 'referralTakenOver', at, by, referrer: to }];
}

/** Nobody assures the quality of their own referral: a lead who takes one over that is not passed on leaves that to the office. */
export const takenOver = (review: Review, { referrer }: ReferralTakenOver): Review => ({
  ...review,
  referrer,
  lead: review.lead === referrer && review.passedAt === '' ? '' : review.lead,
});
