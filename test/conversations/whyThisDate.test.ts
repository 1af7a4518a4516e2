import { readDay } from '../../src/domain/time/days';
import { DELIVERIES, journalIsDocument, type Stage } from '../helpers/onStage';
import { beginsRapid, cardsSaying, itIs, REFERENCE, REFERRED } from '../helpers/stages/reminders';
import { idOf } from '../helpers/stages/triage';

let stage: Stage;
afterEach(() => stage.close());

const COUNTED = 'Wed 2 December 2026 is working day 7, counted from the notification sent on Mon 23 November 2026, which is day 0.';

describe.each(DELIVERIES)('why this date, each press answered %s', (redeliver) => {
  it('is said to an author from their reminder, as text for a letter, and leads back to it', async () => {
    stage = await beginsRapid({ redeliver });
    await itIs(stage, '2026-11-27T09:00:10Z');
    const ivy = stage.person('ivy');
    await ivy.presses('Why this date?');
    expect(ivy.card().text()).toContain(COUNTED);
    expect(ivy.card().text()).toContain('Sat 28 November 2026: not counted, Saturday.');
    expect(JSON.stringify(ivy.card().json)).toContain(`Agency returns in. ${COUNTED} The working days are: Tue 24 November 2026 (1), `);
    await ivy.presses('Close and see the reminder');
    expect(ivy.card().text()).toContain(`Your agency’s information for ${REFERENCE} is due by the end of Wed 2 Dec`);
    expect(ivy.card().buttons()).toContain('We hold nothing');
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is said of each thing in a digest of several', async () => {
    stage = await beginsRapid({ redeliver });
    await itIs(stage, '2026-12-03T09:00:10Z');
    const chidi = stage.person('chidi');
    await chidi.says('reminders');
    expect(chidi.card().text()).toContain('2 things need you');
    await chidi.presses('Why this date? Rapid review meeting');
    expect(chidi.card().text()).toContain('Mon 7 December 2026 is working day 10, counted from the notification sent');
  });

  it('is said to the chair from the overview of the week, beginning with what is late', async () => {
    stage = await beginsRapid({ redeliver });
    await itIs(stage, '2026-12-07T09:00:10Z');
    const chidi = stage.person('chidi');
    expect(cardsSaying(stage, 'chidi', 'This week: 1 open review')).toBe(1);
    await chidi.presses(`Why these dates? (${REFERENCE})`);
    expect(chidi.card().text()).toContain('counted from the notification sent on Mon 23 November 2026');
    expect(chidi.card().buttons()).toContain('Close and see the timeline');
  });

  it('is said to whoever is told of an outer date, though they see nothing else of the case', async () => {
    const aware = { type: 'laAwareRecorded' as const, at: '2026-11-23T10:00:00.000Z', by: idOf('amara'), on: readDay('2026-11-20') };
    stage = await beginsRapid({ redeliver, events: [...REFERRED.slice(0, 2), aware] });
    await itIs(stage, '2026-11-30T09:00:10Z');
    const chidi = stage.person('chidi');
    expect(chidi.card().text()).toContain(`The notification to the Panel for ${REFERENCE} was due on Fri 27 Nov`);
    await chidi.presses('Why this date?');
    expect(chidi.card().text()).toContain('Fri 27 November 2026 is working day 5');
    expect(chidi.card().text()).toContain('The duty to notify is law');
    await chidi.presses('Close and see the reminder');
    expect(chidi.card().text()).toContain('You are told because this date is one of the two that guidance sets.');
  });

  it('unfolds on the form that books the meeting, so that nothing typed is lost', async () => {
    stage = await beginsRapid({ redeliver });
    const owen = stage.person('owen');
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Book the meeting');
    expect(owen.card().buttons()).toContain('Why this date?');
    expect(JSON.stringify(owen.card().json)).toContain('Rapid review meeting. Mon 7 December 2026 is working day 10');
  });

  it('is not said to somebody whom the date does not concern', async () => {
    stage = await beginsRapid({ redeliver });
    await itIs(stage, '2026-11-27T09:00:10Z');
    const [ivy, eve] = [stage.person('ivy'), stage.person('eve')];
    await eve.says('reminders');
    const { chat, messageId } = eve.card();
    await eve.presses('Why this date?', {}, { on: { ...ivy.card(), chat, messageId } });
    expect(eve.toasts().at(-1)).toContain('There is nothing here that you can open.');
  });
});
