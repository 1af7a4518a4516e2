import type { ReviewEvent } from '../../src/domain/review/events';
import { readDay } from '../../src/domain/time/days';
import { DELIVERIES, journalIsDocument, type Stage } from '../helpers/onStage';
import { beginsRapid, cardsSaying, itIs, RAPID, REFERENCE } from '../helpers/stages/reminders';
import { idOf } from '../helpers/stages/triage';

const DECIDED_AT = '2026-12-11T15:00:00.000Z';
const HELD: readonly ReviewEvent[] = [
  ...RAPID,
  { type: 'nothingHeld', at: '2026-11-25T10:00:00.000Z', by: idOf('ivy'), agency: 'Police' },
  {
    type: 'recommendationRecorded',
    at: '2026-12-08T10:00:00.000Z',
    by: idOf('owen'),
    revision: 1,
    lcspr: 'yes',
    partners: [idOf('farid')],
  },
  { type: 'milestoneDone', at: '2026-12-11T14:00:00.000Z', by: idOf('owen'), milestone: 'panel', on: readDay('2026-12-11') },
  { type: 'lcsprDecided', at: DECIDED_AT, by: idOf('farid'), lcspr: 'yes', revision: 1 },
];

let stage: Stage;
afterEach(() => stage.close());

describe.each(DELIVERIES)('the months of an LCSPR, each press answered %s', (redeliver) => {
  it('remind the chair, who says that it is agreed and is left alone', async () => {
    stage = await beginsRapid({ redeliver, events: HELD });
    const chidi = stage.person('chidi');
    await itIs(stage, '2027-01-04T09:00:10Z');
    const scope = `Agreeing what the LCSPR that follows ${REFERENCE} asks is due by the end of Mon 11 Jan: month 1 of 6, counted from the decision to hold an LCSPR Fri 11 Dec.`;
    const sooner = cardsSaying(stage, 'chidi', scope);
    await itIs(stage, '2027-01-07T09:00:10Z');
    expect(cardsSaying(stage, 'chidi', scope)).toBe(sooner + 1);
    await chidi.presses('Why this date?');
    expect(chidi.card().text()).toContain(
      'Mon 11 January 2027 is 1 calendar month after the decision to hold an LCSPR on Fri 11 December 2026.',
    );
    await chidi.presses('Close and see the reminder');
    await chidi.presses('It is agreed');
    expect(chidi.card().text()).toContain('LCSPR: questions, period and reviewer agreed: done');
    const before = cardsSaying(stage, 'chidi', 'Agreeing what the LCSPR');
    for (const day of ['11', '12', '13']) await itIs(stage, `2027-01-${day}T09:00:10Z`);
    expect(cardsSaying(stage, 'chidi', 'Agreeing what the LCSPR')).toBe(before);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('remind the three partners of the report, and the office of the end', async () => {
    const drafted: ReviewEvent = {
      type: 'milestoneDone',
      at: DECIDED_AT,
      by: idOf('owen'),
      milestone: 'lcsprDraft',
      on: readDay('2026-12-11'),
    };
    stage = await beginsRapid({ redeliver, events: [...HELD, drafted] });
    await itIs(stage, '2027-05-07T09:00:10Z');
    expect(
      cardsSaying(stage, 'farid', `Your agreement to the report of the LCSPR that follows ${REFERENCE} is due by the end of Tue 11 May`),
    ).toBe(1);
    await itIs(stage, '2027-06-04T09:00:10Z');
    expect(cardsSaying(stage, 'owen', `The LCSPR that follows ${REFERENCE} is due by the end of Fri 11 Jun: month 6 of 6`)).toBe(1);
  });
});
