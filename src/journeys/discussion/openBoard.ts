import { z } from 'zod';
import { COLUMNS } from '../../domain/discussion/columns';
import type { Reply } from '../../ports';
import { action, inMeeting } from '../action';
import { card } from '../cards/card';
import { aReference } from '../opening';
import { allShown, fitting, groupsOf, type Group } from './board';
import { readRecord } from './record';
import { seated } from './seat';
import { shownWhole } from '../kept';

const columnCard = card('discussion/column', {
  preview: 'The board, one column at a time.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    title: z.string(),
    place: z.string(),
    empty: z.string(),
    groups: z.array(z.object({ title: z.string(), words: z.array(z.object({ text: z.string(), about: z.string() })), more: z.string() })),
    part: z.number(),
    column: z.number(),
    next: z.number(),
    nextTitle: z.string(),
    before: z.number(),
    mayGoOn: z.boolean(),
  }),
});

const PART_BYTES = 17_000;

/** The whole board for one person, one column at a time in reading order. That it was opened is written down before it is shown. */
export const openBoard = inMeeting(
  action(
    'discussion/board',
    z.object({
      reference: aReference,
      column: z.coerce.number().int().min(1).max(5).catch(1),
      part: z.coerce.number().int().min(0).catch(0),
    }),
    async (world, told, press): Promise<Reply> => {
      const { review, sees } = await seated(world, press, told.reference);
      const record = await shownWhole(world, press, { review, sees }, `board, column ${told.column}`, (kept) =>
        readRecord(kept, told.reference),
      );
      const column = COLUMNS.find(({ number }) => number === told.column) ?? COLUMNS[0];
      if (!column) throw new Error('The board has no columns.');
      const parts = partsOf(groupsOf(column.number, allShown(review, record)));
      const part = Math.min(told.part, parts.length - 1);
      const next = COLUMNS.find(({ number }) => number === column.number + 1);
      return {
        card: columnCard.draw({
          reference: told.reference,
          title: column.title,
          place: `Column ${column.number} of ${COLUMNS.length}${parts.length > 1 ? `, part ${part + 1} of ${parts.length}` : ''}`,
          empty: (parts[part] ?? []).length === 0 ? 'Nothing has been shown in this column.' : '',
          groups: parts[part] ?? [],
          part: part + 1,
          column: column.number,
          next: next?.number ?? 0,
          nextTitle: next ? `Next: ${next.title}` : '',
          before: column.number - 1,
          mayGoOn: part < parts.length - 1,
        }),
      };
    },
  ),
);

/** The words of a column in parts that each fit a card. */
function partsOf(groups: readonly Group[]): Group[][] {
  const parts: Group[][] = [];
  let left = [...groups];
  while (left.length > 0) {
    const fits = fitting(left.toReversed(), PART_BYTES).toReversed();
    parts.push(fits.filter(({ words }) => words.length > 0).map((one) => ({ ...one, more: '' })));
    left = left.flatMap((one, index) => {
      const rest = one.words.slice(fits[index]?.words.length ?? 0);
      return rest.length > 0 ? [{ ...one, words: rest }] : [];
    });
  }
  return parts.length > 0 ? parts : [[]];
}
