import ICAL from 'ical.js';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { books, CHAT, decided, FITTING, LINK, links, MEETING_CAST, REFERENCE, whole } from '../helpers/stages/meeting';

const INVITED = ['chidi', 'fran', 'hannah', 'ivan', 'mei'];
const OTHER = 'PR-2MX8R4T';

describe.each(DELIVERIES)('the meeting of a review, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: MEETING_CAST });
    await decided(stage);
  });
  afterEach(async () => {
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
    await stage.close();
  });
  const person = (id: string) => stage.person(id);
  const meeting = async () => (await stage.tables.reviews.read(REFERENCE))?.review.meeting;
  const opens = async (id: string) => {
    await person(id).says(`open ${REFERENCE}`);
    await person(id).presses('The meeting');
    return person(id).card();
  };

  it('is booked inside the window, and everybody invited is told once', async () => {
    const owen = person('owen');
    const before = new Map(MEETING_CAST.map(({ id }) => [id, person(id).cards().length]));
    await books(owen);
    expect(owen.toasts().at(-1)).toBe('Booked for Fri 4 December at 10:00. Everybody who is invited is told.');
    expect(owen.card().text()).toContain('Fri 4 December at 10:00');
    expect(await meeting()).toMatchObject({
      startsAt: '2026-12-04T10:00:00.000Z',
      minutes: 120,
      sequence: 0,
      invited: INVITED.map(whole),
    });
    const [row] = await stage.tables.reviews.content(REFERENCE, 'meeting~link');
    expect(row?.json).toMatchObject({ link: LINK });

    for (const id of INVITED) {
      expect(person(id).cards()).toHaveLength((before.get(id) ?? 0) + 1);
      const text = person(id).card().text();
      expect(text).toContain(`The meeting of ${REFERENCE} is on Fri 4 December at 10:00, for 120 minutes.`);
      expect(text).not.toContain(LINK);
      expect(person(id).previews().at(-1)?.text).toBe('There is news about a review.');
      await person(id).presses('Open the meeting');
      expect(JSON.stringify(person(id).card().json)).toContain(LINK);
      expect(person(id).card().text()).toContain('Fran Adeyemi');
      expect(person(id).card().buttons()).not.toContain('Change the meeting');
    }
    for (const id of ['grace', 'piotr', 'eve', 'dana']) expect(person(id).cards()).toHaveLength(before.get(id) ?? 0);
    await person('mei').says('my reviews');
    expect(person('mei').card().text()).toContain(REFERENCE);
    await person('grace').says(`open ${REFERENCE}`);
    expect(person('grace').cards()).toHaveLength(before.get('grace') ?? 0);
  });

  it('says what is wrong with a time outside the window and what fits, and is booked there only with a reason', async () => {
    const owen = person('owen');
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Book the meeting');
    expect(owen.card().text()).toContain('The window is Fri 4 Dec to Mon 7 Dec.');
    expect(
      owen
        .card()
        .inputs()
        .map(({ label }) => label),
    ).not.toContain('Why is it outside the window? (optional)');
    await owen.presses('Book the meeting', { ...FITTING, Day: '2026-12-05', 'Time, by the clock in London': '16:00' });
    expect(owen.card().text()).toContain('Not booked yet. Sat 5 Dec is not a working day.');
    expect(owen.card().text()).toContain('It would be from 16:00 to 18:00, and working hours are 09:00 to 17:00.');
    expect(
      owen
        .card()
        .inputs()
        .find(({ label }) => label === 'Link to join')?.value,
    ).toBe(LINK);
    expect(await meeting()).toBeNull();

    await owen.presses('Book the meeting', { 'Why is it outside the window? (optional)': 'The chair can only come then.' });
    expect(await meeting()).toMatchObject({ startsAt: '2026-12-05T16:00:00.000Z', sequence: 0 });
    const [reason] = await stage.tables.reviews.content(REFERENCE, 'meeting~reason~0');
    expect(reason?.json).toEqual({ reason: 'The chair can only come then.' });
    expect(JSON.stringify(await stage.tables.reviews.journal(REFERENCE))).not.toContain('The chair can only come');
    expect((await opens('owen')).text()).toContain('Outside it, with a reason that is kept');
    expect((await opens('mei')).text()).not.toContain('Outside it');
  });

  it('keeps what was typed when something is missing', async () => {
    const owen = person('owen');
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Book the meeting');
    await owen.presses('Book the meeting', {
      ...FITTING,
      'Link to join': 'http://example.org',
      'Leading the meeting': 'Chidi Nwosu, chair',
    });
    expect(owen.card().text()).toContain('Please give the whole link; it begins with https://.');
    const value = (label: string) =>
      owen
        .card()
        .inputs()
        .find((input) => input.label === label)?.value;
    expect(value('Day')).toBe('2026-12-04');
    expect(value('Leading the meeting')).toBe(whole('chidi'));
    await owen.presses('Book the meeting', {
      ...Object.fromEntries(['Leading the meeting', 'Information from their agencies', 'Participants'].map((label) => [label, ''])),
      ...{ 'Link to join': LINK, 'Time, by the clock in London': '' },
    });
    expect(owen.card().text()).toContain('Please invite at least one person.');
    expect(owen.card().text()).toContain('“Time” still needs a time such as 14:30.');
    expect(await meeting()).toBeNull();
  });

  it('gives a calendar file to whoever takes it, and a new one with a higher sequence after a change', async () => {
    const [owen, mei] = [person('owen'), person('mei')];
    await books(owen);
    await opens('mei');
    await mei.presses('File for my calendar');
    expect(mei.card().text()).toContain('The calendar file is offered in this chat.');
    expect(mei.offers()).toEqual([`${REFERENCE}.ics`]);
    await mei.takesFile();
    expect(mei.offers()).toEqual([]);
    expect(mei.files()).toHaveLength(1);
    const read = (index: number) => {
      const file = mei.files()[index]!;
      expect(file.name).toBe(`${REFERENCE}.ics`);
      const calendar = new ICAL.Component(ICAL.parse(file.content.toString()));
      return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    };
    expect(read(0)).toMatchObject({ sequence: 0, uid: `${REFERENCE.toLowerCase()}@practice-review-bot`, summary: REFERENCE });
    expect(read(0).startDate.toJSDate()).toEqual(new Date('2026-12-04T10:00:00.000Z'));

    await opens('owen');
    await owen.presses('Change the meeting');
    await owen.presses('Change the meeting', { Day: '2026-12-07' });
    expect(await meeting()).toMatchObject({ sequence: 1, startsAt: '2026-12-07T10:00:00.000Z', invited: INVITED.map(whole) });
    expect(mei.card().text()).toContain(`This is new: the meeting of ${REFERENCE} is on Mon 7 December at 10:00`);
    const OLD = 'Outlook keeps the old entry too: please delete the one on Fri 4 December at 10:00.';
    expect(mei.card().text()).toContain(OLD);
    await mei.presses('Open the meeting');
    await mei.presses('File for my calendar');
    expect(mei.card().text()).toContain(OLD);
    await mei.takesFile();
    expect(read(1)).toMatchObject({ sequence: 1, uid: read(0).uid });
    expect(read(1).startDate.toJSDate()).toEqual(new Date('2026-12-07T10:00:00.000Z'));
  });

  it('takes a file that was declined back, and offers it again when it is asked for', async () => {
    const mei = person('mei');
    await books(person('owen'));
    await opens('mei');
    await mei.presses('File for my calendar');
    await mei.declinesFile();
    expect(mei.offers()).toEqual([]);
    expect(mei.files()).toEqual([]);
    await opens('mei');
    await mei.presses('File for my calendar');
    expect(mei.offers()).toHaveLength(1);
    await mei.takesFile();
    expect(mei.files()).toHaveLength(1);
  });

  it('tells whoever is not invited any more, and lets them see it no longer', async () => {
    const [owen, mei] = [person('owen'), person('mei')];
    await books(owen);
    await opens('owen');
    await owen.presses('Change the meeting');
    await owen.presses('Change the meeting', { Participants: '' });
    await owen.presses('Change the meeting', { 'Keep it?': 'Take it out' });
    expect(mei.card().text()).toContain('You do not need to come to a meeting');
    const before = mei.cards().length;
    await mei.says(`open ${REFERENCE}`);
    expect(mei.cards()).toHaveLength(before);
    expect(person('fran').card().text()).toContain('This is new');
  });

  it('is linked to its chat by the coordinator, without a word about the case', async () => {
    await stage.room.meeting(CHAT, ['owen', 'chidi', 'fran', 'mei']);
    const owen = person('owen');
    await books(owen);
    await person('chidi').says(`@Practice reviews link ${REFERENCE}`, CHAT);
    expect(
      person('mei')
        .cards(CHAT)
        .some((card) => card.buttons().includes('Link this chat')),
    ).toBe(false);

    await owen.says(`@Practice reviews link ${REFERENCE}`, CHAT);
    const asked = person('mei').cards(CHAT).at(-1)!;
    expect(asked.text()).toContain('Link this chat to a review?');
    expect(asked.text()).toContain(REFERENCE);
    await person('mei').presses('Link this chat', {}, { on: asked });
    expect(person('mei').toasts().at(-1)).toContain('Only the coordinator');
    expect(await meeting()).toMatchObject({ chatLinked: false });

    await owen.presses('Link this chat', {}, { on: owen.cards(CHAT).at(-1)! });
    expect(owen.cards(CHAT).at(-1)?.text()).toContain('This chat is linked to a review');
    expect(person('mei').cards(CHAT).at(-1)?.text()).toContain('Link this chat to a review?');
    expect(await meeting()).toMatchObject({ chatLinked: true });
    expect((await opens('owen')).text()).toContain('Linked to this review');
  });

  it('has one chat, and the chat one review', async () => {
    await decided(stage, OTHER);
    await stage.room.meeting(CHAT, ['owen', 'fran']);
    await stage.room.meeting('Another chat', ['owen', 'fran']);
    const owen = person('owen');
    const lastSaid = () => person('fran').previews().at(-1)?.text ?? '';
    await owen.says(`@Practice reviews link ${REFERENCE}`, CHAT);
    expect(lastSaid()).toContain('The meeting is not booked yet.');
    await books(owen);
    await books(owen, {}, OTHER);
    await links(stage);
    await owen.says(`@Practice reviews link ${OTHER}`, CHAT);
    expect(lastSaid()).toContain(`This chat belongs to ${REFERENCE} already. Please make a chat for this review alone`);
    await owen.says(`@Practice reviews link ${REFERENCE}`, 'Another chat');
    expect(lastSaid()).toContain('This review has another chat already. Please hold its meeting there');
    await owen.says(`@Practice reviews link ${REFERENCE}`, CHAT);
    expect(person('fran').cards(CHAT).at(-1)?.text()).toContain('This chat is linked to a review');
    await owen.says(`link ${REFERENCE}`);
    expect(owen.previews().at(-1)?.text).toContain('Please write this in the chat of the meeting');
  });

  it('holds the start while somebody in the chat is not invited, until they are let in or removed', async () => {
    const chat = await stage.room.meeting(CHAT, ['owen', 'chidi', 'fran', 'mei']);
    const owen = person('owen');
    await books(owen);
    await links(stage);
    expect((await opens('owen')).text()).not.toContain('The start is held');
    const posted = stage.room.sent().filter(({ chat: id, kind }) => id === chat.id && kind === 'post').length;

    await chat.adds('grace');
    await chat.adds('eve');
    await chat.adds('stranger');
    await owen.presses('Look again');
    expect(owen.card().text()).toContain('The start is held: Grace Chukwu, Eve Marsh, Sam Doe are in the chat and not invited.');
    expect((await opens('mei')).text()).not.toContain('The start is held');
    const stale = owen.card();
    await owen.presses('Let in: Grace Chukwu');
    expect(await meeting()).toMatchObject({ letIn: [whole('grace')] });
    expect(owen.card().text()).toContain('The start is held: Eve Marsh, Sam Doe are in the chat and not invited.');
    await chat.removes('eve');
    await owen.presses('Let in: Eve Marsh', {}, { on: stale });
    expect(owen.toasts().at(-1)).toBe('This person is not in the meeting’s chat any more.');
    await chat.removes('stranger');
    expect((await opens('owen')).text()).not.toContain('The start is held');
    expect((await opens('grace')).text()).toContain('Fri 4 December at 10:00');
    expect(stage.room.sent().filter(({ chat: id, kind }) => id === chat.id && kind === 'post')).toHaveLength(posted);
  });

  it('is not disturbed by what Teams says of its start and end', async () => {
    const chat = await stage.room.meeting(CHAT, ['owen', 'chidi', 'fran', 'mei']);
    await books(person('owen'));
    await links(stage);
    const before = stage.room.sent().length;
    await chat.starts();
    await chat.ends();
    expect(stage.room.sent()).toHaveLength(before);
  });
});
