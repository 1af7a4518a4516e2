import type { Page } from '../../domain/forms/field';
import type { Json } from '../cards/card';

/** The card of a page that has none of its own: what it asks several times, its questions in order, and the buttons of its form. */
export const pageTemplate = (page: Page, bottom: 'pageBottom' | 'answerBottom'): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { $part: 'pageTop' },
    ...(page.repeats ? [{ $part: 'list' }] : []),
    ...page.fields.map(({ id }) => ({ $field: id })),
    { $part: bottom },
  ],
});
