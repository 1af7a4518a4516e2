import { Refusal } from '../refusal';
import type { ClockEvent, PAUSE_BECAUSE } from '../review/dates';
import type { Review } from '../review/review';
import { compare, londonDay, previousDay, type Day } from '../time/days';
import { isTellingDay, type Calendar } from '../time/workingDays';
import { openPause } from './dayOf';
import { has, type Acting } from '../sight/acting';

export const mayPause = (person: Acting): boolean => has(person, 'coordinator') || has(person, 'chair');

/**
 * Pauses the review. Its own milestones wait; the two outer clocks, to notify and to report to the Panel, never stop. `reason` is the
 * key of the row with the words. A review that is paused is not paused again.
 */
export function pause(
  review: Review,
  by: Acting,
  said: { readonly because: (typeof PAUSE_BECAUSE)[number]; readonly reason: string },
  now: Date,
): ClockEvent[] {
  mustPause(by);
  mustHaveReason(said.reason);
  return openPause(review) ? [] : [{ type: 'paused', at: now.toISOString(), by: by.id, ...said }];
}

/** Ends the pause: the days of it are not counted, and what waited has dates again. */
export function restart(review: Review, by: Acting, reason: string, now: Date): ClockEvent[] {
  mustPause(by);
  mustHaveReason(reason);
  return openPause(review) ? [{ type: 'restarted', at: now.toISOString(), by: by.id, reason }] : [];
}

/** How many quiet dates one review holds. */
export const MOST_QUIET = 20;

/** Keeps a day free of bookings and reminders, for the family's sake. `reason` is the key of the row that says what day it is to them. */
export function addQuietDate(review: Review, by: Acting, said: { readonly on: Day; readonly reason: string }, now: Date): ClockEvent[] {
  mustCoordinate(by);
  if (review.clock.quiet.includes(said.on)) return [];
  if (compare(said.on, londonDay(now)) < 0)
    throw new Refusal('not complete', 'That day has passed. A quiet date is one that is still to come.');
  if (review.clock.quiet.length >= MOST_QUIET)
    throw new Refusal('not complete', `A review keeps at most ${MOST_QUIET} quiet dates. Please remove one that has passed.`);
  return [{ type: 'quietDateAdded', at: now.toISOString(), by: by.id, ...said }];
}

export function removeQuietDate(review: Review, by: Acting, on: Day, now: Date): ClockEvent[] {
  mustCoordinate(by);
  return review.clock.quiet.includes(on) ? [{ type: 'quietDateRemoved', at: now.toISOString(), by: by.id, on }] : [];
}

/** A day that bookings and reminders avoid: a funeral, a birthday, an inquest. */
export const isQuiet = ({ clock }: Review, day: Day): boolean => clock.quiet.includes(day);

/**
 * The day on which to write to people instead: the last working day before it that is not quiet, so that a reminder comes earlier
 * rather than after its deadline. The day itself when it is not quiet.
 */
export function besideQuiet(review: Review, calendar: Calendar, day: Day): Day {
  let free = day;
  for (let steps = 0; isQuiet(review, free) || (free !== day && !isTellingDay(calendar, free)); steps++) {
    if (steps > MOST_QUIET * 4) return day;
    free = previousDay(free);
  }
  return free;
}

function mustPause(by: Acting): void {
  if (!mayPause(by)) throw new Refusal('not allowed', 'Only the coordinator or the chair pauses a review, or lets it go on.');
}

function mustCoordinate(by: Acting): void {
  if (!has(by, 'coordinator'))
    throw new Refusal('not allowed', 'Only the coordinator keeps the quiet dates. Please speak to the partnership office.');
}

function mustHaveReason(reason: string): void {
  if (reason === '') throw new Refusal('not complete', 'Please give the reason; it is kept with the review.');
}
