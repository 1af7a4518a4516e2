import { pageCalled } from '../../src/domain/referral/pages';
import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { AFTER_THE_START, alerts, fills, hasFilled, readsCheck, readsOn } from '../helpers/referring';

const AUTHOR = 'tenant-of-tests~amara';
const before = (page: string) =>
  AFTER_THE_START.slice(
    0,
    AFTER_THE_START.findIndex(({ id }) => id === page),
  );
const MOTHER = { 'Relationship to the child': 'Mother', 'Initials (optional)': 'A.B.', 'Year of birth (optional)': '1999' };
const PARTNER = { 'Relationship to the child': 'Mother’s partner', 'Do they live with the child? (optional)': 'Sometimes' };

describe.each(DELIVERIES)('what a page lists, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver });
  });
  afterEach(() => stage.close());
  const amara = () => stage.person('amara');
  const text = () => amara().card().text();

  /** With the pages before it filled, the open page. */
  async function opens(page: string): Promise<string> {
    const reference = await alerts(amara());
    await hasFilled(stage.tables, AUTHOR, reference, before(page));
    amara().closesDialog();
    await amara().says('my reviews');
    await amara().presses('Open');
    await amara().presses(`Go on: ${pageCalled(page)?.title.toLowerCase()}`);
    return reference;
  }
  const saved = async (reference: string, page: string) =>
    (await stage.tables.drafts.pages(AUTHOR, reference)).find((one) => one.page === page)?.answers;

  it('adds, changes and removes people, each once, and keeps what was typed beside the list', async () => {
    const reference = await opens('household');
    expect(text()).toContain('Nothing is listed yet.');
    await amara().presses('Add a person', { 'Which men are in the child’s life, and what is their part?': 'His uncle.' });
    await amara().presses('Add it to the list', MOTHER);
    expect(text()).toContain('Mother · A.B. · 1999');
    expect(
      amara()
        .card()
        .inputs()
        .find(({ label }) => label.startsWith('Which men')),
    ).toMatchObject({ value: 'His uncle.' });
    await amara().presses('Add a person');
    await amara().presses('Add it to the list', PARTNER);
    expect(text()).toContain('Person 2');

    await amara().presses('Change: Person 1');
    expect(amara().card().inputs()[0]).toMatchObject({ value: 'Mother' });
    await amara().presses('Keep the change', { 'Year of birth (optional)': '1998' });
    expect(text()).toContain('Mother · A.B. · 1998');

    await amara().presses('Remove: Person 1');
    expect(text()).toContain('Remove this from the list?');
    await amara().presses('Keep it');
    expect(text()).toContain('Mother · A.B. · 1998');
    await amara().presses('Remove: Person 1');
    await amara().presses('Remove it');
    expect(text()).not.toContain('Mother · A.B.');
    expect(text()).toContain('Mother’s partner · Sometimes');
    expect(Object.keys((await saved(reference, 'household')) ?? {}).filter((key) => key.startsWith('person~1~'))).toEqual([]);
  });

  it('says what an item still needs, lets it wait, and does not forget it', async () => {
    await opens('household');
    await amara().presses('Add a person');
    await amara().presses('Add it to the list', { 'Initials (optional)': 'X.Y.' });
    expect(text()).toContain('“Relationship to the child” still needs an answer.');
    await amara().presses('Leave these for later');
    expect(text()).toContain('X.Y.');
    await amara().presses('Next', { 'Which men are in the child’s life, and what is their part?': 'His uncle.' });
    expect(text()).toContain('“Person 1: Relationship to the child” still needs an answer.');
    await amara().presses('Change');
    await amara().presses('Keep the change', { 'Relationship to the child': 'Uncle' });
    await amara().presses('Next');
    expect(text()).toContain('What happened');
  });

  it('needs at least one agency or the reason, and takes one that the settings do not name', async () => {
    const reference = await opens('agencies');
    await amara().presses('Next');
    expect(text()).toContain('Please add at least one, or say below why there is none.');
    await amara().presses('Add an agency');
    await amara().presses('Add it to the list', { 'Which agency?': 'Another agency', 'Are they still involved?': 'Yes' });
    expect(text()).toContain('“If another agency: which?” still needs an answer.');
    await amara().presses('Add it to the list', { 'If another agency: which?': 'Harbour Families' });
    expect(text()).toContain('Another agency · Harbour Families · Yes');
    expect(await saved(reference, 'agencies')).toMatchObject({ 'agency~1~other': { said: 'Harbour Families' } });
  });

  it('keeps what two windows add at the same time', async () => {
    const reference = await opens('household');
    await amara().presses('Add a person');
    // The other window adds its own first person meanwhile.
    await stage.tables.drafts.save(AUTHOR, {
      reference,
      page: 'household',
      revision: 2,
      savedAt: '2026-11-23T10:20:00.000Z',
      answers: { 'person~1~relationship': { said: 'Grandmother' }, 'person~last': { said: '1' } },
    });
    await amara().presses('Add it to the list', MOTHER);
    expect(text()).toContain('This list was changed in another window.');
    await amara().presses('Add it to the list');
    expect(text()).toContain('Grandmother');
    expect(text()).toContain('Mother · A.B. · 1999');
    expect(await saved(reference, 'household')).toMatchObject({
      'person~1~relationship': { said: 'Grandmother' },
      'person~2~relationship': { said: 'Mother' },
    });
  });

  it('works by Submit, in the chat', async () => {
    await opens('household');
    const by = { as: 'submit' } as const;
    await amara().presses('Add a person', {}, by);
    await amara().presses('Add it to the list', MOTHER, by);
    await amara().presses('Remove', {}, by);
    await amara().presses('Remove it', {}, by);
    expect(text()).toContain('Nothing is listed yet.');
  });

  it('is in the check, frozen when it is sent, and read item by item; a further child’s identity goes apart', async () => {
    const reference = await opens('children');
    await amara().presses('Add a child');
    const tom = {
      'Full name': 'Tomasz Lindqvist',
      'Initials, or another name, to use everywhere else': 'T.L.',
      'Date of birth, or the date the baby is expected': '2019-06-12',
    };
    await amara().presses('Add it to the list', tom);
    await amara().presses('Next');
    await fills(amara(), AFTER_THE_START.slice(before('children').length + 1, before('harm').length));
    await amara().presses('Add a key date');
    await amara().presses('Add it to the list', { 'When was it?': '2026-09-14', 'What happened?': 'Tomasz told his teacher.' });
    await amara().presses('Add a key date');
    await amara().presses('Add it to the list', { 'When was it?': '2026-03-03', 'What happened?': 'The plan ended.' });
    expect(text().indexOf('The plan ended.')).toBeLessThan(text().indexOf('Tomasz told'));
    await amara().presses('Next', {
      'Is abuse or neglect known or suspected?': 'Known',
      'What is that based on?': 'The paediatrician saw bruises that nobody in the family could explain.',
    });
    expect(text()).toContain('A child’s name seems to be in your words.');
    await amara().presses('Replace it and go on');
    await fills(amara(), AFTER_THE_START.slice(before('harm').length + 1));
    let check = text();
    while (amara().card().buttons().includes('More answers')) {
      await amara().presses('More answers');
      check += text();
    }
    expect(check).toContain('On the list: 2');
    await amara().presses('Send the referral');
    expect(text()).toContain('The referral is sent');

    const content = JSON.stringify(await stage.tables.reviews.content(reference, 'referral~'));
    expect(content).toContain('T.L. told his teacher.');
    expect(content).not.toMatch(/Tomasz|Lindqvist|2019/);
    expect(await stage.tables.identities.read(reference)).toMatchObject({
      childName: { said: 'Kezia Brightwater' },
      'children~1~childName': { said: 'Tomasz Lindqvist' },
      'children~1~bornOn': { said: 'Wed 12 June 2019' },
    });
    const dana = stage.person('dana');
    await dana.presses('Read the referral');
    let read = '';
    for (let left = 20; left > 0 && !read.includes('Other children'); left--) {
      const next = dana
        .card()
        .buttons()
        .find((title) => title.startsWith('Next: '));
      await dana.presses(next ?? '');
      read = dana.card().text();
    }
    expect(read).toContain('Child 1');
    expect(read).toContain('Full name: Tomasz Lindqvist');
    await readsOn(dana);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('is still sent without any list, with the reasons', async () => {
    const reference = await refers(amara());
    await readsCheck(amara());
    expect((await stage.tables.reviews.read(reference))?.review.state).toBe('with agency lead');
  });
});
