import { z } from 'zod';
import { londonDay, londonTime, shortDay } from '../domain/days';
import { THE_BOT, type Reference } from '../domain/events';
import { COUNTED_FROM } from '../domain/milestones';
import { notReached } from '../domain/referral';
import { dueReminders, reminders, sendingTime, type Reminder } from '../domain/reminders';
import type { Review } from '../domain/review';
import type { Drawn, KnownPerson } from '../ports';
import type { World } from './action';
import { card } from './card';
import { change } from './change';
import { settleClaim, take, type Taken } from './ledger';
import { REPEAT } from './notice';
import { CALENDAR, COUNTED } from './rules';

const digest = card('reviews/reminders', {
  preview: 'One thing needs you.',
  shows: z.object({
    heading: z.string(),
    repeat: z.string(),
    due: z.array(z.object({ reference: z.string(), what: z.string(), counted: z.string(), next: z.string() })),
  }),
});

/** A reminder that is due for one person. */
type DueFor = { readonly review: Review; readonly reminder: Reminder; readonly to: KnownPerson };
type TakenFor = DueFor & { readonly taken: Exclude<Taken, string> };

/**
 * Sends what is due, one digest for each person, in working hours of working days. Gives back the reviews that still wait for
 * something, and until when.
 */
export async function remind(world: World, reviews: readonly Review[]): Promise<ReadonlyMap<Reference, string>> {
  const now = world.clock();
  const due = (await Promise.all(reviews.map((review) => dueFor(world, review, now)))).flat();
  const ledgers = new Map(
    await Promise.all([...new Set(due.map(({ review }) => review.reference))].map((reference) => ledgerOf(world, reference))),
  );
  const open = due.filter((one) => !isSettled(ledgers.get(one.review.reference)?.get(keyOf(one))?.state));
  const at = sendingTime(CALENDAR, now);
  const waits = new Map<Reference, string>();
  if (Date.parse(at) > now.getTime()) {
    open.forEach(({ review }) => waits.set(review.reference, at));
    return waits;
  }
  const people = new Map(open.map(({ to }) => [to.person.id, to]));
  for (const to of people.values()) {
    const mine = open.filter((one) => one.to.person.id === to.person.id);
    const left = await sendDigest(world, to, mine, ledgers);
    left.forEach((reference) => waits.set(reference, soon(now)));
  }
  return waits;
}

async function dueFor(world: World, review: Review, now: Date): Promise<DueFor[]> {
  const due = dueReminders(reminders(review, CALENDAR, COUNTED), now);
  const found = due.flatMap((reminder) =>
    reminder.to.map(async (to): Promise<DueFor[]> => {
      if ('role' in to) return (await world.people.withRole(to.role)).map((known) => ({ review, reminder, to: known }));
      const known = await world.people.find(to.person);
      return known ? [{ review, reminder, to: known }] : [];
    }),
  );
  return (await Promise.all(found)).flat();
}

const ledgerOf = async (world: World, reference: Reference) =>
  [reference, new Map((await world.reviews.claims(reference)).map((claim) => [claim.key, claim]))] as const;

const keyOf = ({ reminder, to }: DueFor): string => `${reminder.key}~${to.person.id}`;
const isSettled = (state: string | undefined): boolean => state === 'sent' || state === 'failed';
const soon = (now: Date): string => new Date(now.getTime() + 60_000).toISOString();

type Ledgers = ReadonlyMap<Reference, Awaited<ReturnType<typeof ledgerOf>>[1]>;

/** One person's digest. Gives back the references of what could not be settled now. */
async function sendDigest(world: World, to: KnownPerson, mine: readonly DueFor[], ledgers: Ledgers): Promise<Reference[]> {
  const asked = await Promise.all(
    mine.map(async (one) => ({
      one,
      taken: await take(world, one.review.reference, keyOf(one), ledgers.get(one.review.reference)?.get(keyOf(one))),
    })),
  );
  const ours = asked.flatMap(({ one, taken }): TakenFor[] => (typeof taken === 'string' ? [] : [{ ...one, taken }]));
  const later = asked.filter(({ taken }) => taken === 'later').map(({ one }) => one.review.reference);
  if (ours.length === 0) return later;
  const posted = await world.chat.post(to.person.id, to.address, drawDigest(ours, world.clock()));
  await Promise.all(ours.map(({ review, taken }) => settleClaim(world, review.reference, taken, posted)));
  if (posted.outcome === 'sent') {
    if (posted.address !== to.address) await world.people.keepAddress(to.person.id, posted.address);
    return later;
  }
  world.log.info('A digest of reminders was not posted.', { code: posted.outcome, count: ours.length });
  if (posted.outcome !== 'unreachable') return [...later, ...ours.map(({ review }) => review.reference)];
  for (const one of ours) await cannotReach(world, one);
  return later;
}

async function cannotReach(world: World, { review, to }: DueFor): Promise<void> {
  const at = world.clock().toISOString();
  const [role = 'participant'] = to.person.roles;
  await change(world, review.reference, world.reviews.read(review.reference), (before) => ({
    events: before ? notReached(before, to.person.id, role, THE_BOT, at) : [],
  }));
}

function drawDigest(ours: readonly TakenFor[], now: Date): Drawn {
  return digest.draw({
    heading: ours.length === 1 ? 'One thing needs you' : `${ours.length} things need you`,
    repeat: ours.some(({ taken }) => taken.repeat) ? REPEAT : '',
    due: ours.map(({ review, reminder }) => ({ reference: review.reference, ...inWords(review, reminder, now) })),
  });
}

/** A reminder as its owner reads it: what, by when, and what the date is counted from. */
function inWords(review: Review, reminder: Reminder, now: Date): { what: string; counted: string; next: string } {
  const { reference } = review;
  if (reminder.milestone === 'meeting' && review.meeting) {
    const startsAt = new Date(review.meeting.startsAt);
    const day = londonDay(startsAt) === londonDay(now) ? 'today' : `on ${shortDay(londonDay(startsAt))}`;
    return {
      what: `The meeting of ${reference} is ${day} at ${londonTime(startsAt)}.`,
      counted: '',
      next: 'Open it to see who is invited.',
    };
  }
  const { title, next } = WORDS[reminder.milestone] ?? { title: () => `${reference} has something`, next: 'Open it to see what is next.' };
  const counted =
    reminder.zero &&
    `Day ${reminder.day} of ${reminder.of}, counted from ${COUNTED_FROM[reminder.trigger === 'A' ? 'LA aware' : COUNTED]} ${shortDay(reminder.zero)}.`;
  return { what: `${title(reference)} due by the end of ${shortDay(reminder.dueOn)}.`, counted, next };
}

const WORDS: Readonly<Record<string, { title: (reference: string) => string; next: string }>> = {
  threshold: {
    title: (reference) => `The threshold discussion of ${reference} is`,
    next: 'Assess the criteria; the three partners then decide.',
  },
  notify: {
    title: (reference) => `The notification to the Panel for ${reference} is`,
    next: 'When it has been sent, record the date and time. It waits for nobody’s agreement.',
  },
  returns: {
    title: (reference) => `Your agency’s information for ${reference} is`,
    next: 'Send what you have and add the rest later; or say that you hold nothing.',
  },
  meeting: {
    title: (reference) => `The rapid review meeting of ${reference} is`,
    next: 'It is not booked yet. Please ask the partnership office to book it inside the window.',
  },
};
