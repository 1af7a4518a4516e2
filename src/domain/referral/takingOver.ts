import type { PersonId } from '../people/people';
import type { ReferralTakenOver } from '../review/referral';
import type { Review } from '../review/review';
import { isConflicted, isSetAside } from '../review/whereItIs';

/**
 * Gives the referral of somebody who has left to who takes over, as long as a referrer still has a part in it. Whoever has a conflict
 * of interest gets nothing of it: the partnership office acts instead. Done again, it changes nothing.
 */
export function takeOver(review: Review, from: PersonId, to: PersonId, by: PersonId, at: string): ReferralTakenOver[] {
  const isOver = isSetAside(review) || review.findings.decided !== null;
  if (from === '' || to === '' || from === to || review.referrer !== from || isOver || isConflicted(review, to)) return [];
  return [{ type: 'referralTakenOver', at, by, referrer: to }];
}
