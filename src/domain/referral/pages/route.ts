import { choice, required, type Page } from '../../forms/field';
import { ROUTES, type Route } from '../../review/referral';
import { referralOf } from '../../reviewTypes';
import type { RouteWords } from '../../reviewTypes/kind';

/** What is asked about a route before it is chosen. */
export type RouteGuide = RouteWords & { readonly route: Route };

export const ROUTE_GUIDES: readonly RouteGuide[] = ROUTES.map((route) => ({ route, ...referralOf(route).guide }));

/** A route as people call it: “a good outcome”. */
export const routeInWords = (route: Route): string => referralOf(route).inWords;

/** What is chosen after the danger gate, kept with the referral. */
export const ROUTE: Page = {
  id: 'route',
  title: 'What kind of referral',
  purpose: 'Which of these fits best?',
  fields: [
    choice(
      'route',
      'What kind of referral is it?',
      ROUTE_GUIDES.map(({ route, title }) => [route, title] as const),
      required,
    ),
  ],
};

/** The route that was chosen, where one was. */
export const routeIn = (said: string): Route | undefined => ROUTES.find((route) => route === said);
