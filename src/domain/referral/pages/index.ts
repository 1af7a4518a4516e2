import type { Page } from '../../forms/field';
import { ROUTES, type Route } from '../../review/referral';
import { GOOD_OUTCOME } from './goodOutcome';
import { LEARNING } from './learning';
import { SERIOUS_INCIDENT } from './seriousIncident';

export { AGENCY_LIST, ANOTHER_AGENCY } from './agencyList';
export { GATE } from './gate';
export { ROUTE, ROUTE_GUIDES, routeIn, routeInWords, type RouteGuide } from './route';
export { GOOD_OUTCOME, LEARNING, SERIOUS_INCIDENT };

const PAGES: Readonly<Record<Route, readonly Page[]>> = {
  'serious incident': SERIOUS_INCIDENT,
  learning: LEARNING,
  'good outcome': GOOD_OUTCOME,
};

/** The pages that a route asks, in order. */
export const pagesFor = (route: Route): readonly Page[] => PAGES[route];

/** Every page of every route. Each belongs to one route, so that a page alone tells where it stands. */
export const ALL_PAGES: readonly Page[] = ROUTES.flatMap(pagesFor);

export const pageCalled = (id: string): Page | undefined => ALL_PAGES.find((page) => page.id === id);

/** The pages among which a page stands. */
export const pagesBeside = (page: Page): readonly Page[] => ROUTES.map(pagesFor).find((pages) => pages.includes(page)) ?? [];
