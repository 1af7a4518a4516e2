import { z } from 'zod';
import { COLUMNS, type ColumnNumber } from '../../domain/discussion/columns';
import { stageCalled, STAGES } from '../../domain/discussion/stages';
import { settle } from '../../domain/discussion/stages/settle';
import { isDiscussionOver } from '../../domain/discussion/emptying';
import { columnsOf } from '../../domain/discussion/stages/stage';
import { asShown } from '../../domain/discussion/words';
import type { Review } from '../../domain/review/review';
import { presentVisit, rounds } from '../../domain/review/whereItIs';
import type { Drawn } from '../../ports';
import type { Notice, World } from '../action';
import { card } from '../cards/card';
import { answeredIn } from './answered';
import { readRecord, shownIn, type AllSaid, type Shown } from './record';
import { keyOf } from './seat';
import { headingOf } from './stageCard';
import { unshown } from '../kept';

const words = z.object({ text: z.string(), about: z.string() });
const group = z.object({ title: z.string(), words: z.array(words), more: z.string() });
export type Group = z.input<typeof group>;

const boardCard = card('discussion/board', {
  preview: 'The board of the discussion.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    repeat: z.string(),
    state: z.string(),
    answered: z.string(),
    here: z.string(),
    afterwards: z.string(),
    columns: z.array(z.object({ title: z.string(), empty: z.string(), groups: z.array(group) })),
  }),
});
const endedCard = card('discussion/ended', {
  preview: 'The discussion has ended.',
  shows: z.object({ reference: z.string(), repeat: z.string() }),
});

/** A card has to stay under 25 KB, and five columns share what is left beside their headings. */
const COLUMN_BYTES = 3_600;

/** The board for the meeting's chat. Once the discussion is over, a card without content takes its place. */
export async function drawBoard(world: World, review: Review, repeat = ''): Promise<Drawn> {
  if (isDiscussionOver(review)) return endedCard.draw({ reference: review.reference, repeat });
  const [record, key] = await Promise.all([readRecord(unshown(world), review.reference), keyOf(world, review.reference)]);
  const { answered, of } = await answeredIn(world, review, key, record, presentVisit(review));
  const shown = allShown(review, record);
  return boardCard.draw({
    reference: review.reference,
    repeat,
    state: stateInWords(review),
    answered: `${answered} of ${of} have answered.`,
    here: hereInWords(shown),
    afterwards: afterwards(shown),
    columns: COLUMNS.map(({ number, title }) => {
      const groups = groupsOf(number, shown);
      return { title, empty: groups.length === 0 ? 'Nothing shown yet.' : '', groups: fitting(groups, COLUMN_BYTES) };
    }),
  });
}

export const postBoard: Notice = (world, review, _owed, repeat) => drawBoard(world, review, repeat);

/** What has been shown in the whole discussion, by stage, in the order in which the stages were visited. */
export type AllShown = readonly { readonly stage: number; readonly shown: Shown }[];

export const allShown = (review: Review, record: AllSaid): AllShown =>
  rounds(review).flatMap((round) => {
    const shown = shownIn(record, round);
    return shown ? [{ stage: round.stage, shown }] : [];
  });

/** What stands in one column: the words by their kind, the spread of numbers under its question. */
export function groupsOf(column: ColumnNumber, all: AllShown): Group[] {
  const inColumn = STAGES.flatMap((stage) => [
    ...stage.gives
      .filter((give) => give.column === column)
      .map((give) => ({ title: give.title, words: wordsOf(give.kind, stage.at, all) })),
    ...stage.scales.filter(() => columnsOf(stage).has(column)).map(({ id, label }) => ({ title: label, words: spreadIn(id, all) })),
  ]);
  return inColumn.filter((one) => one.words.length > 0).map((one) => ({ ...one, more: '' }));
}

function wordsOf(kind: string, stage: number, all: AllShown): z.input<typeof words>[] {
  const give = stageCalled(stage).gives.find((one) => one.kind === kind);
  if (!give) return [];
  const said = all.filter((one) => one.stage === stage).flatMap(({ shown }) => shown.words.filter((one) => one.words.kind === kind));
  return said.map((one) => asShown(give, one.words)).map(({ text, about }) => ({ text: onOneLine(text), about: onOneLine(about) }));
}

const spreadIn = (id: string, all: AllShown): z.input<typeof words>[] =>
  all.flatMap(({ shown }) => {
    const spread = shown.spread[id];
    if (!spread) return [];
    const { low, high, middle, count } = spread;
    return [{ text: `From ${low} to ${high}, the middle ${middle}. ${count} people gave a number.`, about: '' }];
  });

// A text run does not break lines.
const onOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' / ');

const WRAPPING = 150;
const sizeOf = (one: z.input<typeof words>): number => Buffer.byteLength(JSON.stringify(one)) + WRAPPING + (one.about ? WRAPPING : 0);

/** As much of the groups as fits, the newest stage's words last to go, with a count of what is left out. */
export function fitting(groups: readonly Group[], bytes: number): Group[] {
  let left = bytes - groups.length * 2 * WRAPPING;
  const fits = groups.toReversed().map((one) => {
    const kept = one.words.filter((each) => (left -= sizeOf(each)) >= 0);
    const out = one.words.length - kept.length;
    return { ...one, words: kept, more: out > 0 ? `${out} more on the whole board.` : '' };
  });
  return fits.toReversed();
}

function stateInWords(review: Review): string {
  const heading = headingOf(stageCalled(review.discussion.stage));
  return review.discussion.state === 'paused' ? `${heading}. Paused; nothing is lost, and you can go on writing.` : heading;
}

function hereInWords(all: AllShown): string {
  const here = all
    .filter(({ stage }) => stage === settle.at)
    .at(-1)
    ?.shown.words.map(({ words: { said } }) => said);
  if (!here) return '';
  const count = (field: string, is: string) => here.filter((said) => said[field] === is).length;
  return `Here: ${here.length}. Have read the pack: ${count('pack', 'yes')}. Worked with the family: ${count('contact', 'yes')}.`;
}

function afterwards(all: AllShown): string {
  const sum = (of: 'late' | 'takenBack') => all.reduce((total, { shown }) => total + shown[of], 0);
  const [late, back] = [sum('late'), sum('takenBack')];
  const came = late > 0 ? `${late} came after their stage was shown.` : '';
  return [came, back > 0 ? `${back} ${back === 1 ? 'was' : 'were'} taken back.` : ''].filter(Boolean).join(' ');
}
