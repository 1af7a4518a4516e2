import { readFileSync } from 'node:fs';
import { createBot } from '../../../src/bot';
import { Settings } from '../../../src/config';
import { freeze } from '../../../src/domain/forms/frozen';
import { attach, becomePart, beginByNotification } from '../../../src/domain/referral/joining';
import { notifiedPage } from '../../../src/domain/referral/notifiedForm';
import { START } from '../../../src/domain/referral/pages/start';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { fold } from '../../../src/domain/review/evolve';
import type { Review } from '../../../src/domain/review/review';
import { readDay } from '../../../src/domain/time/days';
import { pageRow } from '../../../src/journeys/forms/frozenRows';
import { aBot } from '../../helpers/aBot';
import { alerted, AMARA, DANA, OWEN, referralPassed, referralSent, acts } from '../../helpers/aReview';
import { mortal } from '../../simulated/mortal';

const [REFERRAL, REVIEW] = ['PR-7KQ4M2X', 'PR-NNNNNNN'];
const SETTINGS = Settings.parse(JSON.parse(readFileSync('env/demo.partnership.json', 'utf8')));
const NOTED = new Date('2026-11-23T09:30:00Z');
const said = (childName: string, bornOn: string) => ({
  ...{ initials: { said: 'K.B.' }, inOneSentence: { said: 'K.B. was found.' } },
  ...{ childName: { said: childName }, bornOn: { said: bornOn } },
});

async function ready() {
  const here = await aBot([AMARA, DANA, OWEN]);
  const { tables } = here;
  await commits(tables, [alerted(), referralSent(), referralPassed()], START, said('Kezia Brightwater', '2024-02-29'));
  await commits(
    tables,
    beginByNotification(
      undefined,
      OWEN,
      { reference: REVIEW, sentAt: NOTED, panelReference: '', laAwareOn: readDay('2026-11-20'), incidentOn: '' },
      NOTED,
    ),
    notifiedPage([]),
    said('Kezia Brightwood', '2024-02-28'),
  );
  await here.bot.rebuildIndex();
  await here.bot.tick();
  return here;
}

type Tables = Awaited<ReturnType<typeof aBot>>['tables'];
async function commits(tables: Tables, events: readonly ReviewEvent[], page: typeof START, answers: ReturnType<typeof said>) {
  const review = fold(events)!;
  const { frozen, identity } = freeze(page, answers);
  await tables.identities.save(review.reference, identity);
  await tables.reviews.commit({ review, events, content: [pageRow(frozen)] }, undefined);
  await tables.involved.add('office', review.reference);
}
const read = async (tables: Tables, reference: string): Promise<Review> => (await tables.reviews.read(reference))!.review;
const JOIN = { reference: REFERRAL, to: REVIEW };

/** All that there is to see once both halves are written. */
async function isWhole(tables: Tables): Promise<boolean> {
  const [referral, review] = [await read(tables, REFERRAL), await read(tables, REVIEW)];
  if (referral.state !== 'part of another review' || review.origin.attached !== REFERRAL) return false;
  expect((await tables.reviews.content(REVIEW, '')).map(({ key }) => key)).toEqual(expect.arrayContaining(['notified', 'referral~start']));
  expect(await tables.identities.read(REVIEW)).toMatchObject({
    childName: { said: 'Kezia Brightwater' },
    'notified~childName': { said: 'Kezia Brightwood' },
  });
  expect(await tables.involved.in(`person~${AMARA.id}`)).toContain(REVIEW);
  for (const [reference, type] of [
    [REFERRAL, 'becamePart'],
    [REVIEW, 'referralAttached'],
  ] as const) {
    const journal = await tables.reviews.journal(reference);
    expect(fold(journal)).toEqual(await read(tables, reference));
    expect(journal.filter((event) => event.type === type)).toHaveLength(1);
  }
  return true;
}

const HOW_FAR = 60;

describe.each(['before', 'after'] as const)('a process that dies while a referral joins a review, %s a call', (how) => {
  it.each(['pressed again', 'left to the tick'] as const)('leaves nothing half done: %s', async (then) => {
    const here = await ready();
    const restore = here.tables.remember();
    let [lived, half] = [false, 0];
    for (let call = 1; call <= HOW_FAR && !lived; call++) {
      restore();
      here.posts.length = 0;
      let calls = 0;
      const life = { dead: false, dies: () => (++calls === call ? how : 'not now') } as const;
      const bot = createBot(mortal(here.ports, life), SETTINGS);
      const did = { kind: 'pressed', verb: 'attach/join', data: JOIN, where: 'chat' } as const;
      await bot.receive({ who: OWEN.id, chat: 'personal', chatId: OWEN.id, address: '', did });
      lived = !life.dead;
      const began = (await read(here.tables, REFERRAL)).state === 'part of another review';
      if (began && (await read(here.tables, REVIEW)).origin.attached === '') half++;
      here.minutes(3);
      if (then === 'pressed again') await here.press(OWEN.id, 'attach/join', JOIN);
      await here.bot.tick();
      expect([call, await isWhole(here.tables)]).toEqual([call, began || then === 'pressed again']);
      const news = here.posts.filter(({ to, card }) => to === AMARA.id && JSON.stringify(card.json).includes('is part of a review'));
      expect(news.length).toBeLessThanOrEqual(life.dead ? 2 : 1);
      if (began) expect(news.length).toBeGreaterThan(0);
    }
    expect(lived).toBe(true);
    expect(half).toBeGreaterThan(2);
  });
});

it('gives a referral back where the review took another one in at the same moment, and says so', async () => {
  const here = await ready();
  const part = fold([alerted(), referralSent(), referralPassed()])!;
  const taken = { ...part, reference: 'PR-OTHER00' };
  const review = await here.tables.reviews.read(REVIEW);
  // Two coordinators at once: this one has written its referral’s half when the other one’s referral arrives.
  const half = becomePart(part, OWEN, { review: review!.review, by: acts(OWEN, review!.review) }, NOTED.toISOString());
  const stored = await here.tables.reviews.read(REFERRAL);
  const after = fold([...(await here.tables.reviews.journal(REFERRAL)), ...half])!;
  await here.tables.reviews.commit({ review: after, events: half, content: [] }, stored!.etag);
  const other = attach(review!.review, taken, OWEN.id, NOTED.toISOString())!;
  const joined = fold([...(await here.tables.reviews.journal(REVIEW)), ...other])!;
  await here.tables.reviews.commit({ review: joined, events: other, content: [] }, review!.etag);

  const reply = await here.press(OWEN.id, 'attach/join', JOIN);
  expect(reply.says).toContain('This referral is where it was');
  expect(await read(here.tables, REFERRAL)).toMatchObject({ state: 'referred', origin: { partOf: '' } });
  expect((await read(here.tables, REVIEW)).origin.attached).toBe('PR-OTHER00');
});
