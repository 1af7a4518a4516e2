import type { World } from '../../../src/journeys/action';
import { settle, settleAfter } from '../../../src/journeys/posts/settle';
import type { Posted } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { alerted as alertedEvent, AMARA, DANA, OWEN } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';
import { reviewAfter } from '../../helpers/given';

const REFERENCE = 'PR-7KQ4M2X';
const START = {
  childName_r0: 'Kezia',
  initials_r0: 'K.B.',
  inOneSentence_r0: 'One sentence.',
  incidentOn_r0: '2026-11-21',
  laTold_r0: 'yes',
  laToldBy_r0: 'The ward, today',
  safeNow_r0: 'yes',
};

async function alerted(answers?: (to: string) => Posted) {
  const one = await aBot([AMARA, DANA, OWEN]);
  if (answers) one.state.answers = answers;
  await one.press(AMARA.id, 'referral/gate', { reference: REFERENCE, answer: 'none known' });
  await one.press(AMARA.id, 'referral/route', { reference: REFERENCE, route: 'serious incident' });
  await one.press(AMARA.id, 'referral/alert', { reference: REFERENCE, page: 'start', revision: 0, to: 'next', ...START });
  return one;
}
const sent: Posted = { outcome: 'sent', message: 'm', address: '' };
const claimsOf = async ({ tables }: Awaited<ReturnType<typeof aBot>>) =>
  Object.fromEntries(
    (await tables.reviews.claims(REFERENCE)).map(({ key, state, reason }) => [key.split('~')[0], `${state}${reason && `: ${reason}`}`]),
  );

it('posts to the lead and to the office, once, however often it ticks', async () => {
  const one = await alerted();
  for (let ticks = 0; ticks < 3; ticks++) {
    one.minutes(5);
    await one.bot.tick();
  }
  expect(one.posts.map(({ to }) => to).sort()).toEqual([DANA.id, OWEN.id, OWEN.id]);
  expect(await claimsOf(one)).toEqual({ 'alert-lead': 'sent', 'alert-office': 'sent', 'aware-asked-office-2026-11-23': 'sent' });
  expect(await one.tables.owedIndex.due(one.state.now)).toEqual([]);
});

it('waits out a throttled post and sends it then', async () => {
  const one = await alerted((to) => (to === DANA.id ? { outcome: 'try again', reason: 'throttled', afterMs: 120_000 } : sent));
  expect(await claimsOf(one)).toEqual({
    'alert-lead': 'waiting: throttled',
    'alert-office': 'sent',
    'aware-asked-office-2026-11-23': 'sent',
  });
  one.state.answers = () => sent;
  one.minutes(1.5);
  await one.bot.tick();
  expect(one.posts).toHaveLength(2);
  one.minutes(1);
  await one.bot.tick();
  expect(one.posts.map(({ to }) => to)).toEqual([OWEN.id, OWEN.id, DANA.id]);
  expect(JSON.stringify(one.posts[2]!.card.json)).not.toContain('You may have had this message before');
});

it('sends one that may have arrived once more, and says so, and then leaves it', async () => {
  const unknown: Posted = { outcome: 'unknown', reason: 'no answer' };
  const one = await alerted((to) => (to === DANA.id ? unknown : sent));
  expect(await claimsOf(one)).toMatchObject({ 'alert-lead': 'sending' });
  one.state.answers = () => sent;
  one.minutes(2);
  await one.bot.tick();
  expect(one.posts.map(({ to }) => to)).toEqual([OWEN.id, OWEN.id, DANA.id]);
  expect(JSON.stringify(one.posts[2]!.card.json)).toContain('You may have had this message before');

  const other = await alerted((to) => (to === DANA.id ? unknown : sent));
  for (let ticks = 0; ticks < 4; ticks++) {
    other.minutes(2);
    await other.bot.tick();
  }
  expect(await claimsOf(other)).toMatchObject({ 'alert-lead': 'failed: unknown twice' });
});

describe('what was made twice, and nobody knows whether it arrived', () => {
  const unsure = (one: Awaited<ReturnType<typeof aBot>>) =>
    one.posts.filter(({ card }) => JSON.stringify(card.json).includes('A message may not have arrived')).map(({ to }) => to);
  const ticks = async (one: Awaited<ReturnType<typeof aBot>>, count: number) => {
    for (let n = 0; n < count; n++) {
      one.minutes(2);
      await one.bot.tick();
    }
  };

  it('is told to the office, once, with who it was for', async () => {
    const one = await alerted((to) => (to === DANA.id ? { outcome: 'unknown', reason: 'no answer' } : sent));
    await ticks(one, 6);
    expect(unsure(one)).toEqual([OWEN.id]);
    expect(JSON.stringify(one.posts.at(-1)!.card.json)).toContain(`I wrote to ${DANA.name} about ${REFERENCE} twice`);
    expect(await claimsOf(one)).toMatchObject({ 'alert-lead': 'failed: unknown twice', 'unsure-alert-lead': 'sent' });
  });

  it('is not left alone before the office knows', async () => {
    const one = await alerted((to) => (to === DANA.id ? { outcome: 'unknown', reason: 'no answer' } : sent));
    one.state.answers = (to) =>
      to === DANA.id ? { outcome: 'unknown', reason: 'no answer' } : { outcome: 'try again', reason: 'busy', afterMs: 60_000 };
    await ticks(one, 4);
    expect(await claimsOf(one)).toMatchObject({ 'alert-lead': 'sending', 'unsure-alert-lead': 'waiting: busy' });
    one.state.answers = (to) => (to === DANA.id ? { outcome: 'unknown', reason: 'no answer' } : sent);
    await ticks(one, 2);
    expect(unsure(one)).toEqual([OWEN.id]);
    expect(await claimsOf(one)).toMatchObject({ 'alert-lead': 'failed: unknown twice' });
  });
});

it('takes up what a turn that died had claimed', async () => {
  const one = await aBot([AMARA, DANA, OWEN]);
  await one.press(AMARA.id, 'referral/gate', { reference: REFERENCE, answer: 'none known' });
  await one.press(AMARA.id, 'referral/route', { reference: REFERENCE, route: 'serious incident' });
  const posting = one.tables.reviews.claims;
  // The process dies right after the commit: nothing of what is owed is claimed or posted.
  one.tables.reviews.claims = () => Promise.reject(new Error('died'));
  await one.press(AMARA.id, 'referral/alert', { reference: REFERENCE, page: 'start', revision: 0, to: 'next', ...START });
  expect(one.posts).toEqual([]);
  one.tables.reviews.claims = posting;
  one.minutes(2);
  await one.bot.tick();
  expect(one.posts.map(({ to }) => to).sort()).toEqual([DANA.id, OWEN.id, OWEN.id]);
});

it('finds what is owed again when the index is lost', async () => {
  const one = await alerted((to) => (to === DANA.id ? { outcome: 'try again', reason: 'throttled', afterMs: 1_000 } : sent));
  one.minutes(5);
  for (const due of await one.tables.owedIndex.due(one.state.now)) await one.tables.owedIndex.remove(due);
  one.state.answers = () => sent;
  await one.bot.tick();
  expect(one.posts).toHaveLength(2);
  await one.bot.rebuildIndex();
  await one.bot.tick();
  expect(one.posts).toHaveLength(3);
});

it('gives the lead’s part to the office, told once, when the lead cannot be reached', async () => {
  const one = await alerted((to) => (to === DANA.id ? { outcome: 'unreachable', reason: 'not installed' } : sent));
  one.minutes(2);
  await one.bot.tick();
  expect(await claimsOf(one)).toEqual({
    'alert-lead': 'failed: not installed',
    'alert-office': 'sent',
    'aware-asked-office-2026-11-23': 'sent',
    'act-for': 'sent',
  });
  expect(one.posts.map(({ to }) => to)).toEqual([OWEN.id, OWEN.id, OWEN.id]);
});

/** A short start that was sent, of which nobody has heard yet. */
async function untold() {
  const one = await aBot([AMARA, DANA, OWEN]);
  const events = [alertedEvent()];
  const review = reviewAfter(...events);
  await one.tables.reviews.commit({ review, events, content: [] }, undefined);
  const { reference } = review;
  const to = () => one.posts.map((post) => post.to).sort();
  return { ...one, review, reference, world: aWorld(one.ports), to };
}

it('sends what could not be drawn for an hour once it can be, as the first time, and lets nothing else wait for it', async () => {
  const { world, reference, minutes, posts, to } = await untold();
  const broken: World = { ...world, notices: { ...world.notices, 'alert to lead': () => Promise.reject(new Error('Storage is down.')) } };
  for (let ticks = 0; ticks < 30; ticks++) {
    await settle(broken, reference);
    expect(to()).toEqual([OWEN.id, OWEN.id]);
    minutes(2);
  }
  minutes(5);
  expect(await settle(world, reference)).toBe(true);
  expect(to()).toEqual([DANA.id, OWEN.id, OWEN.id]);
  expect(JSON.stringify(posts[2]!.card.json)).not.toContain('You may have had this message before');
});

it('looks at what can never be drawn now and then, and at its time, not at every minute', async () => {
  const { world, reference, minutes } = await untold();
  let drawings = 0;
  const never = () => {
    drawings++;
    return Promise.reject(new Error('What it says is not there.'));
  };
  const broken: World = { ...world, notices: { ...world.notices, 'alert to lead': never } };
  let looks = 0;
  await broken.owedIndex.add({ at: world.clock().toISOString(), reference });
  for (let minute = 0; minute < 60; minute++) {
    const due = await broken.owedIndex.due(broken.clock());
    if (due.length > 0) looks++;
    if (due.length > 0 && (await settle(broken, reference))) for (const row of due) await broken.owedIndex.remove(row);
    minutes(1);
  }
  expect(drawings).toBeGreaterThanOrEqual(9);
  expect(drawings).toBeLessThanOrEqual(12);
  expect(looks).toBeLessThanOrEqual(2 * drawings);
});

describe('what a change made the review owe', () => {
  it('is posted before the turn answers, with the review as it then stands', async () => {
    const { world, review, state, to } = await untold();
    state.answers = (who) => (who === DANA.id ? { outcome: 'unreachable', reason: 'not installed' } : sent);
    expect((await settleAfter(world, { review, owes: true }))?.notReached).toEqual([DANA.id]);
    expect(to()).toEqual([OWEN.id, OWEN.id, OWEN.id]);
  });
  it('costs nothing where it is nothing', async () => {
    const { world, review, to } = await untold();
    const reviews = new Proxy(world.reviews, { get: () => () => Promise.reject(new Error('Nothing is to be read.')) });
    expect(await settleAfter({ ...world, reviews }, { review, owes: false })).toBe(review);
    expect(await settleAfter({ ...world, reviews }, { review: undefined, owes: false })).toBeUndefined();
    expect(to()).toEqual([]);
  });
  it('keeps nobody from their answer where it can’t be posted or read now', async () => {
    const { world, review, logged } = await untold();
    const reviews = new Proxy(world.reviews, { get: () => () => Promise.reject(new Error('Storage is down.')) });
    expect(await settleAfter({ ...world, reviews }, { review, owes: true })).toBe(review);
    expect(logged.map(({ sentence }) => sentence)).toContain('What is owed could not be settled in the turn; the tick will.');
  });
});
