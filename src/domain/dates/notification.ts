import { Refusal } from '../refusal';
import { needsNotification } from '../review/decision';
import type { Review } from '../review/review';
import { isSetAside, waitsForNotification } from '../review/whereItIs';

/** Without a notification to the Panel no rapid review starts: agencies are not asked, and no meeting is booked. */
export function notWithoutNotification(review: Review): void {
  if (!waitsForNotification(review)) return;
  throw new Refusal(
    'not complete',
    'A rapid review starts with the notification to the national Panel, and none is recorded yet. Once it has been sent, record the date and time in the review; then go on here.',
  );
}

/** A rapid review asks for a notification; while nothing is decided, one may still be due. The other outcomes need none. */
export const notificationExpected = (review: Review): boolean =>
  review.clock.notification !== null ||
  (!isSetAside(review) && (review.decision.outcome === '' || needsNotification(review.decision.outcome)));
