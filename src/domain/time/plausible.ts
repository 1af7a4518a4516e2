import { addCalendarMonths, compare, inWords, type Day } from './days';

/** How many years a date may lie behind today, and how many ahead, so that a slip in the year is noticed. */
export type Span = { readonly back: number; readonly ahead: number };

/** The spans of the dates that are asked for; where a question names none, it has the first if its date is past, and the last if not. */
export const SPANS = {
  /** What happened to children, and what people then did. */
  happened: { back: 30, ahead: 0 },
  /** The birth of somebody who is a child, or was one not long ago; or the day on which a baby is expected. */
  birth: { back: 30, ahead: 1 },
  /** What agencies look back on: it may lie before the child, in the life of the parents. */
  history: { back: 80, ahead: 0 },
  /** What people plan. It may lie a little behind, because it was arranged before it was written down. */
  planned: { back: 2, ahead: 10 },
} as const satisfies Readonly<Record<string, Span>>;

/** What is wrong with a date that lies outside its span; empty where nothing is. The sentence goes after the question it answers. */
export function implausible(on: Day, { back, ahead }: Span, today: Day): string {
  const farBack = compare(on, addCalendarMonths(today, -back * MONTHS_OF_A_YEAR)) < 0;
  if (farBack) return `${inWords(on)} is more than ${years(back)} ago. ${CHECK}`;
  if (compare(on, today) > 0 && ahead === 0) return `this date has not come yet. ${CHECK}`;
  return compare(on, addCalendarMonths(today, ahead * MONTHS_OF_A_YEAR)) > 0
    ? `${inWords(on)} is more than ${years(ahead)} ahead. ${CHECK}`
    : '';
}

const MONTHS_OF_A_YEAR = 12;
const CHECK = 'Please check the day, month and year.';
const years = (count: number): string => (count === 1 ? 'a year' : `${count} years`);
