import { DELIVERIES, journalIsDocument, type Stage } from '../helpers/onStage';
import { beginsRapid, cardsSaying, itIs, REFERENCE } from '../helpers/stages/reminders';

let stage: Stage;
afterEach(() => stage.close());

const INFORMATION = `Your agency’s information for ${REFERENCE}`;

describe.each(DELIVERIES)('a reminder, each press answered %s', (redeliver) => {
  beforeEach(async () => {
    stage = await beginsRapid({ redeliver });
  });

  it('is answered by asking a colleague, who is told, has the work and is reminded from then on', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    expect(stage.person('ivy').card().text()).toContain(
      `${INFORMATION} is due by the end of Wed 2 Dec: day 7 of 15, counted from the notification sent Mon 23 Nov.`,
    );
    await stage.person('ivy').presses('Someone else should do this');
    await stage.person('ivy').presses('Ask Piotr Zielinski, Police');
    expect(stage.person('ivy').card().text()).toContain('Piotr Zielinski has it now');
    await itIs(stage, '2026-11-27T09:10:00Z');
    expect(cardsSaying(stage, 'piotr', 'has handed this to you')).toBe(1);
    const before = stage.person('ivy').cards().length;
    await itIs(stage, '2026-12-01T09:00:10Z');
    expect(stage.person('ivy').cards()).toHaveLength(before);
    expect(stage.person('piotr').card().text()).toContain(`${INFORMATION} is due by the end of Wed 2 Dec`);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is answered by asking for help: the office is told once, with whom to ring', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    await stage.person('ivy').presses('I need help');
    expect(stage.person('ivy').card().text()).toContain('has been told that you need help');
    await itIs(stage, '2026-11-27T09:10:00Z');
    expect(cardsSaying(stage, 'owen', 'Ivy Bennett (Police) asks for help')).toBe(1);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('waits until the time that its reader chooses, and no longer than it is due', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    await stage.person('ivy').presses('Remind me on Mon 30 Nov at 09:00');
    expect(stage.person('ivy').card().text()).toContain('I will remind you on Mon 30 Nov at 09:00.');
    const before = cardsSaying(stage, 'ivy', INFORMATION);
    await itIs(stage, '2026-11-27T15:00:10Z');
    expect(cardsSaying(stage, 'ivy', INFORMATION)).toBe(before);
    await itIs(stage, '2026-11-30T09:00:10Z');
    expect(cardsSaying(stage, 'ivy', INFORMATION)).toBe(before + 1);
    await itIs(stage, '2026-12-02T09:00:10Z');
    expect(stage.person('ivy').card().buttons()).toContain('Remind me today at 15:00');
    expect(
      stage
        .person('ivy')
        .card()
        .buttons()
        .filter((title) => title.startsWith('Remind me')),
    ).toHaveLength(1);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is answered by saying that it is done, and shows that however often it is pressed again', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    const old = stage.person('chidi').card();
    expect(old.text()).toContain(`A look at how ${REFERENCE} stands is due by the end of Mon 30 Nov`);
    await stage.person('chidi').presses('I have looked at it');
    expect(stage.person('chidi').card().text()).toContain('There is nothing left for you to do.');
    const before = cardsSaying(stage, 'chidi', 'A look at how');
    await itIs(stage, '2026-12-01T09:00:10Z');
    await itIs(stage, '2026-12-02T09:00:10Z');
    expect(cardsSaying(stage, 'chidi', 'A look at how')).toBe(before);
    await stage.person('chidi').says('reminders');
    expect(stage.person('chidi').card().text()).not.toContain('A look at how');
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('that is late asks its owner again, then the office, then the agency’s lead, and nobody else', async () => {
    await itIs(stage, '2026-12-03T09:00:10Z');
    expect(stage.person('ivy').card().text()).toContain(`${INFORMATION} was due yesterday`);
    expect(cardsSaying(stage, 'piotr', REFERENCE)).toBe(0);
    await itIs(stage, '2026-12-04T09:00:10Z');
    expect(cardsSaying(stage, 'owen', 'Not answered yet: Police. They have been reminded.')).toBe(1);
    expect(cardsSaying(stage, 'piotr', REFERENCE)).toBe(0);
    await itIs(stage, '2026-12-07T09:00:10Z');
    expect(cardsSaying(stage, 'piotr', `The agencies’ information for ${REFERENCE} was due on Wed 2 Dec`)).toBe(1);
    expect(cardsSaying(stage, 'chidi', 'information for')).toBe(0);
  });
});
