import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { TRIAGE_CAST } from '../helpers/stages/triage';
import { NOTIFIED, opensNotification } from '../helpers/notified';

describe.each(DELIVERIES)('a notification without a referral, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const notifies = async (id: string, differently: Record<string, string> = {}): Promise<string> => {
    const reference = await opensNotification(person(id));
    await person(id).presses('Record the notification', { ...NOTIFIED, ...differently });
    return reference;
  };
  const told = (id: string, heading: string) =>
    person(id)
      .cards()
      .filter((card) => card.text().startsWith(heading));

  it.each(['danuta', 'owen'])('begins a review, its days and who is told, recorded by %s', async (id) => {
    const reference = await notifies(id);
    const review = (await stage.tables.reviews.read(reference))?.review;
    expect(review).toMatchObject({
      state: 'referred',
      referrer: '',
      agency: '',
      origin: { begunBy: 'notification' },
      clock: { incidentOn: '2026-11-20', laAwareOn: '2026-11-20', notification: { sentAt: '2026-11-23T09:05:00.000Z' } },
    });
    expect(await journalIsDocument(stage, reference)).toBe(true);
    await person(id).says(`open ${reference}`);
    expect(person(id).card().text()).toContain('Begun with a notification, without a referral');
    for (const who of ['owen', 'chidi']) expect(told(who, 'A review has begun with a notification')).toHaveLength(1);
    expect([...(await stage.tables.involved.in('office'))]).toEqual([reference]);
    expect(await stage.tables.identities.read(reference)).toMatchObject({ childName: { said: 'Kezia Brightwater' } });
    const rows = await stage.tables.reviews.content(reference, '');
    expect(JSON.stringify(rows)).not.toContain('Brightwater');
  });

  it('is one review however often the form is pressed, and keeps what was recorded first', async () => {
    const reference = await opensNotification(person('danuta'));
    const form = person('danuta').card();
    await person('danuta').presses('Record the notification', { ...NOTIFIED });
    await person('danuta').presses('Record the notification', { ...NOTIFIED, 'When did it happen?': '2026-11-19' }, { on: form });
    expect(await stage.tables.involved.in('office')).toEqual([reference]);
    const journal = await stage.tables.reviews.journal(reference);
    expect(journal.filter(({ type }) => type === 'begunByNotification')).toHaveLength(1);
    expect((await stage.tables.reviews.read(reference))?.review.clock.incidentOn).toBe('2026-11-20');
  });

  it('can be filled in in the chat, and opened once more shows what has become of it', async () => {
    const reference = await opensNotification(person('danuta'));
    person('danuta').closesDialog();
    const begun = person('danuta').card();
    await person('danuta').presses('Fill it in here in the chat', {}, { as: 'submit' });
    await person('danuta').presses('Record the notification', { ...NOTIFIED }, { as: 'submit' });
    expect((await stage.tables.reviews.read(reference))?.review.origin.begunBy).toBe('notification');
    await person('danuta').presses('Open the form', {}, { on: begun });
    expect(person('danuta').card().text()).toContain('Begun with a notification, without a referral');
  });

  it('says what is wrong with a date or a time, keeps what was typed, and records nothing', async () => {
    const reference = await opensNotification(person('danuta'));
    for (const [typed, sentence] of [
      [{ 'On which day was the notification sent?': '2026-11-24' }, 'this date has not come yet'],
      [{ 'At what time?': '23:10' }, 'That time has not come yet'],
      [{ 'At what time?': 'noon' }, 'Please give the time as hours and minutes'],
      [{ 'When did it happen?': '2026-11-22' }, 'The local authority cannot know on Fri 20 November'],
      [{ 'When did the local authority become aware?': '2026-11-23', 'On which day was the notification sent?': '2026-11-21' }, 'cannot'],
      [{ 'The Panel’s reference (optional)': 'Kezia' }, 'no name in it'],
      [{ 'What happened, in one sentence?': '' }, 'still needs an answer'],
    ] as const) {
      await person('danuta').presses('Record the notification', { ...NOTIFIED, ...typed });
      expect(person('danuta').card().text()).toContain(sentence);
      expect(JSON.stringify(person('danuta').card().json)).toContain('Kezia Brightwater');
    }
    expect(await stage.tables.reviews.read(reference)).toBeUndefined();
    expect(await stage.tables.identities.read(reference)).toBeUndefined();
    await person('danuta').presses('Record the notification', { ...NOTIFIED });
    expect((await stage.tables.reviews.read(reference))?.review.origin.begunBy).toBe('notification');
  });

  it('is nobody else’s to record', async () => {
    for (const id of ['amara', 'dana', 'chidi', 'farid', 'joseph']) {
      await person(id).says('notification');
      expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('records a notification');
    }
  });

  it('is read by those who may, as a notification, and by nobody else', async () => {
    const reference = await notifies('danuta');
    for (const id of ['owen', 'chidi', 'danuta']) {
      await person(id).says(`open ${reference}`);
      expect(person(id).card().text()).toContain('no referral yet');
      await person(id).presses('Read the notification');
      expect(person(id).card().text()).toContain('Kezia Brightwater');
      person(id).closesDialog();
    }
    for (const id of ['amara', 'dana', 'piotr', 'farid', 'joseph']) {
      await person(id).says(`open ${reference}`);
      expect(person(id).card().text()).not.toContain('notification');
      expect(JSON.stringify(stage.room.sent().at(-1)?.body)).toContain('nothing here that you can open');
    }
  });

  it('counts its days, and says in lists and at the desk how it began', async () => {
    const reference = await notifies('danuta');
    await person('chidi').says('my reviews');
    expect(person('chidi').card().text()).toContain(reference);
    expect(person('chidi').card().text()).toContain('Begun with a notification, without a referral');
    await person('owen').says('new referrals');
    expect(person('owen').card().text()).toContain('There is no referral, so nobody waits for a receipt.');
    await person('owen').says(`open ${reference}`);
    expect(person('owen').card().buttons()).not.toContain('Tell the referrer that you have it');
    await person('owen').presses('Timeline');
    const timeline = JSON.stringify(person('owen').card().json);
    expect(timeline).toContain('counted from the notification sent Mon 23 Nov');
    expect(timeline).not.toContain('Short start seen');
    await person('owen').says(`open ${reference}`);
    await person('owen').presses('More about this case');
    expect(person('owen').card().text()).toContain('no referral is needed');
    expect(person('owen').card().buttons()).not.toContain('See what is missing');
  });

  it('lets no word of it into a chat, a preview, a key or the log', async () => {
    const words = ['Brightwater', 'unresponsive', '2024-02-29', '29 February 2024'];
    const reference = await notifies('danuta');
    await person('owen').says(`open ${reference}`);
    await person('owen').presses('Read the notification');
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    const rows = await stage.tables.reviews.content(reference, '');
    const everywhere = [
      ...kept.map(({ body }) => body),
      ...TRIAGE_CAST.map(({ id }) => person(id).previews()),
      stage.bot.logged,
      rows.map(({ key, columns }) => [key, columns]),
      await stage.tables.reviews.journal(reference),
    ];
    for (const word of words) expect(JSON.stringify(everywhere)).not.toContain(word);
  });
});
