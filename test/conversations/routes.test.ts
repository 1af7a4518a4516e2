import { GOOD_OUTCOME, LEARNING, pageCalled, pagesFor } from '../../src/domain/referral/pages';
import type { Route } from '../../src/domain/review/referral';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import {
  AFTER_THE_START,
  alerts,
  begins,
  CHOOSES,
  fills,
  GO_ON,
  hasFilled,
  readsAll,
  readsCheck,
  refers,
  SAID,
  typedOn,
} from '../helpers/referring';

const AUTHOR = 'tenant-of-tests~amara';
const OTHER_ROUTES: readonly Route[] = ['learning', 'good outcome'];

describe.each(DELIVERIES)('the routes of a referral, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());
  const amara = () => stage.person('amara');
  const dana = () => stage.person('dana');
  const drafts = (reference: string) => stage.tables.drafts.pages(AUTHOR, reference);
  /** What is still kept of other kinds of referral. */
  const asideOf = async (reference: string, route: Route) =>
    (await drafts(reference)).filter(
      ({ page, answers }) => pageCalled(page) && !pagesFor(route).some(({ id }) => id === page) && Object.keys(answers).length > 0,
    );
  const inputOf = (question: string) =>
    amara()
      .card()
      .inputs()
      .find(({ label }) => label === question);

  it('are chosen after the danger gate, each with when it is that one, before anything is asked', async () => {
    await amara().says('refer');
    await amara().presses('Not that I know of');
    const card = amara().card();
    expect(card.buttons().filter((title) => title.startsWith('Refer'))).toEqual(Object.values(CHOOSES));
    for (const words of [
      'If you are not sure, choose this one.',
      'At most twelve questions.',
      'It is not a nomination for individual praise.',
    ])
      expect(JSON.stringify(card.json)).toContain(words);
    expect(card.text()).toContain('Who will read this:');
    expect(card.text()).toContain('joint controllers');
    await amara().says('my reviews');
    expect(amara().card().text()).toContain('Next: choose what kind of referral it is.');
    await amara().presses('Open');
    expect(amara().card().text()).toContain('What kind of referral is it?');
  });

  it.each(OTHER_ROUTES)('send the whole of %s: a review exists from then on, and its lead passes it on', async (route) => {
    const pages = pagesFor(route);
    const reference = await begins(amara(), route);
    expect(amara().card().text()).toContain(`page 1 of ${pages.length + 1}`);
    expect(amara().card().text()).toContain('Who will read this:');
    await fills(amara(), pages);
    expect(amara().card().text()).toContain(`page ${pages.length + 1} of ${pages.length + 1}`);
    expect(amara().card().text()).toContain('joint controllers');
    expect(await stage.tables.reviews.read(reference)).toBeUndefined();
    expect(stage.person('owen').cards()).toHaveLength(1);
    await amara().presses('Send the referral');
    expect(amara().card().text()).toContain('The referral is sent');
    expect(amara().card().text()).toContain('Sent to Dana Whitfield (agency lead) and the partnership office.');
    expect(await asideOf(reference, route)).toEqual([]);

    const stored = await stage.tables.reviews.read(reference);
    expect(stored?.review).toMatchObject({ route, state: 'with agency lead', alertedAt: '' });
    expect(stored?.review.begunAt).toBe(stored?.review.sentAt);
    const name = SAID[pages[0]!.id]!['childName']!;
    expect(await stage.tables.identities.read(reference)).toMatchObject({ childName: { said: name } });
    const content = JSON.stringify(await stage.tables.reviews.content(reference, 'referral~'));
    expect(content).toContain('What kind of referral is it?');
    expect(content).not.toContain(name);

    expect(dana().card().text()).toContain('A referral to check and pass on');
    await readsAll(dana());
    await dana().presses('Pass it to the partnership office');
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('referred');
    expect(stage.person('owen').card().text()).toContain('A new referral');
    await amara().says('my reviews');
    expect(amara().card().text()).toContain(reference);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('can be changed until something is sent: what both ask stays, the rest is kept aside and comes back', async () => {
    const reference = await begins(amara(), 'learning');
    await amara().presses('Next', typedOn('case'));
    await amara().presses('Save for later');
    await amara().presses('Change the kind of referral');
    expect(amara().card().text()).toContain('Now it is learning.');
    await amara().presses(CHOOSES['good outcome']);
    expect(amara().card().text()).toContain('Kind of referral: a good outcome.');
    expect(amara().card().text()).toContain(
      '3 answers are kept and not asked for in this kind of referral (a good outcome): from “The child and what happened”.',
    );
    await amara().presses('Start: the child, and how it was before');
    expect(inputOf('Who is the child? Full name')).toMatchObject({ value: 'Jonah Larkin' });
    await amara().presses('Save for later', { 'Initials, or another name, to use everywhere else': 'J.' });

    await amara().presses('Change the kind of referral');
    await amara().presses(CHOOSES.learning);
    await amara().presses('Go on: what could be learnt');
    await amara().presses('Back');
    expect(inputOf('Initials, or another name, to use everywhere else')).toMatchObject({ value: 'J.' });
    expect(inputOf('What happened?')).toMatchObject({ value: 'J.L. was missing for two nights.' });
    await fills(amara(), LEARNING);
    await amara().presses('Send the referral');
    expect((await stage.tables.reviews.read(reference))?.review.route).toBe('learning');
    expect(await asideOf(reference, 'learning')).toEqual([]);
    expect(JSON.stringify(await stage.tables.reviews.content(reference, ''))).not.toContain('referral~before');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('say in the check what is kept aside, and do not send it', async () => {
    const reference = await begins(amara(), 'good outcome');
    await amara().presses('Save for later', typedOn('before', { situationBefore: 'Kept aside and never sent.' }));
    await amara().presses('Change the kind of referral');
    await amara().presses(CHOOSES.learning);
    await amara().presses('Start: the child and what happened');
    await fills(amara(), LEARNING);
    expect(amara().card().text()).toContain('One answer is kept and not asked for in this kind of referral (learning)');
    await amara().presses('Send the referral');
    expect(JSON.stringify(await stage.tables.reviews.content(reference, ''))).not.toContain('never sent');
  });

  it('stay as they are once the short start is sent, whatever an old card says', async () => {
    await begins(amara());
    await amara().presses('Save for later', typedOn('start'));
    await amara().presses('Change the kind of referral');
    const old = amara().card();
    await amara().presses(CHOOSES['serious incident']);
    await amara().presses('Start: the short start');
    await amara().presses('Send the short start now');
    amara().closesDialog();
    await amara().presses(CHOOSES.learning, {}, { on: { ...old } });
    expect(amara().card().text()).toContain('The short start was sent as a serious incident, and people act on it.');
    expect(amara().card().text()).toContain('Kind of referral: a serious incident.');
  });

  it('keep what was typed into a page of another route in another window', async () => {
    const reference = await begins(amara(), 'learning');
    const open = amara().card();
    amara().closesDialog();
    await amara().presses('Change the kind of referral');
    await amara().presses(CHOOSES['good outcome']);
    await amara().presses('Next', typedOn('case'), { on: open });
    expect(amara().card().text()).toContain('The kind of referral was changed in another window');
    expect((await drafts(reference)).find(({ page }) => page === 'case')?.answers).toMatchObject({ initials: { said: 'J.L.' } });
  });

  it('do not send while an answer is missing, and lead to it', async () => {
    const reference = await begins(amara(), 'good outcome');
    await hasFilled(stage.tables, AUTHOR, reference, GOOD_OUTCOME.slice(1));
    await amara().presses('Next', typedOn('before', { situationBefore: '' }));
    expect(amara().card().text()).toContain('One question on this page still needs an answer.');
    await amara().presses('Leave these for later');
    for (let page = 1; page < GOOD_OUTCOME.length; page++)
      await amara().presses(page + 1 < GOOD_OUTCOME.length ? 'Next' : 'Check your answers');
    expect(amara().card().text()).toContain('1 answer is still needed before this can be sent.');
    expect(amara().card().buttons()).not.toContain('Send the referral');
    await amara().presses('Go on');
    expect(inputOf('How was it at the start?')).toMatchObject({ value: '' });
    expect(await stage.tables.reviews.read(reference)).toBeUndefined();
  });

  it('take “not yet” for an answer, say what to do next, and send all the same', async () => {
    const reference = await begins(amara(), 'learning');
    await hasFilled(stage.tables, AUTHOR, reference, LEARNING);
    await amara().says('my reviews');
    amara().closesDialog();
    await amara().presses('Open');
    await amara().presses('Check and send');
    await amara().presses('Change: Have you spoken to your agency lead?');
    await amara().presses('Back to the check', { 'Have you spoken to your agency lead?': 'Not yet' });
    const next = 'Ring your agency lead or leave them a message. You need not wait for them before you send.';
    expect(amara().card().text()).toContain(`Saved. ${next}`);
    expect(amara().card().text()).toContain('Worth another look. You can send without it.');
    await amara().presses('Send the referral');
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('with agency lead');
    expect(JSON.stringify(await stage.tables.reviews.content(reference, 'referral~prepared'))).toContain('Not yet');
  });

  it('refuse dates in an impossible order beside the field, and only mention an unusual one', async () => {
    const reference = await alerts(amara());
    const happened = AFTER_THE_START.findIndex(({ id }) => id === 'happened');
    await hasFilled(stage.tables, AUTHOR, reference, AFTER_THE_START.slice(0, happened));
    await amara().presses(GO_ON);
    await amara().presses('Next', typedOn('happened', { laAwareOn: '2026-11-20' }));
    expect(amara().card().text()).toContain('Please look at the words in red. The rest of this page is saved.');
    expect(amara().card().text()).toContain(
      'The local authority cannot know on Fri 20 November 2026 what happened on Sat 21 November 2026.',
    );
    expect(inputOf('When did the local authority become aware?')).toMatchObject({ value: '2026-11-20' });

    await amara().presses('Next', typedOn('happened', { agencyAwareOn: '2026-11-22' }));
    expect(amara().card().text()).toContain(`page ${happened + 3} of ${AFTER_THE_START.length + 2}`);
    expect(amara().card().text()).toContain('The local authority became aware before your agency did. That can be.');
    await fills(amara(), AFTER_THE_START.slice(happened + 1));
    await readsCheck(amara());
    await amara().presses('Send the referral');
    expect((await stage.tables.reviews.read(reference))?.review.clock.laNamedOn).toBe('2026-11-21');
  });

  it('show what is known of who writes, to be corrected, and take several answers to one question', async () => {
    const reference = await alerts(amara());
    await amara().presses(GO_ON);
    await fills(amara(), [{ id: 'people' }]);
    await amara().presses('Next', typedOn('processes', { underWay: 'police,none' }));
    expect(amara().card().text()).toContain('“None that I know of” cannot stand beside other answers. Please choose again.');
    await amara().presses('Next', typedOn('processes', { underWay: 'police,other' }));
    expect(amara().card().text()).toContain('“If something else: what?” still needs an answer.');
    await amara().presses('Next', { 'If something else: what?': 'A health and safety inquiry' });
    await fills(amara(), [{ id: 'information' }]);
    expect(inputOf('Your name')).toMatchObject({ value: 'Amara Okafor' });
    expect(inputOf('Your agency')).toMatchObject({ value: 'Health' });
    await amara().presses('Next', {
      'Your name': 'Dr Amara Okafor',
      'Your role': 'Named nurse',
      'A telephone number on which we can ring you back': '01632 960155',
    });
    const pages = await drafts(reference);
    expect(pages.find(({ page }) => page === 'you')?.answers).toMatchObject({
      yourName: { said: 'Dr Amara Okafor' },
      yourAgency: { said: 'Health' },
    });
    expect(pages.find(({ page }) => page === 'processes')?.answers).toMatchObject({ underWay: { said: 'police,other' } });
  });

  it('freeze every page of a serious incident, question beside answer', async () => {
    const reference = await refers(amara());
    const rows = await stage.tables.reviews.content(reference, 'referral~');
    expect(rows.map(({ key }) => key).sort()).toEqual(
      ['gate', 'route', 'start', ...AFTER_THE_START.map(({ id }) => id)].map((id) => `referral~${id}`).sort(),
    );
    expect(JSON.stringify(rows)).toContain('A police investigation\\nChild death review, joint agency response');
    expect(JSON.stringify(rows)).not.toContain('Brightwater');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });
});
