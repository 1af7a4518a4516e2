import { z } from 'zod';

/** A calendar date that exists, `2026-03-31`, without a time or a zone. Made only by parsing; the dates of reviews are London dates. */
export const day = z.iso.date('This is not a real date such as 2026-03-31.').brand<'Day'>();
export type Day = z.infer<typeof day>;

/** A time on the clock, `09:30`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'This is not a time such as 09:30.');

/** Throws for a text that is no date; the error doesn't repeat the text. */
export const readDay = (text: string): Day => day.parse(text);

/** What London's clocks show at this instant: `09:30`. */
export const londonTime = (instant: Date): string => londonClock(instant).slice(LENGTH_OF_DAY + 1);

/** The date in London at this instant, whatever the zone of the machine. */
export const londonDay = (instant: Date): Day => readDay(londonClock(instant).slice(0, LENGTH_OF_DAY));

/**
 * The instant at which London's clocks show `time` on `day`. When the clocks go forward, a time that they skip is moved on by the
 * hour that is missing (01:30 is 02:30). When they go back, a time that comes twice is the first of the two.
 */
export function instantInLondon(day: Day, time: string): Date {
  const winter = new Date(`${day}T${timeOfDay.parse(time)}Z`);
  const summer = new Date(winter.getTime() - ONE_HOUR);
  return londonClock(summer) === `${day}T${time}` ? summer : winter;
}

/** The first instant that is no longer this day in London: what is due on a day is late from here on. */
export const endOfDay = (day: Day): Date => instantInLondon(nextDay(day), '00:00');

export const nextDay = (day: Day): Day => remembered(after, day, () => daysLater(day, 1));
export const previousDay = (day: Day): Day => remembered(before, day, () => daysLater(day, -1));

// Counting steps from day to day, many thousands of times over the same few years; finding the step costs far more than remembering it.
const after = new Map<Day, Day>();
const before = new Map<Day, Day>();
const MOST_REMEMBERED = 10_000;

function remembered<What, Found>(known: Map<What, Found>, what: What, find: () => Found): Found {
  const found = known.get(what);
  if (found !== undefined) return found;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const next = find();
  known.set(what, next);
  return next;
}

/** The same date `months` calendar months later, or earlier when negative; the month's last day where the date doesn't exist in it. */
export function addCalendarMonths(day: Day, months: number): Day {
  const from = new Date(day);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  return dayOf(first.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate())));
}

/** Negative, 0 or positive, for `sort`. */
export const compare = (a: Day, b: Day): number => Date.parse(a) - Date.parse(b);

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const weekday = (day: Day): Weekday => WEEKDAYS[new Date(day).getUTCDay()] ?? 'Sunday';

/** For people: `Tue 31 March`, with the year when it isn't this year's or when today isn't given. */
export function inWords(day: Day, today?: Day): string {
  const words = `${shortWeekday(day)} ${dayOfMonth(day)} ${month(day)}`;
  return today && year(today) === year(day) ? words : `${words} ${year(day)}`;
}

/** For people, where there is little room and the year is plain: `Mon 23 Nov`. */
export const shortDay = (day: Day): string => `${shortWeekday(day)} ${dayOfMonth(day)} ${month(day).slice(0, 3)}`;

const ONE_MINUTE = 60_000;
const ONE_HOUR = 60 * ONE_MINUTE;
const ONE_DAY = 24 * ONE_HOUR;
const LENGTH_OF_DAY = '2026-03-31'.length;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dayOf = (utc: number): Day => readDay(new Date(utc).toISOString().slice(0, LENGTH_OF_DAY));
const daysLater = (day: Day, days: number): Day => dayOf(Date.parse(day) + days * ONE_DAY);

const year = (day: Day): string => day.slice(0, '2026'.length);
const month = (day: Day): string => MONTHS[new Date(day).getUTCMonth()] ?? '';
const dayOfMonth = (day: Day): number => new Date(day).getUTCDate();
const shortWeekday = (day: Day): string => weekday(day).slice(0, 3);

// Building a formatter costs far more than using it.
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What London's clocks show, `2026-03-31T09:30`: the same for a whole minute, and asked for many times in one turn. */
const londonClock = (instant: Date): string => remembered(clocks, Math.floor(instant.getTime() / ONE_MINUTE), () => shownAt(instant));

const clocks = new Map<number, string>();

function shownAt(instant: Date): string {
  const parts = new Map(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  const shown = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${shown('year')}-${shown('month')}-${shown('day')}T${shown('hour')}:${shown('minute')}`;
}

/** An instant in ISO 8601, always in UTC: `2026-11-23T09:00:00.000Z`. */
export type Instant = string;

/** A date as `inWords` writes it, `Sun 31 March 2019`, read back; empty for any other text. */
export function dayInWords(text: string): Day | '' {
  const [, ofMonth = '', month = '', year = ''] = /^[A-Z][a-z]{2} (\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? [];
  const nth = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return day.safeParse(`${year}-${nth}-${ofMonth.padStart(2, '0')}`).data ?? '';
}

/** `today at 10:15`, or `Mon 23 Nov at 10:15`. */
export function when(instant: string, now: Date): string {
  const at = new Date(instant);
  const day = londonDay(at) === londonDay(now) ? 'today' : shortDay(londonDay(at));
  return `${day} at ${londonTime(at)}`;
}
