import { z } from 'zod';
import { ROUTE_GUIDES, routeInWords } from '../../domain/referral/pages';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import type { Draft } from './draftRow';
import { shownWhoReads, whoReads } from './whoReads';

const routes = card('referral/route', {
  preview: 'Your referral: what kind is it?',
  shows: whoReads.extend({
    reference: z.string(),
    now: z.string(),
    routes: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        route: z.string(),
        title: z.string(),
        choose: z.string(),
        summary: z.string(),
        criteria: z.array(z.string()),
      }),
    ),
  }),
});

/** The three kinds of referral, each with when it is that one. Nothing of the case is on it, so that it can stay in the chat. */
export const drawRoutes = (world: World, { reference, route }: Pick<Draft, 'reference' | 'route'>): Drawn =>
  routes.draw({
    reference,
    now: route ? `Now it is ${routeInWords(route)}. You can change that until something is sent; no answer is lost.` : '',
    routes: ROUTE_GUIDES.map((guide, index) => ({ ...guide, criteria: [...guide.criteria], id: `when${index}`, reference })),
    ...shownWhoReads(world),
  });
