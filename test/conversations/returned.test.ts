import type { ReviewEvent } from '../../src/domain/review/events';
import { evolve } from '../../src/domain/review/evolve';
import { ROUTES, type Route } from '../../src/domain/review/referral';
import { everyField, refersEverything } from '../helpers/everyField';
import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { AFTER_THE_START, alerts, hasFilled, readsCheck, readsOn } from '../helpers/referring';
import type { Someone } from '../room/types';

const AMARA = 'tenant-of-tests~amara';
const WHOLE_WAY = 60_000;

describe.each(DELIVERIES)('a draft after it was sent, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());

  const amara = () => stage.person('amara');
  const dana = () => stage.person('dana');
  const owen = () => stage.person('owen');
  const drafts = (who = AMARA) => stage.tables.drafts.pages(who);
  const answersIn = async (page: string) => (await drafts()).find((one) => one.page === page)?.answers ?? {};
  const stateOf = async (reference: string) => (await stage.tables.reviews.read(reference))?.review.state;

  const offered = (reader: Someone, title: RegExp): string =>
    reader
      .card()
      .buttons()
      .find((one) => title.test(one)) ?? '';

  /** Somebody comments on one answer and sends the comment. */
  async function comments(reader: Someone, reference: string, words: string): Promise<void> {
    await reader.says(`open ${reference}`);
    await reader.presses('Read the referral');
    await reader.presses('Comment: Initials, or another name, to use everywhere else');
    await reader.presses('Keep the comment', { 'What do you ask of the referrer?': words });
    await reader.presses(offered(reader, / my comment$/));
    // Only a serious incident has days to notify; what the office asks for holds nothing up.
    const returned = offered(reader, /^Return it with this comment$/) !== '';
    const { route } = (await stage.tables.reviews.read(reference))?.review ?? {};
    expect(reader.card().text().includes('The days to notify go on being counted.')).toBe(returned && route === 'serious incident');
    await reader.presses(offered(reader, / this comment$/));
    reader.closesDialog();
  }

  /** The referrer opens what came back, and sees the comment beside its answer. */
  async function opensIt(words: string): Promise<void> {
    await amara().presses('Open the review');
    expect(amara().card().text()).toContain('One answer has a comment; each stands beside its answer.');
    await amara().presses('Check and send');
    expect(amara().card().text()).toContain(words);
  }

  /** Opens a question from whichever part of the check it stands on. */
  async function changes(question: string): Promise<void> {
    while (!amara().card().text().includes(question)) await amara().presses('More answers');
    await amara().presses(`Change: ${question}`);
  }

  it.each(ROUTES)(
    'holds nothing while %s is with others, and comes back as it was typed whenever it is returned',
    async (route: Route) => {
      const { filled } = everyField(route);
      const reference = await refersEverything(amara(), route, filled);
      amara().closesDialog();
      expect(await drafts()).toEqual([]);

      await comments(dana(), reference, 'Who said so?');
      expect(await stateOf(reference)).toBe('returned');
      expect(await drafts()).toEqual([]);
      await amara().says('my reviews');
      expect(amara().card().text()).toContain('Next for you: read the comments and send the referral again.');
      expect(await drafts()).toEqual([]);
      await amara().says(`open ${reference}`);
      const back = await drafts();
      for (const { page, typed, item } of filled) {
        const answers = await answersIn(page.id);
        for (const [field, said] of Object.entries({ ...typed, ...item })) expect(answers[field]).toMatchObject({ said });
        const numbers = page.repeats ? [`${page.repeats.id}~last`] : [];
        expect(Object.keys(answers).sort()).toEqual([...Object.keys({ ...typed, ...item }), ...numbers].sort());
      }
      expect(await answersIn('gate')).toEqual({ danger: { said: 'none known' } });
      expect(await answersIn('route')).toEqual({ route: { said: route } });

      await amara().says(`open ${reference}`);
      expect(await drafts()).toEqual(back);
      await amara().presses('Check and send');
      expect(amara().card().text()).toContain('Who said so?');
      await readsCheck(amara());
      await amara().presses('Send it again');
      expect(await drafts()).toEqual([]);
      expect((await stage.tables.reviews.read(reference))?.review.comments).toMatchObject([{ changed: [] }]);

      await comments(dana(), reference, 'And when?');
      await amara().says(`open ${reference}`);
      expect(await drafts()).toEqual(back);
      expect(await journalIsDocument(stage, reference)).toBe(true);
    },
    WHOLE_WAY,
  );

  it('keeps what is typed since, and brings that back the next time', async () => {
    const reference = await refers(amara());
    amara().closesDialog();
    await comments(dana(), reference, 'Who is this?');
    await opensIt('Who is this?');
    await changes('Their own words');
    await amara().presses('Save for later', { 'Their own words': '“Again!”, to her brother' });
    amara().closesDialog();
    await amara().says(`open ${reference}`);
    expect(await answersIn('about')).toMatchObject({ ownWords: { said: '“Again!”, to her brother' } });
    await amara().presses('Check and send');
    await changes('Their own words');
    await amara().presses('Back to the check', { 'Their own words': '' });
    const why = amara()
      .card()
      .inputs()
      .find(({ id }) => id.startsWith('ownWords-why'));
    await amara().presses('Back to the check', { [why?.id ?? '']: 'Nobody has asked her yet.' });
    await readsCheck(amara());
    await amara().presses('Send it again');
    expect(await drafts()).toEqual([]);
    amara().closesDialog();
    await comments(dana(), reference, 'Please ask her.');
    await opensIt('Please ask her.');
    expect(await answersIn('about')).toMatchObject({ ownWords: { notKnown: 'Nobody has asked her yet.' } });
  });

  it('comes back when the office asks for more, and goes when the partners’ office has closed it', async () => {
    const reference = await refers(amara());
    amara().closesDialog();
    await dana().says(`open ${reference}`);
    await dana().presses('Read the referral');
    await readsOn(dana());
    await dana().presses('Pass it to the partnership office');
    await comments(owen(), reference, 'In which ward?');
    expect(await drafts()).toEqual([]);
    await opensIt('In which ward?');
    expect((await drafts()).length).toBeGreaterThan(10);
    amara().closesDialog();
    await amara().says(`withdraw ${reference}`);
    await amara().presses('Ask the office to close it', { 'Why should it be withdrawn?': 'It was sent twice.' });
    await owen().presses('Open the review');
    await owen().presses('Read why it should be withdrawn, and answer');
    await owen().presses('Close it as withdrawn', { 'What do you answer, and why?': 'We have the other one.' });
    expect(await stateOf(reference)).toBe('withdrawn');
    expect(await drafts()).toEqual([]);
  });

  it('shows why something was left in an answer to the lead and the office, beside the answer, and to nobody after them', async () => {
    const reference = await refers(amara());
    amara().closesDialog();
    await comments(dana(), reference, 'Who is this?');
    await opensIt('Who is this?');
    await changes('Their own words');
    await amara().presses('Back to the check', { 'Their own words': '“Ring 01632 960123”, she says, and laughs.' });
    await amara().presses('Keep it and go on', { 'If it must stay: why?': 'It is the number in her song.' });
    await readsCheck(amara());
    await amara().presses('Send it again');
    amara().closesDialog();
    const reads = async (id: string): Promise<string> => {
      const reader = stage.person(id);
      await reader.says(`open ${reference}`);
      await reader.presses('Read the referral');
      while (!reader.card().text().includes('and laughs')) await reader.presses(offered(reader, /^Next: /));
      const text = reader.card().text();
      reader.closesDialog();
      return text;
    };
    const why = 'Left in this answer: telephone number. The referrer’s reason: It is the number in her song.';
    for (const id of ['dana', 'owen']) expect(await reads(id)).toContain(why);
    expect(await reads('amara')).not.toContain('in her song');
    await dana().says(`open ${reference}`);
    await dana().presses('Read the referral');
    await readsOn(dana());
    await dana().presses('Pass it to the partnership office');
    expect(await reads('chidi')).not.toContain('in her song');
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    expect(JSON.stringify(kept)).not.toContain('in her song');

    await comments(owen(), reference, 'Please leave the number out.');
    await amara().says(`open ${reference}`);
    expect((await answersIn('about'))['ownWords']).toMatchObject({
      kept: [{ what: 'telephone number', why: 'It is the number in her song.' }],
    });
    await amara().presses('Check and send');
    await changes('Their own words');
    await amara().presses('Back to the check', { 'Their own words': '“Ring, ring”, she says, and laughs.' });
    await readsCheck(amara());
    await amara().presses('Send it again');
    expect(await reads('owen')).not.toContain('in her song');
  });

  it('says in the journal that a name was corrected, by whom and when, and keeps the earlier one nowhere', async () => {
    const reference = await alerts(amara());
    amara().closesDialog();
    const kept = await stage.tables.identities.read(reference);
    const name = (await stage.tables.reviews.read(reference))!.review.identity;
    await stage.tables.identities.save(reference, { ...kept, nameChosen: { said: 'Kizzy' } }, { name, at: '' });
    const NAME = 'Who is the child? Full name';
    const journaled = async () =>
      (await stage.tables.reviews.journal(reference)).flatMap((event) => (event.type === 'identityCorrected' ? [event] : []));
    await hasFilled(stage.tables, AMARA, reference, AFTER_THE_START);
    await amara().says(`open ${reference}`);
    await amara().presses('Check and send');
    await changes(NAME);
    await amara().presses('Back to the check', { [NAME]: 'Keziah Brightwater' });
    await readsCheck(amara());
    await amara().presses('Send the referral');
    amara().closesDialog();
    expect(await journaled()).toMatchObject([{ by: AMARA, fields: ['start.childName'], at: stage.clock.now.toISOString() }]);

    await comments(dana(), reference, 'When was she born?');
    await amara().says(`open ${reference}`);
    await amara().presses('Check and send');
    await changes('Date of birth, or the date the baby is expected');
    await amara().presses('Back to the check', { 'Date of birth, or the date the baby is expected': '2024-03-01' });
    await readsCheck(amara());
    await amara().presses('Send it again');
    expect((await journaled()).map(({ fields }) => fields)).toEqual([['start.childName'], ['child.bornOn']]);
    expect(await stage.tables.identities.read(reference)).toMatchObject({
      childName: { said: 'Keziah Brightwater' },
      bornOn: { said: 'Fri 1 March 2024' },
      nameChosen: { said: 'Kizzy' },
    });
    const stored = [
      await stage.tables.identities.read(reference),
      await stage.tables.reviews.content(reference, ''),
      await stage.tables.reviews.journal(reference),
      await drafts(),
    ];
    for (const gone of ['Kezia Brightwater', '2024-02-29', '29 February 2024']) expect(JSON.stringify(stored)).not.toContain(gone);
    expect(JSON.stringify(stored[2])).not.toMatch(/Brightwater|2024/);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('goes with what was typed and never sent when the partners take it no further, and begins with what was sent if that is reopened', async () => {
    const reference = await refers(amara());
    amara().closesDialog();
    await dana().says(`open ${reference}`);
    await dana().presses('Read the referral');
    await readsOn(dana());
    await dana().presses('Pass it to the partnership office');
    await comments(owen(), reference, 'In which ward?');
    await opensIt('In which ward?');
    const sent = await answersIn('about');
    await changes('Their own words');
    await amara().presses('Save for later', { 'Their own words': 'Typed, and never sent.' });
    expect(await answersIn('about')).not.toEqual(sent);

    const at = stage.clock.now.toISOString();
    const happens = async (event: ReviewEvent) => {
      const stored = await stage.tables.reviews.read(reference);
      await stage.tables.reviews.commit({ review: evolve(stored?.review, event), events: [event], content: [] }, stored?.etag);
      await stage.bot.bot.rebuildIndex();
      await stage.bot.bot.tick();
    };
    await happens({ type: 'routeDecided', at, by: 'tenant-of-tests~owen', outcome: 'no further action' });
    expect(await stateOf(reference)).toBe('not taken further');
    expect(await drafts()).toEqual([]);
    await amara().says(`open ${reference}`);
    expect(await drafts()).toEqual([]);

    await happens({ type: 'decisionReopened', at, by: 'tenant-of-tests~owen', round: 1 });
    await amara().says(`open ${reference}`);
    expect(await answersIn('about')).toEqual(sent);
  });

  it('is deleted later when the process dies after the referral was sent, and is whole when it comes back before that', async () => {
    const forget = stage.tables.drafts.forget.bind(stage.tables.drafts);
    stage.tables.drafts.forget = () => Promise.reject(new Error('The process died.'));
    const reference = await refers(amara());
    stage.tables.drafts.forget = forget;
    const left = await drafts();
    expect(left.length).toBeGreaterThan(10);
    expect(await stateOf(reference)).toBe('with agency lead');
    stage.clock.now = new Date(stage.clock.now.getTime() + 2 * 60_000);
    await stage.bot.bot.tick();
    expect(await drafts()).toEqual([]);

    amara().closesDialog();
    await comments(dana(), reference, 'Who is this?');
    await amara().says(`open ${reference}`);
    expect(await drafts()).toEqual(left);
  });
});
