import { milestonesOf, type Rules } from '../dates/counting';
import { countedFromInWords, dayOf, dayZero, lengthOf, type When } from '../dates/dayOf';
import type { Review } from '../review/review';
import { compare, londonDay, londonTime, shortDay, type Day } from '../time/days';
import { covers, isTellingDay, isWorkingDay, tellingDay, type Calendar } from '../time/workingDays';

/** The working hours that meetings are held in; the partnership's choice, like working days. */
export const HOURS = { from: '09:00', until: '17:00' } as const;

/** The days that the clock leaves for a meeting. */
export type Window = {
  readonly first: Day;
  /** Why there is no earlier day; empty when nothing but today is before it. */
  readonly because: string;
  /** Empty while there is no latest day, or none that can be said. */
  readonly last: Day | '';
  /** What the latest day is counted from, or why there is none. */
  readonly counted: string;
  /** Days that are kept free for the family's sake. */
  readonly quiet: readonly Day[];
};

/**
 * The days on which the meeting fits: at least one working day after the pack, at the latest on its milestone's day of the rapid review
 * clock. A pack that is not issued yet counts with the day on which it is due. Other reviews than a rapid one have no latest day.
 */
export function windowOf(review: Review, rules: Rules, now: Date): Window {
  const today = workingDayFrom(rules.calendar, londonDay(now));
  const pack = packDay(review, rules);
  const after = pack && tellingDay(rules.calendar, pack.day, 1);
  const first = after && compare(after, today) > 0 ? after : today;
  return {
    first,
    because: first === today || !pack ? '' : `the pack ${pack.is} ${shortDay(pack.day)}`,
    ...latest(review, rules),
    quiet: review.clock.quiet,
  };
}

/** What speaks against this time, a sentence for each thing; none when it fits. */
export function outsideWindow(window: Window, { calendar }: Rules, said: { readonly startsAt: Date; readonly minutes: number }): string[] {
  const day = londonDay(said.startsAt);
  const ends = new Date(said.startsAt.getTime() + said.minutes * 60_000);
  const isLongDay = londonDay(ends) !== day || londonTime(ends) > HOURS.until;
  const wrong = [
    !covers(calendar, day) &&
      `Bank holidays are known only until ${shortDay(calendar.coveredUntil)} ${calendar.coveredUntil.slice(0, 4)}, so this day can’t be checked.`,
    covers(calendar, day) && !isWorkingDay(calendar, day) && `${shortDay(day)} is not a working day.`,
    (londonTime(said.startsAt) < HOURS.from || isLongDay) &&
      `It would be from ${londonTime(said.startsAt)} to ${londonTime(ends)}, and working hours are ${HOURS.from} to ${HOURS.until}.`,
    window.quiet.includes(day) && `${shortDay(day)} is a quiet date of this review: it matters to the family.`,
    compare(day, window.first) < 0 &&
      window.because !== '' &&
      `${shortDay(day)} is not at least one working day after the pack: ${window.because}.`,
    window.last !== '' && compare(day, window.last) > 0 && `${shortDay(day)} is too late: it is due by ${window.counted}.`,
  ];
  return wrong.filter((sentence) => sentence !== false);
}

/** `The window is Fri 4 Dec to Mon 7 Dec.`, with why. */
export function windowInWords({ first, because, last, counted }: Window): string {
  const why = because && ` It begins one working day after the pack: ${because}.`;
  if (last === '') return `The window begins on ${shortDay(first)}.${why} ${counted}`;
  if (compare(first, last) > 0) return `There is no day left in the window: it ended on ${shortDay(last)}, ${counted}.${why}`;
  const days = first === last ? `only ${shortDay(first)}` : `${shortDay(first)} to ${shortDay(last)}`;
  return `The window is ${days}.${why} It ends on ${counted}.`;
}

function latest(review: Review, rules: Rules): Pick<Window, 'last' | 'counted'> {
  const milestones = milestonesOf(review, rules);
  const milestone = milestones.find(({ key }) => key === 'meeting');
  if (!milestone) return { last: '', counted: 'This review has no latest day.' };
  const counted = countedFromInWords(review, milestone.from, rules);
  const when = dayOf(review, rules, milestone);
  if (!('day' in when)) return { last: '', counted: unknown(when, counted) };
  const zero = dayZero(review, milestone.from, rules);
  const of = lengthOf(milestones, milestone.from);
  return { last: when.day, counted: `day ${milestone.day} of ${of}, counted from ${counted}${zero && ` ${shortDay(zero)}`}` };
}

function unknown(when: Exclude<When, { day: Day }>, counted: string): string {
  if (when.cannot === 'the first day is not known yet')
    return `Its last day is not known yet: it is counted from ${counted}, which is not recorded.`;
  if (when.cannot === 'paused') return 'Its last day is not known yet: the review is paused.';
  return 'Its last day can’t be calculated yet: the bank holidays of that time are not published.';
}

function packDay(review: Review, rules: Rules): { readonly day: Day; readonly is: string } | undefined {
  const { pack } = review.information;
  if (pack) return { day: londonDay(new Date(pack.issuedAt)), is: 'was issued on' };
  const milestone = milestonesOf(review, rules).find(({ key }) => key === 'pack');
  const due = milestone && dayOf(review, rules, milestone);
  return due && 'day' in due ? { day: due.day, is: 'is due on' } : undefined;
}

const workingDayFrom = (calendar: Calendar, day: Day): Day => (isTellingDay(calendar, day) ? day : tellingDay(calendar, day, 1));
