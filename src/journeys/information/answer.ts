import { z } from 'zod';
import { holdsUp, type Problem } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { notFrozen } from '../../domain/information/information';
import { RETURN, returnPage } from '../../domain/information/returnForm';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { typedInto } from '../forms/fields';
import { noticeOf } from '../forms/form';
import { ANOTHER_WINDOW, keepPage } from '../forms/keepPage';
import { ofAgency } from './allowed';
import { drawAnswerPage, type AnswerPage } from './answerCard';
import { draftName, readAnswer, storedPage, withSaved, type AnswerDraft } from './answerDraft';
import { drawCheck } from './check';
import { drawCoach, hintOn, type Way } from './coachCard';
import { drawRequest } from './request';

const aPage = z
  .string()
  .transform((id, context) => returnPage(id) ?? context.addIssue({ code: 'custom', message: 'no such page' }) ?? z.NEVER);
const to = z.enum(['next', 'check']).catch('next');

export const fromPage = ofAgency.extend({ page: aPage, revision: z.coerce.number().int().nonnegative(), to });
type FromPage = z.output<typeof fromPage>;

/** Opens the page that was asked for, or the first that still needs something. */
export const answer = action('information/answer', ofAgency.extend({ page: aPage.optional(), to }), async (world, told, press) => {
  const draft = await toWrite(world, press, told);
  const page = told.page ?? draft.pages.find(({ needed }) => needed.length > 0)?.page;
  const card = page ? draw(draft, page, { to: told.to }) : drawCheck(draft);
  return { card, base: await base(world, draft) };
});

/** Saves the page and goes on, unless something on it needs another look. */
export const next = action('information/next', fromPage, (world, told, press) => goOn(world, told, press, 'everything'), again);

/** Saves the page and goes on although something on it is still needed before the answer can be sent. */
export const leave = action('information/leave', fromPage, (world, told, press) => goOn(world, told, press, 'what was typed'), again);

export const back = action(
  'information/back',
  fromPage,
  async (world, told, press) => {
    const kept = await keep(world, told, press);
    if ('card' in kept) return kept;
    const before = told.to === 'check' ? undefined : RETURN[RETURN.indexOf(told.page) - 1];
    return { card: before ? draw(kept.draft, before, {}) : drawCheck(kept.draft), base: await base(world, kept.draft) };
  },
  again,
);

/** Saves what was typed, whatever is still missing, and leaves the form. */
export const save = action(
  'information/save',
  fromPage,
  async (world, told, press) => {
    const kept = await keep(world, told, press);
    if ('card' in kept) return kept;
    const card = await base(world, kept.draft);
    return press.where === 'dialog'
      ? { says: 'Saved; nothing has been sent yet. Your place is kept: say “my reviews” to go on, today or another day.', base: card }
      : { card };
  },
  again,
);

async function goOn(world: World, told: FromPage, press: Press, needs: 'everything' | 'what was typed'): Promise<Reply> {
  const kept = await keep(world, told, press);
  if ('card' in kept) return kept;
  const { draft } = kept;
  const problems = draft.pages.find(({ page }) => page.id === told.page.id)?.needed ?? [];
  if (needs === 'everything' && problems.length > 0) {
    const again = draw(draft, told.page, { to: told.to, problems, mayLeave: true, notice: stillNeeded(problems) });
    return { card: again, base: await base(world, draft) };
  }
  return onward(world, draft, { ...told, way: needs === 'everything' ? 'information/next' : 'information/leave' });
}

/** From a page that is saved to what comes after it, by way of what on it may identify somebody. */
export async function onward(world: World, draft: AnswerDraft, told: FromPage & { readonly way: Way }): Promise<Reply> {
  const [hint, card] = await Promise.all([hintOn(world, draft, told.page), base(world, draft)]);
  if (hint) return { card: drawCoach(draft, hint, told), base: card };
  const after = told.to === 'check' ? undefined : RETURN[RETURN.indexOf(told.page) + 1];
  return { card: after ? draw(draft, after, {}) : drawCheck(draft), base: card };
}

/** Saves one page. A reply comes back when the page must be looked at again first: wrong input, or another window. */
async function keep(world: World, told: FromPage, press: Press): Promise<{ draft: AnswerDraft } | { card: Drawn }> {
  const draft = await toWrite(world, press, told);
  const { page, to: way } = told;
  const before = draft.pages.find((one) => one.page.id === page.id)?.answers;
  const kept = await keepPage(world, press, { ...told, as: draftName(told.agency, page) }, storedPage(draft, page), { before });
  if (kept.outcome === 'changed since') return keep(world, told, press);
  const { typed } = kept;
  if (kept.outcome === 'another window') return { card: draw(draft, page, { to: way, typed, conflict: true, notice: ANOTHER_WINDOW }) };
  const after = withSaved(draft, kept.saved, press.now);
  const wrong = kept.problems.filter(holdsUp);
  if (wrong.length === 0) return { draft: after };
  const notice = noticeOf(wrong, 'Please look at the words in red. The rest of this page is saved.');
  return { card: draw(after, page, { to: way, typed, problems: wrong, notice }) };
}

export async function toWrite(world: World, press: Press, told: z.output<typeof ofAgency>): Promise<AnswerDraft> {
  const draft = await readAnswer(world, press, told);
  notFrozen(draft.request);
  return draft;
}

const stillNeeded = (problems: readonly Problem[]): string =>
  `Saved. ${problems.length === 1 ? 'One thing' : `${problems.length} things`} on this page must be put right before it can be sent. Do it now, or leave it for later.`;

const draw = (draft: AnswerDraft, page: Page, differs: Partial<AnswerPage>): Drawn =>
  drawAnswerPage({
    page,
    reference: draft.review.reference,
    agency: draft.agency,
    agencyName: draft.agencyName,
    revision: storedPage(draft, page)?.revision ?? 0,
    saved: draft.pages.find((one) => one.page.id === page.id)?.answers ?? {},
    to: 'next',
    ...differs,
  });

const base = (world: World, draft: AnswerDraft): Promise<Drawn> => drawRequest(world, draft.review, draft, draft.me);

/** The pressed form with what was typed, drawn without storage. */
function again({ agencies }: World, told: FromPage, press: Press, notice: string): Reply {
  return {
    card: drawAnswerPage({ ...told, agencyName: agencies.nameOf(told.agency), saved: {}, typed: typedInto(told.page, press.data), notice }),
  };
}
