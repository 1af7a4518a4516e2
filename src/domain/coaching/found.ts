import type { Day } from '../time/days';

/** What may tell somebody who a child, a family or a colleague is. The earlier ones win where two lie in the same place. */
export const KINDS = [
  'name',
  'colleague',
  'e-mail address',
  'NHS number',
  'date of birth',
  'telephone number',
  'postcode',
  'address',
] as const;
export type Kind = (typeof KINDS)[number];

/** One likely identifier in a text: `text.slice(from, to)`, and the words to use instead. */
export type Found = { readonly kind: Kind; readonly text: string; readonly from: number; readonly to: number; readonly instead: string };

/** What the text must not give away, as it was given elsewhere. */
export type Known = {
  /** Children by their names as they were given, with the name that is used instead, as far as there is one. */
  readonly children: readonly Child[];
  readonly bornOn: readonly Day[];
  /** People at work, by their names on the partnership’s list. */
  readonly colleagues: readonly string[];
};
export type Child = { readonly name: string; readonly instead: string };

export const NOBODY: Known = { children: [], bornOn: [], colleagues: [] };

export type Span = { readonly from: number; readonly to: number };

/** Where a pattern is found in a text. */
export const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));

export const isOver = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;
