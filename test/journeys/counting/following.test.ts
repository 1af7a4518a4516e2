import { rulesOf, SHIPPED_CHOICES, type Choices } from '../../../src/domain/dates/counting';
import { dueDay } from '../../../src/domain/dates/timeline';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';

const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const ADA = aPerson('ada', 'Partnership office', 'administrator');
const AT = '2026-11-23T12:00:00.000Z';
const CLOSED: Choices = { ...SHIPPED_CHOICES, added: [{ day: readDay('2026-12-01'), why: 'The office is closed' }] };
const MANY = 3_000;
type Bot = Awaited<ReturnType<typeof aBot>>;

const past = (reference: string): ReviewEvent[] => [
  { ...alerted(), reference } as ReviewEvent,
  referralSent(),
  referralPassed(),
  { type: 'laAwareRecorded', at: AT, by: AMARA.id, on: readDay('2026-11-21') },
  { type: 'notificationRecorded', at: AT, by: OWEN.id, sentAt: '2026-11-23T09:00:00.000Z', panelReference: '' },
  { type: 'routeDecided', at: AT, by: OWEN.id, outcome: 'rapid review' },
];
const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `PR-${String(n).padStart(7, '0')}`);

/** So many open reviews, and everything that they owe by now settled. */
async function withReviews(count: number): Promise<Bot> {
  const one = await aBot([AMARA, DANA, OWEN, CHIDI, ADA]);
  for (const reference of names(count)) {
    const events = past(reference);
    const review = fold(events)!;
    await one.tables.reviews.commit({ review, events, content: [] }, undefined);
  }
  one.state.now = new Date('2026-11-25T10:00:00Z');
  return one;
}

const choose = async (one: Bot, choices: Choices, version = 1) => {
  const present = await one.tables.choices.present();
  const chosen = { version, choices, by: ADA.id, at: one.state.now.toISOString(), reason: 'The council said so.' };
  await one.tables.choices.save(chosen, { version: present?.applied.version ?? 0, after: '' }, present?.etag);
};
const minutes = async (one: Bot, n: number) => {
  one.minutes(n);
  await one.bot.tick();
};
const text = (card: { json: unknown }): string => JSON.stringify(card.json);
const digests = (one: Bot, who: string) => one.posts.filter(({ to, card }) => to === who && card.name === 'counting/moved');
const isDone = async (one: Bot) => {
  const present = await one.tables.choices.present();
  return present?.applied.version === present?.chosen.version;
};

/** Every review's journal says once that its dates moved, and its document is what its journal folds to. */
async function allFollow(one: Bot, count: number, version = 1): Promise<void> {
  for (const reference of names(count)) {
    const [journal, stored] = await Promise.all([one.tables.reviews.journal(reference), one.tables.reviews.read(reference)]);
    expect([reference, journal.filter((event) => event.type === 'datesMoved' && event.rules === version).length]).toEqual([reference, 1]);
    expect(fold(journal)).toEqual(stored?.review);
  }
}

it('a holiday moves the dates of every open review, and each owner is told once, in one digest', async () => {
  const one = await withReviews(3);
  await choose(one, CLOSED);
  await one.bot.tick();
  expect(await isDone(one)).toBe(false);
  await minutes(one, 2);
  await minutes(one, 2);
  expect(await isDone(one)).toBe(true);
  await allFollow(one, 3);
  const [journal] = await Promise.all([one.tables.reviews.journal(names(3)[0]!)]);
  expect(journal.at(-1)).toMatchObject({
    type: 'datesMoved',
    because: 'rules',
    by: ADA.id,
    milestones: expect.arrayContaining([{ milestone: 'panel', was: '2026-12-14', is: '2026-12-15' }]),
  });
  expect([digests(one, OWEN.id).length, digests(one, CHIDI.id).length, digests(one, AMARA.id).length]).toEqual([1, 1, 0]);
  const [digest] = digests(one, CHIDI.id);
  expect(text(digest!.card)).toContain('Dates of 3 reviews have moved');
  expect(text(digest!.card)).toContain('Tue 1 December 2026 is no working day any more.');
  expect(text(digest!.card)).toContain('The council said so.');
  expect(digest!.card.holdsCase).toBe(false);
});

it('wakes at the new times: the reminder of a moved date comes when it is due, and not when it was', async () => {
  const one = await withReviews(1);
  const [reference] = names(1);
  const rules = rulesOf(CLOSED);
  const review = (await one.tables.reviews.read(reference!))!.review;
  expect(dueDay(review, rules, 'progress')).toEqual({ day: '2026-11-30' });
  await choose(one, { ...SHIPPED_CHOICES, days: { 'rapid review~requests': 0, 'rapid review~acknowledge': 1 } });
  // Nothing is in the index: what is due is found by the sweep alone.
  await minutes(one, 2);
  await minutes(one, 2);
  const due = await one.tables.owedIndex.due(new Date('2027-06-01T00:00:00Z'));
  expect(due.map((row) => row.reference)).toContain(reference);
});

it('goes on where it was killed, wherever that was, and says nothing twice', async () => {
  for (const dies of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 45, 60]) {
    const one = await withReviews(4);
    await choose(one, CLOSED);
    one.minutes(2);
    let calls = 0;
    const { reviews } = one.ports;
    const counted = { ...reviews };
    const dying =
      <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
      async (...args: Args): Promise<Result> => {
        if (++calls >= dies) throw new Error('The process died.');
        return call(...args);
      };
    Object.assign(reviews, {
      read: dying(counted.read),
      commit: dying(counted.commit),
      add: dying(counted.add),
      claims: dying(counted.claims),
      claim: dying(counted.claim),
      content: dying(counted.content),
    });
    const follow = one.ports.choices.follow;
    Object.assign(one.ports.choices, { follow: dying(follow) });
    await one.bot.tick();
    Object.assign(reviews, counted);
    Object.assign(one.ports.choices, { follow });
    for (let n = 0; n < 6; n++) await minutes(one, 2);
    expect([dies, await isDone(one)]).toEqual([dies, true]);
    await allFollow(one, 4);
    for (const { id } of [OWEN, CHIDI]) {
      const told = digests(one, id);
      // Whoever was being written to when it died is told once more, and reads that it may be a repeat.
      const again = told.slice(1).filter(({ card }) => !text(card).includes('You may have had this message before'));
      expect([dies, id, told.length >= 1, again.length]).toEqual([dies, id, true, 0]);
    }
  }
});

it('follows two changes, the second made while the reviews still follow the first', async () => {
  const one = await withReviews(3);
  await choose(one, CLOSED);
  await minutes(one, 0);
  await choose(one, { ...CLOSED, added: [...CLOSED.added, { day: readDay('2026-12-02'), why: 'Closed too' }] }, 2);
  for (let n = 0; n < 3; n++) await minutes(one, 2);
  expect(await isDone(one)).toBe(true);
  await allFollow(one, 3, 2);
  const review = (await one.tables.reviews.read(names(1)[0]!))!.review;
  expect(review.clock.rules).toBe(2);
  expect(review.clock.moved?.milestones).toContainEqual({ milestone: 'panel', was: '2026-12-14', is: '2026-12-16' });
});

it('misses none of three thousand open reviews, with the index deleted', async () => {
  const one = await withReviews(MANY);
  await choose(one, CLOSED);
  await minutes(one, 2);
  expect(await isDone(one)).toBe(true);
  await allFollow(one, MANY);
  const indexed = new Set((await one.tables.owedIndex.due(new Date('2027-06-01T00:00:00Z'))).map(({ reference }) => reference));
  expect(names(MANY).filter((reference) => !indexed.has(reference))).toEqual([]);
  expect(digests(one, CHIDI.id)).toHaveLength(1);
  expect(text(digests(one, CHIDI.id)[0]!.card)).toContain(`Dates of ${MANY} reviews have moved`);
}, 600_000);

it('tells people in working hours only', async () => {
  const one = await withReviews(1);
  one.state.now = new Date('2026-11-27T21:00:00Z');
  await choose(one, CLOSED);
  await minutes(one, 2);
  expect([await isDone(one), digests(one, CHIDI.id).length]).toEqual([false, 0]);
  await allFollow(one, 1);
  one.state.now = new Date('2026-11-30T09:00:30Z');
  await one.bot.tick();
  expect([await isDone(one), digests(one, CHIDI.id).length]).toEqual([true, 1]);
});

it('warns administrators once when the list of bank holidays ends in less than six months', async () => {
  const one = await withReviews(0);
  const warned = () => one.posts.filter(({ card }) => card.name === 'counting/covered').map(({ to }) => to);
  one.state.now = new Date('2028-06-29T10:00:00Z');
  await one.bot.tick();
  expect(warned()).toEqual([]);
  one.state.now = new Date('2028-07-03T10:00:00Z');
  await one.bot.tick();
  await minutes(one, 5);
  expect(warned()).toEqual([ADA.id]);
});
