import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { decided, idOf, REFERRED, TRIAGE_CAST } from '../helpers/stages/triage';

const WHY_CORRECTED = 'If the date changes: why? (optional)';

describe.each(DELIVERIES)('what moves a review’s dates, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
    await decided(stage, 'rapid review');
    await timelineOf('danuta');
    await person('danuta').presses('Record the notification');
    await person('danuta').presses('Record', { 'On which day was it sent?': '2026-11-23', 'At what time?': '09:05' });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const reads = (id: string) => person(id).card().text();
  const review = async () => (await stage.tables.reviews.read(REFERRED))!.review;
  const timelineOf = async (id: string): Promise<string> => {
    person(id).closesDialog();
    await person(id).says(`open ${REFERRED}`);
    await person(id).presses('Timeline');
    return reads(id);
  };
  const opened = async (id: string, title: string): Promise<string> => {
    await timelineOf(id);
    await person(id).presses(title);
    return reads(id);
  };
  const told = (id: string, heading: string) =>
    person(id)
      .cards()
      .filter((card) => card.text().includes(heading));

  it('a corrected date moves what is counted from it, tells its owners both days, and keeps the reason out of the chat', async () => {
    await opened('danuta', 'Correct the notification');
    await person('danuta').presses('Record', { 'On which day was it sent?': '2026-11-22', [WHY_CORRECTED]: 'The portal says Sunday.' });
    expect(person('danuta').toasts().at(-1)).toContain('Recorded: the notification was sent Sun 22 Nov');
    const [post, ...others] = told('chidi', 'Dates have moved');
    expect(others).toEqual([]);
    expect(post?.text()).toContain('because the date that they are counted from was put right');
    expect(post?.text()).not.toContain('portal');
    const journal = await stage.tables.reviews.journal(REFERRED);
    expect(journal.find(({ type }) => type === 'dateCorrected')).toMatchObject({
      was: '2026-11-23T09:05:00.000Z',
      is: '2026-11-22T09:05:00.000Z',
      by: idOf('danuta'),
    });
    expect(JSON.stringify(journal)).not.toContain('portal');
    const text = await opened('chidi', 'What changed, and why');
    expect(text).toContain('The notification was sent: Mon 23 Nov became Sun 22 Nov');
    expect(text).toContain('“The portal says Sunday.”');
    expect(text).toContain('Danuta Kowalska, today at 10:15');
    expect((await stage.tables.seen.of(REFERRED)).filter(({ what }) => what === 'dates and reasons').length).toBeGreaterThan(0);
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
  });

  it('a pause lets the work’s dates wait and stands beside the two clocks, which go on', async () => {
    stage.clock.now = new Date('2026-11-25T10:00:00Z');
    await opened('owen', 'Pause the review');
    await person('owen').presses('Pause the review', { 'Why does it pause?': 'On police advice', 'Who asked for it, and why?': '' });
    expect(reads('owen')).toContain('Not recorded yet: please look at the words in red.');
    await person('owen').presses('Pause the review', { 'Who asked for it, and why?': 'DI Marsh asked us to wait for interviews.' });
    expect(person('owen').toasts().at(-1)).toContain('The review is paused.');
    expect(told('chidi', 'A review is paused')).toHaveLength(1);
    const text = await timelineOf('chidi');
    expect(text).toContain('Paused since Wed 25 Nov, on police advice. The two clocks above never stop; the dates below wait.');
    expect(text).toContain('Day 2 of 15, counted from the notification sent Mon 23 Nov. Due by the end of Mon 14 Dec.');
    expect(text).toContain('Waits while the review is paused');
    expect(text).not.toContain('DI Marsh');

    stage.clock.now = new Date('2026-11-30T10:00:00Z');
    await opened('chidi', 'Let the review go on');
    await person('chidi').presses('Let it go on', { 'Why can it go on now?': 'Interviews are done.' });
    expect(await timelineOf('chidi')).not.toContain('Paused since');
    expect(reads('chidi')).toContain('Due by the end of Thu 10 Dec');
    await person('chidi').presses('Why this date? Rapid review meeting');
    expect(reads('chidi')).toContain('Wed 25 November 2026: not counted, the review was paused.');
    expect((await review()).clock.pauses).toHaveLength(1);
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
  });

  it('a milestone that nothing records is marked as done by its owner, and a mistake is taken back', async () => {
    stage.clock.now = new Date('2026-12-01T10:00:00Z');
    await opened('chidi', 'Mark as done: Gaps, further agencies, family contact, police view');
    await person('chidi').presses('Record', { 'Is it done?': 'Yes, it is done', 'If yes: on which day was it done?': '2026-12-03' });
    expect(reads('chidi')).toContain('this date has not come yet');
    await person('chidi').presses('Record', { 'If yes: on which day was it done?': '2026-11-30' });
    expect(person('chidi').toasts().at(-1)).toBe('Recorded: done on Mon 30 Nov.');
    expect((await review()).clock.done).toMatchObject({ progress: { on: '2026-11-30', by: idOf('chidi') } });
    expect(await timelineOf('chidi')).not.toContain('Mark as done');
    await person('chidi').presses('No window opens?');
    await person('chidi').presses('Why these dates, here in the chat', {}, { as: 'submit' });
    while (!reads('chidi').includes('Gaps, further agencies')) await pressesNext('chidi');
    await person('chidi').presses('Mark as done', {}, { as: 'submit' });
    await person('chidi').presses('Record', { 'Is it done?': 'No, it is not done' }, { as: 'submit' });
    expect((await review()).clock.done).toEqual({});
    const events = (await stage.tables.reviews.journal(REFERRED)).map(({ type }) => type).filter((type) => /^milestone/.test(type));
    expect(events).toEqual(['milestoneDone', 'milestoneNotDone']);
  });
  const pressesNext = async (id: string): Promise<void> => {
    const next = person(id)
      .card()
      .buttons()
      .find((title) => title.startsWith('The next date'));
    if (!next) throw new Error('There is no next date.');
    await person(id).presses(next, {}, { as: 'submit' });
  };

  it('a missed milestone stays late, with the reason beside it and the words with the review', async () => {
    stage.clock.now = new Date('2026-12-01T10:00:00Z');
    await opened('chidi', 'Give a reason: Gaps, further agencies, family contact, police view');
    await person('chidi').presses('Keep the reason', {
      'What is the reason?': 'The police, a court or another process came first',
      'In a few words': 'Statements were taken first.',
    });
    const text = await timelineOf('chidi');
    expect(text).toContain('Was due by the end of Mon 30 Nov · Chidi Nwosu · The police, a court or another process came first');
    expect(text).not.toContain('Statements');
    expect(await opened('owen', 'What changed, and why')).toContain('“Statements were taken first.”');
    expect((await stage.tables.reviews.journal(REFERRED)).filter(({ type }) => type === 'lateExplained')).toHaveLength(1);
  });

  it('quiet dates are kept by the coordinator, and what day they are is not in the chat', async () => {
    await opened('owen', 'Quiet dates');
    await person('owen').presses('Add this day', { 'Which day?': '2026-11-20', 'What day is it?': 'A funeral' });
    expect(reads('owen')).toContain('That day has passed.');
    await person('owen').presses('Add this day', { 'Which day?': '2026-12-07', 'What day is it?': 'A funeral' });
    expect(reads('owen')).toContain('Mon 7 December\nA funeral');
    expect((await review()).clock.quiet).toEqual(['2026-12-07']);
    const text = await opened('chidi', 'If we meet on …');
    expect(text).toContain('Asking changes nothing.');
    await person('chidi').presses('See what fits', { 'On which day?': '2026-12-07' });
    expect(reads('chidi')).toContain('Mon 7 Dec is a quiet date of this review: it matters to the family.');
    expect(reads('chidi')).not.toContain('funeral');
    await opened('owen', 'Quiet dates');
    await person('owen').presses('Remove');
    expect((await review()).clock.quiet).toEqual([]);
    expect(await stage.tables.reviews.content(REFERRED, 'quiet~')).toEqual([]);
    expect(person('chidi').card().buttons()).not.toContain('Quiet dates');
  });

  it('a day for the meeting is thought through without changing anything', async () => {
    const before = await review();
    await opened('chidi', 'If we meet on …');
    await person('chidi').presses('See what fits', { 'On which day?': '2026-12-14' });
    const text = reads('chidi');
    expect(text).toContain('If we meet on Mon 14 December');
    expect(text).toContain('Mon 14 Dec is too late');
    expect(text).toContain('Merged chronology and pack issued\nBy the end of Fri 11 Dec, one working day before.');
    expect(text).toContain('Due Mon 14 Dec. With the usual days between it would be Mon 21 Dec, 5 working days late.');
    expect(await review()).toEqual(before);
  });

  it('gives the way to a date as one paragraph for a letter', async () => {
    await timelineOf('owen');
    await person('owen').presses('Why this date? Report sent to the Panel');
    await person('owen').presses('As text for a letter');
    expect(reads('owen')).toContain('The working days are: Tue 24 November 2026 (1), Wed 25 November 2026 (2)');
    expect(reads('owen')).toContain('Not counted: Sat 28 November 2026 (Saturday), Sun 29 November 2026 (Sunday)');
    expect(reads('owen')).toContain('The 15 working days are the Panel’s expectation.');
  });
});
