import { Refusal } from '../refusal';
import { sinOf } from '../review/dates';
import { needsNotification } from '../review/decision';
import type { Review } from '../review/review';
import { isSetAside, waitsForNotification } from '../review/whereItIs';
import { awareness } from './awareness';

/** Without a notification to the Panel no rapid review starts: agencies are not asked, and no meeting is booked. */
export function notWithoutNotification(review: Review): void {
  if (!waitsForNotification(review)) return;
  throw new Refusal(
    'not complete',
    'A rapid review starts with the notification to the national Panel, and none is recorded yet. Once it has been sent, record the date and time in the review; then go on here.',
  );
}

/**
 * A rapid review asks for a notification; while nothing is decided, one may still be due. The other outcomes need none, and none is
 * expected while the local authority has said that it does not notify. That a serious incident is withdrawn does not end the duty.
 */
export const notificationExpected = (review: Review): boolean =>
  sinOf(review.clock) !== null || (isUndecidedOrNeedsIt(review) && review.clock.notNotifying === null);

const isUndecidedOrNeedsIt = (review: Review): boolean =>
  (!isSetAside(review) || review.withdrawal?.dutyStays === true) &&
  (review.decision.outcome === '' || needsNotification(review.decision.outcome));

/** True while the days to notify of a serious incident run: it is neither notified, nor answered that it is not. */
export const isNotifyClockRunning = (review: Review): boolean =>
  notificationExpected(review) && sinOf(review.clock) === null && awareness(review).on !== '';
