import type { z } from 'zod';
import type { Reference } from '../domain/fact';
import type { Answers } from '../domain/forms/answers';
import { inKeyOrder, type FirstParts, type Parts, type PlainColumns, type ReadRow, type RowKind } from '../domain/forms/row';
import type { PersonId, Role } from '../domain/people/people';
import type { Review } from '../domain/review/review';
import type { Content, Identities, Reviews, Seen } from '../ports';

/** What is kept of a case beside its document: people's words, and who it is about. */
export type Kept = {
  /** The row of this kind with these parts in its key; undefined where there is none. */
  one<Key extends string, Columns extends PlainColumns, Json extends z.ZodType>(
    reference: Reference,
    kind: RowKind<Key, Columns, Json>,
    parts: Parts<Key>,
  ): Promise<ReadRow<Columns, Json> | undefined>;
  /** The rows of this kind with these parts in their keys, in the order of what the keys say: the second before the tenth. */
  all<Key extends string, Columns extends PlainColumns, Json extends z.ZodType>(
    reference: Reference,
    kind: RowKind<Key, Columns, Json>,
    first: FirstParts<Key>,
  ): Promise<readonly ReadRow<Columns, Json>[]>;
  /** The same as they are stored, for whoever keeps them in another place as well. */
  asStored(reference: Reference, kind: { begin(first: object): string; names(key: string): boolean }): Promise<readonly Content[]>;
  /** The row with this key, as it is stored. */
  at(reference: Reference, key: string): Promise<Content | undefined>;
  identity(reference: Reference): Promise<Answers | undefined>;
};

/** Only this file can open it, so that nobody reads a word without saying whether it is shown. */
const APART: unique symbol = Symbol('kept apart');
export type KeptApart = { readonly [APART]: Kept };

export const keptApart = (reviews: Pick<Reviews, 'content'>, identities: Pick<Identities, 'read'>): KeptApart => ({
  [APART]: {
    one: async (reference, kind, parts) => {
      const key = kind.key(parts);
      const found = (await reviews.content(reference, key)).find((row) => row.key === key);
      return found && kind.read(found);
    },
    all: async (reference, kind, first) => {
      const found = await reviews.content(reference, kind.begin(first));
      return inOrder(found.filter(({ key }) => kind.has(key, first))).map(kind.read);
    },
    asStored: async (reference, kind) => inOrder((await reviews.content(reference, kind.begin({}))).filter(({ key }) => kind.names(key))),
    at: async (reference, key) => (await reviews.content(reference, key)).find((row) => row.key === key),
    identity: (reference) => identities.read(reference),
  },
});

const inOrder = (rows: readonly Content[]): Content[] => [...rows].sort((one, other) => inKeyOrder(one.key, other.key));

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
