import { rulesOf, SHIPPED_CHOICES, type Rules } from '../../domain/dates/counting';
import { followRules } from '../../domain/dates/moves';
import { ownersOf } from '../../domain/dates/owners';
import { expectedMilestones } from '../../domain/dates/timeline';
import type { Reference } from '../../domain/fact';
import type { Review } from '../../domain/review/review';
import type { Applied, KeptChoices } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { change } from '../change';
import { recipientsOf } from '../posts/recipients';
import { rosterOf, type Roster } from '../posts/roster';
import { indexAgain } from '../posts/settle';
import { tellMoved } from './tell';
import { toldIn, toldRow, type MovedFor } from './told';

/** A turn that began under the rules of before has ended after this long; only then do the reviews follow, so that none is missed. */
const TURN_MS = 60_000;
/** How many reviews are read at the same time, and after how many the place is written down. */
const AT_ONCE = 8;
const BATCH = 40;
const TRIES = 3;
/** Stands for a place after every review: all of them follow, and people are being told. Sorts after every reference. */
const ALL = '~';

type Present = NonNullable<Awaited<ReturnType<KeptChoices['present']>>>;

/**
 * Lets every open review follow the partnership's latest change: its journal keeps both dates of what moved, the index that wakes the
 * tick is made again for it, and whoever's dates moved is told in one digest. The place is written down as it goes, so that it goes
 * on where a process died; each step can be repeated. True when there is nothing left to do.
 */
export async function followChoices(world: World): Promise<boolean> {
  const present = await world.choices.present();
  if (!present || present.applied.version === present.chosen.version) return true;
  if (world.clock().getTime() - Date.parse(present.chosen.at) < TURN_MS) return false;
  const etag = present.applied.after === ALL ? present.etag : await followAll(world, present);
  if (!etag) return false;
  if (!(await tellMoved(world, present.applied.version, present.chosen))) return false;
  return (await world.choices.follow({ version: present.chosen.version, after: '' }, etag)) !== undefined;
}

/** Goes through the reviews from the place that was written down. Undefined: another instance is at it, or there is a later change. */
async function followAll(world: World, { chosen, applied, etag }: Present): Promise<string | undefined> {
  const following = {
    world,
    rules: rulesOf(chosen.choices, chosen.version),
    chosen,
    base: applied.version,
    earlier: earlierRules(world),
    roster: rosterOf(world),
  };
  let place: string | undefined = etag;
  for await (const batch of batches(world, applied.after)) {
    await atMost(AT_ONCE, batch, (reference) => followSurely(following, reference));
    place = place && (await world.choices.follow({ version: applied.version, after: batch.at(-1) ?? '' }, place));
    if (!place) return undefined;
  }
  return place && world.choices.follow({ version: applied.version, after: ALL }, place);
}

async function* batches({ reviews }: World, after: Applied['after']): AsyncIterable<Reference[]> {
  let batch: Reference[] = [];
  for await (const reference of reviews.references()) {
    if (reference <= after) continue;
    batch.push(reference);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Following = {
  readonly world: World;
  readonly rules: Rules;
  readonly chosen: Present['chosen'];
  readonly base: number;
  readonly earlier: (version: number) => Promise<Rules>;
  readonly roster: Roster;
};

/** One review that can't be read must not keep the others; storage that is down stops at the place that can't be written. */
async function followSurely(following: Following, reference: Reference): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      return await followOne(following, reference);
    } catch {
      following.world.log.error('A review could not follow a change of the rules; it is tried again, and indexed daily.', {
        review: reference,
      });
    }
  }
}

async function followOne({ world, rules, chosen, base, earlier, roster }: Following, reference: Reference): Promise<void> {
  const stored = await world.reviews.read(reference);
  if (!stored) return;
  const was = await earlier(Math.max(stored.review.clock.rules, base));
  const at = world.clock().toISOString();
  const decide = (review: Review) => followRules(review, was, rules, chosen.by, at);
  // Who is to be told is written first: a row too many is told of dates as they are, a row too few would leave somebody untold.
  await Promise.all(
    (await movedFor(roster, stored.review, decide(stored.review), rules)).map((one) =>
      world.reviews.add(toldIn(chosen.version), toldRow(one)),
    ),
  );
  const here: World = { ...world, rules: () => Promise.resolve(rules) };
  await change(here, reference, Promise.resolve(stored), (before) => ({ events: before ? decide(before) : [] }));
  await indexAgain(here, reference);
}

async function movedFor(roster: Roster, review: Review, events: ReturnType<typeof followRules>, rules: Rules): Promise<MovedFor[]> {
  const moved = events.flatMap((event) => (event.type === 'datesMoved' ? [...event.milestones] : []));
  const milestones = expectedMilestones(review, rules);
  const found = moved.flatMap((one) => {
    const milestone = milestones.find(({ key }) => key === one.milestone);
    return milestone ? ownersOf(review, milestone).map((owner) => ({ one, owner })) : [];
  });
  const people = new Map<string, MovedFor>();
  for (const { one, owner } of found) {
    const agency = 'agency' in owner ? owner.agency : undefined;
    for (const { person } of await recipientsOf(roster, review, owner)) {
      if (agency !== undefined && person.agency !== agency) continue;
      const before = people.get(person.id)?.moved ?? [];
      if (!before.includes(one)) people.set(person.id, { person: person.id, reference: review.reference, moved: [...before, one] });
    }
  }
  return [...people.values()];
}

function earlierRules({ choices }: World): (version: number) => Promise<Rules> {
  const read = new Map<number, Promise<Rules>>();
  return (version) => {
    const rules = read.get(version) ?? choices.version(version).then((one) => rulesOf(one?.choices ?? SHIPPED_CHOICES, version));
    read.set(version, rules);
    return rules;
  };
}
