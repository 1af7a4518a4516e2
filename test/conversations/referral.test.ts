import { AFTER_THE_START, CHOOSES, fills, GO_ON, readsAll, readsCheck, typedOn } from '../helpers/referring';
import { alerts, begins, DELIVERIES, journalIsDocument, openStage, referenceOn, refers, START, type Stage } from '../helpers/onStage';

describe.each(DELIVERIES)('a first referral, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);

  it('asks about danger first, and tells people to phone before anything else', async () => {
    const amara = person('amara');
    await amara.says('refer');
    expect(amara.card().text()).toContain('Is any child at risk of harm now?');
    expect(amara.card().buttons()).toEqual(['Yes, not reported yet', 'Yes, already reported', 'Not that I know of']);

    await amara.presses('Yes, not reported yet');
    expect(amara.card().text()).toMatch(/999/);
    expect(amara.card().text()).toContain('Nothing here has been sent to anyone. Come back when you have spoken to someone.');
    await amara.says('my reviews');
    expect(amara.card().text()).toContain('You have no referrals or reviews yet.');
  });

  it('asks who took a report that was made, and keeps it with the referral', async () => {
    const amara = person('amara');
    await amara.says('new referral');
    await amara.presses('Yes, already reported');
    await amara.presses('Go on', { 'Who took your report? Name or team': 'Duty team' });
    expect(amara.card().text()).toContain('“When was that?” still needs an answer.');
    expect(amara.card().inputs()[0]).toMatchObject({ value: 'Duty team' });
    await amara.presses('Go on', { 'When was that?': 'today at 9' });
    const reference = referenceOn(amara.card());
    await amara.presses(CHOOSES['serious incident']);
    await amara.presses('Start: the short start');
    await amara.presses('Send the short start now', START);
    const [gate] = await stage.tables.reviews.content(reference, 'referral~gate');
    expect(JSON.stringify(gate)).toContain('Duty team');
  });

  it('sends the short start at once to the agency lead and the coordinator', async () => {
    const reference = await alerts(person('amara'));

    const receipt = person('amara').card().text();
    expect(receipt).toContain('Sent to Dana Whitfield (agency lead) and the partnership office.');
    expect(receipt).toContain(`Reference ${reference}`);
    expect(receipt).toContain('Owen Price will contact you by Wed 25 November.');
    expect(receipt).toContain('This has not told children’s services or the police.');

    for (const id of ['dana', 'owen']) {
      // The office is also asked when the local authority became aware.
      expect(person(id).cards()).toHaveLength(id === 'owen' ? 3 : 2);
      expect(person(id).card().text()).toContain(reference);
      expect(person(id).card().text()).toContain('Amara Okafor (Health) sent the short start today at 10:15.');
      expect(person(id).previews().at(-1)?.text).toBe('One thing needs you.');
      await person(id).presses('Read the short start');
      expect(person(id).dialog()?.card.text()).toContain('K.B. was found unresponsive at home.');
      expect(person(id).dialog()?.card.text()).toContain('Kezia Brightwater');
    }
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('short start sent');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('goes from refer to “referred”, and everything is in the tables', async () => {
    const amara = person('amara');
    const reference = await refers(amara);
    expect(amara.card().text()).toContain('The referral is sent');
    amara.closesDialog();
    const dana = person('dana');
    expect(dana.card().text()).toContain('A referral to check and pass on');
    await readsAll(dana);
    await dana.presses('Back');
    await dana.presses('Back');
    expect(dana.card().text()).toContain('K.B. loves the washing machine');
    await dana.presses('Next: agencies');
    await dana.presses('Next: safety and what has been done');
    await dana.presses('Pass it to the partnership office');
    expect(dana.toasts().at(-1)).toBe('Passed to the partnership office. The referrer is told.');
    expect(dana.card().text()).toContain('Referred: with the partnership office.');

    const owen = person('owen');
    expect(owen.card().text()).toContain('A new referral');
    expect(owen.card().text()).toContain('Dana Whitfield passed on the referral from Amara Okafor (Health) today at 10:15.');
    expect(amara.card().text()).toContain('Your referral has been passed on');
    await owen.presses('Read the referral');
    expect(owen.card().text()).toContain('Kezia Brightwater');

    const stored = await stage.tables.reviews.read(reference);
    expect(stored?.review).toMatchObject({
      state: 'referred',
      passedBy: 'tenant-of-tests~dana',
      events: 6,
      clock: { incidentOn: '2026-11-21', agencyAwareOn: '2026-11-21', laAwareOn: '', laNamedOn: '2026-11-21' },
    });
    expect(await journalIsDocument(stage, reference)).toBe(true);
    expect(await stage.tables.identities.read(reference)).toMatchObject({
      childName: { said: 'Kezia Brightwater' },
      bornOn: { said: 'Thu 29 February 2024' },
    });
    const content = JSON.stringify(await stage.tables.reviews.content(reference, 'referral~'));
    expect(content).toContain('K.B. loves the washing machine');
    expect(content).toContain('Who are they?');
    expect(content).not.toContain('Brightwater');
    const seen = await stage.tables.seen.of(reference);
    expect(seen.some(({ who, as, what }) => who.endsWith('dana') && as === 'agency lead' && what === 'referral, part 15')).toBe(true);
    expect(seen.some(({ who, as }) => who.endsWith('owen') && as === 'coordinator')).toBe(true);
  });

  it('posts each message once', async () => {
    await refers(person('amara'));
    await readsAll(person('dana'));
    await person('dana').presses('Pass it to the partnership office');
    // Welcome, short start, and the referral itself: to the lead for checking, to the office once it is referred.
    expect(person('dana').cards()).toHaveLength(3);
    const owens = person('owen').cards();
    expect(owens.filter((card) => !/when did the local authority become aware|an earlier day is named/.test(card.text()))).toHaveLength(3);
    // Asked with the short start, and anew because the referral named an earlier day.
    expect(owens).toHaveLength(5);
    expect(
      person('amara')
        .previews()
        .filter(({ text }) => text === 'There is news about a review.'),
    ).toHaveLength(1);
  });

  it('keeps the place: Save for later, Back, and the next missing thing under “my reviews”', async () => {
    const amara = person('amara');
    const reference = await alerts(amara);
    await amara.presses(GO_ON);
    expect(amara.card().text()).toContain('page 2 of 17');
    await amara.presses('Next', { 'Have you spoken to your agency lead?': 'There is nobody I can speak to' });
    expect(amara.card().text()).toContain('2 questions on this page still need an answer.');
    await amara.presses('Leave these for later');
    expect(amara.card().text()).toContain('page 3 of 17');
    await amara.presses('Back', { 'If something else: what?': 'Half a sentence' });
    expect(inputOf(amara, 'Have you spoken to your agency lead?')).toMatchObject({ value: 'nobody' });
    await amara.presses('Save for later');
    expect(amara.dialog()).toBeUndefined();
    expect(amara.toasts().at(-1)).toContain('Saved. Your place is kept');

    await amara.says('my reviews');
    expect(amara.card().text()).toContain(reference);
    expect(amara.card().text()).toContain(
      'Next: page 2 of 17, people to speak to. First missing: “Have the child and the family been told, and prepared for a review?”',
    );
    await amara.presses('Open');
    expect(amara.card().text()).toContain('2 answers still needed');
    await amara.presses(GO_ON);
    await amara.presses('Next', typedOn('people'));
    expect(inputOf(amara, 'If something else: what?')).toMatchObject({ value: 'Half a sentence' });
  });

  it('takes a reason instead of an answer, and changes an answer from the check', async () => {
    const amara = person('amara');
    const reference = await alerts(amara);
    await amara.presses(GO_ON);
    const happened = AFTER_THE_START.findIndex(({ id }) => id === 'happened');
    await fills(amara, AFTER_THE_START.slice(0, happened));
    await amara.presses('Next', typedOn('happened', { laAwareOn: '' }));
    const reasons = amara
      .card()
      .inputs()
      .filter(({ label }) => label === 'Not known, because');
    expect(reasons).toHaveLength(1);
    await amara.presses('Next', { 'Not known, because': 'the duty team is checking' });
    await fills(amara, AFTER_THE_START.slice(happened + 1));
    for (let part = 1; part < 5; part++) await amara.presses('More answers');
    expect(amara.card().text()).toContain('Not known, because: the duty team is checking');

    await amara.presses('More answers');
    await amara.presses('Change: Who are they?');
    expect(inputOf(amara, 'Who are they?')).toBeDefined();
    await amara.presses('Back to the check', { 'Who are they?': 'K.B. laughs at pigeons.' });
    expect(amara.card().text()).toContain('K.B. laughs at pigeons.');
    await readsCheck(amara);
    await amara.presses('Send the referral');
    expect(JSON.stringify(await stage.tables.reviews.content(reference, 'referral~'))).toContain('K.B. laughs at pigeons.');
  });

  it('works in the chat, and by Submit, where a client has no dialogs', async () => {
    const amara = person('amara');
    const as = { as: 'submit' } as const;
    await amara.says('start');
    await amara.presses('Not that I know of', {}, as);
    const reference = referenceOn(amara.card());
    await amara.presses(CHOOSES['serious incident'], {}, as);
    await amara.presses('Answer in the chat instead', {}, as);
    await amara.presses('Send the short start now', START, as);
    await amara.presses(GO_ON, {}, as);
    await fills(amara, AFTER_THE_START, as);
    await readsCheck(amara, as);
    await amara.presses('Send the referral', {}, as);
    expect(amara.card().text()).toContain('The referral is sent');
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('with agency lead');
  });

  it('answers in the chat leave no case content there', async () => {
    const amara = person('amara');
    await amara.says('refer');
    await amara.presses('Not that I know of');
    await amara.presses(CHOOSES['serious incident']);
    await amara.presses('Answer in the chat instead');
    await amara.presses('Send the short start now', { ...START, 'Has the local authority been told?': 'No, not yet' });
    expect(amara.card().text()).toContain('The local authority may not know yet.');
    await amara.presses(GO_ON);
    await amara.presses('Save for later', typedOn('people'));
    amara.reloads();
    expect(amara.card().buttons()[0]).toBe('Go on: other processes');
    expect(JSON.stringify(amara.cards().map(({ json }) => json))).not.toMatch(/Kezia|K\.B\.|unresponsive|2024-02-29/);
  });

  it('discards a draft only when asked twice, and only before anything was sent', async () => {
    const amara = person('amara');
    const reference = await begins(amara);
    await amara.presses('Save for later', { 'What happened, in one sentence?': 'Something' });
    await amara.presses('Discard this referral');
    await amara.presses('Keep it');
    expect(amara.card().text()).toContain(reference);
    await amara.presses('Discard this referral');
    await amara.presses('Discard it');
    expect(await stage.tables.drafts.pages('tenant-of-tests~amara')).toEqual([]);

    await alerts(amara);
    amara.closesDialog();
    await amara.says('my reviews');
    await amara.presses('Open');
    expect(amara.card().buttons()).not.toContain('Discard this referral');
  });
});

const inputOf = (who: ReturnType<Stage['person']>, question: string) =>
  who
    .card()
    .inputs()
    .find(({ label }) => label === question);
