import type { ReviewEvent } from '../../../src/domain/review/events';
import type { World } from '../../../src/journeys/action';
import { passRow } from '../../../src/journeys/discussion/record';
import { boardChanged } from '../../../src/journeys/discussion/redraw';
import { byOf, keyRow } from '../../../src/journeys/discussion/seat';
import { rebuildIndex, settle } from '../../../src/journeys/posts/settle';
import type { Chat, Member, Posted } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { alerted, aPerson, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { aWorld } from '../../helpers/aWorld';
import { reviewAfter } from '../../helpers/given';

const REFERENCE = 'PR-7KQ4M2X';
const AT = '2026-11-23T10:00:00.000Z';
const ROUND = { stage: 0, visit: 1 };
const PEOPLE = Array.from({ length: 30 }, (_, n) => aPerson(`p${n}`, `Agency ${n % 5}`, 'participant'));
const PAST: readonly ReviewEvent[] = [
  alerted(),
  referralSent(),
  referralPassed(),
  { ...{ type: 'meetingBooked', at: AT, by: OWEN.id, startsAt: AT, minutes: 120, sequence: 0 }, invited: PEOPLE.map(({ id }) => id) },
  { type: 'meetingChatLinked', at: AT, by: OWEN.id },
  { type: 'discussionBegun', at: AT, by: OWEN.id, visit: 1, wording: 'alive', as: 'coordinator' },
];

/** A discussion that has begun, with its board and first card in the chat. `instances` are several of the bot over the same tables. */
async function begun(instances = 1) {
  const one = await aBot([OWEN, ...PEOPLE]);
  const state = { drawings: [] as { at: number; answered: string }[], members: [] as Member[], answer: 'sent' as Posted['outcome'] };
  const chat: Chat = {
    ...one.ports.chat,
    members: async () => state.members,
    update: async (address, message, card) => {
      const [answered = ''] = /\d+ of \d+ have answered/.exec(JSON.stringify(card.json)) ?? [];
      if (state.answer === 'try again') return { outcome: 'try again', reason: 'busy', afterMs: 5_000 };
      state.drawings.push({ at: one.state.now.getTime(), answered });
      return { outcome: 'sent', message, address };
    },
  };
  const worlds = Array.from({ length: instances }, () => aWorld({ ...one.ports, chat }));
  const review = reviewAfter(...PAST);
  const link = { key: 'meeting~chat', columns: {}, json: { address: 'the chat', chatId: '19:chat' } };
  await one.tables.reviews.commit({ review, events: PAST, content: [link, keyRow('key')] }, undefined);
  const [world] = worlds as [World];
  await settle(world, REFERENCE);
  const passes = async (n: number, by = world) => {
    await by.reviews.add(REFERENCE, passRow(ROUND, byOf('key', REFERENCE, ROUND, PEOPLE[n]!.id)));
    await boardChanged(by, REFERENCE);
  };
  const goesBy = (ms: number) => (one.state.now = new Date(one.state.now.getTime() + ms));
  const ticks = async () => {
    for (const due of await world.owedIndex.due(one.state.now)) if (await settle(world, due.reference)) await world.owedIndex.remove(due);
  };
  return { ...one, world, worlds, seen: state, passes, goesBy, ticks };
}

it('draws the board once for thirty people who press at the same time, and once more when three seconds are over', async () => {
  const { passes, seen, goesBy, ticks } = await begun();
  await Promise.all(PEOPLE.map((_, n) => passes(n)));
  expect(seen.drawings.length).toBe(1);
  goesBy(2_999);
  await ticks();
  expect(seen.drawings.length).toBe(1);
  goesBy(1);
  await ticks();
  expect(seen.drawings.map(({ answered }) => answered).at(-1)).toBe('30 of 30 have answered');
  expect(seen.drawings).toHaveLength(2);
  goesBy(60_000);
  await ticks();
  expect(seen.drawings).toHaveLength(2);
});

it('keeps three seconds between drawings however the presses fall, over several instances, and ends with what is so', async () => {
  const { worlds, passes, seen, goesBy, ticks } = await begun(3);
  for (let n = 0; n < 30; n++) {
    await passes(n, worlds[n % 3]);
    goesBy(400);
    await ticks();
  }
  goesBy(3_000);
  await ticks();
  const gaps = seen.drawings.slice(1).map(({ at }, index) => at - seen.drawings[index]!.at);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  expect(seen.drawings.length).toBeGreaterThan(3);
  expect(seen.drawings.length).toBeLessThanOrEqual(6);
  expect(seen.drawings.at(-1)?.answered).toBe('30 of 30 have answered');
});

it('follows a drawing that is under way by another, because it may have read before', async () => {
  const { world, passes, seen, goesBy, ticks, state } = await begun();
  const sending = { key: 'redraw', state: 'sending', at: state.now.toISOString(), attempts: 0, reason: '', message: '' } as const;
  await world.reviews.claim(REFERENCE, sending, undefined);
  await passes(0);
  expect(seen.drawings).toHaveLength(0);
  goesBy(3_000);
  await ticks();
  expect(seen.drawings.map(({ answered }) => answered)).toEqual(['1 of 30 have answered']);
});

it('takes up what an instance that died had begun to draw, also when the index is lost', async () => {
  const { world, seen, goesBy, ticks, state, tables } = await begun();
  const sending = { key: 'redraw', state: 'sending', at: state.now.toISOString(), attempts: 0, reason: '', message: '' } as const;
  await world.reviews.claim(REFERENCE, sending, undefined);
  for (const due of await tables.owedIndex.due(new Date('2030-01-01'))) await tables.owedIndex.remove(due);
  goesBy(59_000);
  await rebuildIndex(world);
  await ticks();
  expect(seen.drawings).toHaveLength(0);
  goesBy(2_000);
  await ticks();
  expect(seen.drawings).toHaveLength(1);
});

it('holds the board while somebody in the chat is not invited, and draws it when they are gone', async () => {
  const { passes, seen, goesBy, ticks } = await begun();
  seen.members = [{ who: 'tenant~pat', name: 'Pat Doe' }];
  await passes(0);
  goesBy(20_000);
  await ticks();
  expect(seen.drawings).toHaveLength(0);
  seen.members = [
    { who: PEOPLE[0]!.id, name: 'p0' },
    { who: OWEN.id, name: 'owen' },
  ];
  goesBy(20_000);
  await ticks();
  expect(seen.drawings).toHaveLength(1);
});

it('waits as long as Teams asks it to', async () => {
  const { passes, seen, goesBy, ticks } = await begun();
  seen.answer = 'try again';
  await passes(0);
  seen.answer = 'sent';
  goesBy(4_000);
  await ticks();
  expect(seen.drawings).toHaveLength(0);
  goesBy(1_000);
  await ticks();
  expect(seen.drawings).toHaveLength(1);
});

it('draws by itself after three seconds, without a tick', async () => {
  const { passes, seen } = await begun();
  await passes(0);
  await passes(1);
  expect(seen.drawings).toHaveLength(1);
  while (seen.drawings.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen.drawings.map(({ answered }) => answered)).toEqual(['1 of 30 have answered', '2 of 30 have answered']);
});
