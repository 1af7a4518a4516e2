import { choice, required, type Page } from './field';

/** The three kinds of referral. One process serves them all; the route decides which pages are asked. */
export const ROUTES = ['serious incident', 'learning', 'good outcome'] as const;
export type Route = (typeof ROUTES)[number];

/** What is chosen after the danger gate, kept with the referral. */
export const ROUTE: Page = {
  id: 'route',
  title: 'What kind of referral',
  purpose: 'Which of these fits best?',
  fields: [
    choice(
      'route',
      'What kind of referral is it?',
      [
        ['serious incident', 'A serious incident'],
        ['learning', 'Learning, below the threshold of a serious incident'],
        ['good outcome', 'A good outcome'],
      ],
      required,
    ),
  ],
};
