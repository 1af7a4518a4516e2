import { Refusal } from '../refusal';
import type { ClockEvent, LATE_BECAUSE } from '../review/dates';
import type { Review } from '../review/review';
import { compare, inWords, londonDay, type Day } from '../time/days';
import type { Rules } from './counting';
import type { Milestone } from './milestone';
import { MILESTONES } from './milestones/index';
import { answersFor } from './owners';
import { expectedMilestone, timeline } from './timeline';
import type { Acting } from '../sight/acting';

/** Milestones that people say are done, because no part of the review records it. */
export const isMarked = ({ key }: Pick<Milestone, 'key'>): boolean => MILESTONES[key].recorded === undefined;

/**
 * Says that a milestone was done on a day, or puts that day right. Only its owner or the coordinator, and only where no part of the
 * review records it by itself. Said again alike, it changes nothing.
 */
export function markDone(
  review: Review,
  rules: Rules,
  by: Acting,
  { milestone: key, on }: { readonly milestone: string; readonly on: Day },
  now: Date,
): ClockEvent[] {
  const milestone = theirs(review, rules, by, key);
  if (!isMarked(milestone))
    throw new Refusal(
      'not complete',
      'This is marked as done by itself, as soon as it is recorded here. Please open the review and record it there.',
    );
  if (compare(on, londonDay(now)) > 0)
    throw new Refusal('not complete', 'That date has not come yet. Please check the day, month and year.');
  const began = londonDay(new Date(review.begunAt));
  if (compare(on, began) < 0)
    throw new Refusal('not complete', `That is before this review began, on ${inWords(began)}. Please check the day, month and year.`);
  if (review.clock.done[key]?.on === on) return [];
  return [{ type: 'milestoneDone', at: now.toISOString(), by: by.id, milestone: key, on }];
}

/** Takes it back when somebody said by mistake that a milestone was done: it is open again, and its reminders go on. */
export function markNotDone(review: Review, rules: Rules, by: Acting, key: string, now: Date): ClockEvent[] {
  theirs(review, rules, by, key);
  return review.clock.done[key] ? [{ type: 'milestoneNotDone', at: now.toISOString(), by: by.id, milestone: key }] : [];
}

/**
 * Why a milestone was missed. It stays late; the reason stands beside it. `reason` is the key of the row with the words, or empty;
 * `seen` is when the reason that the writer saw had been given, empty for none.
 */
export function explainLate(
  review: Review,
  rules: Rules,
  by: Acting,
  said: { readonly milestone: string; readonly because: (typeof LATE_BECAUSE)[number]; readonly reason: string; readonly seen: string },
  now: Date,
): ClockEvent[] | 'changed since' {
  const { key } = theirs(review, rules, by, said.milestone);
  const one = timeline(review, rules, now).milestones.find(({ milestone }) => milestone.key === key);
  if (!one || !(one.state === 'late' || one.wasLate)) throw new Refusal('too late', 'This is not late any more, so it needs no reason.');
  if (said.because === 'other' && said.reason === '') throw new Refusal('not complete', 'Please say in a few words what the reason is.');
  const before = review.clock.late[key];
  if (before && before.by === by.id && before.seen === said.seen && before.because === said.because) return [];
  if ((before?.at ?? '') !== said.seen) return 'changed since';
  return [{ type: 'lateExplained', at: now.toISOString(), by: by.id, ...said }];
}

function theirs(review: Review, rules: Rules, by: Acting, key: string): Milestone {
  const milestone = expectedMilestone(review, rules, key);
  if (!milestone) throw new Refusal('not found', 'This review has no such date any more. Please open its timeline.');
  if (!answersFor(review, by, milestone))
    throw new Refusal(
      'not allowed',
      'Only whoever answers for this, or the coordinator, can say that. Please speak to the partnership office.',
    );
  return milestone;
}
