import { openStage, type Stage } from '../helpers/onStage';
import { assessment, decided, idOf, REFERRED, referred, TRIAGE_CAST } from '../helpers/stages/triage';

describe('what is not for everybody', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ cast: TRIAGE_CAST });
    await referred(stage);
  });
  afterEach(() => stage.close());

  it.each(['eve', 'joseph', 'farid'])('hides the review from %s before there is a recommendation', async (id) => {
    await stage.person(id).says(`open ${REFERRED}`);
    expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('There is nothing here that you can open.');
  });

  it('lists it under “my reviews” of a partner once there is a recommendation', async () => {
    const farid = stage.person('farid');
    await farid.says('my reviews');
    expect(farid.card().text()).not.toContain(REFERRED);
    await stage.person('chidi').says(`open ${REFERRED}`);
    await stage.person('chidi').presses('Assess the criteria');
    await stage.person('chidi').presses('Recommend this to the partners', assessment('A rapid review'));
    await farid.says('my reviews');
    expect(farid.card().text()).toContain(REFERRED);
    expect(farid.card().text()).toContain('Next for you: read the decision paper and decide.');
  });

  const presses = (id: string, verb: string, data: object = {}) =>
    stage.bot.bot.receive({
      who: idOf(id),
      chat: 'personal',
      chatId: id,
      address: '',
      did: { kind: 'pressed', verb, data: { reference: OTHER, ...data }, where: 'chat' },
    });
  const OTHER = 'PR-AAAAAA2';
  const ANSWER = { round: 1, partner: idOf('grace'), agrees: 'no', seen: 0 };
  const NOBODY = ['eve', 'dana', 'joseph', 'danuta'];

  it.each([
    ['triage/call', {}, [...NOBODY, 'amara']],
    ['triage/assess', {}, [...NOBODY, 'amara', 'owen', 'farid']],
    ['triage/save', { route: 'serious incident', seen: 1, revision: 0 }, [...NOBODY, 'amara', 'owen', 'farid']],
    ['triage/recommend', { route: 'serious incident', seen: 1, revision: 0 }, [...NOBODY, 'amara', 'owen', 'farid']],
    ['triage/paper', {}, [...NOBODY, 'amara']],
    // A chair who has not recommended it may enter what a partner says.
    ['triage/answer', ANSWER, [...NOBODY, 'amara', 'farid']],
    ['triage/say', ANSWER, [...NOBODY, 'amara', 'farid']],
    ['triage/outcome', {}, [...NOBODY, 'owen', 'chidi', 'farid']],
    ['clock/timeline', {}, ['eve', 'amara', 'joseph']],
    // The facilitator may ask of the meeting, which is theirs to prepare.
    ['clock/why', {}, ['eve', 'amara']],
    ['clock/notify', {}, ['eve', 'amara', 'dana', 'chidi', 'farid']],
    ['clock/record', { seen: '', revision: 0 }, ['eve', 'amara', 'dana', 'chidi', 'farid']],
    ['clock/notNotify', {}, ['eve', 'amara', 'dana', 'chidi', 'farid']],
    ['clock/needUntil', {}, ['eve', 'amara', 'dana', 'chidi', 'farid']],
    ['clock/aware', {}, ['eve', 'amara', 'dana', 'chidi', 'farid']],
    ['clock/recordAware', { seen: '', revision: 0 }, ['eve', 'amara', 'dana', 'chidi', 'farid']],
  ])('takes a forwarded button for no authority: %s', async (verb, data, others) => {
    await decided(stage, 'rapid review', OTHER);
    const seen = (await stage.tables.seen.of(OTHER)).length;
    for (const id of others) {
      const reply = await presses(id, verb, data);
      expect([id, reply.card?.name, reply.says]).toEqual([
        id,
        undefined,
        expect.stringContaining('There is nothing here that you can open.'),
      ]);
    }
    expect(await stage.tables.seen.of(OTHER)).toHaveLength(seen);
  });
});
