import type { z } from 'zod';
import { hiding, type Hide } from '../domain/coaching';
import type { Reference } from '../domain/fact';
import type { Answers } from '../domain/forms/answers';
import { inKeyOrder, type FirstParts, type Parts, type PlainColumns, type ReadRow, type RowKind } from '../domain/forms/row';
import type { PersonId, Role } from '../domain/people/people';
import { NOTIFIED, REFERRAL_PAGE } from '../domain/referral/rows';
import { daysOf, daysSaid, hiddenIn, insteadIn } from '../domain/referral/withoutIdentity';
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

/** What of a case somebody may be shown: whole for whoever sees who the child is, and for everybody else without what tells it. */
export type KeptToShow = Kept & { readonly [TO_SHOW]: true };

/** Only this file can open it, so that nobody reads a word without saying whether it is shown. */
const APART: unique symbol = Symbol('kept apart');
/** Only this file can give it, so that no reader is shown words that did not pass the matcher. */
const TO_SHOW: unique symbol = Symbol('to show');
export type KeptApart = { readonly [APART]: Kept; readonly [TO_SHOW]: (sight: Sight, review: Review) => KeptToShow };

type Sight = 'whole' | 'without identity';

export function keptApart(reviews: Pick<Reviews, 'content'>, identities: Pick<Identities, 'read'>): KeptApart {
  const whole = keptIn(
    async (reference, prefix) => reviews.content(reference, prefix),
    (reference) => identities.read(reference),
  );
  return {
    [APART]: whole,
    [TO_SHOW]: (sight, review) => ({ ...(sight === 'whole' ? whole : withoutIdentity(reviews, whole, review)), [TO_SHOW]: true }),
  };
}

const keptIn = (content: Reviews['content'], identity: Kept['identity']): Kept => ({
  one: async (reference, kind, parts) => {
    const key = kind.key(parts);
    const found = (await content(reference, key)).find((row) => row.key === key);
    return found && kind.read(found);
  },
  all: async (reference, kind, first) => {
    const found = await content(reference, kind.begin(first));
    return inOrder(found.filter(({ key }) => kind.has(key, first))).map(kind.read);
  },
  asStored: async (reference, kind) => inOrder((await content(reference, kind.begin({}))).filter(({ key }) => kind.names(key))),
  at: async (reference, key) => (await content(reference, key)).find((row) => row.key === key),
  identity,
});

const inOrder = (rows: readonly Content[]): Content[] => [...rows].sort((one, other) => inKeyOrder(one.key, other.key));

/** The same rows with what identifies the child taken out of every word in them; of another case than this one there are none. */
function withoutIdentity(reviews: Pick<Reviews, 'content'>, whole: Kept, review: Review): Kept {
  let hide: Promise<Hide> | undefined;
  const hides = (): Promise<Hide> => (hide ??= hideIn(whole, review));
  return keptIn(
    async (reference, prefix) => {
      if (reference !== review.reference) throw new Error('Words of another case were asked for.');
      const [rows, hidden] = await Promise.all([reviews.content(reference, prefix), hides()]);
      return rows.map((row) => ({ ...row, json: hiddenIn(row.json, hidden) }));
    },
    () => Promise.resolve(undefined),
  );
}

/** What takes a case’s identity out of words about it. */
export async function hideIn(kept: Pick<Kept, 'all' | 'one' | 'identity'>, review: Review): Promise<Hide> {
  const { reference } = review;
  const [rows, notified, identity] = await Promise.all([
    kept.all(reference, REFERRAL_PAGE, {}),
    kept.one(reference, NOTIFIED, {}),
    kept.identity(reference),
  ]);
  const items = [...rows.flatMap(({ json }) => json.items), ...(notified?.json.items ?? [])];
  return hiding(identity ?? {}, { insteadOf: insteadIn(items), keeps: [...daysOf(review), ...daysSaid(items)] });
}

type Showing = { readonly kept: KeptApart; readonly seen: Seen };
type By = { readonly who: PersonId; readonly now: Date };
type Opened = { readonly review: Review; readonly sees: { readonly as: Role; readonly identity?: boolean } };

/**
 * Reads what somebody is shown of a case, without what identifies the child unless they may see that. That they are shown it is written
 * down in the same round trip, before they have it.
 */
export async function shown<Found>(
  { kept, seen }: Showing,
  { who, now }: By,
  { review, sees }: Opened,
  what: string,
  read: (kept: KeptToShow) => Promise<Found>,
): Promise<Found> {
  return recorded(
    { seen },
    { who, now },
    { review, sees },
    what,
    read(kept[TO_SHOW](sees.identity ? 'whole' : 'without identity', review)),
  );
}

/**
 * The same words as they were written, for somebody who does not see who the child is: what they write themselves, and what has to be
 * read as it stands. A test lists who reads like this, each with the reason.
 */
export const shownWhole = async <Found>(
  { kept, seen }: Showing,
  by: By,
  opened: Opened,
  what: string,
  read: (kept: Kept) => Promise<Found>,
): Promise<Found> => recorded({ seen }, by, opened, what, read(kept[APART]));

async function recorded<Found>(
  { seen }: Pick<Showing, 'seen'>,
  { who, now }: By,
  { review, sees }: Opened,
  what: string,
  reading: Promise<Found>,
): Promise<Found> {
  const view = { who, as: sees.as, what, at: now.toISOString() };
  const [found] = await Promise.all([reading, seen.record(review.reference, view)]);
  return found;
}

/** What the bot works with itself, or shows to whoever wrote it. A test lists who reads like this, each with the reason. */
export const unshown = ({ kept }: Pick<Showing, 'kept'>): Kept => kept[APART];
