import { stageCalled } from '../../domain/discussion/stages';
import { asShown } from '../../domain/discussion/words';
import type { Review } from '../../domain/review/review';
import { rounds } from '../../domain/review/whereItIs';
import { readRecord, shownIn, type Shown } from '../discussion/record';
import type { Kept } from '../kept';

/** Together with what people may type, this much still fits into one card. */
const MOST_CHARACTERS = 1_200;
const MOST_OF_ONE = 160;

/** The words that were shown in a stage, to write from; sealed words are never among them. */
export type ShownWords = { readonly lines: readonly string[]; readonly more: number };

/** Reads the shown words of a stage; only where something of that stage has been shown. */
export async function shownWords(kept: Kept, review: Review, stage: number): Promise<ShownWords> {
  const visited = rounds(review).filter((round) => round.stage === stage);
  const open = visited.filter(({ visit }) => review.discussion.shown.some((one) => one.stage === stage && one.visit === visit));
  if (open.length === 0) return { lines: [], more: 0 };
  const records = await Promise.all(open.map(async (round) => shownIn(await readRecord(kept, review.reference, round), round)));
  const all = records.flatMap((shown) => (shown ? [...wordsOf(stage, shown), ...spreadOf(stage, shown)] : []));
  return capped(all.map((line) => line.replace(/\s+/g, ' ')));
}

const wordsOf = (stage: number, shown: Shown): string[] =>
  shown.words.flatMap(({ words }) => {
    const give = stageCalled(stage).gives.find(({ kind }) => kind === words.kind);
    if (!give) return [];
    const { text, about } = asShown(give, words);
    return [`${give.title}: ${[text, about].filter(Boolean).join(' · ')}`];
  });

const spreadOf = (stage: number, shown: Shown): string[] =>
  stageCalled(stage).scales.flatMap(({ id, label }) => {
    const spread = shown.spread[id];
    return spread ? [`${label} From ${spread.low} to ${spread.high}; the middle is ${spread.middle} (${spread.count} answers)`] : [];
  });

function capped(all: readonly string[]): ShownWords {
  const lines: string[] = [];
  let room = MOST_CHARACTERS;
  for (const line of all.map(inShort)) {
    room -= line.length;
    if (room < 0) break;
    lines.push(line);
  }
  return { lines, more: all.length - lines.length };
}

const inShort = (line: string): string => (line.length > MOST_OF_ONE ? `${line.slice(0, MOST_OF_ONE)}…` : line);
