import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { decided, idOf, REFERRED, referred, TRIAGE_CAST } from '../helpers/stages/triage';

const DAY = 'On which day was it sent?';
const TIME = 'At what time?';
const WHY = 'If the date changes: why? (optional)';
const PANEL = 'The Panel’s reference (optional)';

describe.each(DELIVERIES)('the notification and the clocks, each press redelivered: %s', (redeliver) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: TRIAGE_CAST });
  });
  afterEach(() => stage.close());
  const person = (id: string) => stage.person(id);
  const dates = async () => (await stage.tables.reviews.read(REFERRED))!.review.clock;
  const opens = async (id: string) => {
    person(id).closesDialog();
    await person(id).says(`open ${REFERRED}`);
    return person(id).card();
  };
  const timelineOf = async (id: string): Promise<string> => {
    await opens(id);
    await person(id).presses('Timeline');
    return person(id).card().text();
  };
  const reads = (id: string) => person(id).card().text();

  it('is recorded by the LA notifier, and the rapid review’s clock begins', async () => {
    await decided(stage, 'rapid review');
    const danuta = person('danuta');
    expect(danuta.card().text()).toContain('A rapid review waits for the notification');
    await danuta.presses('Record the notification');
    await danuta.presses('Record', { [DAY]: '2026-11-23', [TIME]: '9.05', [PANEL]: 'SIN-2026-0412' });
    expect(danuta.toasts().at(-1)).toBe('Recorded: the notification was sent today at 09:05.');
    expect(danuta.card().text()).toContain('Decided: rapid review.');
    expect(danuta.card().text()).not.toContain('does not start');
    expect(await dates()).toMatchObject({
      notification: { sentAt: '2026-11-23T09:05:00.000Z', panelReference: 'SIN-2026-0412', recordedBy: idOf('danuta') },
    });

    stage.clock.now = new Date('2026-12-04T11:00:00Z');
    const text = await timelineOf('danuta');
    expect(text).toContain('Sent Mon 23 Nov at 09:05: day 1 of 5, counted from the local authority becoming aware Sat 21 Nov.');
    expect(text).toContain('Day 9 of 15, counted from the notification sent Mon 23 Nov. Due by the end of Mon 14 Dec.');
    expect(text).toContain('The Panel’s reference: SIN-2026-0412');
    expect(await journalIsDocument(stage, REFERRED)).toBe(true);
  });

  it('is recorded at any moment, before anybody has decided, and corrected by the coordinator', async () => {
    await referred(stage);
    await opens('owen');
    await person('owen').presses('Record the notification');
    await person('owen').presses('Record', { [DAY]: '2026-11-22', [TIME]: '14:05' });
    await opens('owen');
    await person('owen').presses('Correct the notification');
    const inputs = person('owen').card().inputs();
    expect(inputs.map(({ value }) => value)).toEqual(['2026-11-22', '14:05', 'abuse or neglect', '', '']);
    await person('owen').presses('Record', { [TIME]: '15:30', [PANEL]: 'P 77', [WHY]: 'The e-mail says half past three.' });
    expect((await dates()).notification).toMatchObject({ sentAt: '2026-11-22T15:30:00.000Z', panelReference: 'P 77' });
    const journal = await stage.tables.reviews.journal(REFERRED);
    expect(journal.flatMap((event) => (event.type === 'notificationRecorded' ? [event.sentAt] : []))).toEqual([
      '2026-11-22T14:05:00.000Z',
      '2026-11-22T15:30:00.000Z',
    ]);
  });

  it('keeps what was typed when a date cannot be right, and says why', async () => {
    await referred(stage);
    await opens('danuta');
    await person('danuta').presses('Record the notification');
    await person('danuta').presses('Record', { [DAY]: '2026-11-20', [TIME]: '14:05' });
    expect(reads('danuta')).toContain(
      'cannot have been sent before the local authority became aware, and that is recorded as Sat 21 November 2026.',
    );
    await person('danuta').presses('Record', { [DAY]: '2026-11-23', [TIME]: '16:00' });
    expect(reads('danuta')).toContain('That time has not come yet.');
    await person('danuta').presses('Record', { [TIME]: 'noon' });
    expect(reads('danuta')).toContain('Please give the time as hours and minutes, for example 14:05.');
    await person('danuta').presses('Record', { [TIME]: '10:00', [PANEL]: 'Kezia Brightwater' });
    expect(reads('danuta')).toContain('no name in it');
    expect(
      person('danuta')
        .card()
        .inputs()
        .map(({ value }) => value),
    ).toEqual(['2026-11-23', '10:00', 'abuse or neglect', 'Kezia Brightwater']);
    expect((await dates()).notification).toBe(null);
    await person('danuta').presses('Record', { [PANEL]: '' });
    expect((await dates()).notification).toMatchObject({ sentAt: '2026-11-23T10:00:00.000Z', panelReference: '' });
  });

  it('does not overwrite unseen what somebody else has recorded meanwhile', async () => {
    await referred(stage);
    for (const id of ['danuta', 'owen']) {
      await opens(id);
      await person(id).presses('Record the notification');
    }
    await person('danuta').presses('Record', { [DAY]: '2026-11-23', [TIME]: '09:00' });
    await person('owen').presses('Record', { [DAY]: '2026-11-22', [TIME]: '09:00' });
    expect(reads('owen')).toContain('This was recorded by somebody else, or in another window, since you opened it here.');
    expect(reads('owen')).toContain('Saved in the other window: Mon 23 November 2026');
    expect((await dates()).notification?.sentAt).toBe('2026-11-23T09:00:00.000Z');
    await person('owen').presses('Record', { [WHY]: 'It was sent on Sunday.' });
    expect((await dates()).notification?.sentAt).toBe('2026-11-22T09:00:00.000Z');
  });

  it('does not overwrite unseen what was recorded while a slip was put right', async () => {
    await referred(stage);
    for (const id of ['danuta', 'owen']) {
      await opens(id);
      await person(id).presses('Record the notification');
    }
    await person('danuta').presses('Record', { [DAY]: '2026-11-23', [TIME]: '09:00', [PANEL]: 'SIN-1' });
    await person('owen').presses('Record', { [DAY]: '2026-11-23', [TIME]: 'noon', [PANEL]: 'P 77' });
    expect(reads('owen')).toContain('Please give the time as hours and minutes, for example 14:05.');
    await person('owen').presses('Record', { [TIME]: '09:00' });
    expect(reads('owen')).toContain('This was recorded by somebody else, or in another window, since you opened it here.');
    expect((await dates()).notification?.panelReference).toBe('SIN-1');
    await person('owen').presses('Record', {});
    expect((await dates()).notification?.panelReference).toBe('P 77');
  });

  it('moves its dates when the day on which the local authority became aware is put right', async () => {
    await referred(stage);
    expect(await timelineOf('owen')).toContain(
      'Day 1 of 5, counted from the local authority becoming aware Sat 21 Nov. Due by the end of Fri 27 Nov.',
    );
    await person('owen').presses('Correct when the local authority became aware');
    await person('owen').presses('Record', { 'On which day did the local authority become aware?': '2026-11-19' });
    expect(reads('owen')).toContain('Please say why the date changes');
    await person('owen').presses('Record', { [WHY]: 'The duty log says Thursday.' });
    expect(person('owen').toasts().at(-1)).toBe('Recorded: the local authority became aware on Thu 19 November 2026.');
    expect(reads('owen')).toContain(
      'Day 2 of 5, counted from the local authority becoming aware Thu 19 Nov. Due by the end of Thu 26 Nov.',
    );
  });

  it('says in the timeline what is late, what is next, and what is missing to start a clock', async () => {
    await decided(stage, 'rapid review');
    stage.clock.now = new Date('2026-12-01T09:00:00Z');
    const text = `${await timelineOf('chidi')}\nDone: 3`;
    expect(person('chidi').card().buttons()).toContain('Done: 3');
    const places = ['To notify the national Panel', 'Late', 'Notification sent', 'Waiting for a date', 'Agencies asked', 'Done: 3'].map(
      (words) => text.indexOf(words),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('Late: the 5 days ended on Fri 27 Nov, counted from the local authority becoming aware Sat 21 Nov.');
    expect(text).toContain('Not started: no notification to the Panel is recorded. The LA notifier or the coordinator can record it.');
    expect(text).toContain('Was due by the end of Fri 27 Nov · Danuta Kowalska');
    expect(person('chidi').card().buttons()).not.toContain('Record the notification');
  });

  it('says why a date is what it is: every day counted and skipped, and that counting them is a choice', async () => {
    await referred(stage);
    await timelineOf('owen');
    await person('owen').presses('Why this date? Notification sent');
    expect(person('owen').dialog()).toBeDefined();
    const text = reads('owen');
    expect(text).toContain(
      'Fri 27 November 2026 is working day 5, counted from the local authority becoming aware on Sat 21 November 2026, which is day 0.',
    );
    expect(text).toContain('Sun 22 November 2026: not counted, Sunday.\nMon 23 November 2026: working day 1.');
    expect(text).toContain('Fri 27 November 2026: working day 5.');
    expect(text).toContain('Counting working days is the partnership’s choice, not law');

    person('owen').closesDialog();
    await person('owen').presses('No window opens?');
    await person('owen').presses('Why these dates, here in the chat', {}, { as: 'submit' });
    expect(reads('owen')).toContain('Threshold discussion of the three partners');
    await person('owen').presses('The next date: Notification sent', {}, { as: 'submit' });
    expect(reads('owen')).toContain('Fri 27 November 2026 is working day 5');
    await person('owen').presses('Close and see the timeline', {}, { as: 'submit' });
    expect(reads('owen')).toContain('To notify the national Panel');
  });

  it('shows the dates of a rapid review only where there is one', async () => {
    await decided(stage, 'local learning review');
    const text = await timelineOf('owen');
    expect(text).toContain('Not counted: the partners decided on a local learning review.');
    expect(text).toContain('The duty to notify is the local authority’s alone, so one can still be recorded.');
    expect(text).not.toContain('Report sent to the Panel');
    await person('owen').presses('Done: 3');
    expect(reads('owen')).toContain('Threshold discussion of the three partners');
  });

  it('leaves nothing that was typed in the chat', async () => {
    await referred(stage);
    await opens('danuta');
    await person('danuta').presses('No window opens?');
    await person('danuta').presses('Record the notification, here in the chat', {}, { as: 'submit' });
    await person('danuta').presses('Record', { [DAY]: '2026-11-23', [TIME]: '09:00', [PANEL]: 'SIN-1' }, { as: 'submit' });
    person('danuta').reloads();
    expect(reads('danuta')).toContain('Where this review is');
    expect(
      JSON.stringify(
        person('danuta')
          .cards()
          .map(({ json }) => json),
      ),
    ).not.toContain('SIN-1');
  });
});

describe('who looks at the timeline', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ cast: TRIAGE_CAST });
    await decided(stage, 'rapid review');
  });
  afterEach(() => stage.close());

  it.each(['owen', 'chidi', 'danuta', 'dana', 'grace'])('%s does', async (id) => {
    await stage.person(id).says(`open ${REFERRED}`);
    await stage.person(id).presses('Timeline');
    expect(stage.person(id).card().text()).toContain('Rapid review, to the national Panel');
  });

  it.each(['amara'])('%s does not', async (id) => {
    await stage.person(id).says(`open ${REFERRED}`);
    expect(stage.person(id).card().buttons()).not.toContain('Timeline');
  });
});
