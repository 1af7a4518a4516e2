import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import { readDay } from '../../../src/domain/time/days';
import { NO_AREA } from '../../../src/journeys/action';
import { change } from '../../../src/journeys/change';
import { keptApart } from '../../../src/journeys/kept';
import { rosterOf } from '../../../src/journeys/posts/roster';
import { remind } from '../../../src/journeys/reminders/send';
import { readOnce } from '../../../src/journeys/rules';
import type { Ports, Posted } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';

const LAN = aPerson('lan', 'Council', 'LA notifier');
const sent: Posted = { outcome: 'sent', message: 'm', address: '' };
const worldOf = (ports: Ports) => ({ ...ports, rules: readOnce(ports.choices), kept: keptApart(ports.reviews, ports.identities) });
const REFERENCES = ['PR-AAAAAA1', 'PR-AAAAAA2'];

/** Two reviews whose notification is due on Mon 30 Nov 2026, everything else settled. */
async function twoReviews() {
  const one = await aBot([AMARA, DANA, OWEN, LAN]);
  for (const reference of REFERENCES) {
    const events: ReviewEvent[] = [
      { ...alerted(), reference } as ReviewEvent,
      referralSent(),
      { type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on: readDay('2026-11-23') },
    ];
    await one.tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
  }
  await one.bot.rebuildIndex();
  await one.bot.tick();
  one.posts.length = 0;
  return one;
}
type One = Awaited<ReturnType<typeof twoReviews>>;
const at = async (one: One, instant: string) => {
  one.state.now = new Date(instant);
  await one.bot.tick();
};
const textOf = (card: unknown): string => JSON.stringify(card);
/** What the local authority's notifier gets; others are reminded of other things meanwhile. */
const digests = (one: One) => one.posts.filter(({ to, card }) => to === LAN.id && card.name === 'reminders/due');

it('sends one digest to one person, at the time of the table and not before', async () => {
  const one = await twoReviews();
  await at(one, '2026-11-26T08:59:00Z');
  expect(digests(one)).toEqual([]);
  await at(one, '2026-11-26T09:00:10Z');
  expect(digests(one).map(({ to }) => to)).toEqual([LAN.id]);
  const card = textOf(digests(one)[0]?.card.json);
  expect(card).toContain('2 things need you');
  for (const reference of REFERENCES)
    expect(card).toContain(
      `The notification to the Panel for ${reference} is due by the end of Mon 30 Nov: day 5 of 5, counted from the local authority becoming aware Mon 23 Nov.`,
    );
  await at(one, '2026-11-26T09:01:00Z');
  await at(one, '2026-11-26T16:00:00Z');
  expect(digests(one)).toHaveLength(1);
});

it('stops when the notification is recorded', async () => {
  const one = await twoReviews();
  await at(one, '2026-11-26T09:00:10Z');
  const stored = await one.tables.reviews.read(REFERENCES[0]!);
  const event: ReviewEvent = {
    type: 'notificationRecorded',
    at: '2026-11-26T10:00:00.000Z',
    by: LAN.id,
    sentAt: '2026-11-26T09:30:00.000Z',
    panelReference: 'P',
  };
  const events = [...(await one.tables.reviews.journal(REFERENCES[0]!)), event];
  await one.tables.reviews.commit({ review: fold(events)!, events: [event], content: [] }, stored?.etag);
  await at(one, '2026-11-27T09:00:10Z');
  expect(textOf(digests(one)[1]?.card.json)).toContain('One thing needs you');
  expect(textOf(digests(one)[1]?.card.json)).not.toContain(REFERENCES[0]);
});

it('sends after an outage what is still due, once a day, and only the latest of a kind', async () => {
  const one = await twoReviews();
  await at(one, '2026-12-02T10:00:00Z');
  expect(digests(one)).toHaveLength(1);
  await at(one, '2026-12-02T16:00:00Z');
  expect(digests(one)).toHaveLength(1);
  await at(one, '2026-12-03T10:00:00Z');
  expect(digests(one)).toHaveLength(2);
});

it('holds what fell due outside working hours until the next working morning', async () => {
  const one = await twoReviews();
  await at(one, '2026-11-28T11:00:00Z');
  await at(one, '2026-11-30T08:00:00Z');
  expect(digests(one)).toEqual([]);
  expect((await one.tables.owedIndex.due(new Date('2026-11-30T08:59:00Z'))).length).toBe(0);
  await at(one, '2026-11-30T09:00:10Z');
  expect(digests(one)).toHaveLength(1);
});

it('waits out a throttled digest, and repeats one that may have arrived once, saying so', async () => {
  const one = await twoReviews();
  one.state.answers = () => ({ outcome: 'try again', reason: 'throttled', afterMs: 60_000 });
  await at(one, '2026-11-26T09:00:10Z');
  expect(digests(one)).toEqual([]);
  one.state.answers = () => ({ outcome: 'unknown', reason: 'no answer' });
  await at(one, '2026-11-26T09:02:00Z');
  one.state.answers = () => sent;
  await at(one, '2026-11-26T09:02:30Z');
  expect(digests(one)).toEqual([]);
  await at(one, '2026-11-26T09:04:00Z');
  expect(digests(one)).toHaveLength(1);
  expect(textOf(digests(one)[0]?.card.json)).toContain('You may have had this message before');
});

it('tells the coordinator once about somebody who cannot be reached', async () => {
  const one = await twoReviews();
  one.state.answers = (to) => (to === LAN.id ? { outcome: 'unreachable', reason: 'not installed' } : sent);
  for (const instant of ['2026-11-26T09:00:10Z', '2026-11-26T09:05:00Z', '2026-11-27T09:00:10Z', '2026-11-27T09:05:00Z'])
    await at(one, instant);
  const told = one.posts.filter(({ card }) => textOf(card.json).includes('Somebody could not be reached'));
  expect(told.map(({ to }) => to)).toEqual([OWEN.id, OWEN.id]);
  expect(new Set(told.map(({ card }) => /PR-AAAAAA\d/.exec(textOf(card.json))?.[0])).size).toBe(2);
});

it('is made by one of two instances alone', async () => {
  const one = await twoReviews();
  one.state.now = new Date('2026-11-26T09:00:10Z');
  await Promise.all([one.bot.tick(), one.bot.tick(), one.bot.tick()]);
  const named = digests(one).flatMap(({ card }) => textOf(card.json).match(/Panel for PR-AAAAAA\d/g) ?? []);
  expect(named.sort()).toEqual(REFERENCES.map((reference) => `Panel for ${reference}`));
});

it('says of a reminder that was throttled after it may have arrived that it may be a repeat', async () => {
  const one = await twoReviews();
  one.state.answers = () => ({ outcome: 'unknown', reason: 'no answer' });
  await at(one, '2026-11-26T09:00:10Z');
  one.state.answers = () => ({ outcome: 'try again', reason: 'throttled', afterMs: 60_000 });
  await at(one, '2026-11-26T09:02:00Z');
  one.state.answers = () => sent;
  await at(one, '2026-11-26T09:04:00Z');
  expect(digests(one)).toHaveLength(1);
  expect(textOf(digests(one)[0]?.card.json)).toContain('You may have had this message before');
});

it('keeps the others’ reminders when one review cannot be read', async () => {
  const one = await twoReviews();
  const read = one.tables.reviews.read;
  one.ports.reviews.read = (reference) => (reference === REFERENCES[0] ? Promise.reject(new Error('unreadable')) : read(reference));
  await at(one, '2026-11-26T09:00:10Z');
  expect(digests(one)).toHaveLength(1);
  one.ports.reviews.read = read;
  await at(one, '2026-11-26T09:01:10Z');
  expect(digests(one)).toHaveLength(2);
});

it('writes down in the ledger what is held back, until when and why', async () => {
  const one = await twoReviews();
  await at(one, '2026-11-28T11:00:00Z');
  const claims = await one.tables.reviews.claims(REFERENCES[0]!);
  expect(claims.find(({ key }) => key.startsWith('remind-notify'))).toMatchObject({
    state: 'waiting',
    reason: 'no working day',
    at: '2026-11-30T09:00:00.000Z',
    attempts: 0,
  });
});

it('takes the whole digest or none of it, so that a second instance never makes another half', async () => {
  const one = await twoReviews();
  one.state.now = new Date('2026-11-26T09:00:10Z');
  const claim = one.ports.reviews.claim;
  let claims = 0;
  // The first instance dies after the first of its two claims.
  one.ports.reviews.claim = (...args) => (++claims > 1 ? Promise.reject(new Error('died')) : claim(...args));
  await one.bot.tick();
  one.ports.reviews.claim = claim;
  await at(one, '2026-11-26T09:00:30Z');
  expect(digests(one)).toEqual([]);
  await at(one, '2026-11-26T09:01:30Z');
  expect(digests(one)).toHaveLength(1);
  expect(textOf(digests(one)[0]?.card.json)).toContain('2 things need you');
});

it('wakes for a reminder that becomes due with a change, though another of the same time has been sent', async () => {
  const one = await aBot([AMARA, DANA, OWEN, LAN]);
  const [reference] = REFERENCES;
  const put = async (event: ReviewEvent) => {
    await change(worldOf(one.ports), reference!, one.ports.reviews.read(reference!), () => ({
      events: [event],
    }));
  };
  await put({ ...alerted(), reference } as ReviewEvent);
  await put({ type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on: readDay('2026-11-23') });
  await at(one, '2026-11-30T09:00:10Z');
  await put({ type: 'laAwareRecorded', at: '2026-11-30T09:30:00.000Z', by: AMARA.id, on: readDay('2026-11-24') });
  one.posts.length = 0;
  await at(one, '2026-11-30T09:02:00Z');
  expect(digests(one).map(({ card }) => textOf(card.json).includes('Tue 1 Dec'))).toEqual([true]);
});

/** How often a tick asks storage for something, when `due` of `open` reviews are due. */
async function asked(open: number, due: number): Promise<{ readonly calls: number; readonly sent: number }> {
  const one = await aBot([AMARA, DANA, OWEN, LAN]);
  for (let n = 0; n < open; n++) {
    const reference = `PR-${String(n).padStart(7, '0')}`;
    const on = readDay(n < due ? '2026-11-23' : '2026-12-01');
    const events: ReviewEvent[] = [
      { ...alerted(), reference } as ReviewEvent,
      referralSent(),
      { type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on },
    ];
    await one.tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
  }
  await one.bot.rebuildIndex();
  await one.bot.tick();
  one.posts.length = 0;
  one.state.now = new Date('2026-11-26T09:00:10Z');
  let calls = 0;
  for (const port of [one.ports.reviews, one.ports.owedIndex, one.ports.people] as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >[])
    for (const [name, act] of Object.entries(port))
      port[name] = (...args: unknown[]): unknown => {
        calls++;
        return act(...args);
      };
  await one.bot.tick();
  return { calls, sent: digests(one).length };
}

it('asks storage for what is due and for nothing else, however many reviews are open', async () => {
  const few = await asked(20, 10);
  expect(few.sent).toBe(1);
  expect(await asked(300, 10)).toEqual(few);
  const more = await asked(300, 40);
  expect(more.calls).toBeGreaterThan(few.calls);
  expect(more.calls).toBeLessThan(few.calls * 5);
  expect(await asked(300, 0)).toEqual({ calls: 1, sent: 0 });
});

describe('the chair’s overview of the week', () => {
  const CHIDI = aPerson('chidi', 'Council', 'chair');
  const overviews = (one: One) => one.posts.filter(({ card }) => card.name === 'reminders/overview');
  async function withChair() {
    const one = await aBot([AMARA, DANA, OWEN, LAN, CHIDI]);
    const events: ReviewEvent[] = [
      { ...alerted(), reference: REFERENCES[0]! } as ReviewEvent,
      referralSent(),
      { type: 'laAwareRecorded', at: '2026-11-23T12:00:00.000Z', by: AMARA.id, on: readDay('2026-11-23') },
      referralPassed(),
    ];
    await one.tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
    await one.bot.rebuildIndex();
    await one.bot.tick();
    return one;
  }

  it('comes on Monday at 09:00, once, with every open review, its day, and what is late', async () => {
    const one = await withChair();
    await at(one, '2026-11-27T09:00:10Z');
    expect(overviews(one)).toEqual([]);
    await at(one, '2026-11-30T09:00:10Z');
    await Promise.all([at(one, '2026-11-30T09:05:00Z'), one.bot.tick()]);
    expect(overviews(one).map(({ to }) => to)).toEqual([CHIDI.id]);
    const text = textOf(overviews(one)[0]?.card.json);
    expect(text).toContain('This week: 1 open review, 1 with something late');
    expect(text).toContain('Day 5 of 5, counted from the local authority becoming aware Mon 23 Nov.');
    expect(text).toContain('Threshold discussion of the three partners, due Thu 26 Nov');
    await at(one, '2026-12-07T09:00:10Z');
    expect(overviews(one)).toHaveLength(2);
  });

  it('comes on Tuesday after a bank holiday, and not at all when there is nothing to say', async () => {
    const one = await withChair();
    await at(one, '2026-12-28T09:00:10Z');
    const before = overviews(one).length;
    await at(one, '2026-12-29T09:00:10Z');
    expect(overviews(one).length).toBe(before + 1);
    const quiet = await aBot([CHIDI]);
    await quiet.bot.rebuildIndex();
    await at(quiet, '2026-11-30T09:00:10Z');
    expect(quiet.posts).toEqual([]);
  });
});

describe('the coordinators’ digest of new referrals', () => {
  const PRIYA = aPerson('priya', 'Partnership office', 'coordinator');
  const told = (one: One) => one.posts.filter(({ card }) => card.name === 'reminders/newReferrals');
  async function withReferrals() {
    const one = await aBot([AMARA, DANA, OWEN, PRIYA, LAN]);
    for (const reference of REFERENCES) {
      const events: ReviewEvent[] = [{ ...alerted(), reference } as ReviewEvent, referralSent(), referralPassed()];
      await one.tables.reviews.commit({ review: fold(events)!, events, content: [] }, undefined);
    }
    one.state.now = new Date('2026-11-24T09:30:00Z');
    await one.bot.rebuildIndex();
    await one.bot.tick();
    return one;
  }
  const acknowledges = (one: One, reference: string) =>
    change(worldOf(one.ports), reference, one.ports.reviews.read(reference), () => ({
      events: [{ type: 'referralAcknowledged', at: one.state.now.toISOString(), by: OWEN.id, inTouchBy: readDay('2026-12-01') }],
    }));

  it('comes at 09:00 of a working day, once to each, until somebody has acknowledged them', async () => {
    const one = await withReferrals();
    await at(one, '2026-11-25T08:59:00Z');
    expect(told(one)).toEqual([]);
    await Promise.all([at(one, '2026-11-25T09:00:10Z'), one.bot.tick()]);
    await at(one, '2026-11-25T11:00:00Z');
    expect(
      told(one)
        .map(({ to }) => to)
        .sort(),
    ).toEqual([OWEN.id, PRIYA.id]);
    expect(textOf(told(one)[0]?.card.json)).toContain('2 new referrals wait for a receipt');
    for (const reference of REFERENCES) expect(textOf(told(one)[0]?.card.json)).toContain(reference);
    await acknowledges(one, REFERENCES[0]!);
    await at(one, '2026-11-26T09:00:10Z');
    expect(told(one)).toHaveLength(4);
    expect(textOf(told(one)[3]?.card.json)).toContain('One new referral waits for a receipt');
    expect(textOf(told(one)[3]?.card.json)).not.toContain(REFERENCES[0]);
    await acknowledges(one, REFERENCES[1]!);
    await at(one, '2026-11-27T09:00:10Z');
    expect(told(one)).toHaveLength(4);
  });

  it('does not come on a weekend, and comes once after an outage', async () => {
    const one = await withReferrals();
    await at(one, '2026-11-28T09:00:10Z');
    expect(told(one)).toEqual([]);
    await at(one, '2026-11-30T10:30:00Z');
    expect(told(one)).toHaveLength(2);
  });
});

it('says everything but what can’t be drawn, and that once it can be', async () => {
  const one = await twoReviews();
  const [bad, good] = REFERENCES as [string, string];
  one.state.now = new Date('2026-11-26T09:00:10Z');
  const world = aWorld(one.ports);
  const offers = (review: { readonly reference: string }) => {
    if (review.reference === bad) throw new Error('This review can’t be drawn.');
    return [];
  };
  const broken = { ...world, areas: [{ ...NO_AREA, offers }] };
  const reviews = (await Promise.all(REFERENCES.map((reference) => one.tables.reviews.read(reference)))).map((stored) => stored!.review);
  for (let ticks = 0; ticks < 3; ticks++) {
    const waits = await remind(broken, rosterOf(world), reviews);
    expect([...waits.keys()]).toContain(bad);
    expect(digests(one)).toHaveLength(1);
    one.minutes(5);
  }
  expect(textOf(digests(one)[0]?.card.json)).toContain(good);
  expect(textOf(digests(one)[0]?.card.json)).not.toContain(bad);
  await remind(world, rosterOf(world), reviews);
  expect(digests(one)).toHaveLength(2);
  expect(textOf(digests(one)[1]?.card.json)).toContain(bad);
  expect(textOf(digests(one)[1]?.card.json)).not.toContain('You may have had this message before');
});

it('sends what is owed after the last day of the list of bank holidays', async () => {
  const one = await twoReviews();
  await at(one, '2029-01-05T09:00:10Z');
  expect(digests(one)).toHaveLength(1);
});
