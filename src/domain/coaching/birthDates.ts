import { day, type Day } from '../time/days';
import { folded } from './folded';
import { spansOf, type Span } from './found';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = "(?:(?:19|20)\\d{2}|'?\\d{2})";
const ORDINALS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth'],
  ...['fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty-first', 'twenty-second'],
  ...['twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth', 'twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth'],
  'thirty-first',
];
// The twenty-third before the third.
const ANY_ORDINAL = [...ORDINALS]
  .reverse()
  .map((one) => one.replace('-', '[- ]'))
  .join('|');
const IN_WORDS = new RegExp(`(?<!\\p{L})(?:${ANY_ORDINAL})(?!\\p{L})`, 'iu');
const NTH = `(?:\\d{1,2}(?:st|nd|rd|th)?|${ANY_ORDINAL})`;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

const before = '(?<![\\p{L}\\p{N}/.-])';
const after = '(?![\\p{L}\\p{N}]|[/.-]\\d)';
const FORMS = [
  `${before}\\d{1,2}\\s?([/.-])\\s?\\d{1,2}\\s?\\1\\s?${YEAR}${after}`,
  `${before}\\d{1,2} \\d{1,2} (?:19|20)\\d{2}${after}`,
  `${before}(?:19|20)\\d{2}([/.-])\\d{1,2}\\1\\d{1,2}(?![\\p{N}]|[/-]\\d|[a-su-z])`,
  `${before}\\d{1,2}([/.-])(?:${[...ROMAN].reverse().join('|')})\\1${YEAR}${after}`,
  `${before}(?:the )?${NTH}(?:\\s+of)?[\\s-]*${MONTH}\\.?,?[\\s-]*${YEAR}(?![\\p{L}\\p{N}])`,
  `(?<![\\p{L}\\p{N}])${MONTH}\\.?\\s+(?:the )?${NTH},?\\s+(?:(?:19|20)\\d{2}|'\\d{2})(?![\\p{L}\\p{N}])`,
  `(?<![\\p{L}\\p{N}/.-])\\d{8}(?![\\p{L}\\p{N}/.-])`,
].map((form) => new RegExp(form, 'giu'));
/** A day without its year is only taken for one of birth where it is said to be one. */
const WITHOUT_YEAR = [
  `${before}${NTH}(?:\\s+of)?[\\s-]*${MONTH}(?![\\p{L}\\p{N}]|[\\s,-]*\\d)`,
  `(?<![\\p{L}\\p{N}])${MONTH}\\.?\\s+(?:the )?${NTH}(?![\\p{L}\\p{N}]|,?\\s+\\d)`,
].map((form) => new RegExp(form, 'giu'));

/** What people write before a date of birth, in the same sentence. */
const SAID_TO_BE =
  /(?<![\p{L}])(?:born|d\.?o\.?b\.?|dates? of birth|birth ?date|birthday)(?![\p{L}])[^\p{L}\n;.!?]{0,4}(?:(?:on|is|was|the|of|in|a|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?[ :]+){0,4}$/iu;

/**
 * Dates of birth: full dates that are one of these days, however they are written, and dates that the text calls one. Any other
 * date is what happened and when, and a review needs it.
 */
export function birthDatesIn(text: string, bornOn: readonly Day[]): Span[] {
  const plain = folded(text);
  const isSaidToBe = ({ from }: Span): boolean => SAID_TO_BE.test(plain.text.slice(Math.max(0, from - 60), from));
  const full = formed(plain.text, FORMS).filter((span) => {
    const written = plain.text.slice(span.from, span.to);
    const days = daysOf(written);
    if (days.some((one) => bornOn.includes(one))) return true;
    return days.length > 0 && !/^\d{8}$/.test(written) && isSaidToBe(span);
  });
  const short = formed(plain.text, WITHOUT_YEAR).filter((span) => {
    const written = plain.text.slice(span.from, span.to);
    return isSaidToBe(span) && bornOn.some((one) => daysOf(`${written} ${one.slice(0, 4)}`).includes(one));
  });
  return [...full, ...short].map(plain.spanOf);
}

/** Full dates that are one of these days, however they are written. */
export function datesIn(text: string, days: readonly Day[]): Span[] {
  const plain = folded(text);
  return formed(plain.text, FORMS)
    .filter(({ from, to }) => daysOf(plain.text.slice(from, to)).some((one) => days.includes(one)))
    .map(plain.spanOf);
}

const formed = (text: string, forms: readonly RegExp[]): Span[] => forms.flatMap((form) => spansOf(text, form));

/** The days that a written date may be; a year of two digits is one of two. Day before month, as in Britain, unless no such day is there. */
function daysOf(written: string): Day[] {
  const [inWords = ''] = IN_WORDS.exec(written) ?? [];
  const nth = ORDINALS.indexOf(inWords.replace(' ', '-')) + 1;
  const numbers = [...(nth > 0 ? [String(nth)] : []), ...(written.match(/\d+/g) ?? [])];
  const word = written.match(/\p{L}{3,}/gu)?.find((one) => monthOf(one) > 0);
  const [one = '', two = '', three = ''] = numbers;
  if (word) {
    const [date, year] = numbers.length === 2 ? [one, two] : ['', ''];
    return years(year).flatMap((full) => dayOf(full, monthOf(word), Number(date)));
  }
  if (/^\d{8}$/.test(written)) return [...eight(written, [4, 2, 0]), ...eight(written, [0, 4, 6])];
  const roman = ROMAN.indexOf(/[ivx]+/.exec(written)?.[0] ?? '') + 1;
  if (roman > 0) return years(two).flatMap((full) => dayOf(full, roman, Number(one)));
  if (one.length === 4) return dayOf(one, Number(two), Number(three));
  const [date, month] = Number(two) > 12 ? [two, one] : [one, two];
  return years(three).flatMap((full) => dayOf(full, Number(month), Number(date)));
}

const eight = (written: string, [year, month, date]: readonly [number, number, number]): Day[] =>
  dayOf(written.slice(year, year + 4), Number(written.slice(month, month + 2)), Number(written.slice(date, date + 2)));

const monthOf = (word: string): number => MONTHS.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 3))) + 1;
const years = (year: string): string[] => (year.length === 2 ? [`20${year}`, `19${year}`] : [year]);

function dayOf(year: string, month: number, date: number): Day[] {
  const two = (number: number): string => String(number).padStart(2, '0');
  const read = day.safeParse(`${year}-${two(month)}-${two(date)}`);
  return read.success ? [read.data] : [];
}
