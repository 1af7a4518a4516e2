import { z } from 'zod';
import { holdsUp, type Problem } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { impossibleOn, unusualOn } from '../../domain/referral/dateOrder';
import { pageCalled } from '../../domain/referral/pages';
import { allAnswers, notYet } from '../../domain/referral/progress';
import type { Drawn, KnownPerson, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { withNotice } from '../cards/card';
import { knownOf, typedInto } from '../forms/fields';
import { noticeOf } from '../forms/form';
import { ANOTHER_WINDOW, keepPage } from '../forms/keepPage';
import { aReference } from '../opening';
import { drawCheck, partWith } from './check';
import { coached, type Way } from './coachCard';
import { commentsOnPage } from './comments';
import { pageAfter, pageBefore, placeInWords, readDraft, withPage } from './draft';
import type { Draft } from './draftRow';
import { drawPage, type PageDrawing } from './pageCard';
import { drawPlace } from './place';
import { NOT_HERE, shownWhoReads } from './whoReads';

const aPage = z
  .string()
  .transform((id, context) => pageCalled(id) ?? context.addIssue({ code: 'custom', message: 'no such page' }) ?? z.NEVER);
const to = z.enum(['next', 'check']).catch('next');

/** What every button of a page carries. */
export const fromPage = z.object({ reference: aReference, page: aPage, revision: z.coerce.number().int().nonnegative(), to });
export type FromPage = z.output<typeof fromPage>;

/** Opens the page that was asked for, or the first that still needs something. */
export const open = action('referral/open', z.object({ reference: aReference, page: aPage.optional(), to }), async (world, told, press) => {
  const draft = await readDraft(world, press, told.reference);
  const base = drawPlace(world, draft, press.now);
  const page = told.page ?? draft.next?.page;
  if (!draft.route || (page && !draft.asks.includes(page))) return { card: base };
  return { card: page ? draw(world, draft, page, { to: told.to }) : drawCheck(world, draft), base };
});

/** Saves the page and goes on, unless something on it needs another look. */
export const next = action('referral/next', fromPage, (world, told, press) => goOn(world, told, press, 'everything'), again);

/** Saves the page and goes on although some of its questions still wait for an answer. */
export const leave = action('referral/leave', fromPage, (world, told, press) => goOn(world, told, press, 'what was typed'), again);

export const back = action(
  'referral/back',
  fromPage,
  async (world, told, press) => {
    const kept = await keep(world, told, press);
    if (kept.card) return kept.reply;
    const before = told.to === 'check' ? undefined : pageBefore(told.page);
    const card = before ? draw(world, kept.draft, before, {}) : drawCheck(world, kept.draft, { part: partWith(told.page) });
    return { card, base: drawPlace(world, kept.draft, press.now) };
  },
  again,
);

/** Saves what was typed, whatever is still missing, and leaves the form. */
export const save = action(
  'referral/save',
  fromPage,
  async (world, told, press) => {
    const kept = await keep(world, told, press);
    if (kept.card) return kept.reply;
    const place = drawPlace(world, kept.draft, press.now);
    return press.where === 'dialog'
      ? { says: 'Saved. Your place is kept: say “my reviews” to go on, today or another day.', base: place }
      : { card: place };
  },
  again,
);

async function goOn(world: World, told: FromPage, press: Press, needs: 'everything' | 'what was typed'): Promise<Reply> {
  const kept = await keep(world, told, press);
  if (kept.card) return kept.reply;
  const { draft, problems } = kept;
  if (needs === 'everything' && problems.length > 0)
    return {
      card: draw(world, draft, told.page, { to: told.to, problems, notice: stillNeeded(problems) }),
      base: drawPlace(world, draft, press.now),
    };
  return onward(world, draft, { ...told, way: needs === 'everything' ? 'referral/next' : 'referral/leave' }, press);
}

/** From a page that is saved to what comes after it, by way of the one thing on it that is worth another look. */
export async function onward(world: World, draft: Draft, told: FromPage & { readonly way: Way }, press: Press): Promise<Reply> {
  const base = drawPlace(world, draft, press.now);
  const hint = await coached(world, draft, told);
  if (hint) return { card: hint, base };
  const after = told.to === 'check' ? undefined : pageAfter(told.page);
  const notice = worthALook(draft, told.page);
  const checked = { part: told.to === 'check' ? partWith(told.page) : 0, notice };
  return { card: after ? draw(world, draft, after, { notice }) : drawCheck(world, draft, checked), base };
}

/** What a saved page leaves to do or to look at again, in our words; it holds nobody up. */
function worthALook(draft: Draft, page: Page): string {
  const sentences = [
    ...notYet([page], draft.saved).map(({ field }) => field.whenNotYet),
    ...unusualOn(page, allAnswers(draft.asks, draft.saved)),
    ...(asksOfDeath(page) && !draft.saved.get(page.id)?.['died'] ? [SAY_WHETHER] : []),
  ];
  return sentences.length > 0 ? `Saved. ${sentences.join(' ')}` : '';
}

const asksOfDeath = ({ fields }: Page): boolean => fields.some(({ id }) => id === 'died');
const SAY_WHETHER = 'You have not said whether the child has died. People speak of the child by it, so please go back and say.';

export type Kept =
  | { readonly card: undefined; readonly draft: Draft; readonly problems: readonly Problem[] }
  | { readonly card: Drawn; readonly reply: Reply };

/** Saves one page's answers. A card comes back when the page must be looked at again first: wrong input, or another window. */
export async function keep(world: World, told: FromPage, press: Press): Promise<Kept> {
  const draft = await readDraft(world, press, told.reference);
  const { page } = told;
  const stored = draft.pages.find((one) => one.page === page.id);
  const others = allAnswers(draft.asks, draft.saved);
  const kept = await keepPage(world, press, { ...told, as: page.id }, stored, {
    before: stored?.answers ?? knownOf(page, knownHere(world, draft.me)),
    also: (answers) => impossibleOn(page, { ...without(page, others), ...answers }),
  });
  if (kept.outcome === 'changed since') return keep(world, told, press);
  const { typed } = kept;
  if (kept.outcome === 'another window')
    return lookAgain(draw(world, draft, page, { to: told.to, typed, conflict: true, notice: ANOTHER_WINDOW }));
  const { problems } = kept;
  const after = withPage(draft, kept.saved);
  if (!draft.asks.includes(page)) return lookAgain(withNotice(drawPlace(world, after, press.now), ANOTHER_ROUTE));
  if (problems.some(holdsUp))
    return lookAgain(
      draw(world, after, page, {
        to: told.to,
        typed,
        problems,
        notice: noticeOf(problems, 'Please look at the words in red. The rest of this page is saved.'),
      }),
    );
  return { card: undefined, draft: after, problems };
}

const ANOTHER_ROUTE =
  'The kind of referral was changed in another window, and this page does not belong to it any more. What you typed is kept, in case you change it back.';

const without = (page: Page, answers: ReturnType<typeof allAnswers>) =>
  Object.fromEntries(Object.entries(answers).filter(([field]) => !page.fields.some(({ id }) => id === field)));

const lookAgain = (card: Drawn): Kept => ({ card, reply: { card } });

const stillNeeded = (problems: readonly Problem[]): string => {
  const these = problems.length === 1 ? 'One question' : `${problems.length} questions`;
  return `Saved. ${these} on this page still ${problems.length === 1 ? 'needs' : 'need'} an answer. Answer now, or leave it for later.`;
};

/** Draws a page of the draft as it is saved, with what differs this time. */
export function draw(world: World, draft: Draft, page: Page, differs: Partial<PageDrawing>): Drawn {
  const stored = draft.pages.find((one) => one.page === page.id);
  return drawPage({
    page,
    reference: draft.reference,
    revision: stored?.revision ?? 0,
    saved: stored?.answers ?? knownOf(page, knownHere(world, draft.me)),
    comments: commentsOnPage(draft.comments, page.id),
    ...surroundings(world, page, draft.review !== undefined, differs.to ?? 'next'),
    ...differs,
  });
}

type Surroundings = Pick<PageDrawing, 'place' | 'to' | 'forward' | 'hasBack' | 'whoReads'>;

function surroundings(world: World, page: Page, alerted: boolean, way: 'next' | 'check'): Surroundings {
  const sends = page.id === 'start' && !alerted;
  const title = way === 'check' ? 'Back to the check' : pageAfter(page) ? 'Next' : 'Check your answers';
  const before = pageBefore(page);
  return {
    place: placeInWords(page),
    to: way,
    forward: sends ? { title: 'Send the short start now', verb: 'referral/alert' } : { title, verb: 'referral/next' },
    hasBack: way === 'next' && before !== undefined,
    whoReads: before ? NOT_HERE : shownWhoReads(world),
  };
}

/** The pressed form with what was typed, drawn without storage. */
export function again(world: World, told: FromPage, press: Press, notice: string): Reply {
  const { page, reference, revision } = told;
  const sending = press.verb === 'referral/alert';
  const typed = typedInto(page, press.data);
  return { card: drawPage({ page, reference, revision, saved: {}, typed, notice, ...surroundings(world, page, !sending, told.to) }) };
}

/** What the partnership knows of somebody, as a page asks it: their agency by the name that it has now. */
const knownHere = ({ agencies }: World, { person }: KnownPerson) => ({ name: person.name, agency: agencies.nameOf(person.agency) });
