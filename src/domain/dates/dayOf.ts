import { sinOf } from '../review/dates';
import type { Review } from '../review/review';
import { openRounds } from '../review/whereItIs';
import type { Trigger } from '../reviewTypes/days';
import { addCalendarMonths, compare, londonDay, nextDay, type Day } from '../time/days';
import { addWorkingDays, covers, type Calendar } from '../time/workingDays';
import { awareness, type Awareness } from './awareness';
import type { Rules } from './counting';
import type { Count, CountedFrom, Milestone } from './milestone';

/** Day 0 of a clock, or empty while nobody knows it. */
export function dayZero(review: Review, trigger: Trigger, rules: Rules): Day | '' {
  const { decision, findings, sentAt } = review;
  switch (trigger) {
    case 'A':
      return awareness(review).on;
    case 'D':
      return dayZeroOfRapidReview(review, rules.countedFrom);
    case 'R':
      return london(sentAt);
    case 'C':
      return london((openRounds(review)[0] ?? review.comments.at(-1))?.at ?? '');
    case 'S':
      return london(decision.decidedAt);
    case 'G':
      return rules.subGroup.find((day) => sentAt !== '' && day >= london(sentAt)) ?? '';
    case 'L':
      return findings.decided?.lcspr === 'yes' ? london(findings.decided.at) : '';
  }
}

function dayZeroOfRapidReview({ clock, decision }: Review, countedFrom: CountedFrom): Day | '' {
  if (countedFrom === 'LA aware') return clock.laAwareOn;
  return london(countedFrom === 'SIN sent' ? (sinOf(clock)?.sentAt ?? '') : decision.decidedAt);
}

const london = (instant: string): Day | '' => (instant === '' ? '' : londonDay(new Date(instant)));

/** Day 0 in words that name the date it is, because every card about a deadline says what it is counted from. */
export function countedFromInWords(review: Review, trigger: Trigger, { countedFrom }: Rules): string {
  if (trigger === 'D') return COUNTED_FROM[countedFrom];
  return trigger === 'A' ? AWARE[awareness(review).because] : DAY_ZERO[trigger];
}

const AWARE: Readonly<Record<Awareness['because'], string>> = {
  confirmed: 'the local authority becoming aware',
  named: 'the earliest day that anybody named,',
  sent: 'the short start sent',
  decided: 'the partners’ decision',
  'nobody said': 'the local authority becoming aware',
};

export const COUNTED_FROM: Readonly<Record<CountedFrom, string>> = {
  'SIN sent': 'the notification sent',
  'LA aware': 'the local authority becoming aware',
  'referral accepted': 'the referral accepted',
};

const DAY_ZERO: Readonly<Record<Exclude<Trigger, 'D' | 'A'>, string>> = {
  R: 'the referral received',
  C: 'the comments sent',
  S: 'the partners’ decision',
  G: 'the next sub-group',
  L: 'the decision to hold an LCSPR',
};

/** When a day of a count is, or why that cannot be said yet. */
export type When =
  | { readonly day: Day }
  | { readonly cannot: 'the first day is not known yet' | 'paused' | 'past the last day covered' | 'before the first day covered' };

/** The day on which something counted like this is due, or another day `n` of the same count. */
export function dayOf(review: Review, rules: Rules, count: Count, n: number = count.day): When {
  const zero = dayZero(review, count.from, rules);
  if (!zero) return { cannot: 'the first day is not known yet' };
  if (count.unit === 'calendar months') return monthsLater(rules.calendar, zero, n);
  const when = addWorkingDays(calendarOf(review, rules, count), zero, n);
  const pausedOn = count.outer ? '' : openPause(review);
  return pausedOn && !('day' in when && compare(when.day, pausedOn) < 0) ? { cannot: 'paused' } : when;
}

/**
 * The working days in which something of this review is counted. The days of a pause that is over, from the one on which it began to
 * the one before it ended, are not counted; the two outer dates never stop, so that for them there is no pause.
 */
export function calendarOf({ clock }: Review, { calendar }: Rules, { outer }: Pick<Count, 'outer'>): Calendar {
  const over = outer ? [] : clock.pauses.filter(({ until }) => until !== '');
  if (over.length === 0) return calendar;
  const closed = new Map(calendar.closed);
  for (const { from, until } of over) {
    const end = londonDay(new Date(until));
    for (let day = londonDay(new Date(from)); compare(day, end) < 0; day = nextDay(day)) if (!closed.has(day)) closed.set(day, PAUSED);
  }
  return { ...calendar, closed };
}

const PAUSED = 'the review was paused';

/** The day on which the pause began that is not over; empty when the review is not paused. */
export function openPause({ clock }: Review): Day | '' {
  const pause = clock.pauses.at(-1);
  return pause && pause.until === '' ? londonDay(new Date(pause.from)) : '';
}

/** Calendar months need no bank holidays; but beyond the list nothing else could be counted either, so nothing is promised there. */
function monthsLater(calendar: Calendar, zero: Day, months: number): When {
  const day = addCalendarMonths(zero, months);
  return covers(calendar, day) ? { day } : { cannot: 'past the last day covered' };
}

/** How many days, or months, a count has: to its outer date where it has one, else to its last milestone. */
export function lengthOf(milestones: readonly Milestone[], trigger: Trigger): number {
  const counted = milestones.filter(({ from }) => from === trigger);
  return counted.find(({ outer }) => outer)?.day ?? Math.max(0, ...counted.map(({ day }) => day));
}
