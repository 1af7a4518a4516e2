import type { Due } from '../ports';
import type { Reference } from '../domain/events';
import type { Review } from '../domain/review';
import type { World } from './action';
import { atMost } from './atMost';
import { settle } from './owed';
import { remind } from './reminders/send';
import { nextWake } from './reminderTimes';

const AT_ONCE = 8;

/**
 * Posts whatever is owed now, in the reviews that the index names and in no others. Every row that is needed next is written before
 * one that has been seen to is removed, so that a tick that dies is only done again.
 */
export async function tick(world: World): Promise<void> {
  const now = world.clock();
  const [due, rules] = await Promise.all([world.owedIndex.due(now), world.rules()]);
  const references = [...new Set(due.map(({ reference }) => reference))];
  const unsettled = new Set<Reference>();
  const stored = await atMost(AT_ONCE, references, async (reference) => {
    const { isSettled, review } = await settledThenRead(world, reference);
    if (!isSettled) unsettled.add(reference);
    return review;
  });
  const reviews = stored.flatMap((review) => review ?? []);
  const waits = await remind(world, reviews);
  await atMost(AT_ONCE, reviews, async (review) => {
    const { reference } = review;
    const wakes = [nextWake(review, rules, now), waits.get(reference) ?? ''].filter(Boolean);
    await Promise.all(wakes.map((at) => world.owedIndex.add({ at, reference })));
  });
  await atMost(
    AT_ONCE,
    due.filter(({ reference }) => !unsettled.has(reference)),
    (one: Due) => world.owedIndex.remove(one),
  );
}

async function settledThenRead(world: World, reference: Reference): Promise<{ isSettled: boolean; review?: Review | undefined }> {
  try {
    const isSettled = await settle(world, reference);
    return { isSettled, review: (await world.reviews.read(reference))?.review };
  } catch {
    world.log.error('What is owed could not be settled; the next tick tries again.', { review: reference });
    return { isSettled: false };
  }
}
