import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reference } from '../domain/fact';
import type { Answers } from '../domain/forms/answers';
import { owed } from '../domain/owed';
import { wakesFor } from '../domain/reminders/wakes';
import type { ReviewEvent } from '../domain/review/events';
import { evolve } from '../domain/review/evolve';
import type { Review } from '../domain/review/review';
import type { Content, StoredReview } from '../ports';
import type { World } from './action';
import { unshown } from './kept';

/** What a change needs of the world. */
type Changing = Pick<World, 'reviews' | 'owedIndex' | 'identities' | 'involved' | 'clock' | 'rules' | 'kept'>;

export type Changes = {
  readonly events: readonly ReviewEvent[];
  readonly content?: readonly Content[];
  /** What identifies the child from now on; as a function, of what is kept on the review that is decided on, at each try. */
  readonly identity?: Answers | ((present: Answers) => Answers);
  /** Lists that the review is to be found in from now on. */
  readonly lists?: readonly string[];
};

/** How long after a commit the tick may take over what the turn itself did not get posted. */
const TURN_MS = 60_000;
/** Thirty people at once need about as many tries; each waits a little, by chance, so that they do not run in step. */
const TRIES = 40;
const WAIT_MS = 40;

/**
 * The one way a review changes: decide on what is stored, write document, journal and content in one transaction, and decide
 * again when somebody else was faster. No events: nothing is written. An identity lies in another partition: it is written under a name
 * of its own before, counts once the document names it, and what it replaces is deleted. `owes`: because of this change the bot owes posts that it did
 * not owe before; where it does not, a turn has none of its own to wait for.
 */
export async function change(
  world: Changing,
  reference: Reference,
  read: Promise<StoredReview | undefined>,
  decide: (review: Review | undefined) => Changes,
): Promise<{ review: Review | undefined; changed: boolean; owes: boolean }> {
  let stored = await read;
  for (let tries = 0; tries < TRIES; tries++) {
    const before = stored?.review;
    const decision = decide(before);
    const name = decision.identity && randomUUID();
    const events = naming(decision.events, name);
    const review = events.reduce<Review | undefined>(evolve, before);
    if (!review || events.length === 0) return { review: before, changed: false, owes: false };
    const [owes] = await Promise.all([prepare(world, before, review, decision), name && keepIdentity(world, reference, name, decision)]);
    const outcome = await world.reviews.commit({ review, events, content: decision.content ?? [] }, stored?.etag);
    if (name) await forgotten(world, reference, outcome === 'committed' ? (before?.identity ?? '') : name);
    if (outcome === 'committed') return { review, changed: true, owes };
    await wait(Math.random() * WAIT_MS);
    stored = await world.reviews.read(reference);
  }
  throw new Error('A review changed too often while it was being changed.');
}

/** The last fact of a change names the row of identities that counts from then on. */
const naming = (events: readonly ReviewEvent[], identity: string | undefined): readonly ReviewEvent[] =>
  identity ? events.map((event, index) => (index === events.length - 1 ? { ...event, identity } : event)) : events;

async function keepIdentity(world: Changing, reference: Reference, name: string, { identity = {} }: Changes): Promise<void> {
  const whole = typeof identity === 'function' ? identity((await unshown(world).identity(reference)) ?? {}) : identity;
  await world.identities.save(reference, whole, { name, at: world.clock().toISOString() });
}

/** What could not be deleted now is deleted by the sweep. */
const forgotten = (world: Changing, reference: Reference, name: string): Promise<void> =>
  world.identities.forget(reference, name).catch(() => undefined);

/** What other partitions must hold before the commit: each of these can be repeated, and none is harmful when the commit fails. */
async function prepare(world: Changing, before: Review | undefined, after: Review, decision: Changes): Promise<boolean> {
  const rules = await world.rules();
  const soon = new Date(world.clock().getTime() + TURN_MS);
  const posted = new Set((before ? owed(before) : []).map(({ key }) => key));
  const owes = owed(after).some(({ key }) => !posted.has(key));
  const times = new Set([...(owes ? [soon.toISOString()] : []), ...wakesFor(before, after, rules, soon)]);
  await Promise.all([
    ...[...times].map((at) => world.owedIndex.add({ at, reference: after.reference })),
    ...(decision.lists ?? []).map((list) => world.involved.add(list, after.reference)),
  ]);
  return owes;
}
