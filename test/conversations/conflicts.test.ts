import { THE_SETTINGS } from '../../src/domain/people/personChange';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { assessment, idOf, referred, REFERRED, TRIAGE_CAST } from '../helpers/stages/triage';

const CAST = [
  ...TRIAGE_CAST,
  { id: 'gita', name: 'Gita Shah', agency: 'Health Board', roles: ['participant'] },
  { id: 'carol', name: 'Carol Dean', agency: 'Partnership', roles: ['chair'] },
  { id: 'oona', name: 'Oona Hale', agency: 'Partnership office', roles: ['coordinator'] },
];
const NOTHING = 'There is nothing here that you can open.';
const HIDDEN = 'You declared a conflict of interest in this case, so nothing of it is shown to you.';

describe.each(DELIVERIES)('a conflict of interest, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: CAST });
    await referred(stage);
  });
  afterEach(async () => {
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
    await stage.close();
  });
  const person = (id: string) => stage.person(id);
  const review = async () => (await stage.tables.reviews.read(REFERRED))!.review;
  const opens = async (id: string) => {
    person(id).closesDialog();
    await person(id).says(`open ${REFERRED}`);
    return person(id).card();
  };
  const answered = () => JSON.stringify(stage.room.sent().at(-1)?.body);
  const deputy = (of: string, is: string) =>
    stage.tables.people.change({ id: idOf(of), at: '2026-11-23T10:00:00.000Z', by: THE_SETTINGS, now: { deputy: idOf(is) } }, 1);
  const declares = async (id: string) => {
    await opens(id);
    await person(id).presses('I have a conflict of interest');
    await person(id).presses('Declare the conflict');
  };
  const recommends = async () => {
    await opens('chidi');
    await person('chidi').presses('Assess the criteria');
    await person('chidi').presses('Recommend this to the partners', assessment('A rapid review'));
  };

  it('says what follows, hides the case at once, and tells the office', async () => {
    await opens('chidi');
    await person('chidi').presses('I have a conflict of interest');
    expect(person('chidi').card().text()).toContain('From then on nothing of this case is shown to you');
    expect(person('chidi').card().text()).toContain(
      'No deputy is named who could do your part of it, so the partnership office then does.',
    );
    expect((await review()).conflicts).toEqual([]);
    await person('chidi').presses('Declare the conflict');
    expect(person('chidi').card().text()).toContain('Nothing of this case is shown to you any more.');
    expect((await review()).conflicts).toMatchObject([{ person: idOf('chidi'), standIn: '', roles: [], rest: ['chair'] }]);

    await person('chidi').says(`open ${REFERRED}`);
    expect(answered()).toContain(HIDDEN);
    await person('chidi').says('my reviews');
    expect(person('chidi').card().text()).not.toContain(REFERRED);
    expect(person('owen').card().text()).toContain('Chidi Nwosu has a conflict of interest in this review.');
    expect(person('owen').card().text()).toContain('your office does their part');
  });

  it('changes nothing when it is not confirmed', async () => {
    await opens('chidi');
    await person('chidi').presses('I have a conflict of interest');
    await person('chidi').presses('Back, nothing to declare');
    expect(person('chidi').card().text()).toContain('Where this review is');
    expect((await review()).conflicts).toEqual([]);
  });

  it('leaves the chair’s part to the office where their deputy is no chair', async () => {
    await deputy('chidi', 'gita');
    await opens('owen');
    await person('owen').presses('Call the threshold discussion');
    await opens('chidi');
    await person('chidi').presses('I have a conflict of interest');
    expect(person('chidi').card().text()).toContain('so the partnership office then does.');
    await person('chidi').presses('Declare the conflict');
    expect(
      person('gita')
        .cards()
        .map((card) => card.text())
        .join(),
    ).not.toContain('stand in');
    await person('gita').says(`open ${REFERRED}`);
    expect(answered()).toContain('There is nothing here that you can open.');
    expect((await opens('owen')).buttons()).toContain('Assess the criteria');
    await person('owen').presses('Assess the criteria');
    await person('owen').presses('Recommend this to the partners', assessment('A rapid review'));
    expect((await review()).decision.recommended).toMatchObject({ by: idOf('owen'), round: 1 });
  });

  it('shows a referrer nothing of their own referral any more, and takes nothing from them', async () => {
    const before = (await review()).events;
    await declares('amara');
    for (const verb of [
      'reviews/open',
      'referral/open',
      'referral/check',
      'referral/send',
      'referral/alert',
      'straight/why',
      'withdrawal/why',
    ]) {
      const data = { reference: REFERRED, page: 'start', revision: 1, seen: 0, rounds: 0 };
      const did = { kind: 'pressed', verb, data, where: 'chat' } as const;
      const { says, card } = await stage.bot.bot.receive({ who: idOf('amara'), chat: 'personal', chatId: 'amara', address: '', did });
      expect([verb, card?.name, says]).toEqual([
        verb,
        undefined,
        expect.stringMatching(/nothing of it is shown to you|nothing here that you can open/),
      ]);
    }
    expect((await review()).events).toBe(before + 1);
  });

  it('passes the chair’s part to a deputy who is a chair too, who recommends in their place', async () => {
    await deputy('chidi', 'carol');
    await opens('owen');
    await person('owen').presses('Call the threshold discussion');
    await declares('chidi');
    expect(
      person('carol')
        .cards()
        .map((card) => card.text())
        .join(),
    ).toContain('Chidi Nwosu does not take part in this review. You do their part of it from now on.');
    const card = await opens('carol');
    expect(card.text()).toContain('Next for you: assess the criteria and recommend.');
    await person('carol').presses('Assess the criteria');
    await person('carol').presses('Recommend this to the partners', assessment('A rapid review'));
    expect((await review()).decision.recommended).toMatchObject({ by: idOf('carol'), round: 1 });
    await person('carol').says('my reviews');
    expect(person('carol').card().text()).toContain(REFERRED);
    expect(
      person('chidi')
        .cards()
        .filter((one) => one.text().includes('A threshold discussion is called')),
    ).toHaveLength(1);
  });

  it('lets a partner declare one from the decision paper; the deputy decides in their place', async () => {
    await deputy('grace', 'gita');
    await recommends();
    await opens('grace');
    await person('grace').presses('Read and decide');
    await person('grace').presses('I have a conflict of interest');
    expect(person('grace').card().text()).toContain('Gita Shah does your part of it.');
    await person('grace').presses('Declare the conflict');
    person('grace').closesDialog();
    await person('grace').says(`open ${REFERRED}`);
    expect(answered()).toContain(HIDDEN);

    for (const id of ['farid', 'stephen', 'gita']) {
      await opens(id);
      await person(id).presses('Read and decide');
      if (id === 'gita')
        expect(person(id).card().text()).toContain('Gita Shah (Health Board), in the place of Grace Chukwu: has not answered yet');
      await person(id).presses('I agree');
      await person(id).presses('Record this answer');
    }
    const { state, decision } = await review();
    expect(state).toBe('decided');
    expect(Object.keys(decision.said).sort()).toEqual([idOf('farid'), idOf('gita'), idOf('stephen')]);
    expect(
      person('grace')
        .cards()
        .filter((card) => card.text().includes('A decision paper needs your answer')),
    ).toHaveLength(1);
  });

  it('has the office enter the answer of a partner for whom nobody stands in', async () => {
    await recommends();
    await declares('grace');
    expect(
      person('owen')
        .cards()
        .map((card) => card.text())
        .join(),
    ).toContain('A partner’s answer has to come from somebody else');
    await opens('owen');
    await person('owen').presses('The decision paper, and to enter a partner’s answer');
    await person('owen').presses('Grace Chukwu’s place: agrees');
    await person('owen').presses('Record this answer');
    expect(person('owen').card().text()).toContain('“Who decided in their place? Name and role” still needs an answer.');
    await person('owen').presses('Record this answer', { 'Who decided in their place? Name and role': 'Dr Lowe, medical director' });
    expect((await review()).decision.said[idOf('grace')]).toMatchObject({ agrees: true, by: idOf('owen') });
    await opens('owen');
    await person('owen').presses('The decision paper, and to enter a partner’s answer');
    expect(person('owen').card().text()).toContain(
      'Dr Lowe, medical director, in the place of Grace Chukwu (Health Board): agrees, entered by Owen Price',
    );
  });

  it('is entered by the coordinator for somebody, and taken back by the other coordinator with a reason', async () => {
    await opens('owen');
    await person('owen').presses('Conflicts of interest');
    expect(person('owen').card().text()).toContain('Nobody has declared one in this case.');
    await person('owen').presses('Enter it for them', { 'Whose conflict of interest is it?': 'Danuta Kowalska, Council' });
    expect(person('owen').card().text()).toContain('You enter it for Danuta Kowalska, Council.');
    await person('owen').presses('Declare the conflict');
    const shown = person('owen')
      .cards()
      .find((card) => card.text().startsWith('Conflicts of interest'));
    expect(shown?.text()).toContain('Danuta Kowalska, Council');
    await person('danuta').says(`open ${REFERRED}`);
    expect(answered()).toContain(HIDDEN);

    await opens('oona');
    await person('oona').presses('Conflicts of interest');
    await person('oona').presses('Take back: Danuta Kowalska, Council');
    await person('oona').presses('Take it back');
    expect(person('oona').card().text()).toContain('“Why is there no conflict of interest?” still needs an answer.');
    await person('oona').presses('Take it back', { 'Why is there no conflict of interest?': 'It was another case.' });
    expect((await review()).conflicts).toEqual([]);
    expect((await opens('danuta')).text()).toContain('Where this review is');
    const [row] = await stage.tables.reviews.content(REFERRED, 'conflict~');
    expect(row?.json).toEqual({ reason: 'It was another case.' });
    expect(JSON.stringify(await stage.tables.reviews.journal(REFERRED))).not.toContain('another case');
  });

  it('does not let a coordinator take back their own, nor anybody else enter or see the list', async () => {
    await declares('owen');
    const presses = (id: string, verb: string, data: object = {}) =>
      stage.bot.bot.receive({
        who: idOf(id),
        chat: 'personal',
        chatId: id,
        address: '',
        did: { kind: 'pressed', verb, data: { reference: REFERRED, ...data }, where: 'chat' },
      });
    const conflict = (await review()).conflicts[0]!;
    const about = `${conflict.at} ${conflict.person}`;
    for (const [id, verb, data] of [
      ['owen', 'conflicts/all', {}],
      ['owen', 'conflicts/takeBackNow', { about, seen: 0 }],
      ['chidi', 'conflicts/all', {}],
      ['chidi', 'conflicts/declare', { person: idOf('danuta') }],
      ['chidi', 'conflicts/declareNow', { person: idOf('danuta') }],
      ['chidi', 'conflicts/takeBack', { about }],
      ['eve', 'conflicts/declare', {}],
      ['eve', 'conflicts/declareNow', {}],
      ['farid', 'conflicts/declareNow', {}],
    ] as const) {
      const reply = await presses(id, verb, data);
      expect([id, verb, reply.card?.name, reply.says]).toEqual([id, verb, undefined, expect.stringContaining(NOTHING)]);
    }
    expect((await review()).conflicts).toHaveLength(1);
  });
});
