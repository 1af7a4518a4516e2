import type { Milestone } from '../dates/milestone';
import { MILESTONES } from '../dates/milestones/index';
import type { Takes } from '../dates/milestones/kind';
import { owns } from '../dates/owners';
import type { Person, PersonId } from '../people/people';
import { Refusal } from '../refusal';
import { whose, type RemindingEvent } from '../review/reminding';
import type { Review } from '../review/review';
import { compare, endOfDay, instantInLondon, londonDay, londonTime, type Day, type Instant } from '../time/days';
import { isTellingDay, tellingDay, type Calendar } from '../time/workingDays';
import { has, type Acting } from '../sight/acting';

/** How many times of their own somebody is offered to be reminded again. */
const MOST_TIMES = 2;
const LATEST_FOR_TODAY = '14:00';

/**
 * The times at which somebody can ask to be reminded again: today in the afternoon and the next mornings, never once it is late, nor once
 * what is booked for a time has begun.
 */
export function laterTimes(calendar: Calendar, dueOn: Day, now: Date, bookedFor: Instant | '' = ''): Instant[] {
  const today = londonDay(now);
  const isToday = isTellingDay(calendar, today) && londonTime(now) < LATEST_FOR_TODAY;
  const mornings = [1, 2].map((n) => instantInLondon(tellingDay(calendar, today, n), '09:00'));
  return [...(isToday ? [instantInLondon(today, '15:00')] : []), ...mornings]
    .filter((at) => at < (bookedFor ? new Date(bookedFor) : endOfDay(dueOn)) && compare(today, dueOn) <= 0)
    .slice(0, MOST_TIMES)
    .map((at) => at.toISOString());
}

/** Somebody asks to be reminded of their own work at a time before it is due. */
export function snooze(
  review: Review,
  milestone: Milestone,
  by: Acting,
  said: { readonly until: Instant; readonly dueOn: Day; readonly calendar: Calendar },
  now: Date,
): RemindingEvent[] {
  mustOwn(review, milestone, by);
  if (review.reminding.snoozed[whose(milestone.key, by.id)]?.until === said.until) return [];
  if (Date.parse(said.until) <= now.getTime()) throw new Refusal('too late', 'That time has passed. Please choose another one.');
  const on = londonDay(new Date(said.until));
  const bookedFor = MILESTONES[milestone.key].bookedFor(review);
  const isTooLate = bookedFor ? Date.parse(said.until) >= Date.parse(bookedFor) : compare(on, said.dueOn) > 0;
  if (isTooLate || !isTellingDay(said.calendar, on))
    throw new Refusal('not allowed', 'A reminder can wait until the day it is due, and no longer. Please choose an earlier time.');
  return [{ type: 'snoozed', at: now.toISOString(), by: by.id, milestone: milestone.key, until: said.until }];
}

/** Somebody asks the partnership office for help. `seen`: how often they had asked before, so that a press that comes twice asks once. */
export function askForHelp(review: Review, milestone: Milestone, by: Acting, seen: number, at: Instant): RemindingEvent[] {
  mustOwn(review, milestone, by);
  const times = review.reminding.helpAsked[whose(milestone.key, by.id)]?.times ?? 0;
  return times === seen ? [{ type: 'helpAsked', at, by: by.id, milestone: milestone.key, times: times + 1 }] : [];
}

/** Undefined: this work is one person's own, such as a partner's signature, and is not handed over. */
export const takes = (review: Review, { key }: Pick<Milestone, 'key'>, from: Person): Takes | undefined =>
  MILESTONES[key].takes(review, from);

export const mayTake = ({ roles, agency }: Takes, person: Acting): boolean =>
  roles.some((role) => has(person, role)) && (agency === '' || person.agency === agency);

/** Hands somebody's own part of a milestone to a colleague who may do it. The journal keeps who did, and to whom. */
export function handOver(review: Review, milestone: Milestone, from: Acting, to: Acting, by: PersonId, at: Instant): RemindingEvent[] {
  if (review.reminding.handedOver[whose(milestone.key, from.id)] === to.id) return [];
  mustOwn(review, milestone, from);
  const wanted = takes(review, milestone, from);
  if (!wanted || !mayTake(wanted, to) || to.id === from.id)
    throw new Refusal('not allowed', 'They cannot take this over. Please choose somebody else, or ask the partnership office for help.');
  return [{ type: 'handedOver', at, by, milestone: milestone.key, from: from.id, to: to.id }];
}

function mustOwn(review: Review, milestone: Milestone, by: Acting): void {
  if (!owns(review, milestone, by)) throw notYours();
}

const notYours = (): Refusal => new Refusal('not allowed', 'This is somebody else’s now, so there is nothing for you to do here.');
