import { readDay } from '../../src/domain/time/days';
import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { FINDINGS_CAST, met, REFERENCE } from '../helpers/stages/findings';
import { assessment, idOf, REFERRED, referred, TRIAGE_CAST } from '../helpers/stages/triage';

const GITA = { id: 'gita', name: 'Gita Shah', agency: 'Health Board', roles: ['scribe'] };
const AWAY = [{ from: readDay('2026-11-20'), until: readDay('2026-11-27') }];

describe.each(DELIVERIES)('the deputy of a partner, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  const begins = async (cast: typeof TRIAGE_CAST) => {
    stage = await openStage({ redeliver, cast: [...cast, GITA] });
  };
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const text = (id: string) => person(id).card().text();
  const said = () => JSON.stringify(stage.room.sent().at(-1)?.body);
  const all = (id: string) =>
    person(id)
      .cards()
      .map((card) => card.text())
      .join('\n');
  const review = async (reference: string) => (await stage.tables.reviews.read(reference))!.review;
  const journal = async (reference: string, type: string) =>
    (await stage.tables.reviews.journal(reference)).filter((event) => event.type === type);
  const changes = async (of: string, now: object) => {
    const known = (await stage.tables.people.find(idOf(of)))!;
    await stage.tables.people.change({ id: idOf(of), at: '2026-11-19T10:00:00.000Z', by: idOf(of), now }, known.changes);
  };
  const opens = async (id: string, reference = REFERRED) => {
    person(id).closesDialog();
    await person(id).says(`open ${reference}`);
  };
  const recommends = async () => {
    await opens('chidi');
    await person('chidi').presses('Assess the criteria');
    await person('chidi').presses('Recommend this to the partners', assessment('A rapid review'));
  };

  it('decides on the route while the partner is away, and the journal says who did for whom', async () => {
    await begins(TRIAGE_CAST);
    await referred(stage);
    await changes('grace', { deputy: idOf('gita'), away: AWAY });
    await recommends();
    expect(all('gita')).toContain('This is for Grace Chukwu, who cannot do it now; you are their deputy.');
    expect(all('grace')).not.toContain('A decision paper needs your answer');

    await person('gita').presses('Read and decide');
    expect(text('gita')).toContain('Grace Chukwu (Health Board): has not answered yet');
    await person('gita').presses('I agree, for Grace Chukwu, who is away');
    expect(text('gita')).toContain('You agree: a rapid review. You decide for Grace Chukwu, who is away.');
    await person('gita').presses('Record this answer');
    expect((await review(REFERRED)).decision.said[idOf('grace')]).toMatchObject({ agrees: true, by: idOf('gita'), as: 'deputy' });
    expect(await journal(REFERRED, 'partnerAnswered')).toMatchObject([{ by: idOf('gita'), partner: idOf('grace'), as: 'deputy' }]);

    await opens('owen');
    await person('owen').presses('The decision paper, and to enter a partner’s answer');
    expect(text('owen')).toContain('Grace Chukwu (Health Board): agrees, answered by their deputy, Gita Shah');
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
  });

  it('does not decide any more once the partner is back, and is told why', async () => {
    await begins(TRIAGE_CAST);
    await referred(stage);
    await changes('grace', { deputy: idOf('gita'), away: AWAY });
    await recommends();
    await person('gita').presses('Read and decide');
    await person('gita').presses('I agree, for Grace Chukwu, who is away');
    const form = person('gita').card();
    await changes('grace', { away: [] });
    await person('gita').presses('Record this answer', {}, { on: form });
    expect(said() + person('gita').toasts().join()).toContain('The partner is there, and answers themselves.');
    expect((await review(REFERRED)).decision.said).toEqual({});
    await opens('grace');
    await person('grace').presses('Read and decide');
    await person('grace').presses('I agree');
    await person('grace').presses('Record this answer');
    expect((await review(REFERRED)).decision.said[idOf('grace')]).toMatchObject({ by: idOf('grace'), as: 'partner' });
  });

  it('does not decide with a conflict of interest of their own; the office enters it', async () => {
    await begins(TRIAGE_CAST);
    await referred(stage);
    await changes('grace', { deputy: idOf('gita'), away: AWAY });
    await recommends();
    await person('gita').presses('Read and decide');
    const paper = person('gita').card();
    await person('gita').presses('I have a conflict of interest');
    await person('gita').presses('Declare the conflict');
    person('gita').closesDialog();
    await person('gita').presses('I agree, for Grace Chukwu, who is away', {}, { on: paper });
    expect(text('gita')).not.toContain('You decide for Grace Chukwu');
    expect((await review(REFERRED)).decision.said).toEqual({});
    await opens('owen');
    await person('owen').presses('The decision paper, and to enter a partner’s answer');
    await person('owen').presses('Grace Chukwu agrees');
    await person('owen').presses('Record this answer');
    expect((await review(REFERRED)).decision.said[idOf('grace')]).toMatchObject({ by: idOf('owen'), as: 'office' });
  });

  it('lists in “my reviews” what they stand in for, as long as the partner is away', async () => {
    await begins(TRIAGE_CAST);
    await referred(stage);
    await changes('grace', { deputy: idOf('gita') });
    await recommends();
    await person('gita').says('my reviews');
    expect(text('gita')).toContain('You have no referrals or reviews yet.');
    await changes('grace', { away: AWAY });
    await person('gita').says('my reviews');
    expect(text('gita')).toContain('You stand in for Grace Chukwu (away until Fri 27 November).');
    expect(text('gita')).toContain(`Waiting for me\n${REFERRED}\nYou stand in for Grace Chukwu.\n`);
    expect(text('gita')).toContain('Next for you: read the decision paper and decide.');
    await changes('grace', { away: [] });
    await person('gita').says('my reviews');
    expect(text('gita')).toContain('You have no referrals or reviews yet.');
  });

  it('lists a review for good where the partner has a conflict of interest', async () => {
    await begins(TRIAGE_CAST);
    await referred(stage);
    await changes('grace', { deputy: idOf('gita') });
    await recommends();
    await opens('grace');
    await person('grace').presses('I have a conflict of interest');
    await person('grace').presses('Declare the conflict');
    await person('gita').says('my reviews');
    expect(text('gita')).toContain(`${REFERRED}\nYou stand in for Grace Chukwu.`);
    expect(text('gita')).not.toContain('(away until');
  });

  it('gets what waits for a lead who goes away, on the first morning, and the lead gets no more of it', async () => {
    await begins([...TRIAGE_CAST, { id: 'dom', name: 'Dominic Shaw', agency: 'Health', roles: ['agency lead'] }]);
    const reference = await refers(person('amara'));
    await stage.room.settled();
    expect(all('dom')).not.toContain(reference);
    await person('dana').says('away');
    await person('dana').presses('Save', {
      'First day away': '2026-11-24',
      'Last day away': '2026-11-25',
      Deputy: 'Dominic Shaw, Health',
    });
    const before = person('dana').cards().length;
    await stage.bot.bot.tick();
    expect(all('dom')).not.toContain(reference);
    stage.clock.now = new Date('2026-11-24T09:00:05Z');
    await stage.bot.bot.tick();
    await stage.room.settled();
    expect(all('dom')).toContain('This is for Dana Whitfield, who cannot do it now; you are their deputy.');
    expect(all('dom')).toContain(reference);
    expect(person('dana').cards()).toHaveLength(before);
    await person('dom').says('my reviews');
    expect(text('dom')).toContain('You stand in for Dana Whitfield.');
    stage.clock.now = new Date('2026-11-26T09:00:05Z');
    await person('dom').says('my reviews');
    expect(text('dom')).not.toContain('You stand in for');
  });

  it('finds in “my reminders” what is due of the partner’s, and for whom', async () => {
    await begins(FINDINGS_CAST);
    await met(stage);
    await changes('grace', { deputy: idOf('gita') });
    await RECOMMENDATION();
    stage.clock.now = new Date('2026-12-10T10:00:00Z');
    await person('gita').says('my reminders');
    expect(text('gita')).toContain('Nothing of yours is late');
    await changes('grace', { away: [{ from: readDay('2026-12-10'), until: readDay('2026-12-16') }] });
    await person('gita').says('my reminders');
    expect(text('gita')).toContain('This is for Grace Chukwu, who cannot do it now; you are their deputy.');
    expect(text('gita')).toContain(REFERENCE);
  });

  const RECOMMENDATION = async () => {
    await opens('owen', REFERENCE);
    await person('owen').presses('Record what the meeting found');
    const [title = ''] = person('owen')
      .card()
      .buttons()
      .filter((button) => button.endsWith('what the meeting recommends'));
    await person('owen').presses(title);
    const answers = Object.fromEntries(
      person('owen')
        .card()
        .inputs()
        .map(({ label, choices = [] }) => [label, label.includes('LCSPR') || choices.length > 0 ? 'Yes' : 'As the meeting said.']),
    );
    await person('owen').presses('Record', answers);
    person('owen').closesDialog();
  };

  it('signs off while the partner is away', async () => {
    await begins(FINDINGS_CAST);
    await met(stage);
    await changes('grace', { deputy: idOf('gita'), away: AWAY });
    await RECOMMENDATION();
    expect(all('gita')).toContain('This is for Grace Chukwu, who cannot do it now; you are their deputy.');
    await person('gita').presses('Open the recommendation');
    await person('gita').presses('Agree, for Grace Chukwu, who is away');
    expect(text('gita')).toContain('Agrees, today at 10:15, answered by their deputy, Gita Shah.');
    expect((await review(REFERENCE)).findings.signedOff).toMatchObject({
      [idOf('grace')]: { by: idOf('gita'), as: 'deputy', agrees: true },
    });
    expect(await journal(REFERENCE, 'signedOff')).toMatchObject([{ by: idOf('gita'), partner: idOf('grace'), as: 'deputy' }]);
    await changes('grace', { away: [] });
    await person('gita').presses('Dissent, for Grace Chukwu, who is away');
    expect(said() + person('gita').toasts().join()).toContain('The partner is there, and answers themselves.');
    expect((await review(REFERENCE)).findings.signedOff[idOf('grace')]?.agrees).toBe(true);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('has the place of a partner who had a conflict of interest before the meeting recommended', async () => {
    await begins(FINDINGS_CAST);
    await met(stage);
    await changes('grace', { deputy: idOf('gita') });
    await opens('grace', REFERENCE);
    await person('grace').presses('I have a conflict of interest');
    await person('grace').presses('Declare the conflict');
    await RECOMMENDATION();
    expect((await review(REFERENCE)).findings.recommendation?.partners).toEqual(['farid', 'gita', 'stephen'].map(idOf));
    expect(all('grace')).not.toContain('A recommendation to sign off');
    await opens('gita', REFERENCE);
    await person('gita').presses('Open the recommendation');
    expect(text('gita')).toContain('Gita Shah, Health Board, in the place of Grace Chukwu');
    await person('gita').presses('Agree');
    expect((await review(REFERENCE)).findings.signedOff[idOf('gita')]).toMatchObject({ by: idOf('gita'), as: 'partner' });
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is asked for at the office where a partner with a conflict of interest has no deputy', async () => {
    await begins(FINDINGS_CAST);
    await met(stage);
    await opens('grace', REFERENCE);
    await person('grace').presses('I have a conflict of interest');
    await person('grace').presses('Declare the conflict');
    await RECOMMENDATION();
    expect(all('owen')).toContain('Grace Chukwu has a conflict of interest in this review, and nobody stands in for them here.');
    // Owen recorded the recommendation, so that somebody else enters what is said to it.
    await opens('chidi', REFERENCE);
    await person('chidi').presses('Open the recommendation');
    await person('chidi').presses('Agree, for Grace Chukwu, Northshire Integrated Care Board');
    expect((await review(REFERENCE)).findings.signedOff[idOf('grace')]).toMatchObject({ by: idOf('chidi'), as: 'office' });
  });
});
