import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { NOTIFIED, opensNotification } from '../helpers/notified';
import { readsAll, readsCheck, readsOn } from '../helpers/referring';
import { assessment, idOf, PARTNERS, TRIAGE_CAST } from '../helpers/stages/triage';

const BELONGS = 'This belongs to a review that already exists';

describe.each(DELIVERIES)('a referral that joins a review, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  let [referral, review] = ['', ''];
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
    review = await notifies('danuta');
    referral = await passedOn();
  });
  afterEach(async () => {
    for (const reference of [referral, review]) expect(await journalIsDocument(stage, reference)).toBe(true);
    await stage.close();
  });
  const person = (id: string) => stage.person(id);
  const stored = async (reference: string) => (await stage.tables.reviews.read(reference))!.review;
  const lastSent = () => JSON.stringify(stage.room.sent().at(-1)?.body);
  const told = (id: string, heading: string) =>
    person(id)
      .cards()
      .filter((card) => card.text().startsWith(heading));
  const notifies = async (id: string, differently: Record<string, string> = {}): Promise<string> => {
    const reference = await opensNotification(person(id));
    await person(id).presses('Record the notification', { ...NOTIFIED, 'Who is the child? Full name': 'Kezia Brightwood', ...differently });
    return reference;
  };
  const passedOn = async (): Promise<string> => {
    const reference = await refers(person('amara'));
    person('amara').closesDialog();
    await person('dana').says(`open ${reference}`);
    await readsAll(person('dana'));
    await person('dana').presses('Pass it to the partnership office');
    person('dana').closesDialog();
    return reference;
  };
  const desk = async (reference: string) => {
    person('owen').closesDialog();
    await person('owen').says(`open ${reference}`);
    await person('owen').presses('More about this case');
  };
  const joins = async (from = referral, to = review) => {
    await desk(from);
    await person('owen').presses(BELONGS);
    await person('owen').presses('Go on', { 'Which review does it belong to?': to });
    await person('owen').presses(`Add it to ${to}`);
    person('owen').closesDialog();
  };

  it('says first what it means, then both say where the other is, and its referrer is told once', async () => {
    await desk(referral);
    await person('owen').presses(BELONGS);
    expect(JSON.stringify(person('owen').card().json)).toContain('the same initials, the same date of birth');
    await person('owen').presses('Go on', {});
    expect(person('owen').card().text()).toContain('still needs an answer');
    await person('owen').presses('Go on', { 'Which review does it belong to?': review });
    expect(person('owen').card().text()).toContain('This cannot be undone');
    expect((await stored(referral)).state).toBe('referred');
    await person('owen').presses(`Add it to ${review}`);
    expect(await stored(referral)).toMatchObject({ state: 'part of another review', origin: { partOf: review } });
    expect(await stored(review)).toMatchObject({
      ...{ state: 'referred', referrer: idOf('amara'), agency: 'Health' },
      origin: { begunBy: 'notification', attached: referral },
    });
    expect(told('amara', 'Your referral is part of a review')).toHaveLength(1);
    await person('amara').says(`open ${referral}`);
    expect(person('amara').card().text()).toContain(`Part of a review that a notification began: ${review}`);
    await person('amara').presses(`Open ${review}`);
    expect(person('amara').card().text()).toContain('Amara Okafor, Health');
    await person('amara').says('my reviews');
    expect(person('amara').card().text()).toContain(review);
  });

  it('can be read there whole, with the notification beside it, and what identifies the child from both', async () => {
    await joins();
    await person('chidi').says(`open ${review}`);
    await person('chidi').presses('Read the referral');
    expect(person('chidi').card().text()).toContain('Kezia Brightwater');
    await readsOn(person('chidi'));
    expect(person('chidi').card().text()).toContain('The notification it began with');
    expect(person('chidi').card().text()).toContain('Kezia Brightwood');
    for (const id of ['amara', 'dana']) {
      person(id).closesDialog();
      await person(id).says(`open ${review}`);
      await person(id).presses('Read the referral');
      const [, parts = ''] = /section 1 of (\d+)/.exec(person(id).card().text()) ?? [];
      await readsOn(person(id));
      expect(person(id).card().text()).toContain(`section ${parts} of ${parts}`);
      expect(person(id).card().text()).not.toContain('The notification it began with');
      const answered = stage.room.sent().filter(({ kind, to }) => kind === 'answer' && to === id);
      expect(answered.length).toBeGreaterThan(5);
      expect(JSON.stringify(answered)).not.toContain('Brightwood');
    }
    const rows = await stage.tables.reviews.content(review, '');
    expect(JSON.stringify(rows)).not.toMatch(/Brightwater|Brightwood/);
    const kept = stage.room.sent().filter(({ kind }) => kind === 'post' || kind === 'update');
    const previews = TRIAGE_CAST.map(({ id }) => person(id).previews());
    const outside = [kept.map(({ body }) => body), previews, stage.bot.logged, rows.map(({ key, columns }) => [key, columns])];
    expect(JSON.stringify(outside)).not.toMatch(/Brightw|unresponsive|Again, again/);
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(['notified', 'referral~about', 'referral~gate']));
  });

  it('tells its referrer the decision on the review, as any referrer', async () => {
    await joins();
    await person('owen').says(`open ${review}`);
    await person('owen').presses('Tell the referrer that you have it');
    expect(told('amara', 'Your referral has been read')).toHaveLength(1);
    await person('owen').presses('Call the threshold discussion');
    await person('chidi').presses('Assess the criteria');
    await person('chidi').presses('Recommend this to the partners', assessment('A rapid review'));
    for (const partner of PARTNERS) {
      await person(partner).presses('Read and decide');
      await person(partner).presses('I agree');
      await person(partner).presses('Record this answer');
    }
    await person('amara').says(`open ${review}`);
    await person('amara').presses('Read the decision and why');
    expect(person('amara').card().text()).toContain('The partners decided on a rapid review');
  });

  it('can be asked for more there, and its referrer answers from what they sent', async () => {
    await joins();
    person('owen').closesDialog();
    await person('owen').says(`open ${review}`);
    await person('owen').presses('Read the referral');
    for (let part = 0; part < 30 && !person('owen').card().text().includes('Their own words'); part++)
      await person('owen').presses(
        person('owen')
          .card()
          .buttons()
          .find((title) => title.startsWith('Next: ')) ?? 'Next',
      );
    await person('owen').presses('Comment: Their own words');
    await person('owen').presses('Keep the comment', { 'What do you ask of the referrer?': 'Who heard this?' });
    await person('owen').presses('Send my comment');
    await person('owen').presses('Send this comment');
    person('amara').closesDialog();
    await person('amara').says(`open ${review}`);
    await person('amara').presses('Check and send');
    await person('amara').presses('Change: Their own words');
    await person('amara').presses('Back to the check', { 'Their own words': '“Again, again!”, to her brother' });
    await readsCheck(person('amara'));
    await person('amara').presses('Send it again');
    expect((await stored(review)).comments).toMatchObject([{ changed: ['about.ownWords'] }]);
    expect(await stage.tables.identities.read(review)).toMatchObject({
      childName: { said: 'Kezia Brightwater' },
      'notified~childName': { said: 'Kezia Brightwood' },
    });
    expect(JSON.stringify(await stage.tables.reviews.content(review, 'referral~about'))).toContain('to her brother');
  });

  it('is added by nobody but the office, and where it belongs only', async () => {
    for (const id of ['chidi', 'amara', 'danuta', 'dana']) {
      await person(id).says(`add ${referral}`);
      expect(lastSent()).toContain('nothing here that you can open');
    }
    await joins();
    const second = await passedOn();
    await person('owen').says(`add ${second}`);
    expect(lastSent()).toContain('No review is open');
    await person('owen').says(`add ${referral}`);
    expect(lastSent()).toMatch(/No review is open|can be added/);
    const third = await notifies('danuta');
    await person('owen').says(`add ${second}`);
    await person('owen').presses('Go on', { 'Which review does it belong to?': third });
    const check = person('owen').card();
    await joins(second, third);
    await person('owen').presses(`Add it to ${third}`, {}, { on: check });
    expect((await stage.tables.reviews.journal(third)).filter(({ type }) => type === 'referralAttached')).toHaveLength(1);
    expect(told('amara', 'Your referral is part of a review')).toHaveLength(2);
  });

  it('does not join a review that has ended since the card was drawn', async () => {
    await person('owen').says(`add ${referral}`);
    await person('owen').presses('Go on', { 'Which review does it belong to?': review });
    const check = person('owen').card();
    await desk(review);
    await person('owen').presses('Another area takes it over');
    await person('owen').presses('End the case here', {
      'Which area takes it over?': 'Southshire',
      'Who there has taken it on, and when?': 'Their office, this morning',
      'Why does it pass to them?': 'The family has moved there.',
    });
    expect((await stored(review)).state).toBe('transferred');
    await person('owen').presses(`Add it to ${review}`, {}, { on: check });
    expect(lastSent()).toContain('has ended or is signed off');
    expect((await stored(referral)).state).toBe('referred');
  });
});
