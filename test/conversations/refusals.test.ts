import { alerts, begins, CAST, DELIVERIES, openStage, refers, START, type Stage } from '../helpers/onStage';
import { AFTER_THE_START, fills, GO_ON, readsAll, readsCheck, typedOn } from '../helpers/referring';

let stage: Stage;
afterEach(() => stage.close());
const person = (id: string) => stage.person(id);

describe.each(DELIVERIES)('who may do what, each press redelivered: %s', (redeliver) => {
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });

  it('shows a stranger how to reach the office, and nothing else', async () => {
    const stranger = person('stranger');
    await stranger.installs();
    for (const words of ['refer', 'my reviews', 'help', 'anything']) {
      await stranger.says(words);
      expect(stranger.card().text()).toContain('Please contact the partnership office');
      expect(stranger.card().buttons()).toEqual([]);
    }
  });

  it('shows nothing of a review to somebody whose role does not let them, even by a forwarded button', async () => {
    const reference = await refers(person('amara'));
    const forwarded = person('dana').card();
    for (const id of ['eve', 'piotr', 'chidi']) {
      await person(id).says(`open ${reference}`);
      await person(id).presses(
        'Read the referral, here in the chat',
        {},
        { on: { ...forwarded, chat: person(id).card().chat, messageId: person(id).card().messageId } },
      );
      expect(person(id).toasts().at(-1)).toContain('There is nothing here that you can open.');
      const all = JSON.stringify(stage.room.sent().filter(({ to }) => to === id));
      expect(all).not.toMatch(/Kezia|K\.B\.|unresponsive|Okafor/);
    }
    expect((await stage.tables.seen.of(reference)).filter(({ who }) => /eve|piotr|chidi/.test(who))).toEqual([]);
  });

  it('looks the role up again at every press', async () => {
    const reference = await refers(person('amara'));
    await person('dana').presses('Read the referral');
    await stage.tables.people.save({ id: 'tenant-of-tests~dana', name: 'Dana Whitfield', agency: 'Health', roles: ['participant'] });
    await person('dana').presses('Next: people to speak to');
    expect(person('dana').toasts().at(-1)).toContain('There is nothing here that you can open.');
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('with agency lead');
  });

  it('does nothing in a group chat but ask for the person’s own chat', async () => {
    const group = await stage.room.group('Corridor', ['amara', 'dana']);
    await person('amara').says('@Practice reviews refer', group.id);
    expect(person('dana').cards(group.id).at(-1)?.text()).toContain('Open your own chat with me');
  });

  it('welcomes once for one installation', async () => {
    expect(person('amara').cards()).toHaveLength(1);
    expect(person('amara').card().text()).toContain('I help you refer a case for a practice review');
    expect(person('amara').card().buttons()[0]).toBe('Start a referral');
  });

  it('says which words it knows when it does not understand', async () => {
    await person('amara').says('this is unhelpful');
    expect(person('amara').card().text()).toContain('I did not understand that.');
  });
});

describe.each(DELIVERIES)('people the bot cannot reach, each press redelivered: %s', (redeliver) => {
  it('shows a lead who cannot be reached, and gives the work to the coordinator', async () => {
    stage = await openStage({ redeliver });
    person('dana').blocks();
    const reference = await alerts(person('amara'));
    expect(person('amara').card().text()).toContain(
      'I could not write to Dana Whitfield (agency lead) in Teams, so the partnership office does the lead’s part.',
    );
    expect(person('amara').card().text()).toContain('Sent to the partnership office.');
    expect(
      person('owen')
        .cards()
        .filter((card) => card.text().includes('An agency lead could not be reached')),
    ).toHaveLength(1);

    await person('amara').presses(GO_ON);
    await person('amara').presses('Save for later', typedOn('people'));
    await person('amara').says('my reviews');
    await person('amara').presses('Open');
    expect(person('amara').card().text()).toContain('the short start is sent');
    expect((await stage.tables.reviews.read(reference))?.review.notReached).toEqual(['tenant-of-tests~dana']);
  });

  it('lets the coordinator pass the referral on for the agency, and says so', async () => {
    stage = await openStage({ redeliver });
    person('dana').blocks();
    const reference = await refers(person('amara'));
    const owen = person('owen');
    expect(owen.card().text()).toContain('A referral to check and pass on');
    await readsAll(owen);
    await owen.presses('Pass it on for Health');
    const journal = await stage.tables.reviews.journal(reference);
    expect(journal.at(-1)).toMatchObject({ type: 'referralPassed', by: 'tenant-of-tests~owen', as: 'coordinator', forAgency: 'Health' });
  });

  it('gives the office the lead’s part when the agency has no lead', async () => {
    stage = await openStage({ redeliver, cast: CAST.filter(({ id }) => id !== 'dana') });
    await alerts(person('amara'));
    expect(person('amara').card().text()).toContain(
      'Health has no agency lead I can write to, so the partnership office does the lead’s part.',
    );
    expect(person('owen').card().text()).toContain('The agency has no lead to check it, so your office does that part.');
  });

  it('tells the referrer to phone when the office cannot be reached', async () => {
    stage = await openStage({ redeliver });
    person('owen').blocks();
    await alerts(person('amara'));
    expect(person('amara').card().text()).toContain('I could not write to the partnership office in Teams. Please phone');
  });
});

describe('bad input and faults', () => {
  beforeEach(async () => {
    stage = await openStage();
  });

  it('names a field that is over its limit and keeps what was typed', async () => {
    const amara = person('amara');
    await begins(amara);
    const long = 'x'.repeat(301);
    await amara.presses('Send the short start now', { ...START, 'What happened, in one sentence?': long });
    expect(amara.card().text()).toContain('“What happened, in one sentence?” takes 300 characters; this has 301. Please shorten it.');
    expect(
      amara
        .card()
        .inputs()
        .find(({ label }) => label === 'What happened, in one sentence?')?.value,
    ).toBe(long);
    expect((await stage.tables.drafts.pages('tenant-of-tests~amara')).map(({ page }) => page).sort()).toEqual(['gate', 'route', 'start']);
  });

  it('does not let two windows overwrite each other silently', async () => {
    const amara = person('amara');
    await begins(amara);
    const older = amara.card();
    await amara.presses('Save for later', { 'What happened, in one sentence?': 'From the first window' });
    await amara.presses('Start: the short start');
    await amara.presses('Save for later', { 'What happened, in one sentence?': 'From the second window' }, { on: older });
    expect(amara.card().text()).toContain('This page was changed in another window');
    expect(amara.card().text()).toContain('Saved in the other window: From the first window');
    expect(
      amara
        .card()
        .inputs()
        .find(({ label }) => label === 'What happened, in one sentence?')?.value,
    ).toBe('From the second window');
    await amara.presses('Use what the other window saved');
    expect(
      amara
        .card()
        .inputs()
        .find(({ label }) => label === 'What happened, in one sentence?')?.value,
    ).toBe('From the first window');
  });

  it('sends no check that another window has changed since', async () => {
    const amara = person('amara');
    await alerts(amara);
    await amara.presses(GO_ON);
    await fills(amara, AFTER_THE_START);
    await readsCheck(amara);
    const check = amara.card();
    await amara.presses('Add: Safety and what has been done');
    await amara.presses('Back to the check', { 'Is there, or may there be, media interest? (optional)': 'A local paper has rung.' });
    await amara.presses('Send the referral', {}, { on: check });
    expect(amara.card().text()).toContain('Something was changed in another window');
    await readsCheck(amara);
    await amara.presses('Send the referral');
    expect(amara.card().text()).toContain('The referral is sent');
  });

  it('shows hostile text as it was typed', async () => {
    const hostile = '${reference} **bold** [link](http://x.test) <b>b</b> \u0007 \u202Eabc\u202C 👩‍👧 "q" \\ {{DATE(2026-01-01T00:00:00Z)}}';
    const amara = person('amara');
    const reference = await begins(amara);
    await amara.presses('Send the short start now', { ...START, 'What happened, in one sentence?': hostile });
    // What turns a text round is left out of what others are shown.
    const straight = hostile.replaceAll(/[\u202a-\u202e]/g, '');
    await person('dana').presses('Read the short start');
    expect(person('dana').card().text()).toContain(straight);
    const runs = JSON.stringify(person('dana').card().json);
    expect(runs).toContain(JSON.stringify(straight).slice(1, -1));
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('short start sent');
  });

  it('says that a card is out of date, with the present one', async () => {
    const amara = person('amara');
    const reference = await alerts(amara);
    amara.closesDialog();
    const card = amara.card();
    const old = JSON.parse(JSON.stringify(card.json).replaceAll('referral/open', 'referral/fromAnOlderVersion')) as typeof card.json;
    await amara.presses('Answer in the chat instead', {}, { on: { ...card, json: old } });
    expect(amara.card().text()).toContain('This card is out of date. This is the present one.');
    expect(amara.card().text()).toContain(reference);
  });

  it('keeps what was typed while storage is down, and works again when it is back', async () => {
    const amara = person('amara');
    await begins(amara);
    stage.tables.fail(true);
    await amara.presses('Send the short start now', START);
    expect(amara.card().text()).toMatch(/Something went wrong on our side \(reference F-[0-9A-Z]+\)/);
    expect(
      amara
        .card()
        .inputs()
        .find(({ label }) => label === 'Who is the child? Full name')?.value,
    ).toBe('Kezia Brightwater');
    stage.tables.fail(false);
    await amara.presses('Send the short start now');
    expect(amara.card().text()).toContain('The short start is sent');
  });

  it('tells a person in the chat that nothing was lost while storage is down', async () => {
    const amara = person('amara');
    stage.tables.fail(true);
    await amara.says('my reviews');
    expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('Nothing was lost');
    stage.tables.fail(false);
    await amara.says('my reviews');
    expect(amara.card().text()).toContain('You have no referrals or reviews yet.');
  });
});
