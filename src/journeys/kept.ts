import type { Reference } from '../domain/fact';
import type { Answers } from '../domain/forms/answers';
import type { PersonId, Role } from '../domain/people/people';
import type { Review } from '../domain/review/review';
import type { Content, Identities, Reviews, Seen } from '../ports';

/** What is kept of a case beside its document: people's words, and who it is about. */
export type Kept = {
  /** Content rows whose key begins with `prefix`, in key order. */
  content(reference: Reference, prefix: string): Promise<readonly Content[]>;
  identity(reference: Reference): Promise<Answers | undefined>;
};

/** Only this file can open it, so that nobody reads a word without saying whether it is shown. */
const APART: unique symbol = Symbol('kept apart');
export type KeptApart = { readonly [APART]: Kept };

export const keptApart = (reviews: Pick<Reviews, 'content'>, identities: Pick<Identities, 'read'>): KeptApart => ({
  [APART]: {
    content: (reference, prefix) => reviews.content(reference, prefix),
    identity: (reference) => identities.read(reference),
  },
});

type Showing = { readonly kept: KeptApart; readonly seen: Seen };
type By = { readonly who: PersonId; readonly now: Date };
type Opened = { readonly review: Review; readonly sees: { readonly as: Role } };

/** Reads what somebody is shown of a case. That they are shown it is written down in the same round trip, before they have it. */
export async function shown<Found>(
  { kept, seen }: Showing,
  { who, now }: By,
  { review, sees }: Opened,
  what: string,
  read: (kept: Kept) => Promise<Found>,
): Promise<Found> {
  const view = { who, as: sees.as, what, at: now.toISOString() };
  const [found] = await Promise.all([read(kept[APART]), seen.record(review.reference, view)]);
  return found;
}

/** What the bot works with itself, or shows to whoever wrote it. A test lists who reads like this, each with the reason. */
export const unshown = ({ kept }: Pick<Showing, 'kept'>): Kept => kept[APART];
