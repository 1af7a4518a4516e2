import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { AGENCIES, asks, decided, EYES, LEARNING, POLICE, SCHOOLS } from '../helpers/stages/information';

const LIFE = 'What was the child’s life like, through your agency’s eyes?';

describe.each(DELIVERIES)('asking the agencies when things go wrong, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  let reference: string;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: AGENCIES });
    reference = await decided(stage);
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const review = async () => (await stage.tables.reviews.read(reference))!.review;
  const lastSaid = () => JSON.stringify(stage.room.sent().at(-1)?.body);

  it('refuses presses that would change another agency’s answer, and everybody’s who was not asked', async () => {
    await asks(person('owen'), reference, POLICE, SCHOOLS);
    const request = person('pat').card();
    const before = await review();
    for (const id of ['dominic', 'piotr', 'amara', 'fay', 'chidi']) {
      const other = person(id);
      const on = { ...request, ...placeOf(other.cards().at(-1)!) };
      for (const title of ['Acknowledge', 'We hold nothing', 'Not us', 'Answer, here in the chat']) {
        await other.presses(title, {}, { on });
        expect(lastSaid()).toMatch(/There is nothing here that you can open\.|Only the person who was asked/);
      }
    }
    expect(await review()).toEqual(before);
    expect(await stage.tables.drafts.pages('tenant-of-tests~dominic')).toEqual([]);
  });

  it('keeps what was typed while storage is down, in the request and in the answer', async () => {
    const owen = person('owen');
    await owen.says(`open ${reference}`);
    await owen.presses('Ask the agencies');
    stage.tables.fail(true);
    const typed = {
      'Which agencies?': POLICE,
      'In one sentence: why are they asked?': 'They knew K.B.',
      'Please look back from': '2025-11-01',
      Until: '2026-11-21',
    };
    await owen.presses('Send the requests', typed);
    expect(owen.card().text()).toMatch(/Something went wrong on our side \(reference F-[0-9A-Z]+\)/);
    expect(
      owen
        .card()
        .inputs()
        .map(({ value }) => value),
    ).toEqual([encodeURIComponent(POLICE), 'They knew K.B.', '2025-11-01', '2026-11-21']);
    stage.tables.fail(false);
    await owen.presses('Send the requests');

    const pat = person('pat');
    await pat.presses('Answer');
    stage.tables.fail(true);
    await pat.presses('Next', EYES);
    expect(pat.card().inputs()[1]).toMatchObject({ value: EYES[LIFE] });
    stage.tables.fail(false);
    await pat.presses('Next');
    expect(pat.card().text()).toContain('page 2 of 3');
  });

  it('shows both when two windows write on the same page', async () => {
    await asks(person('owen'), reference, POLICE);
    const pat = person('pat');
    const request = pat.card();
    await pat.presses('Answer');
    const window = pat.card();
    pat.closesDialog();
    await pat.presses('Answer, here in the chat', {}, { on: request });
    await pat.presses('Next', { ...EYES, [LIFE]: 'From the other window.' });
    await pat.presses('Answer', {}, { on: request });
    await pat.presses('Back', {});
    const stale = { ...pat.card(), json: window.json };
    await pat.presses('Next', { ...EYES, [LIFE]: 'From this window.' }, { on: stale });
    expect(pat.card().text()).toContain('This page was changed in another window');
    expect(pat.card().text()).toContain('Saved in the other window: From the other window.');
    expect(pat.card().inputs()[1]).toMatchObject({ value: 'From this window.' });
    await pat.presses('Next');
    await pat.presses('Check your answer', LEARNING);
    expect(pat.card().text()).toContain('From this window.');
  });

  it('tells the coordinator whom the bot could not reach, and takes the answer from them', async () => {
    person('pat').blocks();
    await asks(person('owen'), reference, POLICE, SCHOOLS);
    const owen = person('owen');
    expect(owen.card().text()).toContain('I could not write to Pat Morris (Northshire Police) in Teams.');
    await owen.presses('Open the review');
    await owen.presses('What the agencies say');
    expect(owen.card().text()).toContain('The person asked could not be reached in Teams');
    await owen.presses(`Open: ${POLICE}`);
    await owen.presses('Acknowledge');
    expect((await review()).information.requests[POLICE]).toMatchObject({ state: 'acknowledged' });
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('works in the chat, and by Submit, where a client has no dialogs', async () => {
    await asks(person('owen'), reference, POLICE);
    const pat = person('pat');
    await pat.presses('Answer, here in the chat', {}, { as: 'submit' });
    await pat.presses('Next', EYES, { as: 'submit' });
    await pat.presses('Check your answer', LEARNING, { as: 'submit' });
    await pat.presses('Send the answer', {}, { as: 'submit' });
    expect(pat.card().text()).toContain('Sent today at 10:15, by Pat Morris.');
    expect((await review()).information.requests[POLICE]).toMatchObject({ state: 'returned', sent: 1 });
  });

  it('answers in the chat leave no case content there', async () => {
    await asks(person('owen'), reference, POLICE);
    const pat = person('pat');
    await pat.presses('Who it is about, here in the chat');
    expect(pat.card().text()).toContain('Kezia Brightwater');
    await pat.presses('Close');
    await pat.presses('Answer, here in the chat');
    await pat.presses('Next', EYES);
    await pat.presses('Save for later', LEARNING);
    pat.reloads();
    expect(JSON.stringify(pat.cards().map(({ json }) => json))).not.toMatch(/Kezia|K\.B\.|sofa|officer/);
  });
});

const placeOf = ({ chat, messageId, index }: ReturnType<ReturnType<Stage['person']>['card']>) => ({ chat, messageId, index });
