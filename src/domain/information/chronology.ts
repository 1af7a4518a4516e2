import { compare, day, type Day } from '../time/days';

/** How an event bears on the child, as the agency sees it. */
export const KINDS = ['strength', 'concern', 'neutral'] as const;
export type Kind = (typeof KINDS)[number];

export type ChronologyRow = { readonly day: Day; readonly event: string; readonly kind: Kind };

/** A line that could not be taken, by its number as a person counts the lines of what they typed. */
export type UnreadLine = { readonly line: number; readonly why: 'no date' | 'no event' | 'not come yet' };

/** The most key dates that one agency gives. */
export const MOST_ROWS = 10;

/**
 * Reads key dates, one on a line: `3 March 2026, seen at home (strength)`. Forgiving about how the date is written (`2026-03-03`,
 * `03/03/2026`, `Tue 3rd Mar 2026`), never about which day it is: a day first, a year of four figures. Empty lines are left out;
 * every other line is either a row or an unread line.
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
    named(unread, 'no date', 'Please begin with a real date and its year, such as 3 March 2026, 2026-03-03 or 03/03/2026.'),
    named(unread, 'no event', 'Please write what happened after the date.'),
    named(unread, 'not come yet', 'This date has not come yet. Please check the day, month and year.'),
    rows.length > MOST_ROWS && `There is room for ${MOST_ROWS} key dates; these are ${rows.length}. Please keep the ones that matter most.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

function named(unread: readonly UnreadLine[], why: UnreadLine['why'], sentence: string): string {
  const lines = unread.filter((one) => one.why === why).map(({ line }) => line);
  if (lines.length === 0) return '';
  return `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')}: ${sentence}`;
}

function readLine(written: string, today: Day): ChronologyRow | UnreadLine['why'] {
  const line = written.trim().replace(LIST_MARK, '');
  const found = FORMS.map((form) => form.exec(line)?.groups).find(Boolean);
  const { d = '', m = '', y = '', rest = '' } = found ?? {};
  const date = day.safeParse(`${y}-${monthOf(m)}-${d.padStart(2, '0')}`);
  if (!date.success) return 'no date';
  const { event, kind } = withoutKind(rest.replace(SEPARATOR, '').trim());
  if (!event) return 'no event';
  return compare(date.data, today) > 0 ? 'not come yet' : { day: date.data, event, kind };
}

const LIST_MARK = /^[-–—•*·]\s*/;
const SEPARATOR = /^[\s,;:.–—-]+/;
const BEFORE = '^(?:on\\s+)?(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\\s+)?';
const AFTER = '(?!\\d)(?<rest>.*)$';

/** A day of one or two figures comes first, or an ISO date. */
const FORMS: readonly RegExp[] = [
  new RegExp(`${BEFORE}(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})${AFTER}`, 'is'),
  new RegExp(`${BEFORE}(?<d>\\d{1,2})[/.](?<m>\\d{1,2})[/.](?<y>\\d{4})${AFTER}`, 'is'),
  new RegExp(`${BEFORE}(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<m>[a-z]{3,9})[.,]?\\s+(?<y>\\d{4})${AFTER}`, 'is'),
];

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** The month's two figures, from figures or from a name of which at least three letters are there. */
function monthOf(written: string): string {
  if (/^\d+$/.test(written)) return written.padStart(2, '0');
  const index = written.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(written.toLowerCase()));
  return index < 0 ? '' : String(index + 1).padStart(2, '0');
}

const KIND_AT_END = new RegExp(`\\s*[([]\\s*(?<kind>${KINDS.join('|')})\\s*[)\\]][.;,]?$`, 'i');

function withoutKind(text: string): { event: string; kind: Kind } {
  const word = KIND_AT_END.exec(text)?.groups?.['kind']?.toLowerCase();
  const kind = KINDS.find((one) => one === word);
  return kind ? { event: text.replace(KIND_AT_END, '').trim(), kind } : { event: text, kind: 'neutral' };
}
