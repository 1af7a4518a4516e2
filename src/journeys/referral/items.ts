import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { holdsUp, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import type { Page, Repeats } from '../../domain/forms/field';
import { deniedDeaths } from '../../domain/forms/died';
import { fill } from '../../domain/forms/fill';
import { isFull, itemPage, itemsOf, nextNumber, ofItem, withItem, withoutItem } from '../../domain/forms/repeats';
import { londonDay } from '../../domain/time/days';
import type { DraftPage, Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { drawFields, shownField, typedInto } from '../forms/fields';
import { noticeOf, notYet } from '../forms/form';
import { schedule } from '../forms/keepPage';
import { placeInWords, readDraft, withPage } from './draft';
import type { Draft } from './draftRow';
import { draw, fromPage, keep } from './form';
import { inOneLine } from './listCard';
import { drawPlace } from './place';

/** Whether a form adds an item or changes one that is there. */
const mode = z.enum(['add', 'change']);

const itemCard = card('referral/item', {
  preview: 'Your referral: one thing on a list.',
  holdsCase: true,
  shows: z.object({
    title: z.string(),
    place: z.string(),
    purpose: z.string(),
    notice: z.string(),
    fields: z.array(shownField),
    forward: z.string(),
    mayLeave: z.boolean(),
    reference: z.string(),
    page: z.string(),
    revision: z.number(),
    to: z.enum(['next', 'check']),
    item: z.number(),
    mode,
  }),
});
const removeCard = card('referral/removeItem', {
  preview: 'Your referral: remove this from a list?',
  holdsCase: true,
  shows: z.object({
    place: z.string(),
    title: z.string(),
    text: z.string(),
    reference: z.string(),
    page: z.string(),
    revision: z.number(),
    to: z.enum(['next', 'check']),
    item: z.number(),
  }),
});

type Listing = Page & { readonly repeats: Repeats };
const lists = (page: Page): page is Listing => page.repeats !== undefined;

/** What the buttons of an item carry; 0 is one that is still to be added. */
const fromItem = fromPage.extend({
  page: fromPage.shape.page.refine(lists, 'a page without a list'),
  item: z.coerce.number().int().min(0).max(9999),
});
type FromItem = z.output<typeof fromItem>;
const fromForm = fromItem.extend({ mode });
type FromForm = z.output<typeof fromForm>;

/** Saves the page and opens the form of one item, or of a new one. */
export const item = action('referral/item', fromItem, async (world, told, press) => {
  const kept = await keep(world, told, press);
  if (kept.card) return kept.reply;
  const { draft } = kept;
  const { answers } = pageIn(draft, told.page);
  const isThere = itemsOf(told.page, answers).some(({ number }) => number === told.item);
  if (!isThere && isFull(told.page, answers)) return pageReply(world, draft, told, press);
  const number = isThere ? told.item : nextNumber(told.page, answers);
  return { card: drawItem(world, draft, { ...told, number, mode: isThere ? 'change' : 'add' }), base: drawPlace(world, draft, press.now) };
});

/** Keeps one item, unless something on its form needs another look. */
export const keepItem = action('referral/keepItem', fromForm, (world, told, press) => put(world, told, press, 'everything'), again);

/** Keeps one item although some of it still waits for an answer. */
export const leaveItem = action('referral/leaveItem', fromForm, (world, told, press) => put(world, told, press, 'what was typed'), again);

async function put(world: World, told: FromForm, press: Press, needs: 'everything' | 'what was typed'): Promise<Reply> {
  const draft = await readDraft(world, press, told.reference);
  const { page, item: number } = told;
  const stored = pageIn(draft, page);
  const typed = typedInto(asked(world, page, number), press.data);
  const form = asked(world, page, number);
  const also = (answers: Answers): Problem[] => deniedDeaths(form, answers);
  const { answers: said, problems } = fill(form, ofItem(page, stored.answers, number), typed, londonDay(press.now), also);
  const stop = problems.filter((problem) => holdsUp(problem) || needs === 'everything' || Object.keys(said).length === 0);
  const notice = noticeOf(stop, notYet('kept'));
  if (stop.length > 0)
    return { card: drawItem(world, draft, { ...told, number, typed, problems, notice }), base: drawPlace(world, draft, press.now) };
  const answers = withItem(page, stored.answers, number, said);
  if (isDeepStrictEqual(answers, stored.answers)) return pageReply(world, draft, told, press);
  if (stored.revision !== told.revision) return { card: elsewhere(world, draft, told, typed), base: drawPlace(world, draft, press.now) };
  const after = await saved(world, press, draft, { ...stored, answers });
  return after ? pageReply(world, after, told, press) : put(world, told, press, needs);
}

/** Asks before something is taken off the list. */
export const removeItem = action('referral/removeItem', fromItem, async (world, told, press) => {
  const kept = await keep(world, told, press);
  if (kept.card) return kept.reply;
  const { draft } = kept;
  return drawRemove(draft, told) ?? pageReply(world, draft, told, press);
});

export const removeItemNow = action('referral/removeItemNow', fromItem, removeNow);

async function removeNow(world: World, told: FromItem, press: Press): Promise<Reply> {
  const draft = await readDraft(world, press, told.reference);
  const stored = pageIn(draft, told.page);
  const again = drawRemove(draft, told);
  if (!again) return pageReply(world, draft, told, press);
  // What is to be removed may have been changed in another window: it is shown as it is now, and asked once more.
  if (stored.revision !== told.revision) return again;
  const after = await saved(world, press, draft, { ...stored, answers: withoutItem(told.page, stored.answers, told.item) });
  return after ? pageReply(world, after, told, press) : removeNow(world, told, press);
}

const asked = ({ agencies }: World, page: Listing, number: number): Page =>
  itemPage(
    page,
    number,
    agencies.inUse().map(({ name }) => name),
  );

type Stored = Pick<DraftPage, 'page' | 'revision' | 'answers'>;
const pageIn = (draft: Draft, { id }: Page): Stored =>
  draft.pages.find(({ page }) => page === id) ?? { page: id, revision: 0, answers: {} };

/** The draft with the page saved once more, or undefined when somebody else saved it at this very moment. */
async function saved(world: World, press: Press, draft: Draft, { page, revision, answers }: Stored): Promise<Draft | undefined> {
  const next: DraftPage = { reference: draft.reference, page, revision: revision + 1, savedAt: press.now.toISOString(), answers };
  await schedule(world, press.who, next);
  return (await world.drafts.save(press.who, next)) === 'saved' ? withPage(draft, next) : undefined;
}

const pageReply = (world: World, draft: Draft, { page, to }: FromItem, press: Press): Reply => ({
  card: draw(world, draft, page, { to }),
  base: drawPlace(world, draft, press.now),
});

/** The form once more, when the list was changed elsewhere. What was to be added, or was removed there, gets a number of its own. */
function elsewhere(world: World, draft: Draft, told: FromForm, typed: Typed): Drawn {
  const { answers } = pageIn(draft, told.page);
  const isThere = itemsOf(told.page, answers).some(({ number }) => number === told.item);
  const isChange = told.mode === 'change' && isThere;
  const number = isChange ? told.item : nextNumber(told.page, answers);
  const renamed = Object.fromEntries(Object.entries(typed).map(([key, said]) => [key.replace(`~${told.item}~`, `~${number}~`), said]));
  return drawItem(world, draft, { ...told, mode: isChange ? 'change' : 'add', number, typed: renamed, notice: LIST_CHANGED });
}

const LIST_CHANGED = 'This list was changed in another window. Nothing is lost: below is what you typed. Press once more to keep it.';

type ItemDrawing = Pick<FromForm, 'page' | 'to' | 'reference' | 'mode'> & {
  readonly number: number;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly notice?: string;
};

const drawItem = (world: World, draft: Draft, drawing: ItemDrawing): Drawn =>
  drawForm(world, drawing, pageIn(draft, drawing.page).revision, pageIn(draft, drawing.page).answers);

function drawForm(world: World, drawing: ItemDrawing, revision: number, saved: Answers): Drawn {
  const { page, to, reference, number, typed, problems = [], notice = '' } = drawing;
  const form = asked(world, page, number);
  const fields = drawFields({ page: form, revision, saved, typed, problems });
  return itemCard.draw({
    title: form.title,
    place: `${reference} · ${placeInWords(page)}`,
    purpose: form.purpose,
    notice,
    fields: form.fields.flatMap(({ id }) => fields[id] ?? []),
    forward: drawing.mode === 'add' ? 'Add it to the list' : 'Keep the change',
    mayLeave: problems.length > 0 && problems.every(({ kind }) => kind === 'missing') && Object.keys(typed ?? {}).length > 0,
    ...{ reference, page: page.id, revision, to, item: number, mode: drawing.mode },
  });
}

function again(world: World, told: FromForm, press: Press, notice: string): Reply {
  const typed = typedInto(asked(world, told.page, told.item), press.data);
  return { card: drawForm(world, { ...told, number: told.item, typed, notice }, told.revision, {}) };
}

function drawRemove(draft: Draft, { page, reference, to, item: number }: FromItem): Reply | undefined {
  const { answers, revision } = pageIn(draft, page);
  const found = itemsOf(page, answers).find((one) => one.number === number);
  if (!found) return undefined;
  const shown = { place: `${reference} · ${placeInWords(page)}`, title: found.title, text: inOneLine(found, answers) };
  return { card: removeCard.draw({ ...shown, reference, page: page.id, revision, to, item: number }) };
}
