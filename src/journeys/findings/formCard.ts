import { z } from 'zod';
import type { Answers, Problem, Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';
import { drawFields, formTop, shownField } from '../forms/fields';
import type { Item } from './items';
import type { ShownWords } from './shown';

const form = card('findings/form', {
  preview: 'What the meeting found: one page to record.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    item: z.string(),
    revision: z.number(),
    conflict: z.boolean(),
    /** What may identify somebody in what was typed; empty when nothing was pointed out. */
    found: z.string(),
    words: z.array(z.string()),
    more: z.string(),
    fields: z.array(shownField),
  }),
});

export type FormDrawing = {
  readonly reference: string;
  readonly item: Item;
  /** How the title names it: a stage by its title, a learning point by its number. */
  readonly title: string;
  readonly page: Page;
  readonly revision: number;
  readonly saved: Answers;
  readonly shown: ShownWords;
  readonly notice?: string;
  readonly typed?: Typed | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly conflict?: boolean | undefined;
  readonly found?: string;
};

/** Draws the form in which one thing is recorded, with the words that were shown in the meeting above what is written now. */
export function drawForm(drawing: FormDrawing): Drawn {
  const { page, reference, revision, shown, notice = '', conflict = false, found = '' } = drawing;
  const fields = drawFields(drawing);
  return form.draw({
    title: drawing.title,
    place: `${reference} · ${revision === 0 ? 'not recorded yet' : `recorded ${revision === 1 ? 'once' : `${revision} times`}`}`,
    purpose: page.purpose,
    notice,
    reference,
    item: drawing.item.id,
    revision,
    conflict,
    found,
    words: [...shown.lines],
    more: shown.more > 0 ? `${shown.more} more are on the board.` : '',
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}
