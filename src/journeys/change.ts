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

/** What a change needs of the world. */
type Changing = Pick<World, 'reviews' | 'owedIndex' | 'identities' | 'involved' | 'clock' | 'rules'>;

export type Changes = {
  readonly events: readonly ReviewEvent[];
  readonly content?: readonly Content[];
  readonly identity?: Answers;
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
 * again when somebody else was faster. No events: nothing is written. `owes`: because of this change the bot owes posts that it did
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
    const review = decision.events.reduce<Review | undefined>(evolve, before);
    if (!review || decision.events.length === 0) return { review: before, changed: false, owes: false };
    const owes = await prepare(world, before, review, decision);
    const outcome = await world.reviews.commit({ review, events: decision.events, content: decision.content ?? [] }, stored?.etag);
    if (outcome === 'committed') return { review, changed: true, owes };
    await wait(Math.random() * WAIT_MS);
    stored = await world.reviews.read(reference);
  }
  throw new Error('A review changed too often while it was being changed.');
}

/** What other partitions must hold before the commit: each of these can be repeated, and none is harmful when the commit fails. */
async function prepare(world: Changing, before: Review | undefined, after: Review, decision: Changes): Promise<boolean> {
  const rules = await world.rules();
  const soon = new Date(world.clock().getTime() + TURN_MS);
  const posted = new Set((before ? owed(before) : []).map(({ key }) => key));
  const owes = owed(after).some(({ key }) => !posted.has(key));
  const times = new Set([...(owes ? [soon.toISOString()] : []), ...wakesFor(before, after, rules, soon)]);
  await Promise.all([
    decision.identity && world.identities.save(after.reference, decision.identity),
    ...[...times].map((at) => world.owedIndex.add({ at, reference: after.reference })),
    ...(decision.lists ?? []).map((list) => world.involved.add(list, after.reference)),
  ]);
  return owes;
}
