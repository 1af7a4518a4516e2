import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { readsAll } from '../helpers/referring';
import { assessment, decided, idOf, PARTNERS, REFERRED, referred, TRIAGE_CAST } from '../helpers/stages/triage';

const OTHER = 'PR-AAAAAA2';

describe.each(DELIVERIES)('what the office does with a case, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
  });
  afterEach(async () => {
    for (const reference of [REFERRED, OTHER])
      if (await stage.tables.reviews.read(reference)) expect(await journalIsDocument(stage, reference)).toBe(true);
    await stage.close();
  });
  const person = (id: string) => stage.person(id);
  const review = async (reference = REFERRED) => (await stage.tables.reviews.read(reference))!.review;
  const opens = async (id: string, reference = REFERRED) => {
    person(id).closesDialog();
    await person(id).says(`open ${reference}`);
    return person(id).card();
  };
  const desk = async (id: string, reference = REFERRED) => {
    await opens(id, reference);
    await person(id).presses('More about this case');
    return person(id).card();
  };
  const told = (id: string, heading: string) =>
    person(id)
      .cards()
      .filter((card) => card.text().startsWith(heading));
  const events = async (type: string, reference = REFERRED) =>
    (await stage.tables.reviews.journal(reference)).filter((event) => event.type === type);
  const content = async (prefix: string, reference = REFERRED) => stage.tables.reviews.content(reference, prefix);

  it('lists new referrals for the coordinator, and tells the referrer by one press who is in touch by when', async () => {
    await referred(stage);
    await person('owen').says('new referrals');
    expect(person('owen').card().text()).toContain('The referrer has no receipt yet. It is due by the end of Wed 25 November.');
    await person('owen').presses(`Open ${REFERRED}`);
    expect(person('owen').card().text()).toContain('Next for you: read it and tell the referrer that you have it.');
    await person('owen').presses('Tell the referrer that you have it');
    expect(person('owen').card().text()).toContain('Next for you: read it and call the threshold discussion.');
    expect(person('owen').card().buttons()).not.toContain('Tell the referrer that you have it');
    expect(await events('referralAcknowledged')).toHaveLength(1);
    expect(told('amara', 'Your referral has been read')).toHaveLength(1);
    expect(told('amara', 'Your referral has been read')[0]?.text()).toContain(
      'Owen Price at the partnership office has your referral, and is in touch with you by Mon 30 November.',
    );
    await person('owen').says('new referrals');
    expect(person('owen').card().text()).toContain('The referrer has a receipt.');
    await person('chidi').says('new referrals');
    expect(person('chidi').card().text()).toContain('Nothing is new');
  });

  it('shows what a referral leaves open, and the way to each part', async () => {
    const reference = await refers(person('amara'));
    await opens('dana', reference);
    await readsAll(person('dana'));
    await person('dana').presses('Pass it to the partnership office');
    await desk('owen', reference);
    await person('owen').presses('See what is missing');
    const text = person('owen').card().text();
    expect(text).toContain('Ethnicity in the words of the child or family\nNothing is said.');
    expect(text).not.toContain('Their own words\nNothing is said.');
    expect(
      (await stage.tables.seen.of(reference)).some(({ who, what }) => who === idOf('owen') && what === 'what is missing in the referral'),
    ).toBe(true);
    await person('owen').presses('Read part 6 of the referral');
    expect(person('owen').card().text()).toContain('section 6 of');

    await desk('owen', reference);
    await person('owen').presses('See what is missing');
    await person('owen').presses('Ask the referrer: Ethnicity in the words of the child or family');
    await person('owen').presses('Keep the comment', { 'What do you ask of the referrer?': 'How do they say it themselves?' });
    await desk('owen', reference);
    await person('owen').presses('See what is missing');
    await person('owen').presses('Send my question to the referrer');
    expect(person('owen').card().text()).toContain('How do they say it themselves?');
    await person('owen').presses('Send this comment');
    expect(await events('moreAsked', reference)).toHaveLength(1);
    expect((await review(reference)).comments).toMatchObject([{ as: 'coordinator', answers: ['child.ethnicityOwnWords'], answeredAt: '' }]);
    person('amara').closesDialog();
    expect(person('amara').card().text()).toContain('has a comment on one of your answers');
  });

  it('calls the threshold discussion for a time, and tells the chair when it is moved', async () => {
    await referred(stage);
    const owen = person('owen');
    await opens('owen');
    await owen.presses('Call it for a day and a time');
    await owen.presses('Call it', { 'On which day? (optional)': '2026-11-24', 'At what time? (optional)': '25.00' });
    expect(owen.card().text()).toContain('Please give the time as hours and minutes, for example 14:05.');
    expect(
      owen
        .card()
        .inputs()
        .find(({ label }) => label === 'At what time? (optional)'),
    ).toMatchObject({ value: '25.00' });
    await owen.presses('Call it', { 'On which day? (optional)': '2026-11-22', 'At what time? (optional)': '14:00' });
    expect(owen.card().text()).toContain('That time has passed already.');
    await owen.presses('Call it', {
      'On which day? (optional)': '2026-11-24',
      'At what time? (optional)': '14:00',
      'Who else is asked to join? (optional)': 'The ward sister',
    });
    expect(told('chidi', 'A threshold discussion is called')[0]?.text()).toContain('It is set for Tue 24 Nov at 14:00.');
    expect(told('chidi', 'The threshold discussion has a time')).toHaveLength(0);

    stage.clock.now = new Date('2026-11-23T10:20:00Z');
    await opens('owen');
    await owen.presses('Set or move the time of the threshold discussion');
    expect(
      owen
        .card()
        .inputs()
        .map(({ value }) => value),
    ).toEqual(['2026-11-24', '14:00', '', 'The ward sister']);
    await owen.presses('Call it', { 'At what time? (optional)': '9.30', 'On which day? (optional)': '2026-11-25' });
    expect(told('chidi', 'The threshold discussion has a time')).toHaveLength(1);
    expect(await events('thresholdCalled')).toHaveLength(1);
    expect((await review()).decision.meets).toMatchObject({ at: '2026-11-25T09:30:00.000Z', revision: 2 });
  });

  it('links cases in both records without telling either referrer, and removes a link with a reason', async () => {
    await referred(stage);
    await referred(stage, OTHER);
    const before = [person('amara').cards().length, person('dana').cards().length];
    const owen = person('owen');
    await desk('owen');
    await owen.presses('Linked cases');
    await owen.presses('Link another case');
    await owen.presses('Link them', {
      'How do they belong together?': 'Siblings',
      'Who leads?': 'This partnership',
      'Reference of the other case (optional)': 'PR-1',
    });
    expect(owen.card().text()).toContain('A reference looks like PR-7KQ4M2X.');
    await owen.presses('Link them', { 'Reference of the other case (optional)': 'PR-ZZZZZZ9' });
    expect(owen.card().text()).toContain('There is no case under that reference that you can open.');
    await owen.presses('Link them', { 'Reference of the other case (optional)': OTHER.toLowerCase() });
    expect(owen.card().text()).toContain(`${OTHER}: siblings`);
    expect((await review()).triage.links).toMatchObject([{ number: 1, to: OTHER, kind: 'siblings', lead: 'this partnership' }]);
    expect((await review(OTHER)).triage.links).toMatchObject([{ number: 1, to: REFERRED, kind: 'siblings' }]);
    expect((await desk('chidi', OTHER)).text()).toContain(`${REFERRED} (siblings; this partnership leads).`);
    expect([person('amara').cards().length, person('dana').cards().length]).toEqual(before);
    for (const id of ['amara', 'dana']) expect((await opens(id, OTHER)).text()).not.toContain(REFERRED);

    await desk('owen');
    await owen.presses('Linked cases');
    await owen.presses('Remove link 1');
    await owen.presses('Remove the link');
    expect(owen.card().text()).toContain('“Why do they not belong together?” still needs an answer.');
    await owen.presses('Remove the link', { 'Why do they not belong together?': 'Two families of one name.' });
    expect(owen.card().text()).toContain('No case is linked.');
    expect([(await review()).triage.links, (await review(OTHER)).triage.links]).toEqual([[], []]);
    expect((await content('unlink~'))[0]?.json).toEqual({ reason: 'Two families of one name.' });
    expect((await content('unlink~', OTHER))[0]?.json).toEqual({ reason: 'Two families of one name.' });
  });

  it('proposes a case with the same incident date and initials, and says only in what they are alike', async () => {
    const reference = await refers(person('amara'));
    await refers(person('eve'));
    await opens('dana', reference);
    await readsAll(person('dana'));
    await person('dana').presses('Pass it to the partnership office');
    await desk('owen', reference);
    await person('owen').presses('Linked cases');
    await person('owen').presses('Look for cases that may belong with it');
    const text = person('owen').card().text();
    expect(text).toContain('the same incident date, the same initials, the same date of birth, the same name');
    expect(text).not.toMatch(/Kezia|Brightwater|K\.B\./);
  });

  it('keeps parallel processes with who was asked when, and does not overwrite them unseen', async () => {
    await referred(stage);
    const owen = person('owen');
    await desk('owen');
    expect(owen.card().text()).toContain('None recorded yet.');
    await owen.presses('Parallel processes');
    await owen.presses('Record: Police investigation');
    await owen.presses('Record', {
      'How does it stand?': 'Open',
      'What should the review know, or wait for? (optional)': 'The father is not to be told yet.',
    });
    expect(owen.card().text()).toContain('“When did somebody last ask?” still needs an answer.');
    const openings = async () => (await stage.tables.seen.of(REFERRED)).filter(({ what }) => what === 'parallel processes').length;
    const opened = await openings();
    await owen.presses('Record', { 'When did somebody last ask?': '2026-11-23' });
    expect(owen.card().text()).toContain('Police investigation: open');
    expect(owen.card().text()).toContain('The father is not to be told yet.');
    expect(await openings()).toBeGreaterThan(opened);
    expect((await review()).triage.processes['police']).toMatchObject({ state: 'open', revision: 1, by: idOf('owen') });
    expect(JSON.stringify(await stage.tables.reviews.journal(REFERRED))).not.toContain('father');
    await desk('chidi');
    await person('chidi').presses('Parallel processes');
    expect(person('chidi').card().text()).toContain('The father is not to be told yet.');
    expect(person('chidi').card().buttons()).toEqual(['Close']);
  });

  it('keeps the family’s part after the referral, the chosen name apart', async () => {
    await referred(stage);
    const owen = person('owen');
    await desk('owen');
    await owen.presses('The family’s part');
    await owen.presses('Record', {
      'What did they say? (optional)': 'They want to know what everybody knew.',
      'Which name would they like for the child in a report? (optional)': 'Starling',
    });
    expect((await review()).triage.family).toMatchObject({ revision: 1, by: idOf('owen') });
    expect(owen.toasts().at(-1)).toBe('The family’s part is recorded.');
    expect(await stage.tables.identities.read(REFERRED)).toMatchObject({ nameChosen: { said: 'Starling' } });
    expect(JSON.stringify(await content('family'))).not.toContain('Starling');
    await desk('owen');
    await owen.presses('The family’s part');
    expect(
      owen
        .card()
        .inputs()
        .map(({ value }) => value),
    ).toEqual(expect.arrayContaining(['They want to know what everybody knew.', 'Starling']));
    await desk('chidi');
    await person('chidi').presses('No window opens?');
    expect(person('chidi').card().buttons()).not.toContain('Record');
  });

  it('ends a review whose criteria are no longer met, with a reason, and tells everybody and that the Panel is to be told', async () => {
    await decided(stage, 'rapid review');
    const owen = person('owen');
    await desk('owen');
    await owen.presses('The criteria are no longer met');
    await owen.presses('End this review', { 'Why are the criteria no longer met?': 'The injury has an accidental cause.' });
    expect(owen.card().text()).toContain('“Which partners agreed, and when?” still needs an answer.');
    await owen.presses('End this review', { 'Which partners agreed, and when?': 'All three, on Monday' });
    expect((await review()).state).toBe('criteria no longer met');
    expect(owen.toasts().at(-1)).toBe('The review has ended. Everybody who had a part in it is told.');
    expect((await opens('owen')).text()).toContain('Ended: the criteria are no longer met.');
    expect((await opens('owen')).buttons()).not.toContain('Ask the agencies');
    for (const id of PARTNERS) expect(told(id, 'A review has ended')).toHaveLength(1);
    expect(told('danuta', 'Please tell the national Panel')).toHaveLength(1);
    expect(told('amara', 'The review of your referral has ended')).toHaveLength(1);
    await person('amara').presses('Read why');
    expect(person('amara').card().text()).toContain('The injury has an accidental cause.');
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    expect(JSON.stringify(kept)).not.toContain('accidental');
    expect(JSON.stringify(await stage.tables.reviews.journal(REFERRED))).not.toContain('accidental');
  });

  it('ends a case that another area takes over', async () => {
    await referred(stage);
    await desk('owen');
    await person('owen').presses('Another area takes it over');
    await person('owen').presses('End the case here', {
      'Which area takes it over?': 'Westshire',
      'Who there has taken it on, and when?': 'Their office, today',
      'Why does it pass to them?': 'The child lives there.',
    });
    expect((await review()).state).toBe('transferred');
    expect(told('amara', 'Another area has taken your referral over')).toHaveLength(1);
    await person('amara').presses('Read why');
    expect(person('amara').card().text()).toContain('Another area has taken the case over (Westshire), because:');
    expect((await opens('owen')).buttons()).not.toContain('Call the threshold discussion');
  });

  it('reopens a decision with a reason; the rounds stay readable, and who was told is told again', async () => {
    await decided(stage, 'no further action');
    const owen = person('owen');
    await desk('owen');
    await owen.presses('Reopen the decision');
    await owen.presses('Reopen it', { 'Why is it reopened?': 'The post-mortem found older injuries.' });
    expect(owen.card().text()).toContain('“What did the chair say to it, and when?” still needs an answer.');
    await owen.presses('Reopen it', { 'What did the chair say to it, and when?': 'Agreed by telephone.' });
    expect(await review()).toMatchObject({ state: 'referred', decision: { outcome: '', rounds: 1, recommended: null } });
    expect(await events('decisionReopened')).toHaveLength(1);
    expect(told('amara', 'The decision on your referral is taken anew')).toHaveLength(1);
    for (const id of [...PARTNERS, 'owen']) expect(told(id, 'A decision is reopened')).toHaveLength(1);
    expect(told('chidi', 'A recommendation is needed anew')).toHaveLength(1);
    expect((await opens('chidi')).text()).toContain('Next for you: a recommendation is needed anew.');

    await person('chidi').presses('Recommend anew');
    await person('chidi').presses('Recommend this to the partners', assessment('A rapid review'));
    for (const id of PARTNERS) {
      await opens(id);
      await person(id).presses('Read and decide');
      await person(id).presses('I agree');
      await person(id).presses('Record this answer');
    }
    expect(await review()).toMatchObject({ state: 'decided', decision: { outcome: 'rapid review', rounds: 2 } });
    expect(told('amara', 'There is a decision on your referral')).toHaveLength(2);
    await desk('chidi');
    await person('chidi').presses('Read the earlier rounds');
    const text = person('chidi').card().text();
    expect(text).toContain('Chidi Nwosu recommended no further action');
    expect(text).toContain('The post-mortem found older injuries.');
    expect(text).toContain('Farid Rahman (Council): agreed');
    expect(await content('decision~criteria~')).toHaveLength(2);
  });

  it('takes a forwarded button for no authority', async () => {
    await decided(stage, 'rapid review');
    const presses = (id: string, verb: string, data: object) =>
      stage.bot.bot.receive({
        who: idOf(id),
        chat: 'personal',
        chatId: id,
        address: '',
        did: { kind: 'pressed', verb, data: { reference: REFERRED, ...data }, where: 'chat' },
      });
    const [nobody, office] = [
      ['eve', 'amara', 'dana', 'danuta', 'farid', 'joseph'],
      ['eve', 'amara', 'dana', 'danuta', 'farid', 'joseph', 'chidi'],
    ];
    for (const [verb, data, others] of [
      ['triage/acknowledge', {}, office],
      ['triage/callFor', {}, office],
      ['triage/callForNow', { seen: 0 }, office],
      ['triage/desk', {}, nobody],
      ['triage/gaps', {}, nobody],
      ['triage/links', {}, office],
      ['triage/likely', {}, office],
      ['triage/linkNow', { seen: 0, to_r0: OTHER }, office],
      ['triage/unlinkNow', { about: '1' }, office],
      ['triage/processes', {}, nobody],
      ['triage/recordProcess', { about: 'police', seen: 0 }, office],
      ['triage/family', {}, office],
      ['triage/recordFamily', { seen: 0 }, office],
      ['triage/earlier', {}, nobody],
      ['triage/notMet', {}, nobody],
      ['triage/notMetNow', { reason_r0: 'x' }, nobody],
      ['triage/transferNow', { reason_r0: 'x' }, office],
      ['triage/reopenNow', { reason_r0: 'x', seen: 1 }, nobody],
    ] as const) {
      for (const id of others) {
        const reply = await presses(id, verb, data);
        expect([verb, id, reply.card?.name, reply.says]).toEqual([
          verb,
          id,
          undefined,
          expect.stringContaining('There is nothing here that you can open.'),
        ]);
      }
    }
    expect((await review()).state).toBe('decided');
  });
});
