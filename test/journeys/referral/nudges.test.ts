import { createBot } from '../../../src/bot';
import type { Posted } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { AMARA, DANA, OWEN } from '../../helpers/aReview';
import { demoConfig } from '../../helpers/demoConfig';

const REFERENCE = 'PR-7KQ4M2X';
const START = {
  childName_r0: 'Kezia Brightwater',
  initials_r0: 'K.B.',
  inOneSentence_r0: 'One sentence.',
  incidentOn_r0: '2026-11-21',
  laTold_r0: 'no',
  safeNow_r0: 'yes',
};
const sent: Posted = { outcome: 'sent', message: 'm', address: '' };

type Begun = Awaited<ReturnType<typeof aBot>>;
const page = (revision: number) => ({ reference: REFERENCE, page: 'start', revision, to: 'next' });

/** A draft of which nothing was sent, saved on Mon 23 November 2026 at 10:15, or at another time. */
async function saved(
  at = '2026-11-23T10:15:00Z',
  typed: Readonly<Record<string, string>> = START,
  gate: 'none known' | 'reported' = 'none known',
): Promise<Begun> {
  const one = await aBot([AMARA, DANA, OWEN]);
  one.state.now = new Date(at);
  if (gate === 'reported')
    await one.press(AMARA.id, 'referral/reported', { reference: REFERENCE, takenBy_r0: 'Front Door', takenWhen_r0: 'today' });
  else await one.press(AMARA.id, 'referral/gate', { reference: REFERENCE, answer: 'none known' });
  await one.press(AMARA.id, 'referral/route', { reference: REFERENCE, route: 'serious incident' });
  await one.press(AMARA.id, 'referral/save', { ...page(0), ...typed });
  return one;
}

async function ticksAt(one: Begun, at: string): Promise<void> {
  one.state.now = new Date(at);
  await one.bot.tick();
}

const texts = ({ posts }: Begun): string[] => posts.filter(({ to }) => to === AMARA.id).map(({ card }) => JSON.stringify(card.json));
const states = async ({ tables }: Begun) => (await tables.reviews.claims(REFERENCE)).map(({ state, reason }) => `${state}: ${reason}`);

describe('a referral that is still being written, when the local authority was not told', () => {
  it('is asked about in the author’s own chat the next morning, once, and says nothing about the case', async () => {
    const one = await saved();
    await ticksAt(one, '2026-11-24T08:59:00Z');
    expect(one.posts).toEqual([]);
    for (const at of ['2026-11-24T09:00:00Z', '2026-11-24T09:01:00Z', '2026-11-25T09:00:00Z', '2026-12-01T09:00:00Z'])
      await ticksAt(one, at);
    expect(one.posts.map(({ to, card }) => [to, card.name, card.preview])).toEqual([
      [AMARA.id, 'reviews/needsYou', 'One thing needs you.'],
    ]);
    const [text = ''] = texts(one);
    expect(text).toContain('Does the local authority know?');
    expect(text).toContain(REFERENCE);
    expect(text).toContain('on Mon 23 Nov');
    expect(text).not.toMatch(/Kezia|K\.B\.|One sentence/);
    expect(await one.tables.owedIndex.due(one.state.now)).toEqual([]);
  });

  it('has the numbers to phone in the sentence that asks to phone', async () => {
    const one = await saved();
    await ticksAt(one, '2026-11-24T09:00:00Z');
    expect(texts(one)[0]).toContain(
      'please phone now. Immediate danger: 999. Northshire Children’s Front Door: 01632 960111; evenings and weekends 01632 960122.',
    );
  });

  it('is not asked of somebody who answered at the gate that it is reported', async () => {
    const one = await saved('2026-11-23T10:15:00Z', START, 'reported');
    await ticksAt(one, '2026-11-24T09:00:00Z');
    expect(one.posts).toEqual([]);
    expect(await states(one)).toEqual(['failed: no longer needed']);
  });

  it('does not wait for a working day, and does wait for the morning', async () => {
    const one = await saved('2026-11-27T16:00:00Z');
    await ticksAt(one, '2026-11-28T21:00:00Z');
    expect(one.posts).toEqual([]);
    await ticksAt(one, '2026-11-29T08:00:00Z');
    expect(one.posts).toEqual([]);
    await ticksAt(one, '2026-11-29T09:00:00Z');
    expect(texts(one)).toHaveLength(1);
  });

  it('stops when the answer is changed, when it is discarded, and when its author is no longer known', async () => {
    const told = await saved();
    told.minutes(5);
    await told.press(AMARA.id, 'referral/save', {
      ...page(1),
      ...Object.fromEntries(Object.entries(START).map(([id, said]) => [id.replace('_r0', '_r1'), said])),
      laTold_r1: 'yes',
      laToldBy_r1: 'me',
    });
    const gone = await saved();
    await gone.press(AMARA.id, 'referral/discardNow', { reference: REFERENCE });
    const left = await saved();
    await left.tables.people.save({ ...AMARA, roles: [] });
    for (const one of [told, gone, left]) {
      await ticksAt(one, '2026-11-24T09:00:00Z');
      expect(one.posts).toEqual([]);
      expect(await states(one)).toEqual(['failed: no longer needed']);
    }
  });

  it('goes on after the short start is sent, to lead and office first and to the author last, and stops when the local authority’s own date is recorded', async () => {
    const one = await saved();
    await one.press(AMARA.id, 'referral/alert', { ...page(1), ...START });
    const asked = (): string[] =>
      one.posts.filter(({ card }) => JSON.stringify(card.json).includes('Does the local authority know?')).map(({ to }) => to);
    await ticksAt(one, '2026-11-24T09:00:00Z');
    expect(asked().sort()).toEqual([DANA.id, OWEN.id]);
    await ticksAt(one, '2026-11-24T16:00:00Z');
    expect(asked()).toHaveLength(2);
    await ticksAt(one, '2026-11-25T09:00:00Z');
    expect(asked()).toEqual([expect.anything(), expect.anything(), AMARA.id]);
    await ticksAt(one, '2026-11-26T09:00:00Z');
    expect(asked()).toHaveLength(3);

    const recorded = await saved();
    await recorded.press(AMARA.id, 'referral/alert', { ...page(1), ...START });
    const stored = await recorded.tables.reviews.read(REFERENCE);
    const clock = { ...stored!.review.clock, laAwareOn: '2026-11-23' as never };
    const event = { type: 'laAwareRecorded', at: '2026-11-23T10:20:00.000Z', by: OWEN.id, on: '2026-11-23' } as never;
    await recorded.tables.reviews.commit(
      { review: { ...stored!.review, clock, events: stored!.review.events + 1 }, events: [event], content: [] },
      stored!.etag,
    );
    await ticksAt(recorded, '2026-11-24T09:00:00Z');
    expect(texts(recorded).filter((text) => text.includes('Does the local authority know?'))).toHaveLength(0);
  });

  it('survives a restart, and the loss of the index that wakes the tick', async () => {
    const one = await saved();
    const lost = await one.tables.owedIndex.due(new Date('2030-01-01T00:00:00Z'));
    expect(lost).toHaveLength(1);
    await Promise.all(lost.map((due) => one.tables.owedIndex.remove(due)));
    const restarted = createBot(one.ports, demoConfig().settings);
    await restarted.rebuildIndex();
    one.state.now = new Date('2026-11-24T09:00:00Z');
    await restarted.tick();
    await restarted.tick();
    await one.bot.tick();
    expect(texts(one)).toHaveLength(1);
  });

  it('is sent by one of two instances', async () => {
    const one = await saved();
    one.state.now = new Date('2026-11-24T09:00:00Z');
    await Promise.all([one.bot.tick(), one.bot.tick(), one.bot.tick()]);
    expect(texts(one)).toHaveLength(1);
  });

  it('waits when Teams asks to, says when it may have arrived before, and gives up where nobody can be reached', async () => {
    const one = await saved();
    one.state.answers = () => ({ outcome: 'try again', reason: 'throttled', afterMs: 120_000 });
    await ticksAt(one, '2026-11-24T09:00:00Z');
    one.state.answers = () => ({ outcome: 'unknown', reason: 'no answer' });
    await ticksAt(one, '2026-11-24T09:03:00Z');
    one.state.answers = () => sent;
    await ticksAt(one, '2026-11-24T09:05:00Z');
    expect(texts(one)).toHaveLength(1);
    expect(texts(one)[0]).toContain('You may have had this message before');

    const away = await saved();
    away.state.answers = () => ({ outcome: 'unreachable', reason: 'blocked' });
    await ticksAt(away, '2026-11-24T09:00:00Z');
    away.state.answers = () => sent;
    await ticksAt(away, '2026-11-24T09:05:00Z');
    expect(away.posts).toEqual([]);
    expect(await states(away)).toEqual(['failed: blocked']);
  });

  it('is written down before the page is saved, so that a crash in between loses nothing', async () => {
    const one = await aBot([AMARA, DANA, OWEN]);
    await one.press(AMARA.id, 'referral/gate', { reference: REFERENCE, answer: 'none known' });
    await one.press(AMARA.id, 'referral/route', { reference: REFERENCE, route: 'serious incident' });
    const save = one.tables.drafts.save.bind(one.tables.drafts);
    one.ports.drafts.save = () => Promise.reject(new Error('The process died.'));
    await one.press(AMARA.id, 'referral/save', { ...page(0), ...START });
    one.ports.drafts.save = save;
    expect(await states(one)).toEqual(['waiting: not due yet']);
    await one.press(AMARA.id, 'referral/save', { ...page(0), ...START });
    await ticksAt(one, '2026-11-24T09:00:00Z');
    expect(texts(one)).toHaveLength(1);
  });
});

describe('a referral that is still being written, when something was “not yet”', () => {
  const prepared = (revision: number) => ({ reference: REFERENCE, page: 'prepared', revision, to: 'next' });
  const answered = (revision: number, leadSpoken: string) => ({
    ...prepared(revision),
    [`leadSpoken_r${revision}`]: leadSpoken,
    [`familyAware_r${revision}`]: 'yes',
    [`callBack_r${revision}`]: '01632 960155',
  });

  /** A referral for learning, of which there is no review until it is sent, saved on Fri 27 November 2026 in the afternoon. */
  async function notYet(): Promise<Begun> {
    const one = await aBot([AMARA, DANA, OWEN]);
    one.state.now = new Date('2026-11-27T16:00:00Z');
    await one.press(AMARA.id, 'referral/gate', { reference: REFERENCE, answer: 'none known' });
    await one.press(AMARA.id, 'referral/route', { reference: REFERENCE, route: 'learning' });
    await one.press(AMARA.id, 'referral/save', answered(0, 'not-yet'));
    return one;
  }
  const all = [
    '2026-11-28T09:00:00Z',
    '2026-11-30T08:59:00Z',
    '2026-11-30T09:00:00Z',
    '2026-12-01T09:00:00Z',
    '2026-12-02T09:00:00Z',
    '2026-12-03T09:00:00Z',
  ];

  it('is asked about on the first and the third working day, not at the weekend, and says nothing about the case', async () => {
    const one = await notYet();
    const counts: number[] = [];
    for (const at of all) {
      await ticksAt(one, at);
      counts.push(texts(one).length);
    }
    expect(counts).toEqual([0, 0, 1, 1, 2, 2]);
    expect(texts(one)[0]).toContain('A “not yet” in your referral');
    expect(texts(one)[0]).toContain('on Fri 27 Nov');
    expect(texts(one).join()).not.toMatch(/lead|01632/);
  });

  it('stops when it is done, when the referral is discarded, and when it was sent', async () => {
    const done = await notYet();
    await done.press(AMARA.id, 'referral/save', answered(1, 'yes'));
    const gone = await notYet();
    await gone.press(AMARA.id, 'referral/discardNow', { reference: REFERENCE });
    const sentOff = await notYet();
    await sentOff.tables.drafts.discard(AMARA.id, REFERENCE);
    for (const one of [done, gone, sentOff]) {
      for (const at of all) await ticksAt(one, at);
      expect(one.posts).toEqual([]);
      expect(await one.tables.owedIndex.due(one.state.now)).toEqual([]);
    }
  });

  it('counts from the last save that said so', async () => {
    const one = await notYet();
    one.state.now = new Date('2026-11-30T08:00:00Z');
    await one.press(AMARA.id, 'referral/save', { ...answered(1, 'not-yet'), callBack_r1: '01632 960177' });
    await ticksAt(one, '2026-11-30T09:00:00Z');
    expect(texts(one)).toHaveLength(0);
    await ticksAt(one, '2026-12-01T09:00:00Z');
    expect(texts(one)).toHaveLength(1);
  });

  it('sends one after an outage, not all that were missed', async () => {
    const one = await notYet();
    await ticksAt(one, '2026-12-05T12:00:00Z');
    expect(texts(one)).toHaveLength(0);
    await ticksAt(one, '2026-12-07T09:00:00Z');
    expect(texts(one)).toHaveLength(1);
  });
});
