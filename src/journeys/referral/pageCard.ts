import { z } from 'zod';
import type { Page } from '../../domain/forms/field';
import { ALL_PAGES } from '../../domain/referral/pages';
import type { Drawn } from '../../ports';
import { card, type Binding } from '../cards/card';
import { drawFields, fieldsOf, formTop, hasLongTexts, type FieldsDrawing } from '../forms/fields';
import { pageTemplate } from '../forms/pageTemplate';
import { drawList, shownList } from './listCard';
import { whoReads, type WhoReads } from './whoReads';

/** What a page of the referral shows; `fields` has an entry for each question of the page. */
export const pageShows = (page: Page) =>
  z.object({
    ...formTop,
    page: z.literal(page.id),
    revision: z.number(),
    to: z.enum(['next', 'check']),
    forward: z.string(),
    forwardVerb: z.string(),
    back: z.string(),
    mayLeave: z.boolean(),
    conflict: z.boolean(),
    easy: z.boolean(),
    fields: fieldsOf(page),
    ...whoReads.shape,
    ...(page.repeats ? { list: shownList } : {}),
  });

const bound = new Map<string, Binding<z.ZodType>>();

/** Binds a page to its card: `cards/referral/<page id>.json`, or without such a file the one that follows from the page. */
export function bindPage(page: Page): void {
  const preview = 'Your referral: one page to answer.';
  const derived = pageTemplate(page, 'pageBottom');
  bound.set(page.id, card(`referral/${page.id}`, { shows: pageShows(page), preview, holdsCase: true, derived }));
}
ALL_PAGES.forEach(bindPage);

export type PageDrawing = FieldsDrawing & {
  readonly reference: string;
  /** `page 3 of 5`. */
  readonly place: string;
  readonly to: 'next' | 'check';
  readonly forward: { readonly title: string; readonly verb: string };
  readonly hasBack: boolean;
  readonly whoReads: WhoReads;
  readonly notice?: string;
};

/** Draws one page as a form. Every input carries its value, and an id of its own for each revision, because clients mix up what was typed otherwise. */
export function drawPage(drawing: PageDrawing): Drawn {
  const { page, problems = [], conflict = false, notice = '' } = drawing;
  const binding = bound.get(page.id);
  if (!binding) throw new Error('A page has no card.');
  const onlyMissing = problems.length > 0 && problems.every(({ kind }) => kind === 'missing');
  return binding.draw({
    title: page.title,
    place: `${drawing.reference} · ${drawing.place}`,
    purpose: page.purpose,
    notice,
    reference: drawing.reference,
    page: page.id,
    revision: drawing.revision,
    to: drawing.to,
    forward: drawing.forward.title,
    forwardVerb: drawing.forward.verb,
    back: drawing.hasBack ? 'Back' : '',
    mayLeave: onlyMissing && !conflict && drawing.forward.verb === 'referral/next',
    conflict,
    easy: hasLongTexts(page),
    fields: drawFields(drawing),
    ...drawing.whoReads,
    ...(page.repeats ? { list: drawList(drawing) } : {}),
  });
}
