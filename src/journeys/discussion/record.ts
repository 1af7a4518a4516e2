import { PASS, SAID, SHOWN, VOTE } from '../../domain/discussion/rows';
import { canonical, type Spread, type Words } from '../../domain/discussion/words';
import type { Reference } from '../../domain/fact';
import type { RowOf } from '../../domain/forms/row';
import { sameVisit, type Visit } from '../../domain/review/discussion';
import type { Content } from '../../ports';
import { digestOf, leafOf } from './sealed';
import type { Kept } from '../kept';

/** Words that somebody gave in one round. `by` tells the people of one round apart and says nothing about who they are. */
export type Said = Visit & {
  readonly key: string;
  readonly mark: string;
  readonly by: string;
  readonly words: Words;
  readonly leaf: string;
};
export type Passed = Visit & { readonly by: string };
export type Numbers = Visit & { readonly by: string; readonly numbers: Readonly<Record<string, number>>; readonly leaf: string };
export type Showing = Visit & {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
  readonly spread: Readonly<Record<string, Spread>>;
};

/** Everything that was said in a discussion, or in one round of it. The order is that of the rows' keys, and so never that of arrival. */
export type AllSaid = {
  readonly said: readonly Said[];
  readonly passed: readonly Passed[];
  readonly numbers: readonly Numbers[];
  readonly showings: readonly Showing[];
};

/** Reads the record, sealed words included: what comes back is for counting, for their own author, or for what has been shown. */
export async function readRecord(kept: Kept, reference: Reference, round?: Visit): Promise<AllSaid> {
  const first = round ? { stage: round.stage, visit: round.visit } : {};
  const [said, votes, shown] = await Promise.all([
    kept.all(reference, SAID, first),
    kept.all(reference, VOTE, first),
    kept.all(reference, SHOWN, first),
  ]);
  return {
    said: said.flatMap(saidIn),
    passed: said.filter(({ columns }) => columns.kind === PASS).map(({ columns }) => columns),
    numbers: votes.map(numbersIn),
    showings: shown.map(({ columns: { stage, visit }, json }) => ({ stage, visit, ...json })),
  };
}

/** The sealed rows of one round as one digest: how many they are, and what they hash to. */
export function seal(record: AllSaid, round: Visit): { words: string[]; numbers: string[]; count: number; digest: string } {
  const words = record.said.filter((one) => sameVisit(one, round)).map(({ leaf }) => leaf);
  const numbers = record.numbers.filter((one) => sameVisit(one, round)).map(({ leaf }) => leaf);
  return { words, numbers, count: words.length + numbers.length, digest: digestOf([...words, ...numbers]) };
}

export type Shown = {
  readonly words: readonly Said[];
  readonly spread: Showing['spread'];
  /** What came after the words were shown, or was changed since. */
  readonly late: number;
  readonly takenBack: number;
};

/** What of one round has been shown; undefined before its words are shown. */
export function shownIn(record: AllSaid, round: Visit): Shown | undefined {
  const showing = record.showings.findLast((one) => sameVisit(one, round));
  if (!showing) return undefined;
  const now = seal(record, round);
  const before = new Set([...showing.words, ...showing.numbers]);
  return {
    words: record.said.filter((one) => sameVisit(one, round) && before.has(one.leaf)),
    spread: showing.spread,
    late: [...now.words, ...now.numbers].filter((leaf) => !before.has(leaf)).length,
    takenBack: showing.words.filter((leaf) => !now.words.includes(leaf)).length,
  };
}

/** How many sealed rows of a round nobody has seen yet. */
export const notShown = (record: AllSaid, round: Visit): number => shownIn(record, round)?.late ?? seal(record, round).count;

export const saidRow = ({ stage, visit }: Visit, mark: string, by: string, words: Words): Content =>
  SAID.write({ stage, visit, mark }, { stage, visit, by, kind: words.kind }, words);

export const passRow = ({ stage, visit }: Visit, by: string): Content =>
  SAID.write({ stage, visit, mark: `${PASS}~${by}` }, { stage, visit, by, kind: PASS }, {});

export const numbersRow = ({ stage, visit }: Visit, by: string, numbers: Numbers['numbers']): Content =>
  VOTE.write({ stage, visit, by }, { stage, visit, by, ...numbers }, numbers);

/** `number` counts the showings of this round from 0 on. */
export const showingRow = ({ stage, visit }: Visit, number: number, showing: Omit<Showing, keyof Visit>): Content =>
  SHOWN.write({ stage, visit, number }, { stage, visit, words: showing.words.length, numbers: showing.numbers.length }, showing);

function saidIn({ key, columns, json: words }: RowOf<typeof SAID>): Said[] {
  if (words.kind === undefined) return [];
  const mark = key.split('~').at(-1) ?? '';
  return [{ ...columns, key, mark, words, leaf: leafOf(mark, canonical(words)) }];
}

function numbersIn({ columns: { stage, visit, by }, json: numbers }: RowOf<typeof VOTE>): Numbers {
  return { stage, visit, by, numbers, leaf: leafOf(by, JSON.stringify(Object.entries(numbers).sort())) };
}
