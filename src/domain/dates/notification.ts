import { Refusal } from '../refusal';
import type { Review } from '../review/review';

/** Without a notification to the Panel no rapid review starts: agencies are not asked, and no meeting is booked. */
export function notWithoutNotification({ decision, clock }: Review): void {
  if (decision.outcome !== 'rapid review' || clock.notification) return;
  throw new Refusal(
    'not complete',
    'A rapid review starts with the notification to the national Panel, and none is recorded yet. Once it has been sent, record the date and time in the review; then go on here.',
  );
}
