import type { Page } from './field';
import { ROUTES, type Route } from './route';
import { SERIOUS_INCIDENT } from './seriousIncident';

export * from './field';
export { GATE } from './gate';
export { ROUTE, ROUTES, type Route } from './route';
export { SERIOUS_INCIDENT };

const PAGES: Readonly<Record<Route, readonly Page[]>> = {
  'serious incident': SERIOUS_INCIDENT,
  learning: [],
  'good outcome': [],
};

/** The pages that a route asks, in order. */
export const pagesFor = (route: Route): readonly Page[] => PAGES[route];

/** Every page of every route, each once. */
export const ALL_PAGES: readonly Page[] = [...new Set(ROUTES.flatMap(pagesFor))];

export const pageCalled = (id: string): Page | undefined => ALL_PAGES.find((page) => page.id === id);
