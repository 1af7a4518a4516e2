import { createBot } from '../../../src/bot';
import type { Turn } from '../../../src/ports';
import { keptApart, unshown } from '../../../src/journeys/kept';
import { UNSAFE_NOTE } from '../../../src/domain/discussion/rows';
import { REOPENED } from '../../../src/domain/decision/rows';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, aPerson, OWEN } from '../../helpers/aReview';
import { demoConfig } from '../../helpers/demoConfig';
import { reviewAfter } from '../../helpers/given';

const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const REVIEW = reviewAfter(alerted());
const { reference } = REVIEW;
const note = (atRisk: string) => ({ atRisk_r0: atRisk, phoned_r0: 'The front door', phonedAt_r0: 'just now' });

async function aCase() {
  const one = await aBot([AMARA, OWEN, CHIDI]);
  await one.tables.reviews.commit({ review: REVIEW, events: [alerted()], content: [] }, undefined);
  return one;
}

it('keeps a note from anybody in the chat, under the name that Teams gives, before any discussion', async () => {
  const one = await aCase();
  const members = async () => [{ who: 'host~sam', name: 'Sam Doe' }];
  const bot = createBot({ ...one.ports, chat: { ...one.ports.chat, members } }, demoConfig().settings);
  const did = { kind: 'pressed', verb: 'discussion/raise', data: { reference, ...note('The brother') }, where: 'dialog' } as const;
  const turn: Turn = { who: 'host~sam', chat: 'group', chatId: '19:any', address: 'a place', did };
  expect((await bot.receive(turn)).card?.name).toBe('discussion/noted');
  expect((await bot.receive(turn)).card?.name).toBe('discussion/noted');
  const rows = await one.tables.reviews.content(reference, 'safety~');
  expect(rows.map(({ json }) => json)).toEqual([
    { atRisk: 'The brother', phoned: 'The front door', phonedAt: 'just now', name: 'Sam Doe' },
  ]);
  expect(one.posts.map(({ to, card }) => [to, card.name])).toEqual(
    expect.arrayContaining([
      [OWEN.id, 'reviews/needsYou'],
      [CHIDI.id, 'reviews/needsYou'],
    ]),
  );
  const read = await one.press(OWEN.id, 'discussion/safety', { reference });
  expect(JSON.stringify(read.card?.json)).toContain('Sam Doe, whom the partnership does not know');
});

it('says that nothing was kept, and whom to phone, where there is no such review', async () => {
  const one = await aCase();
  const said = await one.press('host~sam', 'discussion/raise', { reference: 'PR-ZZZZZZZ', ...note('The brother') });
  expect(said.says).toContain('your note was not kept. Please phone 999, or Northshire Children’s Front Door on 01632 960111');
});

it('sends whoever wrote it a receipt, once', async () => {
  const one = await aCase();
  for (const again of [1, 2]) {
    await one.press(AMARA.id, 'discussion/raise', { reference, ...note('The brother') });
    await one.bot.tick();
    expect([again, one.posts.filter(({ to, card }) => to === AMARA.id && card.name === 'discussion/noted').length]).toEqual([again, 1]);
  }
});

it('reads rows in the order of their numbers, and the first by itself, also where keys were stored without figures', async () => {
  const one = await aCase();
  const said = { atRisk: 'x', phoned: 'y', phonedAt: 'z' };
  for (const number of [10, 2, 1, 11, 9])
    await one.tables.reviews.add(reference, UNSAFE_NOTE.write({ number }, { by: AMARA.id, at: REVIEW.begunAt }, said));
  for (const round of [1, 10])
    await one.tables.reviews.add(
      reference,
      REOPENED.write({ round }, { recordedBy: OWEN.id, recordedAt: REVIEW.begunAt }, { reason: `round ${round}`, chairSaid: '' }),
    );
  const kept = unshown({ kept: keptApart(one.tables.reviews, one.tables.identities) });
  expect((await kept.all(reference, UNSAFE_NOTE, {})).map(({ key }) => key)).toEqual([1, 2, 9, 10, 11].map((number) => `safety~${number}`));
  expect((await kept.asStored(reference, UNSAFE_NOTE)).map(({ key }) => key)).toEqual(
    [1, 2, 9, 10, 11].map((number) => `safety~${number}`),
  );
  expect((await kept.all(reference, REOPENED, { round: 1 })).map(({ json }) => json.reason)).toEqual(['round 1']);
  expect((await kept.one(reference, REOPENED, { round: 1 }))?.json.reason).toBe('round 1');
});
