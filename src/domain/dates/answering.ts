import { has, type Acting } from '../sight/acting';
import { Refusal } from '../refusal';
import type { Instant } from '../time/days';
import { compare, londonDay, type Day } from '../time/days';
import type { ClockEvent, Limb } from '../review/dates';
import type { Review } from '../review/review';
import { isNotifyClockRunning, notificationExpected } from './notification';
import { mayKeepDates } from './notifying';

/** What the authority finds of one part of the duty to notify. */
export type Found = 'met' | 'not met' | 'not known yet';

/**
 * Records that the local authority does not notify. The duty is its alone, so that nobody's agreement is asked; but a part of the duty
 * has to be not met, and the reasons are told to the other partners. `seen` is how often it had answered so when the form was opened.
 */
export function notNotifying(
  review: Review,
  by: Acting,
  said: { readonly found: Readonly<Record<Limb, Found>>; readonly limbs: readonly Limb[]; readonly reason: string; readonly seen: string },
  at: Instant,
): ClockEvent[] | 'changed since' {
  mustAnswer(by);
  const { clock } = review;
  if (String(clock.timesNotNotifying) !== said.seen) return 'changed since';
  if (!notificationExpected(review) || !isNotifyClockRunning(review)) throw answered();
  const notMet = said.limbs.filter((limb) => said.found[limb] === 'not met');
  if (notMet.length === 0)
    throw new Refusal(
      'not complete',
      'Every part of the duty is met or not known yet, so the duty may stand. Record the notification, or say until when you need to find out.',
    );
  return [{ type: 'notNotifying', at, by: by.id, notMet, reason: said.reason }];
}

/** The authority notifies after all, before it has: the days to notify run again, from the day that they were counted from before. */
export function notifyAfterAll(review: Review, by: Acting, reason: string, at: Instant): ClockEvent[] {
  mustAnswer(by);
  return review.clock.notNotifying ? [{ type: 'notifyingAfterAll', at, by: by.id, reason }] : [];
}

/** The authority says until when it needs to find out whether it has to notify. The days to notify run on, and the day to notify stays. */
export function needsUntil(
  review: Review,
  by: Acting,
  said: { readonly until: Day; readonly reason: string; readonly seen: string },
  now: Date,
): ClockEvent[] | 'changed since' {
  mustAnswer(by);
  const before = review.clock.needsUntil;
  if ((before?.at ?? '') !== said.seen) return 'changed since';
  if (!isNotifyClockRunning(review)) throw answered();
  if (compare(said.until, londonDay(now)) <= 0)
    throw new Refusal('not complete', 'That day has come already. Please give the day until which you need to find out.');
  if (before?.until === said.until) return [];
  return [{ type: 'notifyingNeedsUntil', at: now.toISOString(), by: by.id, until: said.until, reason: said.reason }];
}

/** Who hears at once that the authority does not notify, and may say that they see it differently. */
export const mayDispute = (review: Review, by: Acting): boolean =>
  review.clock.notNotifying !== null && (has(by, 'executive partner') || has(by, 'scrutineer') || has(by, 'chair'));

/** Who reads why the authority does not notify: whoever may say that they see it differently, and who keeps the dates. */
export const readsNotNotifying = (review: Review, by: Acting): boolean =>
  review.clock.notNotifying !== null && (mayDispute(review, by) || mayKeepDates(by));

/** Somebody sees it differently. It changes nothing of the answer, which stays the authority's; who answered, office and chair hear it. */
export function dispute(review: Review, by: Acting, reason: string, at: Instant): ClockEvent[] {
  if (!mayDispute(review, by))
    throw new Refusal('not allowed', 'Only the other partners, the chair and the scrutineer are asked about this.');
  const isSaid = review.clock.notNotifying?.disagrees.some((one) => one.by === by.id);
  return isSaid ? [] : [{ type: 'notNotifyingDisputed', at, by: by.id, reason }];
}

function mustAnswer(by: Acting): void {
  if (!mayKeepDates(by))
    throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator for them, answers whether it notifies.');
}

const answered = (): Refusal =>
  new Refusal('too late', 'This has been answered since: the notification is recorded, or none is due. The timeline shows where it is.');
