import { z } from 'zod';
import { carried, keptAside } from '../../domain/referral/changeRoute';
import { ROUTE, routeInWords } from '../../domain/referral/pages';
import { ROUTES, type Route } from '../../domain/review/referral';
import type { DraftPage, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { withNotice } from '../cards/card';
import { aReference } from '../opening';
import { readDraft, withPage } from './draft';
import type { Draft } from './draftRow';
import { drawPlace } from './place';
import { drawRoutes } from './routeCard';

/** Without a route: shows the three. With one: chooses it, or goes over to it; what the new route asks too stays answered. */
export const route = action(
  'referral/route',
  z.object({ reference: aReference, route: z.enum(ROUTES).optional() }),
  async (world, told, press) => {
    const draft = await readDraft(world, press, told.reference);
    if (draft.review) return { card: withNotice(drawPlace(world, draft, press.now), BEGUN) };
    if (!told.route) return { card: drawRoutes(world, draft) };
    return chosen(world, press, draft, told.route);
  },
);

const BEGUN =
  'The short start was sent as a serious incident, and people act on it. If another kind fits better, tell the partnership office: the partners decide which review there will be.';

async function chosen(world: World, press: Press, draft: Draft, to: Route): Promise<Reply> {
  if (draft.route === to) return arrived(world, draft, press);
  const over = draft.route ? carried(draft.route, to, draft.saved) : [];
  // The route comes last: until it is written nothing has changed, and all of it can be repeated.
  const writes = [...over.map(({ page, answers }) => ({ page: page.id, answers })), { page: ROUTE.id, answers: { route: { said: to } } }];
  let after = draft;
  for (const write of writes) {
    const saved = savedAs(after, write, press.now);
    if ((await world.drafts.save(press.who, saved)) === 'changed since')
      return chosen(world, press, await readDraft(world, press, draft.reference), to);
    after = withPage(after, saved);
  }
  return arrived(world, after, press);
}

function arrived(world: World, draft: Draft, press: Press): Reply {
  const card = drawPlace(world, draft, press.now);
  const aside = keptNotAsked(draft);
  return { card: aside ? withNotice(card, aside) : card };
}

const savedAs = (draft: Draft, { page, answers }: Pick<DraftPage, 'page' | 'answers'>, now: Date): DraftPage => ({
  reference: draft.reference,
  page,
  revision: (draft.pages.find((one) => one.page === page)?.revision ?? 0) + 1,
  savedAt: now.toISOString(),
  answers,
});

/** What is kept of another kind of referral, without a word of it; empty when nothing is. */
export function keptNotAsked({ route, saved }: Draft): string {
  if (!route) return '';
  const { count, pages } = keptAside(route, saved);
  if (count === 0) return '';
  const answers = count === 1 ? 'One answer is' : `${count} answers are`;
  return `${answers} kept and not asked for in this kind of referral (${routeInWords(route)}): from ${pages.map((title) => `“${title}”`).join(', ')}. Change the kind back to use them; sending deletes them.`;
}
