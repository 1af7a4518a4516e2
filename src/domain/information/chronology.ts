import { compare, type Day } from '../time/days';
import { implausible, SPANS } from '../time/plausible';
import { dayAtStart, timeWritten, type WrittenDay } from '../time/written';

/** How an event bears on the child, as the agency sees it. */
export const KINDS = ['strength', 'concern', 'neutral'] as const;
export type Kind = (typeof KINDS)[number];

export type ChronologyRow = { readonly day: Day; readonly event: string; readonly kind: Kind };

/** A line that could not be taken, by its number as a person counts the lines of what they typed. */
export type UnreadLine = { readonly line: number; readonly why: WhyUnread };

/** Why a line is asked about, and what to do, in the order in which people read it. Nothing is taken for what it may not be. */
const UNREAD = {
  'no date': 'Please begin with a real date and its year, such as 3 March 2026, 2026-03-03 or 03/03/2026.',
  'month first': 'Here the day stands first, and there is no such month. Please write it like 19 November 2026.',
  weekday: 'The weekday does not go with the date. Please check both.',
  'two dates':
    'This seems to begin with two dates. Please begin with one, and write the other in words behind it: 3 March 2026, until 10 March: …',
  'no event': 'Please write what happened after the date.',
  'which kind': 'Please end with one of (strength), (concern) or (neutral).',
  'not come yet': 'This date has not come yet. Please check the day, month and year.',
  'too long ago': 'This date is too long ago. Please check the year.',
} as const;
type WhyUnread = keyof typeof UNREAD;
const WHYS: readonly WhyUnread[] = [
  'no date',
  'month first',
  'weekday',
  'two dates',
  'no event',
  'which kind',
  'not come yet',
  'too long ago',
];

/** The most key dates that one agency gives. */
export const MOST_ROWS = 10;

/**
 * Reads key dates, one on a line: `3 March 2026, seen at home (strength)`. Forgiving about how the date is written (`2026-03-03`,
 * `03/03/26`, `Tue 3rd Mar 2026`, `1. March 3, 2026`), never about which day it is. Empty lines are left out; every other line is
 * either a row or an unread line: what is not understood is asked about.
 */
export function readChronology(text: string, today: Day): { rows: ChronologyRow[]; unread: UnreadLine[] } {
  const rows: ChronologyRow[] = [];
  const unread: UnreadLine[] = [];
  text.split(/\r\n|\r|\n/).forEach((written, index) => {
    if (!written.trim()) return;
    const read = readLine(written, today);
    if (typeof read === 'string') unread.push({ line: index + 1, why: read });
    else rows.push(read);
  });
  return { rows, unread };
}

/** What to do about key dates that cannot be taken as they are; empty when there is nothing to do. Names lines, never what they say. */
export function chronologyFault(text: string, today: Day): string {
  const { rows, unread } = readChronology(text, today);
  const sentences = [
    ...WHYS.map((why) => named(unread, why)),
    rows.length > MOST_ROWS && `There is room for ${MOST_ROWS} key dates; these are ${rows.length}. Please keep the ones that matter most.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

function named(unread: readonly UnreadLine[], why: WhyUnread): string {
  const lines = unread.filter((one) => one.why === why).map(({ line }) => line);
  if (lines.length === 0) return '';
  return `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')}: ${UNREAD[why]}`;
}

function readLine(written: string, today: Day): ChronologyRow | WhyUnread {
  const line = written.trim().replace(BULLET, '');
  const { read, rest } = dayAtStart(line) ?? dayAtStart(line.replace(LIST_NUMBER, '')) ?? NO_DATE;
  if (read.is === 'no day') return 'no date';
  if (read.is === 'doubtful') return read.because;
  if (beginsWithAnother(rest)) return 'two dates';
  const { event, kind } = withoutKind(inOneLine(rest));
  if (!event || timeWritten(event)) return 'no event';
  if (kind === 'unclear') return 'which kind';
  if (compare(read.day, today) > 0) return 'not come yet';
  return implausible(read.day, SPANS.history, today) ? 'too long ago' : { day: read.day, event, kind };
}

const NO_DATE: { readonly read: WrittenDay; readonly rest: string } = { read: { is: 'no day' }, rest: '' };
const BULLET = /^[-–—•*·◦▪●○‣]\s*/;
const LIST_NUMBER = /^(?:\(?\d{1,3}[.)]|#\d{1,3}[.):]?|\(?[a-z][.)])\s+/i;
const SEPARATOR = /^[\s,;:.–—-]+/;

/** Two dates are a period, or the cells of a table: which day was meant is not guessed at. “Until 10 March” says it in words. */
function beginsWithAnother(rest: string): boolean {
  const { mark, next = '' } = /^\s*[,;]?\s*(?:(?<mark>[-–—/&+,;]|and\b)|to\b|until\b|till\b)\s*(?<next>\S.*)$/is.exec(rest)?.groups ?? {};
  return dayAtStart(next || rest.trim()) !== undefined || (mark !== undefined && DAY_ALONE.test(next));
}

/** A day and a month without a year, as the end of a period has them; not a time with a point, which no month goes with. */
const DAY_ALONE =
  /^\d{1,2}(?:st|nd|rd|th)?(?:\/(?:0?\d|1[0-2])(?!\d)|\.(?:0?[1-9]|1[0-2])(?!\d)|\s*(?:of\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)/i;

/** What follows the date: the time that some write into it comes first, and the cells of a table become parts of one line. */
function inOneLine(rest: string): string {
  const time = /^t(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?(?=\W|$)\s*/i;
  const behind = rest.replace(time, (_, at: string) => (at === '00:00' ? ' ' : ` ${at} `)).replace(SEPARATOR, '');
  return behind
    .split(/\t+/)
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(CELL);
}

const CELL = '; ';

/** Other words that people end a line with. */
const SAME_AS: Readonly<Record<string, Kind>> = {
  ...{ positive: 'strength', strengths: 'strength', good: 'strength', protective: 'strength' },
  ...{ negative: 'concern', concerns: 'concern', worry: 'concern', worrying: 'concern', risk: 'concern' },
};
const kindCalled = (word: string): Kind | undefined => KINDS.find((one) => one === word) ?? SAME_AS[word];

const IN_BRACKETS = /\s*[([]\s*(?<words>[^()[\]]+?)\s*[)\]]\s*[.;,]?$/;
const BEHIND_A_MARK = new RegExp(`(?:^|\\s*[;:,–—]\\s*|\\s+-\\s*)(?<words>${KINDS.join('|')})[.;,]?$`, 'i');

/** The kind at the end of a line. A word in brackets that could be one, or several of them, is unclear; any other is part of the line. */
function withoutKind(text: string): { event: string; kind: Kind | 'unclear' } {
  for (const end of [IN_BRACKETS, BEHIND_A_MARK]) {
    const words = end.exec(text)?.groups?.['words']?.toLowerCase() ?? '';
    const kind = kindCalled(words);
    if (kind) return { event: text.replace(end, '').trim(), kind };
    const parts = words.split(/[^a-z]+/).filter((part) => part && part !== 'and' && part !== 'or');
    if (parts.length > 0 && parts.every((part) => kindCalled(part))) return { event: text, kind: 'unclear' };
  }
  return { event: text, kind: 'neutral' };
}
