import { z } from 'zod';
import { differences } from '../../domain/dates/choosing';
import { SHIPPED_CHOICES } from '../../domain/dates/counting';
import { MOVED_FOR } from '../../domain/dates/rows';
import { sendingTime } from '../../domain/reminders/reminders';
import type { Chosen, Drawn, StoredClaim } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { card } from '../cards/card';
import { listed } from '../cards/listed';
import { firstWithDay, movedInWords } from '../dates/changes';
import { unshown } from '../kept';
import { deliver, isOver, type Outcome } from '../posts/deliver';
import { toldIn, type MovedFor } from './told';

const movedCard = card('counting/moved', {
  preview: 'Dates of reviews have moved.',
  shows: z.object({
    heading: z.string(),
    repeat: z.string(),
    changed: z.array(z.string()),
    reason: z.string(),
    reviews: z.array(z.object({ reference: z.string(), moved: z.array(z.string()), milestone: z.string() })),
    more: z.string(),
  }),
});

const AT_ONCE = 8;
/** How many reviews, and how many dates of each, one digest shows. */
const MOST = 12;
const MOST_DATES = 4;

/**
 * Tells whoever's dates moved, each in one digest for each change, in working hours. Changes that came before it and were not told to
 * the end are told as well. True when everybody has been told, or can't be.
 */
export async function tellMoved(world: World, after: number, chosen: Chosen): Promise<boolean> {
  const now = world.clock();
  const { calendar } = await world.rules();
  const waits = Date.parse(sendingTime(calendar, now)) > now.getTime();
  for (let version = after + 1; version <= chosen.version; version++) {
    const [rows, claims] = await Promise.all([unshown(world).all(toldIn(version), MOVED_FOR, {}), world.reviews.claims(toldIn(version))]);
    const of = byPerson(rows.map(({ json }) => json));
    if (of.size === 0) continue;
    if (waits) return false;
    const one = version === chosen.version ? chosen : await world.choices.version(version);
    const before = await world.choices.version(version - 1);
    if (!one) continue;
    const changed = differences(before?.choices ?? SHIPPED_CHOICES, one.choices);
    const outcomes = await atMost(AT_ONCE, [...of], ([person, moved]) =>
      tellOne(world, { version, person, moved, changed, reason: one.reason }, claims),
    );
    if (!outcomes.every(isOver)) return false;
  }
  return true;
}

function byPerson(all: readonly MovedFor[]): ReadonlyMap<string, readonly MovedFor[]> {
  const of = new Map<string, MovedFor[]>();
  for (const one of all) of.set(one.person, [...(of.get(one.person) ?? []), one]);
  return of;
}

type Digest = {
  readonly version: number;
  readonly person: string;
  readonly moved: readonly MovedFor[];
  readonly changed: readonly string[];
  readonly reason: string;
};

async function tellOne(world: World, digest: Digest, claims: readonly StoredClaim[]): Promise<Outcome> {
  const to = await world.people.find(digest.person);
  if (!to || to.person.roles.length === 0) return 'done';
  const key = `moved~${digest.person}`;
  const claimed = claims.find((claim) => claim.key === key);
  return deliver(world, { reference: toldIn(digest.version), key, claimed, to }, (repeat) => drawMoved(digest, repeat));
}

function drawMoved({ moved, changed, reason }: Digest, repeat: string): Drawn {
  const others = moved.length - MOST;
  return movedCard.draw({
    heading: moved.length === 1 ? 'Dates of one review have moved' : `Dates of ${moved.length} reviews have moved`,
    repeat,
    changed: listed(changed, 6),
    reason,
    reviews: moved.slice(0, MOST).map((one) => ({
      reference: one.reference,
      moved: shortened(one.moved.map(movedInWords)),
      milestone: firstWithDay(one.moved),
    })),
    more: others > 0 ? `And ${others} more; each shows its dates on its timeline.` : '',
  });
}

const shortened = (all: readonly string[]): string[] =>
  all.length <= MOST_DATES ? [...all] : [...all.slice(0, MOST_DATES), `and ${all.length - MOST_DATES} more dates`];
