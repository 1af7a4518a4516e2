import { day, londonDay, MONTHS, weekday, type Day } from './days';

/**
 * A day as somebody wrote it or as a client sent it: a day, one that has to be asked about, or no day at all. The day comes before the
 * month, as people write it here; a year of two figures is one from 1950 to 2049.
 */
export type WrittenDay =
  | { readonly is: 'a day'; readonly day: Day }
  /** `perhaps` is what may have been meant: the month stands before the day, or the weekday is that of another day. */
  | { readonly is: 'doubtful'; readonly perhaps: Day; readonly because: 'month first' | 'weekday' }
  | { readonly is: 'no day' };

/** The one reader of days, for whatever a field or a message holds: `2026-11-19T00:00:00Z`, `19/11/2026`, `19 Nov 26`, `November 19, 2026`. */
export function dayWritten(text: string): WrittenDay {
  const clean = plain(text);
  if (AN_INSTANT.test(clean)) return dayOfInstant(clean);
  const start = dayAtStart(clean);
  return start && /^[.,;]?$/.test(start.rest.trim()) ? start.read : NO_DAY;
}

/** The day with which a line begins, and what follows it. Undefined where it begins with nothing like a date. */
export function dayAtStart(line: string): { readonly read: WrittenDay; readonly rest: string } | undefined {
  for (const form of FORMS) {
    const { d = '', m = '', y = '', rest = '', named = '' } = form.exec(line)?.groups ?? {};
    const month = monthIn(m);
    if (!d || !y || !month) continue;
    return { read: fitting(readFigures(y, month, Number(d), NUMBERS.includes(form)), named), rest };
  }
  return undefined;
}

/** The one reader of times on a clock: `10:00:00`, `9:30`, `0930`, `2.30pm`, `2 p.m.`. Written as `timeOfDay` has it; empty for anything else. */
export function timeWritten(text: string): string {
  const clean = plain(text).toLowerCase();
  const { h = '', min = '00', half = '' } = TIMES.map((form) => form.exec(clean)?.groups).find(Boolean) ?? {};
  const [hour, minutes] = [onTwelve(Number(h), half), Number(min)];
  return h && hour !== undefined && hour < 24 && minutes < 60 ? `${two(hour)}:${two(minutes)}` : '';
}

/** Without what cannot be seen and without white space around it; every kind of space, dash and figure is the usual one. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();

const NO_DAY: WrittenDay = { is: 'no day' };

/** Some clients send a date as an instant: the day in London, or as it stands where no zone is given. */
const AN_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?$/i;

function dayOfInstant(text: string): WrittenDay {
  const written = day.safeParse(text.slice(0, '2026-03-31'.length));
  if (!written.success) return NO_DAY;
  const at = new Date(text.replace(' ', 'T').replaceAll(' ', ''));
  const isZoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.slice('2026-03-31'.length));
  if (Number.isNaN(at.getTime())) return NO_DAY;
  return { is: 'a day', day: isZoned ? londonDay(at) : written.data };
}

const BEFORE = '^\\s*(?:on\\s+)?(?:(?<named>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\\s+)?(?:the\\s+)?';
/** A further figure would make it another date, or a year of more figures. */
const AFTER = '(?!\\d|[-./]\\d)(?<rest>.*)$';
const DASH = '[-\\u2010-\\u2015]';
const NTH = '(?:st|nd|rd|th)?';
const NAME = '(?<m>[a-z]{3,9})';
const FULL_YEAR = '(?<y>\\d{4})';
const ANY_YEAR = "['’]?(?<y>\\d{4}|\\d{2})";
/** After a blank, two figures may be a number of something else, so that nothing but a mark or the end may follow them. */
const SHORT_YEAR = "['’]?(?<y>\\d{2})(?=\\s*(?:[,;)\\u2010-\\u2015]|[-:.](?!\\d)|$)|\\t)";

const written = (pattern: string): RegExp => new RegExp(`${BEFORE}${pattern}${AFTER}`, 'is');
const NUMBERS = [
  written(`(?<d>\\d{1,2})(?<mark>[./]|${DASH})(?<m>\\d{1,2})\\k<mark>${ANY_YEAR}`),
  written(`(?<d>\\d{1,2})(?<mark>\\s?[./]\\s?)(?<m>\\d{1,2})\\k<mark>${FULL_YEAR}`),
];
const FORMS: readonly RegExp[] = [
  written(`${FULL_YEAR}(?<mark>[./]|${DASH})(?<m>\\d{1,2})\\k<mark>(?<d>\\d{1,2})`),
  ...NUMBERS,
  written(`(?<d>\\d{1,2})${NTH}(?:[./]|${DASH})${NAME}[.,]?(?:[./]|${DASH})${ANY_YEAR}`),
  written(`(?<d>\\d{1,2})${NTH}[.,]?\\s*(?:of\\s+)?${NAME}[.,]*\\s+${FULL_YEAR}`),
  written(`(?<d>\\d{1,2})${NTH}[.,]?\\s*(?:of\\s+)?${NAME}[.,]*\\s+${SHORT_YEAR}`),
  written(`${NAME}\\.?\\s+(?<d>\\d{1,2})${NTH}(?:\\s*,\\s*|\\s+)${FULL_YEAR}`),
];

/** The month's number, from figures or from a name of which at least three letters are there; 0 for none. */
function monthIn(figuresOrName: string): number {
  if (/^\d+$/.test(figuresOrName)) return Number(figuresOrName);
  const name = figuresOrName.toLowerCase();
  return name.length < 3 ? 0 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1;
}

const fullYear = (figures: string): string => (figures.length === 4 ? figures : `${Number(figures) < 50 ? 20 : 19}${figures}`);

const dayFrom = (year: string, month: number, date: number): Day | undefined =>
  day.safeParse(`${fullYear(year)}-${two(month)}-${two(date)}`).data;

/** What figures say: with the day first, or, where no month has that number, perhaps with the month first. */
function readFigures(year: string, month: number, date: number, mayBeTurned: boolean): WrittenDay {
  const found = dayFrom(year, month, date);
  if (found) return { is: 'a day', day: found };
  const perhaps = mayBeTurned ? dayFrom(year, date, month) : undefined;
  return perhaps ? { is: 'doubtful', perhaps, because: 'month first' } : NO_DAY;
}

/** The same with the weekday that stands before it, where one does. */
function fitting(read: WrittenDay, named: string): WrittenDay {
  if (read.is !== 'a day' || weekday(read.day).toLowerCase().startsWith(named.slice(0, 3).toLowerCase())) return read;
  return { is: 'doubtful', perhaps: read.day, because: 'weekday' };
}

const HALF = '(?: ?(?<half>[ap])\\.? ?m\\.?)?';
const TIMES: readonly RegExp[] = [
  new RegExp(`^(?<h>\\d{1,2})[:.](?<min>\\d{2})(?::\\d{2}(?:\\.\\d{1,7})?)?${HALF}(?: ?h(?:ou)?(?:rs?)?)?$`),
  new RegExp(`^(?<h>\\d{1,2})(?<min>\\d{2})${HALF}(?: ?h(?:ou)?(?:rs?)?)?$`),
  /^(?<h>\d{1,2}) ?(?<half>[ap])\.? ?m\.?$/,
];

/** The hour of a day of twenty-four; none where the two do not go together. */
function onTwelve(hour: number, half: string): number | undefined {
  if (half === 'a') return hour > 12 ? undefined : hour % 12;
  if (half !== 'p') return hour;
  if (hour === 0) return undefined;
  return hour < 12 ? hour + 12 : hour;
}

const two = (number: number): string => String(number).padStart(2, '0');
