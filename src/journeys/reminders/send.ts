import type { Rules } from '../../domain/dates/counting';
import type { Reference } from '../../domain/fact';
import { THE_BOT } from '../../domain/people/people';
import { notReached } from '../../domain/referral/sending';
import { sendingTime } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { londonDay, type Instant } from '../../domain/time/days';
import { isWorkingDay } from '../../domain/time/workingDays';
import type { KnownPerson, Posted, StoredClaim } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { change } from '../change';
import { hold, isSettled, settleClaim, take, type Taken } from '../posts/ledger';
import type { Roster } from '../posts/roster';
import { dueFor, keyOf, type DueFor } from './due';
import { drawDue, mostUrgent } from './dueCard';

type Ledgers = ReadonlyMap<Reference, ReadonlyMap<string, StoredClaim>>;
type TakenFor = DueFor & { readonly taken: Exclude<Taken, string> };
/** Until when a review waits; the earliest of several times counts. */
type Waits = ReadonlyMap<Reference, Instant>;

/** How many reviews are read, and how many people written to, at the same time. */
const AT_ONCE = 8;
const SOON_MS = 60_000;

/**
 * Sends what is due, one digest for each person, in working hours of working days. Gives back the reviews that still wait for
 * something, and until when. What goes wrong with one review or one person delays that one alone.
 */
export async function remind(world: World, roster: Roster, reviews: readonly Review[]): Promise<Waits> {
  const now = world.clock();
  const rules = await world.rules();
  const soon = new Date(now.getTime() + SOON_MS).toISOString();
  const found = await atMost(AT_ONCE, reviews, async (review) => {
    const open = await safely(world, async () => openFor(world, review, await dueFor(roster, rules, review, now)));
    return open ?? { due: [], claims: new Map<string, StoredClaim>(), waits: review.reference };
  });
  const waits = new Map(found.flatMap(({ waits: reference }) => (reference ? [[reference, soon] as const] : [])));
  const open = found.flatMap(({ due }) => due);
  const ledgers = new Map(reviews.map(({ reference }, index) => [reference, found[index]?.claims ?? new Map<string, StoredClaim>()]));
  const at = sendingTime(rules.calendar, now);
  if (Date.parse(at) > now.getTime()) {
    await atMost(AT_ONCE, open, (one) => heldBack(world, one, ledgers, rules, at));
    return new Map([...waits, ...open.map(({ review }) => [review.reference, at] as const)]);
  }
  const people = [...new Map(open.map(({ to }) => [to.person.id, to])).values()];
  const left = await atMost(AT_ONCE, people, async (to) => {
    const mine = open.filter((one) => one.to.person.id === to.person.id);
    return (await safely(world, () => sendDigest(world, to, mine, ledgers, rules))) ?? mine.map(({ review }) => review.reference);
  });
  return new Map([...waits, ...left.flat().map((reference) => [reference, soon] as const)]);
}

async function openFor(world: World, { reference }: Review, due: readonly DueFor[]) {
  const stored = due.length > 0 ? await world.reviews.claims(reference) : [];
  const claims = new Map(stored.map((claim) => [claim.key, claim]));
  return { due: due.filter((one) => !isSettled(claims.get(keyOf(one)))), claims, waits: '' };
}

async function safely<Result>(world: World, act: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act();
  } catch {
    world.log.error('A reminder could not be worked out or sent; the next tick tries again.');
    return undefined;
  }
}

async function heldBack(world: World, one: DueFor, ledgers: Ledgers, { calendar }: Rules, until: Instant): Promise<void> {
  const { reference } = one.review;
  const reason = isWorkingDay(calendar, londonDay(world.clock())) ? 'outside working hours' : 'no working day';
  await safely(world, () => hold(world, reference, keyOf(one), ledgers.get(reference)?.get(keyOf(one)), { until, reason }));
}

/** One person's digest. Gives back the references of what could not be settled now. */
async function sendDigest(world: World, to: KnownPerson, mine: readonly DueFor[], ledgers: Ledgers, rules: Rules): Promise<Reference[]> {
  const { ours, later } = await takeAll(world, mine, ledgers);
  if (ours.length === 0) return later;
  const card = await drawDue(
    world,
    rules,
    to,
    ours.map((one) => ({ ...one, repeat: one.taken.repeat })),
  );
  const posted = await world.chat.post(to.person.id, to.address, card);
  // Told first, and only then settled: if the process dies between the two, it is told by whoever takes the reminders over.
  if (posted.outcome === 'unreachable') await atMost(AT_ONCE, ours, (one) => cannotReach(world, one));
  await atMost(AT_ONCE, ours, ({ review, taken }) => settleClaim(world, review.reference, taken, posted));
  if (posted.outcome === 'sent' && posted.address !== to.address) await world.people.keepAddress(to.person.id, posted.address);
  return isSettledBy(posted) ? later : [...later, ...ours.map(({ review }) => review.reference)];
}

const isSettledBy = ({ outcome }: Posted): boolean => outcome === 'sent' || outcome === 'unreachable';

/**
 * Takes what is one person's, in an order that is the same for everybody: whoever has the first has the digest, so that two instances
 * never make two half ones.
 */
async function takeAll(world: World, mine: readonly DueFor[], ledgers: Ledgers): Promise<{ ours: TakenFor[]; later: Reference[] }> {
  const takes = async (one: DueFor) => {
    const { reference } = one.review;
    return { one, taken: await take(world, reference, keyOf(one), ledgers.get(reference)?.get(keyOf(one))) };
  };
  const { now: urgent, later: rest } = mostUrgent(mine);
  const left = [...urgent].sort((a, b) => lockOrder(a).localeCompare(lockOrder(b), 'en-GB'));
  const asked: Awaited<ReturnType<typeof takes>>[] = [];
  for (let first = left.shift(); first; first = left.shift()) {
    const answer = await takes(first);
    if (answer.taken === 'later') return { ours: [], later: [first, ...left, ...rest].map(({ review }) => review.reference) };
    asked.push(answer);
    if (answer.taken !== 'settled') break;
  }
  asked.push(...(await atMost(AT_ONCE, left, takes)));
  return {
    ours: asked.flatMap(({ one, taken }) => (typeof taken === 'string' ? [] : [{ ...one, taken }])),
    later: [...asked.filter(({ taken }) => taken === 'later').map(({ one }) => one), ...rest].map(({ review }) => review.reference),
  };
}

const lockOrder = (one: DueFor): string => `${one.review.reference}~${keyOf(one)}`;

async function cannotReach(world: World, { review, to }: DueFor): Promise<void> {
  world.log.info('Somebody could not be reminded.', { review: review.reference });
  const at = world.clock().toISOString();
  const [role = 'participant'] = to.person.roles;
  await change(world, review.reference, world.reviews.read(review.reference), (before) => ({
    events: before ? notReached(before, to.person.id, role, THE_BOT, at) : [],
  }));
}
