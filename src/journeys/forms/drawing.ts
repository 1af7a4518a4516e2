import { z } from 'zod';
import type { Answers, Problem, Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';
import { drawFields, shownField } from './fields';

const form = card('afterSending/form', {
  preview: 'A few words to write or to read.',
  holdsCase: true,
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    notice: z.string(),
    /** What is shown above the questions: an answer that is commented on, a reason that somebody gave. */
    quotes: z.array(z.object({ about: z.string(), words: z.array(z.string()) })),
    fields: z.array(shownField),
    buttons: z.array(z.object({ title: z.string(), verb: z.string(), carried: z.record(z.string(), z.unknown()) })),
  }),
});

export type Button = { readonly title: string; readonly verb: string; readonly data: Readonly<Record<string, string | number>> };

export type FormDrawing = {
  readonly title: string;
  readonly place: string;
  readonly purpose?: string;
  readonly notice?: string;
  readonly quotes?: readonly { readonly about: string; readonly words: readonly string[] }[];
  /** Nothing is asked where there is no page. */
  readonly page?: Page;
  readonly revision?: number;
  readonly saved?: Answers;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
  readonly buttons: readonly Button[];
};

/** A card with a few words of somebody's to read, or a question or two; the first button takes the person forward. */
export function drawForm(drawing: FormDrawing): Drawn {
  const { title, place, purpose = '', notice = '', quotes = [], page, revision = 0, saved = {}, typed, problems, conflict } = drawing;
  const fields = page ? drawFields({ page, revision, saved, typed, problems, conflict }) : {};
  return form.draw({
    title,
    place,
    purpose,
    notice,
    quotes: quotes.map(({ about, words }) => ({ about, words: [...words] })),
    fields: (page?.fields ?? []).flatMap(({ id }) => fields[id] ?? []),
    buttons: drawing.buttons.map(({ title: says, verb, data }) => ({ title: says, verb, carried: { ...data, verb } })),
  });
}
