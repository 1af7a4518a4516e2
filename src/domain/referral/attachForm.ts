import { choice, required, type Page } from '../forms/field';

/** A review that can take a referral in, and what tells it from others: never who the child is. */
export type ToJoin = { readonly reference: string; readonly said: string };

/** Which review a referral belongs to. */
export const attachPage = (reviews: readonly ToJoin[]): Page => ({
  id: 'attach',
  title: 'This belongs to a review that already exists',
  purpose: 'These reviews began with a notification and have no referral yet. Nothing happens before you have seen what it means.',
  fields: [
    choice(
      'review',
      'Which review does it belong to?',
      reviews.map(({ reference, said }) => [reference, `${reference}: ${said}`] as const),
      required,
    ),
  ],
});
