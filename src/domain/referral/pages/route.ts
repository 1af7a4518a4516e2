import { choice, required, type Page } from '../../forms/field';
import { ROUTES, type Route } from '../../review/referral';

/** What is asked about a route before it is chosen. */
export type RouteGuide = {
  readonly route: Route;
  readonly title: string;
  /** The button that chooses it. */
  readonly choose: string;
  readonly summary: string;
  /** When it is this route, in plain words, one thing on a line. */
  readonly criteria: readonly string[];
};

export const ROUTE_GUIDES: readonly RouteGuide[] = [
  {
    route: 'serious incident',
    title: 'A serious incident',
    choose: 'Refer a serious incident',
    summary: 'A child has died or been seriously harmed. It begins with a short start that is sent at once; the rest can follow.',
    criteria: [
      'A child has died, or was seriously harmed. Lasting harm to a child’s mental health or development is serious harm, and so is harm from which a child recovers.',
      'Abuse or neglect is known or suspected.',
      'This referral is not the local authority’s notification to the national Panel. The local authority sends that itself.',
      'If you are not sure, choose this one. The partners can decide on another kind of review.',
    ],
  },
  {
    route: 'learning',
    title: 'Learning, below that threshold',
    choose: 'Refer for learning',
    summary: 'Nobody was seriously harmed, and agencies could learn from it together. At most twelve questions.',
    criteria: [
      'The harm was less serious, or it was nearly serious.',
      'Two or more agencies were involved, or should have been.',
      'What could be learnt is about how they work together. What concerns one agency alone is for that agency’s own review.',
    ],
  },
  {
    route: 'good outcome',
    title: 'A good outcome',
    choose: 'Refer a good outcome',
    summary: 'It went seriously well for a child, and others could repeat it. At most twelve questions.',
    criteria: [
      'Two or more agencies took part.',
      'There was a real risk or need at the start.',
      'There is evidence that it is better for the child.',
      'What made the difference can be named and repeated.',
      'The child or the family agree, or have been asked.',
      'It is not a nomination for individual praise.',
    ],
  },
];

/** A route as people call it: “a good outcome”. */
export const routeInWords = (route: Route): string => WORDS[route];
const WORDS: Readonly<Record<Route, string>> = {
  'serious incident': 'a serious incident',
  learning: 'learning',
  'good outcome': 'a good outcome',
};

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
