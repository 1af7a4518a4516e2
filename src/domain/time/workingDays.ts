import { z } from 'zod';
import list from './bankHolidays.json';
import { addCalendarMonths, compare, day, nextDay, previousDay, weekday, type Day } from './days';

/** The working days of one partnership. Its first and last days are those of the list of bank holidays: beyond them nothing is known. */
export type Calendar = {
  readonly coveredFrom: Day;
  readonly coveredUntil: Day;
  /** Why a day other than a Saturday or Sunday is no working day, in words. */
  readonly closed: ReadonlyMap<Day, string>;
};

export type Cannot = {
  readonly cannot: 'past the last day covered' | 'before the first day covered';
  readonly coveredFrom: Day;
  readonly coveredUntil: Day;
};

/** One day on the way to a deadline: counted, with its number (-1, -2 … on the way back), or skipped, with the reason. */
export type PassedDay = { readonly day: Day; readonly counted: number } | { readonly day: Day; readonly skipped: string };

/**
 * England and Wales' bank holidays as GOV.UK publishes them, and the days on which the partnership is closed besides.
 * That working days are counted at all is the partnership's choice, not law.
 */
export function calendar(own: { readonly added: readonly { readonly day: Day; readonly why: string }[] }): Calendar {
  const added = own.added.map(({ day, why }) => [day, why] as const);
  const bankHolidays = shipped.days.map(({ date, title }) => [date, title] as const);
  return { coveredFrom: shipped.coveredFrom, coveredUntil: shipped.coveredUntil, closed: new Map([...added, ...bankHolidays]) };
}

/** True for a day that is known to be one: on a day that the list doesn't cover this is false, and `covers` tells the two apart. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean => covers(calendar, day) && whyClosed(calendar, day) === '';

export const covers = (calendar: Calendar, day: Day): boolean =>
  compare(calendar.coveredFrom, day) <= 0 && compare(day, calendar.coveredUntil) <= 0;

/** Day `n`, where day 0 is the trigger's own date, whatever kind of day that is, and day 1 the next working day. Negative: working days before. */
export function addWorkingDays(calendar: Calendar, day0: Day, n: number): { readonly day: Day } | Cannot {
  if (n === 0) return { day: day0 };
  const known = n > 0 ? countedFrom(calendar, day0, n) : undefined;
  if (known) return { day: known };
  const last = why(calendar, day0, n).at(-1);
  return last && 'counted' in last && last.counted === n ? { day: last.day } : beyond(calendar, day0, n);
}

/**
 * Day `n` for telling somebody something, and never for a date that somebody is held to. Past either end of the list nobody knows what is
 * a holiday, and every weekday counts on which the partnership is not closed: to be told on a holiday is better than not at all.
 */
export function tellingDay(calendar: Calendar, day0: Day, n: number): Day {
  const known = addWorkingDays(calendar, day0, n);
  if ('day' in known) return known.day;
  const direction = Math.sign(n);
  let day = day0;
  for (let left = Math.abs(n); left > 0; left -= isTellingDay(calendar, day) ? 1 : 0) day = step(day, direction);
  return day;
}

/** True for a working day, and past either end of the list for a weekday on which the partnership is not closed. */
export const isTellingDay = (calendar: Calendar, day: Day): boolean => whyClosed(calendar, day) === '';

/** The working days after a day, as far as they were asked for; a review asks for a dozen dates of the same count at once. */
const counted = new WeakMap<Calendar, Map<Day, Day[]>>();

function countedFrom(calendar: Calendar, day0: Day, n: number): Day | undefined {
  const byDay = counted.get(calendar) ?? new Map<Day, Day[]>();
  counted.set(calendar, byDay);
  const days = byDay.get(day0) ?? [];
  byDay.set(day0, days);
  for (let day = nextDay(days.at(-1) ?? day0); days.length < n && covers(calendar, day); day = nextDay(day))
    if (isWorkingDay(calendar, day)) days.push(day);
  return days[n - 1];
}

/** The number `n` that `addWorkingDays` takes to get from `day0` to `to`; to a day off, the number of the last working day on the way. */
export function countWorkingDays(calendar: Calendar, day0: Day, to: Day): { readonly count: number } | Cannot {
  const direction = Math.sign(compare(to, day0));
  let count = 0;
  for (let day = day0; day !== to;) {
    day = step(day, direction);
    if (!covers(calendar, day)) return beyond(calendar, day0, direction);
    if (isWorkingDay(calendar, day)) count += direction;
  }
  return { count };
}

/** Every day after `day0` up to day `n`, to show why a date is what it is. Ends early where the list of bank holidays ends. */
export function why(calendar: Calendar, day0: Day, n: number): PassedDay[] {
  if (!Number.isInteger(n)) throw new Error('A number of working days is a whole number.');
  const direction = Math.sign(n);
  const passed: PassedDay[] = [];
  let counted = 0;
  for (let day = day0; counted !== n;) {
    day = step(day, direction);
    if (!covers(calendar, day)) return passed;
    const skipped = whyClosed(calendar, day);
    if (!skipped) counted += direction;
    passed.push(skipped ? { day, skipped } : { day, counted });
  }
  return passed;
}

/** True when the list of bank holidays ends less than six calendar months after today, so that administrators are told in time. */
export const warnBefore = (calendar: Calendar, today: Day): boolean => compare(calendar.coveredUntil, addCalendarMonths(today, 6)) < 0;

const shipped = z
  .object({ source: z.string(), coveredFrom: day, coveredUntil: day, days: z.array(z.object({ date: day, title: z.string().min(1) })) })
  .parse(list);

const step = (day: Day, direction: number): Day => (direction < 0 ? previousDay(day) : nextDay(day));

function whyClosed(calendar: Calendar, day: Day): string {
  const name = weekday(day);
  return name === 'Saturday' || name === 'Sunday' ? name : (calendar.closed.get(day) ?? '');
}

/** The walk left the covered days: at the near end when it began outside them, otherwise at the end it was walking towards. */
function beyond(calendar: Calendar, day0: Day, direction: number): Cannot {
  const { coveredFrom, coveredUntil } = calendar;
  const first = step(day0, direction);
  const early = compare(first, coveredFrom) < 0 || (direction < 0 && compare(first, coveredUntil) <= 0);
  return { cannot: early ? 'before the first day covered' : 'past the last day covered', coveredFrom, coveredUntil };
}
