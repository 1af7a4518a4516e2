import type { Rules } from '../domain/dates/counting';
import type { Reference } from '../domain/fact';
import { sendingTime } from '../domain/reminders/reminders';
import { nextOverview, nextWake, PARTNERSHIP } from '../domain/reminders/wakes';
import type { Review } from '../domain/review/review';
import type { Due } from '../ports';
import type { World } from './action';
import { atMost } from './cards/atMost';
import { warnOfTheEnd } from './counting/calendarEnds';
import { followChoices } from './counting/follow';
import { rosterOf, type Roster } from './posts/roster';
import { settle } from './posts/settle';
import { sendNewReferrals } from './reminders/newReferrals';
import { sendOverview } from './reminders/overview';
import { remind } from './reminders/send';

const AT_ONCE = 8;

/**
 * Posts whatever is owed now, in the reviews that the index names and in no others. Every row that is needed next is written before
 * one that has been seen to is removed, so that a tick that dies is only done again.
 */
export async function tick(world: World): Promise<void> {
  const now = world.clock();
  const [due, rules] = await Promise.all([world.owedIndex.due(now), world.rules(), world.agencies.ready()]);
  const references = [...new Set(due.map(({ reference }) => reference))];
  const roster = rosterOf(world);
  const unsettled = new Set<Reference>();
  const stored = await atMost(AT_ONCE, references, async (reference) => {
    const { isSettled, review } = await settledThenRead(world, roster, reference);
    if (!isSettled) unsettled.add(reference);
    return review;
  });
  const reviews = stored.flatMap((review) => review ?? []);
  const waits = await remind(world, roster, reviews);
  const untold = await alone(world, () => sendNewReferrals(world, roster, rules, reviews, now));
  for (const { reference } of untold ?? reviews) unsettled.add(reference);
  await atMost(AT_ONCE, reviews, async (review) => {
    const { reference } = review;
    const wakes = [nextWake(review, rules, now), waits.get(reference) ?? ''].filter(Boolean);
    await Promise.all(wakes.map((at) => world.owedIndex.add({ at, reference })));
  });
  if (references.includes(PARTNERSHIP) && !(await overviewed(world, roster, rules, now))) unsettled.add(PARTNERSHIP);
  await atMost(
    AT_ONCE,
    due.filter(({ reference }) => !unsettled.has(reference)),
    (one: Due) => world.owedIndex.remove(one),
  );
  await alone(world, () => followChoices(world));
  await alone(world, () => warnOfTheEnd(world, rules));
}

/** What is about no single review must not keep reviews from their reminders; the next tick goes on with it. */
async function alone<Result>(world: World, act: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act();
  } catch {
    world.log.error('Something that is about all reviews could not be done; the next tick tries again.');
    return undefined;
  }
}

/** The week's overview, when its time has come; and the row that wakes the tick for the next one. */
async function overviewed(world: World, roster: Roster, rules: Rules, now: Date): Promise<boolean> {
  try {
    const at = sendingTime(rules.calendar, now);
    const mayNow = Date.parse(at) <= now.getTime();
    const isDone = mayNow && (await sendOverview(world, roster, rules, now));
    if (mayNow && !isDone) return false;
    await world.owedIndex.add({ at: isDone ? nextOverview(rules, now) : at, reference: PARTNERSHIP });
    return true;
  } catch {
    world.log.error('The overview of the week could not be sent; the next tick tries again.');
    return false;
  }
}

/** A post that can't be made does not keep the review's reminders from being sent. */
async function settledThenRead(
  world: World,
  roster: Roster,
  reference: Reference,
): Promise<{ isSettled: boolean; review?: Review | undefined }> {
  const failed = (): false => {
    world.log.error('What is owed could not be settled; the next tick tries again.', { review: reference });
    return false;
  };
  const isSettled = await settle(world, reference, roster).catch(failed);
  const stored = await world.reviews.read(reference).catch(failed);
  return stored === false ? { isSettled: false } : { isSettled, review: stored?.review };
}
