import { ABOUT, alerts, begins, DELIVERIES, HAPPENED, journalIsDocument, openStage, START, type Stage } from '../helpers/onStage';
import { AFTER_THE_START, CHOOSES, fills, GO_ON, hasFilled, readsCheck, typedOn } from '../helpers/referring';

const FACTS = 'What happened?';
const AUTHOR = 'tenant-of-tests~amara';

describe.each(DELIVERIES)('one thing to look at, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());
  const amara = () => stage.person('amara');
  const saved = async (reference: string, page: string) =>
    (await stage.tables.drafts.pages(AUTHOR, reference)).find((one) => one.page === page)?.answers;
  const upTo = (id: string) =>
    AFTER_THE_START.slice(
      0,
      AFTER_THE_START.findIndex((page) => page.id === id),
    );
  const after = (id: string) => AFTER_THE_START.slice(upTo(id).length + 1);
  /** From the short start to a page, the pages before it filled. */
  const opens = async (page: string): Promise<string> => {
    const reference = await alerts(amara());
    await hasFilled(stage.tables, AUTHOR, reference, upTo(page));
    await amara().presses(GO_ON);
    return reference;
  };
  /** From the short start to what comes after the page about what happened. */
  const happened = async (facts: string): Promise<string> => {
    const reference = await opens('happened');
    await amara().presses('Next', { ...HAPPENED, [FACTS]: facts });
    return reference;
  };

  it('shows a name in its words, and replaces it everywhere on the page with one press', async () => {
    const reference = await happened('An ambulance took Kezia Brightwater away. Kezia woke later.');
    const card = amara().card();
    expect(card.text()).toContain('A child’s name seems to be in your words.');
    expect(card.text()).toContain('An ambulance took Kezia Brightwater away. Kezia woke later.');
    expect(card.text()).toContain('Instead it would say: K.B.');
    expect(card.buttons()).toEqual(['Replace them and go on', 'Keep them and go on', 'Change it myself']);

    await amara().presses('Replace them and go on');
    expect(amara().card().text()).toContain('page 12 of 17');
    expect(await saved(reference, 'happened')).toMatchObject({ facts: { said: 'An ambulance took K.B. away. K.B. woke later.' } });
  });

  it('keeps an identifier with a reason, asks for the reason, and does not ask again', async () => {
    const reference = await happened('The ward can be reached on 01632 960123.');
    expect(amara().card().text()).toContain('There seems to be somebody’s telephone number in your words.');
    await amara().presses('Keep it and go on');
    expect(amara().card().text()).toContain('Please say in a few words why it must stay, or replace it.');
    await amara().presses('Keep it and go on', { 'If it must stay: why?': 'It is the ward’s public number.' });
    expect(amara().card().text()).toContain('page 12 of 17');
    expect(await saved(reference, 'happened')).toMatchObject({
      facts: {
        said: 'The ward can be reached on 01632 960123.',
        kept: [{ what: 'telephone number', text: '01632960123', why: 'It is the ward’s public number.' }],
      },
    });

    await amara().presses('Back');
    await amara().presses('Next', { [FACTS]: 'The ward can be reached on 01632 960123, at any time.' });
    expect(amara().card().text()).toContain('page 12 of 17');
  });

  it('gives one hint at a time and never stands in the way', async () => {
    const reference = await happened('Kezia was seen. NHS 943 476 5919.');
    await amara().presses('Replace it and go on');
    expect(amara().card().text()).toContain('There seems to be an NHS number in your words.');
    await amara().presses('Change it myself');
    expect(
      amara()
        .card()
        .inputs()
        .find(({ label }) => label === FACTS),
    ).toMatchObject({ value: 'K.B. was seen. NHS 943 476 5919.' });
    await amara().presses('Next', { [FACTS]: 'K.B. was seen.' });
    await amara().presses('Next', typedOn('harm', { abuseBasis: 'See above' }));
    expect(amara().card().text()).toContain('This line is read by itself when the criteria are looked at.');
    await amara().presses('Carry on as it is');
    expect(amara().card().text()).toContain('page 13 of 17');
    expect(await saved(reference, 'harm')).toMatchObject({ abuseBasis: { said: 'See above', kept: [{ what: 'why' }] } });
  });

  it('asks about the child where a pen picture is mostly about services', async () => {
    const reference = await opens('about');
    await amara().presses('Next', {
      ...ABOUT,
      'Who are they?': 'Referral in May. Strategy meeting in June; the case was closed.',
    });
    expect(amara().card().text()).toContain(
      'This says a lot about what services did. If you can, add a line about K.B.: what they like, who matters. If nobody knows, write that; it matters too.',
    );
    await amara().presses('Add a line');
    await amara().presses('Next', { 'Who are they?': 'K.B. loves drums. Referral in May.' });
    await fills(amara(), after('about'));
    await readsCheck(amara());
    await amara().presses('Send the referral');
    expect(amara().card().text()).toContain('The referral is sent');
    expect(JSON.stringify(await stage.tables.reviews.content(reference, 'referral~about'))).toContain('K.B. loves drums.');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('carries on with a pen picture as it is, and does not say it again on the way from the check', async () => {
    await opens('about');
    await amara().presses('Next', {
      ...ABOUT,
      'Who are they?': 'Referral in May. Strategy meeting in June; the case was closed.',
    });
    await amara().presses('Carry on as it is');
    await fills(amara(), after('about'));
    expect(amara().card().text()).toContain('Check and send');
    for (let part = 1; part < 6; part++) await amara().presses('More answers');
    await amara().presses('Change: Who are they?');
    await amara().presses('Back to the check');
    expect(amara().card().text()).toContain('Check and send');
  });

  it('looks at the short start before it is sent, and sends it with the same press', async () => {
    const reference = await begins(amara());
    await amara().presses('Send the short start now', { ...START, 'What happened, in one sentence?': 'Kezia was found unresponsive.' });
    expect(amara().card().text()).toContain('One thing before you send');
    expect(await stage.tables.reviews.read(reference)).toBeUndefined();
    await amara().presses('Replace it and send');
    expect(amara().card().text()).toContain(`Reference ${reference}`);
    const content = JSON.stringify(await stage.tables.reviews.content(reference, 'referral~start'));
    expect(content).toContain('K.B. was found unresponsive.');
    expect(content).not.toContain('Kezia');
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('says on request how easy long answers are to read, and keeps what was typed', async () => {
    const reference = await opens('happened');
    const long = `${'K.B. was taken to the ward and a nurse sat with her. '.repeat(4)}`.trim();
    await amara().presses('How easy is this to read?', { [FACTS]: long });
    expect(amara().card().text()).toMatch(/What happened\?[\s\S]*Easy to read\. Most people of \d+ could follow this at first reading\./);
    await amara().presses('Back to the page');
    expect(await saved(reference, 'happened')).toMatchObject({ facts: { said: long } });
  });

  it('does the same by Submit, in the chat', async () => {
    await amara().says('start');
    await amara().presses('Not that I know of', {}, { as: 'submit' });
    await amara().presses(CHOOSES['serious incident'], {}, { as: 'submit' });
    await amara().presses('Answer in the chat instead', {}, { as: 'submit' });
    await amara().presses('Send the short start now', { ...START, 'What happened, in one sentence?': 'Kezia fell.' }, { as: 'submit' });
    await amara().presses('Keep it and send', { 'If it must stay: why?': 'A nickname of somebody else.' }, { as: 'submit' });
    expect(amara().card().buttons()).toContain(GO_ON);
  });

  it('shows how things stand when the page was changed since in another window', async () => {
    const reference = await happened('Kezia was seen.');
    const [page] = (await stage.tables.drafts.pages(AUTHOR, reference)).filter((one) => one.page === 'happened');
    await stage.tables.drafts.save(AUTHOR, {
      ...page!,
      revision: page!.revision + 1,
      answers: { ...page!.answers, facts: { said: 'Kezia and her brother, 07700 900123.' } },
    });
    await amara().presses('Replace it and go on');
    expect(amara().card().text()).toContain('Kezia and her brother');
    expect(await saved(reference, 'happened')).toMatchObject({ facts: { said: 'Kezia and her brother, 07700 900123.' } });
  });

  it('says that nothing is lost when storage is down, and goes on later', async () => {
    await happened('Kezia was seen.');
    stage.tables.fail(true);
    await amara().presses('Replace it and go on');
    expect(amara().card().text()).toContain('Something went wrong on our side');
    stage.tables.fail(false);
    await amara().presses('Try again');
    expect(amara().card().text()).toContain('page 12 of 17');
  });
});
