import { day, type Day } from '../time/days';
import { spansOf, type Span } from './found';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = "(?:(?:19|20)\\d{2}|[’']?\\d{2})";

const AS_NUMBERS = new RegExp(`(?<![\\p{L}\\p{N}/.-])\\d{1,2}([/.-])\\d{1,2}\\1${YEAR}(?![\\p{L}\\p{N}]|[/.-]\\d)`, 'giu');
const YEAR_FIRST = /(?<![\p{L}\p{N}/.-])(?:19|20)\d{2}([/-])\d{1,2}\1\d{1,2}(?![\p{L}\p{N}]|[/-]\d)/gu;
const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}\\.?,?[ -]${YEAR}(?![\\p{L}\\p{N}])`,
  'giu',
);
const MONTH_FIRST = new RegExp(`(?<![\\p{L}\\p{N}])${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}(?![\\p{L}\\p{N}])`, 'giu');

/** What people write before a date of birth, in the same sentence. */
const SAID_TO_BE =
  /(?<![\p{L}])(?:born|d\.?o\.?b\.?|dates? of birth|birth ?date|birthday)(?![\p{L}])[^\p{L}\n;.!?]{0,4}(?:(?:on|is|was|the|of|in)[ :]+){0,3}$/iu;

/**
 * Dates of birth: full dates that are one of these days, however they are written, and full dates that the text calls one. Any other
 * date is what happened and when, and a review needs it.
 */
export function birthDatesIn(text: string, bornOn: readonly Day[]): Span[] {
  const dates = [AS_NUMBERS, YEAR_FIRST, DAY_FIRST, MONTH_FIRST].flatMap((form) => spansOf(text, form));
  return dates.filter(({ from, to }) => {
    const days = daysOf(text.slice(from, to));
    const isReal = days.length > 0;
    return isReal && (days.some((one) => bornOn.includes(one)) || SAID_TO_BE.test(text.slice(Math.max(0, from - 40), from)));
  });
}

/** The days that a written date may be; a year of two digits is one of two. Day before month, as in Britain. */
function daysOf(written: string): Day[] {
  const numbers = written.match(/\d+/g) ?? [];
  const word = written.match(/\p{L}{3,}/gu)?.find((one) => monthOf(one) > 0);
  const [one = '', two = '', three = ''] = numbers;
  if (word) {
    const [date, year] = numbers.length === 2 ? [one, two] : ['', ''];
    return years(year).flatMap((full) => dayOf(full, monthOf(word), Number(date)));
  }
  if (one.length === 4) return dayOf(one, Number(two), Number(three));
  return years(three).flatMap((full) => dayOf(full, Number(two), Number(one)));
}

const monthOf = (word: string): number => MONTHS.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3))) + 1;
const years = (year: string): string[] => (year.length === 2 ? [`20${year}`, `19${year}`] : [year]);

function dayOf(year: string, month: number, date: number): Day[] {
  const two = (number: number): string => String(number).padStart(2, '0');
  const read = day.safeParse(`${year}-${two(month)}-${two(date)}`);
  return read.success ? [read.data] : [];
}
