import { pagesFor } from '../../src/domain/referral/pages';
import { ROUTES, type Route } from '../../src/domain/review/referral';
import { DELIVERIES, journalIsDocument, openStage, referenceOn, START, type Stage } from '../helpers/onStage';
import { AFTER_THE_START, CHOOSES, fills, GO_ON, readsAll, readsCheck } from '../helpers/referring';
import { assessment, idOf, PARTNERS, TRIAGE_CAST } from '../helpers/stages/triage';

const SAM = {
  'Who refers? Name and role': 'Sam Doe, health visitor',
  'Their agency': 'Health',
  'How can they be reached?': '01632 960555',
  'How did it come to you?': 'By telephone',
};
const TELL = 'What to tell whoever referred it';
const PROMISED = /[Yy]ou will be told|will contact you|is in touch with you/;

describe.each(DELIVERIES)('a referral entered for somebody, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const stored = async (reference: string) => (await stage.tables.reviews.read(reference))!.review;
  const opens = async (id: string, reference: string) => {
    person(id).closesDialog();
    await person(id).says(`open ${reference}`);
  };
  const told = (id: string, heading: string) =>
    person(id)
      .cards()
      .filter((card) => card.text().startsWith(heading));
  /** The whole referral, entered by Owen for Sam Doe, and sent. */
  const enters = async (route: Route = 'serious incident'): Promise<string> => {
    const owen = person('owen');
    await owen.says('enter a referral');
    await owen.presses('Go on', SAM);
    await owen.presses('Not that I know of');
    const reference = referenceOn(owen.card());
    await owen.presses(CHOOSES[route]);
    await owen.presses(`Start: ${pagesFor(route)[0]?.title.toLowerCase()}`);
    if (route === 'serious incident') {
      await owen.presses('Send the short start now', START);
      expect(owen.card().text()).toContain('You entered this for Sam Doe, health visitor. I cannot write to them');
      expect(owen.card().text()).not.toMatch(PROMISED);
      await owen.presses(GO_ON);
    }
    await fills(owen, route === 'serious incident' ? AFTER_THE_START : pagesFor(route));
    await readsCheck(owen);
    await owen.presses('Send the referral');
    return reference;
  };
  const passes = async (reference: string) => {
    await opens('dana', reference);
    await readsAll(person('dana'));
    await person('dana').presses('Pass it to the partnership office');
    person('dana').closesDialog();
  };
  const tells = async (reference: string, how = 'By telephone'): Promise<string> => {
    await opens('owen', reference);
    await person('owen').presses(TELL);
    const text = person('owen').card().text();
    await person('owen').presses('I have told them', { 'How did you tell them?': how });
    person('owen').closesDialog();
    return text;
  };
  const decides = async (reference: string, outcome: string, more: Record<string, string> = {}, route: Route = 'serious incident') => {
    await opens('owen', reference);
    await person('owen').presses('Call the threshold discussion');
    await opens('chidi', reference);
    await person('chidi').presses('Assess the criteria');
    await person('chidi').presses('Recommend this to the partners', assessment(outcome, more, route));
    for (const partner of PARTNERS) {
      await person(partner).presses('Read and decide');
      await person(partner).presses('I agree');
      await person(partner).presses('Record this answer');
    }
  };

  it('is of their agency, and the cards say who entered it for whom', async () => {
    const owen = stage.person('owen');
    await owen.says('enter a referral');
    await owen.presses('Go on', { 'Who refers? Name and role': 'Sam Doe, health visitor' });
    expect(owen.card().text()).toContain('still needs an answer');
    await owen.presses('Go on', SAM);
    await owen.presses('Not that I know of');
    await owen.presses('Refer a serious incident');
    const reference = referenceOn(owen.card());
    expect(owen.card().text()).toContain('Entered for Sam Doe, health visitor, Health.');
    await owen.presses('Start: the short start');
    await owen.presses('Send the short start now', START);
    expect(await stored(reference)).toMatchObject({
      ...{ agency: 'Health', referrer: idOf('owen'), lead: idOf('dana') },
      origin: { enteredFor: true },
    });
    expect(await journalIsDocument(stage, reference)).toBe(true);
    expect(stage.person('dana').card().text()).toContain('Sam Doe, health visitor, Health (entered by Owen Price) sent the short start');
  });

  it('is the office’s alone', async () => {
    await stage.person('amara').says('enter a referral');
    expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('Only the partnership office enters a referral');
  });

  it.each(ROUTES)('can be of every kind, and its receipt is the office’s to pass on: %s', async (route) => {
    const reference = await enters(route);
    expect(await stored(reference)).toMatchObject({ route, agency: 'Health', origin: { enteredFor: true } });
    expect(person('owen').card().text()).not.toMatch(PROMISED);
    await person('owen').presses(TELL);
    const words = person('owen').card().text();
    for (const one of ['Sam Doe, health visitor, Health', '01632 960555', reference, 'I will tell you the decision and why'])
      expect(words).toContain(one);
    await person('owen').presses('I have told them', {});
    expect(person('owen').card().text()).toContain('still needs an answer');
    await person('owen').presses('I have told them', { 'How did you tell them?': 'By e-mail or letter' });
    expect((await stored(reference)).origin.passedOn).toMatchObject({ sent: { by: idOf('owen'), how: 'letter' } });
    await passes(reference);
    await opens('owen', reference);
    expect(person('owen').card().buttons()).not.toContain('Tell the referrer that you have it');
    expect(told('owen', 'A referral that you entered has been passed on')).toHaveLength(1);
    for (const card of person('owen').cards()) expect(card.text()).not.toMatch(PROMISED);
    await person('owen').says('new referrals');
    expect(person('owen').card().text()).toContain('The referrer has a receipt.');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('waits for its receipt at the desk and on the morning’s list until somebody has told them', async () => {
    const reference = await enters();
    await passes(reference);
    await opens('owen', reference);
    await person('owen').presses('More about this case');
    expect(person('owen').card().text()).toContain('Not passed on yet: I cannot write to whoever referred it. It is due by the end of');
    expect(await tells(reference)).toContain('That it has arrived');
    await opens('owen', reference);
    await person('owen').presses('More about this case');
    expect(person('owen').card().text()).toContain('Passed on today at 10:15, by telephone.');
  });

  it('comes back with comments to the coordinator who entered it, is corrected and sent again', async () => {
    const reference = await enters();
    await opens('dana', reference);
    await person('dana').presses('Read the referral');
    while (!person('dana').card().text().includes('Their own words'))
      await person('dana').presses(
        person('dana')
          .card()
          .buttons()
          .find((title) => title.startsWith('Next: ')) ?? '',
      );
    await person('dana').presses('Comment: Their own words');
    await person('dana').presses('Keep the comment', { 'What do you ask of the referrer?': 'Who heard these words?' });
    await person('dana').presses('Return it with my comment');
    await person('dana').presses('Return it with this comment');
    expect((await stored(reference)).state).toBe('returned');
    const [notice] = told('owen', 'A referral that you entered came back with comments');
    expect(notice?.text()).toContain('Ask Sam Doe, health visitor what you do not know.');
    person('owen').closesDialog();
    await person('owen').presses('Open the review', {}, { on: notice! });
    await person('owen').presses('Check and send');
    await person('owen').presses('Change: Their own words');
    expect(person('owen').card().text()).toContain('Who heard these words?');
    await person('owen').presses('Back to the check', { 'Their own words': '“Again, again!”, to her brother' });
    await readsCheck(person('owen'));
    await person('owen').presses('Send it again');
    expect((await stored(reference)).state).toBe('with agency lead');
    expect(person('owen').card().text()).not.toMatch(PROMISED);
    expect(told('dana', 'A referral was sent again')).toHaveLength(1);
    expect(told('dana', 'A referral was sent again')[0]?.text()).toContain('Sam Doe, health visitor, Health (entered by Owen Price)');
  });

  it('has its outcome told by the office, with the reasons, and again when it is taken anew', async () => {
    const reference = await enters();
    await tells(reference);
    await passes(reference);
    await decides(reference, 'A rapid review');
    const [notice] = told('owen', 'Please pass something on');
    expect(notice?.text()).toContain('There is news for Sam Doe, health visitor');
    expect(told('owen', 'There is a decision on your referral')).toHaveLength(0);
    await opens('owen', reference);
    expect(person('owen').card().buttons()).toContain(TELL);
    const words = await tells(reference, 'In person');
    expect(words).toContain('The partners decided on a rapid review, because:');
    expect(words).toContain('Two agencies each saw half of what K.B. lived with.');
    expect(words).toContain('That it has arrived: today at 10:15, by telephone.');
    expect((await stored(reference)).origin.passedOn['outcome-1']).toMatchObject({ how: 'in person' });
    await opens('owen', reference);
    await person('owen').presses(TELL);
    expect(person('owen').card().text()).toContain('Nothing waits to be told.');
    expect(person('owen').card().buttons()).not.toContain('I have told them');
    await opens('owen', reference);
    await person('owen').presses('More about this case');
    await person('owen').presses('Reopen the decision');
    await person('owen').presses('Reopen it', {
      'Why is it reopened?': 'The post-mortem found older injuries.',
      'What did the chair say to it, and when?': 'Agreed by telephone.',
    });
    expect(told('owen', 'Please pass something on')).toHaveLength(2);
    expect(await tells(reference)).toContain('The decision that I told you of has been reopened');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('has its end told by the office, with the reason, when another area takes it over', async () => {
    const reference = await enters();
    await tells(reference);
    await passes(reference);
    await opens('owen', reference);
    await person('owen').presses('More about this case');
    await person('owen').presses('Another area takes it over');
    await person('owen').presses('End the case here', {
      'Which area takes it over?': 'Westshire',
      'Who there has taken it on, and when?': 'Their office, today',
      'Why does it pass to them?': 'The child lives there.',
    });
    expect(told('owen', 'Please pass something on')).toHaveLength(1);
    expect(told('owen', 'Another area has taken your referral over')).toHaveLength(0);
    const words = await tells(reference);
    expect(words).toContain('How it ended, and why');
    expect(words).toContain('The child lives there.');
    expect((await stored(reference)).origin.passedOn['ended']).toMatchObject({ how: 'telephone' });
  });

  it('has its withdrawal told by the office, and that the duty to notify goes on', async () => {
    const reference = await enters();
    await tells(reference);
    await person('owen').says(`withdraw ${reference}`);
    await person('owen').presses('Ask the office to close it', { 'Why should it be withdrawn?': 'It was another child.' });
    await opens('owen', reference);
    await person('owen').presses('Read why it should be withdrawn, and answer');
    await person('owen').presses('Close it as withdrawn', { 'What do you answer, and why?': 'We have the right one.' });
    expect((await stored(reference)).state).toBe('withdrawn');
    expect(told('owen', 'Where this review is').at(-1)?.text()).toContain(
      'Withdrawn. The local authority’s days to notify run on; nothing more is asked of anybody else.\nNext for you: tell whoever referred it',
    );
    const words = await tells(reference);
    expect(words).toContain('Your referral is withdrawn, and nothing more is asked of you.');
    expect(words).toContain('This does not stop the local authority’s duty to notify the national Panel.');
    expect(told('owen', 'Please pass something on')).toHaveLength(1);
  });

  it('keeps what to tell from everybody but the office', async () => {
    const reference = await enters();
    await passes(reference);
    for (const id of ['dana', 'chidi', 'danuta']) {
      await opens(id, reference);
      expect(person(id).card().buttons()).not.toContain(TELL);
    }
    const seen = await stage.tables.seen.of(reference);
    expect(seen.some(({ what }) => what.startsWith('what to tell'))).toBe(false);
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    expect(JSON.stringify([kept.map(({ body }) => body), stage.bot.logged])).not.toContain('960555');
    await tells(reference);
    expect((await stage.tables.seen.of(reference)).some(({ what, as }) => what.startsWith('what to tell') && as === 'coordinator')).toBe(
      true,
    );
  });
});
