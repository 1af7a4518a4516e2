import { keptIn } from '../helpers/kept';
import { readRecord, seal } from '../../src/journeys/discussion/record';
import { DELIVERIES, openStage, type Stage } from '../helpers/onStage';
import { adds, atMeeting, begins, board, later, leads, MEETING_CAST, passes, REFERENCE, stageCard } from '../helpers/stages/discussion';

const CHILD = 'One sentence about the child as a person';
const PACK = { 'Have you read the pack?': 'Yes' };
const CANARY = 'SECRET-WORDS-OF-MEI';

describe.each(DELIVERIES)('words in a discussion, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: MEETING_CAST });
  });
  afterEach(() => stage.close());
  const review = async () => (await stage.tables.reviews.read(REFERENCE))!.review;
  const said = () => stage.tables.reviews.content(REFERENCE, 'said~');

  it('keeps words sealed until they are shown: in nothing that leaves the bot but the answer to their author', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    await adds(stage, 'mei', { [CHILD]: CANARY });
    await adds(stage, 'callum', { [CHILD]: 'What Callum wrote' });
    await leads(stage, 'Look again');
    await later(stage);
    const holding = () => stage.room.sent().filter(({ body }) => JSON.stringify(body)?.includes(CANARY));
    expect(holding().length).toBeGreaterThan(0);
    expect(holding().every(({ kind, to }) => kind === 'answer' && to === 'mei')).toBe(true);
    expect(stage.bot.logged.join()).not.toContain(CANARY);
    expect(JSON.stringify(await stage.tables.reviews.journal(REFERENCE))).not.toContain(CANARY);
    expect(JSON.stringify(await review())).not.toContain(CANARY);

    await leads(stage, 'Show what was said');
    await later(stage);
    expect(board(stage, 'tariq').text()).toContain(CANARY);
    expect(board(stage, 'tariq').text()).not.toMatch(/Mei|Chan|anonymous/);
  });

  it('points once, in a sentence, at a name or a number, and adds what its author decides', async () => {
    await atMeeting(stage);
    await stage.tables.identities.save(REFERENCE, {
      ...(await stage.tables.identities.read(REFERENCE)),
      childName: { said: 'Kezia Brightwater' },
    });
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    const mei = stage.person('mei');
    await mei.presses('Add', {}, { on: stageCard(stage, 'mei') });
    await mei.presses('Add', { [CHILD]: 'Kezia loves trains. Her aunt is on 07700 900123.' });
    expect(mei.card().text()).toContain('This may be a child’s name: “Kezia loves trains.');
    expect(mei.card().text()).toContain('Instead it would say: K.B.');
    expect(mei.card().buttons().slice(0, 3)).toEqual(['Replace it and add', 'Add as it is', 'Pass']);
    expect(await said()).toEqual([]);
    await mei.presses('Replace it and add');
    expect(mei.card().text()).toContain('Added, and sealed');
    await mei.presses('Add', { [CHILD]: 'Brightwater is what she says of the river.' });
    await mei.presses('Add as it is');
    const rows = (await said()).map(({ json }) => JSON.stringify(json)).join();
    expect(rows).toContain('K.B. loves trains. Her aunt is on [telephone number removed].');
    expect(rows).toContain('Brightwater is what she says of the river.');
    expect(rows).not.toContain('07700');
    expect(await said()).toHaveLength(2);
  });

  it('shows words in an order that is not that of their arrival, and the same each time', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    const words = ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff', 'Gg', 'Hh'];
    for (const each of words) await adds(stage, 'mei', { [CHILD]: `${each} about the child` });
    await leads(stage, 'Show what was said');
    await later(stage);
    const onBoard = () =>
      [
        ...board(stage)
          .text()
          .matchAll(/(\w\w) about the child/g),
      ].map(([, each]) => each);
    const first = onBoard();
    expect(first).not.toEqual(words);
    expect([...first].sort()).toEqual(words);
    await leads(stage, 'Next: What happened');
    await later(stage);
    expect(onBoard()).toEqual(first);
  });

  it('states how many words were sealed and their digest, which can be recomputed', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    for (const who of ['mei', 'callum', 'rachel']) await adds(stage, who, { [CHILD]: `${who} on the child` });
    await passes(stage, 'tariq');
    await leads(stage, 'Show what was said');
    const [shown] = (await review()).discussion.shown;
    const again = seal(await readRecord(keptIn(stage.tables), REFERENCE), { stage: 1, visit: 2 });
    expect(shown).toEqual({ stage: 1, visit: 2, count: 3, digest: again.digest });
    expect(again.digest).toMatch(/^[0-9a-f]{64}$/);

    await adds(stage, 'mei', { [CHILD]: 'Something else' });
    const changed = seal(await readRecord(keptIn(stage.tables), REFERENCE), { stage: 1, visit: 2 });
    expect(changed.digest).not.toBe(again.digest);
  });

  it('lets people take their own words back, before and after they are shown, and nobody else’s', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    await adds(stage, 'mei', { [CHILD]: 'Mei regrets this' });
    await adds(stage, 'mei', { [CHILD]: 'Mei stands by this' });
    await adds(stage, 'callum', { [CHILD]: 'Callum wrote this' });
    const mei = stage.person('mei');
    await mei.presses('Add', {}, { on: stageCard(stage, 'mei') });
    const own = () => mei.card().text();
    expect(own()).toContain('Mei regrets this');
    expect(own()).toContain('Mei stands by this');
    expect(own()).not.toContain('Callum');

    const number = own().indexOf('Mei regrets this') < own().indexOf('Mei stands by this') ? 1 : 2;
    await mei.presses(`Take back number ${number} of your words`);
    expect(mei.card().text()).toContain('Taken back.');
    expect(mei.card().text()).not.toContain('Mei regrets this');
    mei.closesDialog();
    expect(await said()).toHaveLength(2);

    await leads(stage, 'Show what was said');
    await later(stage);
    expect(board(stage).text()).toContain('Mei stands by this');
    await mei.presses('Add', {}, { on: stageCard(stage, 'mei') });
    await mei.presses('Take back');
    await later(stage);
    expect(board(stage).text()).not.toContain('Mei stands by this');
    expect(board(stage).text()).toContain('1 was taken back.');
    expect(board(stage).text()).toContain('Callum wrote this');
  });

  it('keeps words that arrive after the stage moved on in the stage printed on their card, sealed until they are shown', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    await adds(stage, 'mei', { [CHILD]: 'In time' });
    await leads(stage, 'Show what was said');
    await leads(stage, 'Next: What happened');
    await adds(stage, 'callum', { [CHILD]: 'A late thought' }, 1);
    await later(stage);
    expect((await said()).map(({ columns }) => columns['stage'])).toEqual([1, 1]);
    expect(board(stage).text()).toContain('1 came after their stage was shown.');
    expect(board(stage).text()).not.toContain('A late thought');

    await leads(stage, 'Show 1 not yet shown of stage 1: Meet the child');
    await later(stage);
    expect(board(stage).text()).toContain('A late thought');
    expect(board(stage).text()).not.toContain('came after');
  });

  it('counts a pass as an answer, and a person once, whatever they add', async () => {
    await atMeeting(stage);
    await begins(stage);
    await passes(stage, 'mei');
    await passes(stage, 'mei');
    expect(stage.person('mei').toasts().at(-1)).toContain('That is an answer too');
    await adds(stage, 'mei', PACK);
    await adds(stage, 'callum', PACK);
    await later(stage);
    expect(board(stage).text()).toContain('2 of 6 have answered.');
    const fran = (await leads(stage, 'Look again')).text();
    expect(fran).toContain('Nobody has answered yet from: Council, Families, Schools. Only you see this.');
    expect(fran).toContain('2 sealed, and not shown.');
    expect(board(stage).text()).not.toMatch(/Schools|Council/);
  });

  it('keeps what two people write alike as two, and the same words of one person as one', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    for (const who of ['mei', 'callum', 'mei']) await adds(stage, who, { [CHILD]: 'She loves  trains ' });
    expect(await said()).toHaveLength(2);
    await leads(stage, 'Show what was said');
    await later(stage);
    expect(
      board(stage)
        .text()
        .match(/She loves trains/g),
    ).toHaveLength(2);
  });
});
