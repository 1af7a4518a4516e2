import { lastPlace, neighbour, STAGES } from '../../src/domain/discussion/stages';
import type { Field } from '../../src/domain/forms/field';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import {
  adds,
  atMeeting,
  begins,
  board,
  IN_MEETING,
  later,
  leads,
  MEETING_CAST,
  MEETING_CHAT,
  passes,
  REFERENCE,
  stageCard,
} from '../helpers/stages/discussion';
import { anyAnswer, FURTHER } from '../helpers/stages/further';

const CHILD = 'One sentence about the child as a person';
const STRENGTH = 'One thing that somebody did that made it safer';

/** The first question of each stage, as somebody answers it. */
const FIRST: Record<number, (who: string) => Record<string, string>> = {
  0: () => ({ 'Have you read the pack?': 'Yes' }),
  1: (who) => ({ [CHILD]: `${who} on the child` }),
  2: (who) => ({ 'One turning point, with its date': `${who} on a turning point` }),
  3: (who) => ({ [STRENGTH]: `${who} on a strength` }),
  4: (who) => ({ 'One worry: what harm, to whom?': `${who} on a worry` }),
  5: (who) => ({ 'One cause: why did it make sense at the time?': `${who} on a cause`, 'What kind of cause is it?': 'Team' }),
  6: (who) => ({ 'One proposal: the smallest action likely to help': `${who} on a proposal` }),
  7: (who) => ({ 'How confident are you that our system would notice next time?': who === 'mei' ? '3' : '6' }),
  8: (who) => ({ 'One thing that you will do differently': `${who} will do this` }),
  ...Object.fromEntries(FURTHER.map(({ at, gives, scales }) => [at, firstOf([...gives.flatMap(({ fields }) => fields), ...scales])])),
};

function firstOf([first]: readonly Field[]): (who: string) => Record<string, string> {
  return (who) => (first ? { [first.label]: first.choices.length > 0 ? anyAnswer(first) : `${who} on ${first.label}` } : {});
}

const EVERYBODY = ['mei', 'callum', 'rachel', 'tariq', 'hannah', 'grace'];

describe.each(DELIVERIES)('a discussion, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: MEETING_CAST });
  });
  afterEach(() => stage.close());
  const review = async () => (await stage.tables.reviews.read(REFERENCE))!.review;
  const said = () => stage.tables.reviews.content(REFERENCE, 'said~');
  const inChat = () => stage.room.sent().filter(({ chat, kind }) => kind !== 'answer' && chat.startsWith('19:'));
  /** What stands there now that says something of the child. */
  const ofTheChild = () =>
    stage
      .person('mei')
      .cards(MEETING_CHAT)
      .map((card) => card.text())
      .filter((text) => /K\.B\.|on the child/.test(text) && !text.startsWith('The board'));
  /** What phones show of the bot's posts there; it says where it works when it is added to the chat. */
  const postsInChat = () =>
    inChat()
      .filter(({ kind }) => kind === 'post')
      .map(({ body }) => (body as { summary: string }).summary)
      .filter((summary) => summary !== 'I work in your own chat with me.');

  const unsafe = async (who: string, atRisk: string): Promise<void> => {
    const person = stage.person(who);
    await person.presses('Someone is unsafe now', {}, { on: stageCard(stage, 'mei') });
    await person.presses('Tell the coordinator, the chair and the facilitator', {
      'Who is at risk, and of what?': atRisk,
      'Whom did you phone?': 'The front door',
      'When?': 'just now',
    });
    expect(person.card().text()).toContain('Your note is kept');
    person.closesDialog();
  };

  it('goes from begin to end through all stages, and everybody sees the same board', async () => {
    await atMeeting(stage);
    await begins(stage);
    for (const [place, { at, title }] of STAGES.entries()) {
      expect(stageCard(stage, 'mei').text()).toContain(`Stage ${place} of ${lastPlace()}: ${title}`);
      // The posted board has room for what five people say in the first nine; in further ones the others pass.
      const writers = FURTHER.some((one) => one.at === at) ? ['mei'] : ['mei', 'callum', 'rachel', 'tariq', 'hannah'];
      for (const who of writers) await adds(stage, who, FIRST[at]!(who));
      for (const who of EVERYBODY.filter((one) => !writers.includes(one))) await passes(stage, who);
      await later(stage);
      expect(board(stage).text()).toContain('6 of 6 have answered.');
      await leads(stage, 'Show what was said');
      await later(stage);
      const following = neighbour(at, 'next');
      if (following) await leads(stage, `Next: ${following.title}`);
      expect(ofTheChild().length).toBeLessThanOrEqual(1);
    }
    const text = board(stage, 'callum').text();
    for (const words of [
      'on the child',
      'on a turning point',
      'on a strength',
      'on a worry',
      'on a cause',
      'on a proposal',
      'will do this',
    ])
      for (const who of ['mei', 'callum', 'rachel', 'tariq', 'hannah']) expect(text).toContain(`${who} ${words}`);
    for (const { gives } of FURTHER) expect(text).toContain(gives[0]?.title);
    expect(text).toContain('From 3 to 6, the middle 6. 5 people gave a number.');
    expect(text).toContain('Here: 5. Have read the pack: 5.');
    expect(text.indexOf('The child and what happened')).toBeLessThan(text.indexOf('What next'));

    await leads(stage, 'End the discussion');
    expect(stage.person('fran').card().text()).toContain('An end cannot be taken back');
    await stage.person('fran').presses('End it now');
    await later(stage);
    expect(board(stage).text()).toContain('The discussion has ended');
    expect(board(stage).text()).not.toContain('on the child');
    expect(ofTheChild()).toEqual([]);
    expect(await review()).toMatchObject({
      discussion: { state: 'ended', visit: STAGES.length, stage: STAGES.at(-1)?.at },
      meeting: { heldAt: expect.stringMatching(/Z$/) },
    });
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
    // One board, and one card for each of the stages; in one of them nobody wrote words.
    expect(postsInChat()).toHaveLength(1 + STAGES.length);
    expect(await said()).toHaveLength((STAGES.length - 1) * 5 + STAGES.length);
  });

  it('says the disclosure and the ground rules before a word can be written', async () => {
    await atMeeting(stage);
    const cardsBefore = stage.person('mei').cards(MEETING_CHAT);
    expect(cardsBefore.flatMap((card) => card.buttons())).toEqual([]);
    await begins(stage);
    const first = stageCard(stage, 'mei');
    expect(first.text()).toContain('This is not anonymous');
    expect(first.text()).toContain('This is about K.B.');
    expect(first.buttons()).toEqual(['Add', 'Pass', 'Someone is unsafe now']);
    expect(first.inputs()).toEqual([]);
    expect(board(stage).inputs()).toEqual([]);
  });

  it('goes back to an earlier stage as a visit of its own, and an old card then moves nothing', async () => {
    await atMeeting(stage);
    await begins(stage);
    const old = await leads(stage, 'Next: Meet the child');
    await adds(stage, 'mei', { [CHILD]: 'The first time' });
    await leads(stage, 'Next: What happened');
    await leads(stage, 'Back: Meet the child');
    await adds(stage, 'mei', { [CHILD]: 'The second time' });
    expect((await review()).discussion).toMatchObject({ stage: 1, visit: 4, visits: [0, 1, 2, 1] });
    expect((await said()).map(({ columns }) => columns['visit']).sort()).toEqual([2, 4]);
    await stage.person('fran').presses('Next: What happened', {}, { on: old });
    expect((await review()).discussion.visit).toBe(4);
    expect(postsInChat()).toHaveLength(5);
  });

  it('pauses: nothing is shown or moved, and nobody loses what they are writing', async () => {
    await atMeeting(stage);
    await begins(stage);
    const before = await leads(stage, 'Next: Meet the child');
    await leads(stage, 'Pause');
    await later(stage);
    expect(board(stage).text()).toContain('Paused; nothing is lost');
    await adds(stage, 'mei', { [CHILD]: 'Written in the break' });
    await stage.person('fran').presses('Next: What happened', {}, { on: before });
    expect(stage.person('fran').toasts().at(-1)).toBe('The discussion is paused. Resume it first.');
    const resumed = await leads(stage, 'Resume');
    expect(resumed.buttons()).toContain('Show what was said');
    expect(await said()).toHaveLength(1);
  });

  it('refuses somebody who is not invited, and holds beginning and showing while they are in the chat', async () => {
    await atMeeting(stage, { alsoInChat: ['pat'] });
    await leads(stage, 'Begin the discussion');
    expect(stage.person('fran').toasts().at(-1)).toBe('Pat Doe is in the chat and not invited. Please let them in or remove them first.');
    expect((await review()).discussion.state).toBe('not begun');

    await letIn('pat');
    await begins(stage);
    await adds(stage, 'pat', FIRST[0]!('pat'));
    expect(await said()).toHaveLength(1);
  });

  it('refuses words from a forwarded card', async () => {
    await atMeeting(stage);
    await begins(stage);
    const forwarded = stageCard(stage, 'mei');
    const eve = stage.person('eve');
    await eve.presses('Pass', {}, { on: forwarded });
    expect(eve.toasts().at(-1)).toContain('Only people who are invited to this meeting can add to its discussion.');
    await eve.presses('Add', {}, { on: forwarded });
    expect(eve.toasts().at(-1)).toContain('Only people who are invited to this meeting can add to its discussion.');
    expect(eve.dialog()).toBeUndefined();
    expect(await said()).toHaveLength(0);
  });

  it('takes a note that someone is unsafe: numbers first, told at once to three people, and nothing of it in the chat', async () => {
    await atMeeting(stage);
    await begins(stage);
    const before = postsInChat().length;
    const mei = stage.person('mei');
    await mei.presses('Someone is unsafe now', {}, { on: stageCard(stage, 'mei') });
    expect(mei.card().text().split('\n')[1]).toContain('999');
    await mei.presses('Tell the coordinator, the chair and the facilitator', { 'Whom did you phone?': 'The front door' });
    expect(mei.card().text()).toContain('Not kept yet');
    await mei.presses('Tell the coordinator, the chair and the facilitator', {
      'Who is at risk, and of what?': 'UNSAFE-CANARY, the younger brother',
      'When?': 'just now',
    });
    expect(mei.card().text()).toContain('Your note is kept');
    expect(mei.card().text()).toContain('The coordinator, the chair and the facilitator are told');
    expect(mei.card().text()).toContain('Please phone, if nobody has: 999, or Northshire Children’s Front Door on 01632 960111');
    expect(mei.previews().filter(({ text }) => text === 'Your note is kept.')).toHaveLength(1);
    mei.closesDialog();
    for (const id of ['owen', 'chidi', 'fran']) {
      const person = stage.person(id);
      expect(person.previews().map(({ text }) => text)).toContain('One thing needs you.');
      const notices = person.cards().filter((card) => card.text().startsWith('Someone is unsafe now'));
      expect(notices).toHaveLength(1);
      const [notice] = notices as [(typeof notices)[number]];
      expect(notice.text()).not.toContain('UNSAFE-CANARY');
      await person.presses('Read who is unsafe', {}, { on: notice });
      expect(person.card().text()).toContain('UNSAFE-CANARY, the younger brother');
      expect(person.card().text()).toContain('Mei Chan, Health');
      person.closesDialog();
    }
    await later(stage);
    expect(postsInChat()).toHaveLength(before);
    expect(JSON.stringify(inChat())).not.toContain('UNSAFE');
    expect(await stage.tables.reviews.content(REFERENCE, 'safety~')).toHaveLength(1);
    expect((await stage.tables.seen.of(REFERENCE)).filter(({ what }) => what === 'someone is unsafe').map(({ as }) => as)).toEqual(
      expect.arrayContaining(['coordinator', 'chair', 'facilitator']),
    );
  });

  it('shows the newest notes first, all of them, and from the fifth in an hour tells of them in one message that says to phone', async () => {
    await atMeeting(stage);
    await begins(stage);
    for (let number = 1; number <= 11; number++) await unsafe('mei', `note ${number}`);
    const owen = stage.person('owen');
    const told = owen.cards().filter((card) => card.text().startsWith('Someone is unsafe now'));
    expect(told).toHaveLength(5);
    expect(told.at(-1)!.text()).toContain('Please phone now. Immediate danger: 999. Northshire Children’s Front Door: 01632 960111');
    await owen.presses('Read who is unsafe', {}, { on: told.at(-1)! });
    const read = owen.card().text();
    expect(read.match(/note \d+/g)).toEqual(['note 11', 'note 10', 'note 9', 'note 8', 'note 7', 'note 6']);
    expect(read).toContain('5 more notes were written before these.');
    expect(read).toContain('Please phone now.');
    await owen.presses('Read the notes before these');
    expect(
      owen
        .card()
        .text()
        .match(/note \d+/g),
    ).toEqual(['note 5', 'note 4', 'note 3', 'note 2', 'note 1']);
    expect(owen.card().buttons()).not.toContain('Read the notes before these');
  });

  it('takes a note from somebody whom the partnership does not know', async () => {
    await atMeeting(stage);
    await begins(stage);
    await unsafe('stranger', 'STRANGER-CANARY');
    expect(await stage.tables.reviews.content(REFERENCE, 'safety~')).toHaveLength(1);
    const owen = stage.person('owen');
    await owen.presses('Read who is unsafe', {}, { on: owen.cards().findLast((card) => card.text().startsWith('Someone is unsafe'))! });
    expect(owen.card().text()).toContain('whom the partnership does not know');
    expect(owen.card().text()).toContain('STRANGER-CANARY');
  });

  it('never takes words that are typed as text in the meeting’s chat', async () => {
    await atMeeting(stage);
    await begins(stage);
    await stage.person('mei').says('@Practice reviews TYPED-CANARY about the child', MEETING_CHAT);
    expect(await said()).toHaveLength(0);
    expect(JSON.stringify(stage.room.sent())).not.toContain('TYPED-CANARY');
  });

  it.each([
    ['alive', { category: 'injury', bornOn: '2019-03-31' }, 'If K.B. walked in now'],
    ['died', { category: 'death', bornOn: '2019-03-31' }, 'What do you remember about K.B.'],
    ['unborn or baby', { category: 'neglect', bornOn: '2026-09-01' }, 'What would K.B. say about being held, fed and soothed?'],
  ])('speaks of a child who is %s in that wording, fixed when it began', async (wording, referred, asks) => {
    await atMeeting(stage, referred);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    expect((await review()).discussion.wording).toBe(wording);
    expect(stageCard(stage, 'mei').text()).toContain(asks);
  });

  it('opens the board for one person, a column at a time, and writes that down first', async () => {
    await atMeeting(stage);
    await begins(stage);
    await leads(stage, 'Next: Meet the child');
    await adds(stage, 'mei', { [CHILD]: 'She loves trains' });
    await leads(stage, 'Show what was said');
    await later(stage);
    const tariq = stage.person('tariq');
    await tariq.presses('Open the whole board', {}, { on: board(stage, 'tariq') });
    expect(tariq.card().text()).toContain('She loves trains');
    await tariq.presses('Next: What worked, what worries us');
    expect(tariq.card().text()).toContain('Nothing has been shown in this column.');
    expect(await stage.tables.seen.of(REFERENCE)).toContainEqual(
      expect.objectContaining({ who: 'tenant-of-tests~tariq', as: 'participant', what: 'board, column 1' }),
    );
  });

  it('can be joined from a person’s own chat', async () => {
    await atMeeting(stage);
    await begins(stage);
    const mei = stage.person('mei');
    await mei.says('my reviews');
    expect(mei.card().text()).toContain('Next for you: add to the discussion, which is open.');
    await mei.presses('Open');
    await mei.presses('Add to the discussion');
    await mei.presses('Add', FIRST[0]!('mei'));
    mei.closesDialog();
    expect(await said()).toHaveLength(1);
    expect(JSON.stringify(await stage.tables.reviews.content(REFERENCE, 'attended~'))).toContain('Health');
  });

  async function letIn(id: string): Promise<void> {
    const stored = (await stage.tables.reviews.read(REFERENCE))!;
    const event = {
      type: 'letIn',
      at: stage.clock.now.toISOString(),
      by: 'tenant-of-tests~owen',
      person: `tenant-of-tests~${id}`,
    } as const;
    const after = { ...stored.review, meeting: { ...stored.review.meeting!, letIn: [event.person] }, events: stored.review.events + 1 };
    await stage.tables.reviews.commit({ review: after, events: [event], content: [] }, stored.etag);
  }
});

it('has somebody for every part', () => expect(IN_MEETING.length).toBeGreaterThanOrEqual(7));
