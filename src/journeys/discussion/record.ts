import { z } from 'zod';
import { canonical, Words, type Spread } from '../../domain/discussion/words';
import type { Reference } from '../../domain/fact';
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

const part = (round: Visit | undefined): string => (round ? `${round.stage}~${round.visit}~` : '');

/** Reads the record, sealed words included: what comes back is for counting, for their own author, or for what has been shown. */
export async function readRecord(kept: Kept, reference: Reference, round?: Visit): Promise<AllSaid> {
  const [said, votes, shown] = await Promise.all(
    ['said~', 'vote~', 'shown~'].map((prefix) => kept.content(reference, prefix + part(round))),
  );
  const rows = said ?? [];
  return {
    said: rows.filter((row) => !isPass(row)).map(readSaid),
    passed: rows.filter(isPass).map(({ columns }) => Columns.parse(columns)),
    numbers: (votes ?? []).map(readNumbers),
    showings: (shown ?? []).map(readShowing),
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

export const saidRow = (round: Visit, mark: string, by: string, words: Words): Content => ({
  key: `said~${part(round)}${mark}`,
  columns: { ...round, by, kind: words.kind },
  json: words,
});

export const passRow = (round: Visit, by: string): Content => ({
  key: `said~${part(round)}${PASS}${by}`,
  columns: { ...round, by, kind: 'pass' },
  json: {},
});

export const numbersRow = (round: Visit, by: string, numbers: Numbers['numbers']): Content => ({
  key: `vote~${part(round)}${by}`,
  columns: { ...round, by, ...numbers },
  json: numbers,
});

/** `number` counts the showings of this round from 0 on. */
export const showingRow = (round: Visit, number: number, showing: Omit<Showing, keyof Visit>): Content => ({
  key: `shown~${part(round)}${String(number).padStart(2, '0')}`,
  columns: { ...round, words: showing.words.length, numbers: showing.numbers.length },
  json: showing,
});

const PASS = 'pass~';
const isPass = ({ columns }: Content): boolean => columns['kind'] === 'pass';
const Columns = z.object({ stage: z.int(), visit: z.int(), by: z.string() });
const RoundColumns = Columns.omit({ by: true });
const SomeNumbers = z.record(z.string(), z.number());
const spread = z.object({ low: z.number(), high: z.number(), middle: z.number(), count: z.number() });
const AShowing = z.object({ words: z.array(z.string()), numbers: z.array(z.string()), spread: z.record(z.string(), spread) });

function readSaid({ key, columns, json }: Content): Said {
  const words = Words.parse(json);
  const mark = key.split('~').at(-1) ?? '';
  return { ...Columns.parse(columns), key, mark, words, leaf: leafOf(mark, canonical(words)) };
}

function readNumbers({ columns, json }: Content): Numbers {
  const round = Columns.parse(columns);
  const numbers = SomeNumbers.parse(json);
  return { ...round, numbers, leaf: leafOf(round.by, JSON.stringify(Object.entries(numbers).sort())) };
}

const readShowing = ({ columns, json }: Content): Showing => ({ ...RoundColumns.parse(columns), ...AShowing.parse(json) });
