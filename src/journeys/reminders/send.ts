import type { Rules } from '../../domain/dates/counting';
import type { Reference } from '../../domain/fact';
import { THE_BOT } from '../../domain/people/people';
import { notReached } from '../../domain/referral/sending';
import { sendingTime } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { londonDay, type Instant } from '../../domain/time/days';
import { isTellingDay } from '../../domain/time/workingDays';
import type { Drawn, KnownPerson, StoredClaim } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { change } from '../change';
import { deliverTogether, undrawn, type Entry, type Unreached } from '../posts/deliver';
import { hold, isSettled } from '../posts/ledger';
import type { Roster } from '../posts/roster';
import { tellUnsure } from '../posts/tellOffice';
import { dueFor, keyOf, type DueFor } from './due';
import { drawDue, mostUrgent } from './dueCard';

type Ledgers = ReadonlyMap<Reference, ReadonlyMap<string, StoredClaim>>;
type Owing = DueFor & Entry;
type Sending = { readonly world: World; readonly roster: Roster; readonly rules: Rules };
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
    return (
      (await safely(world, () => sendDigest({ world, roster, rules }, to, mine, ledgers))) ?? mine.map(({ review }) => review.reference)
    );
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
  const reason = isTellingDay(calendar, londonDay(world.clock())) ? 'outside working hours' : 'no working day';
  await safely(world, () => hold(world, reference, keyOf(one), ledgers.get(reference)?.get(keyOf(one)), { until, reason }));
}

/** One person's digest. Gives back the references of what could not be settled now. */
async function sendDigest(by: Sending, to: KnownPerson, mine: readonly DueFor[], ledgers: Ledgers): Promise<Reference[]> {
  const { now, later } = mostUrgent(mine);
  const entries = now.map((one): Owing => {
    const [reference, key] = [one.review.reference, keyOf(one)];
    return { ...one, reference, key, claimed: ledgers.get(reference)?.get(key) };
  });
  const left = [...(await sendTogether(by, to, entries)), ...later];
  return left.map(({ review }) => review.reference);
}

/** One message. Gives back what is not settled by it; one thing that can't be drawn does not keep the others from being said. */
async function sendTogether({ world, roster, rules }: Sending, to: KnownPerson, entries: readonly Owing[]): Promise<readonly DueFor[]> {
  const draws = (all: readonly (Owing & { readonly repeat: string })[]): Promise<Drawn> =>
    drawDue(
      world,
      rules,
      to,
      all.map((one) => ({ ...one, repeat: one.repeat !== '' })),
    );
  const sends = (some: readonly Owing[]) =>
    deliverTogether(world, { to, entries: some, unreached: (ours, why) => cannotReach(world, roster, ours, why) }, draws);
  const { outcome, later } = await sends(entries);
  if (outcome !== 'not drawn') return later;
  const tried = await atMost(AT_ONCE, entries, async (one) => ({ one, card: await safely(world, () => draws([{ ...one, repeat: '' }])) }));
  const [sound, bad] = [tried.filter(({ card }) => card), tried.filter(({ card }) => !card)];
  await atMost(AT_ONCE, bad, ({ one }) => undrawn(world, one));
  return [...(await sends(sound.map(({ one }) => one))).later, ...bad.map(({ one }) => one)];
}

async function cannotReach(world: World, roster: Roster, ours: readonly DueFor[], why: Unreached): Promise<boolean> {
  if (why === 'unknown twice') {
    const told = await atMost(AT_ONCE, ours, (one) => tellUnsure(world, one.review, { key: keyOf(one), to: one.to, roster }));
    return told.every(Boolean);
  }
  await atMost(AT_ONCE, ours, (one) => noteUnreached(world, one));
  return true;
}

async function noteUnreached(world: World, { review, to }: DueFor): Promise<void> {
  world.log.info('Somebody could not be reminded.', { review: review.reference });
  const at = world.clock().toISOString();
  const [role = 'participant'] = to.person.roles;
  await change(world, review.reference, world.reviews.read(review.reference), (before) => ({
    events: before ? notReached(before, to.person.id, role, THE_BOT, at) : [],
  }));
}
