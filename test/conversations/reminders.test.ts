import { DELIVERIES, journalIsDocument, type Stage } from '../helpers/onStage';
import type { ShownCard } from '../room/types';
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
    const half = { reference: REFERENCE, page: 'return~Police~eyes', revision: 1, savedAt: '2026-11-26T09:00:00.000Z' };
    await stage.tables.drafts.save('tenant-of-tests~ivy', { ...half, answers: { life: { said: 'Half a sentence' } } });
    await stage.person('ivy').presses('Someone else should do this');
    await stage.person('ivy').presses('Ask Piotr Zielinski, Police');
    const written = async (who: string) => JSON.stringify(await stage.tables.drafts.pages(`tenant-of-tests~${who}`, REFERENCE));
    expect([await written('piotr'), await written('ivy')].map((pages) => pages.includes('Half a sentence'))).toEqual([true, false]);
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

describe.each(DELIVERIES)('what is pressed on a reminder, each press answered %s', (redeliver) => {
  beforeEach(async () => {
    stage = await beginsRapid({ redeliver });
  });
  const review = async () => (await stage.tables.reviews.read(REFERENCE))?.review;
  const types = async () => (await stage.tables.reviews.journal(REFERENCE)).map(({ type }) => type);

  it('says that the agency holds nothing, once, and its author is reminded no more', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    const ivy = stage.person('ivy');
    await ivy.presses('We hold nothing');
    expect(ivy.card().text()).toContain('Does your agency hold nothing?');
    await ivy.presses('Yes, we hold nothing');
    expect((await types()).filter((type) => type === 'nothingHeld')).toHaveLength(1);
    const before = cardsSaying(stage, 'ivy', INFORMATION);
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03']) await itIs(stage, `${day}T09:00:10Z`);
    expect(cardsSaying(stage, 'ivy', INFORMATION)).toBe(before);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('says why it is late: the reason stands in the chair’s overview, and the date stays late', async () => {
    for (const day of ['2026-11-30', '2026-12-01']) await itIs(stage, `${day}T09:00:10Z`);
    const chidi = stage.person('chidi');
    expect(chidi.card().text()).toContain(`A look at how ${REFERENCE} stands was due yesterday`);
    await chidi.presses('Say why it is late');
    await chidi.presses('Keep the reason', { 'What is the reason?': 'Somebody was away or had left' });
    expect((await types()).filter((type) => type === 'lateExplained')).toHaveLength(1);
    await itIs(stage, '2026-12-07T09:00:10Z');
    expect(cardsSaying(stage, 'chidi', 'family contact, police view, due Mon 30 Nov (Somebody was away or had left)')).toBe(1);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('cannot wait beyond the day it is due, nor for a day off, whatever an old or a forged button carries', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    const ivy = stage.person('ivy');
    for (const value of ['2026-12-03T09:00:00.000Z', '2026-11-29T09:00:00.000Z', '2026-11-27T08:00:00.000Z']) {
      const data = { reference: REFERENCE, milestone: 'returns', value };
      await ivy.presses('Remind me on Mon 30 Nov at 09:00', {}, { on: withData(ivy.card(), 'Remind me on Mon 30 Nov at 09:00', data) });
      expect(ivy.toasts().at(-1)).toMatch(/can wait until the day it is due|That time has passed/);
    }
    expect((await review())?.reminding.snoozed).toEqual({});
  });

  it('tells whoever looks at how things stand which parallel processes nobody has recorded, one press away', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    const chidi = stage.person('chidi');
    expect(chidi.card().text()).toContain('Parallel processes: none recorded yet.');
    await chidi.presses('Parallel processes');
    expect(chidi.card().text()).toContain('Police investigation: not recorded');
  });

  it('shows the present state, when somebody else has done it since', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    const [chidi, owen] = [stage.person('chidi'), stage.person('owen')];
    const old = chidi.card();
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Timeline');
    await owen.presses('Why this date? Gaps, further agencies, family contact, police view');
    await owen.presses('Mark as done');
    await owen.presses('Record', { 'Is it done?': 'Yes, it is done', 'If yes: on which day was it done?': '2026-11-26' });
    await chidi.presses('I have looked at it', {}, { on: old });
    expect(chidi.card().text()).toContain('Gaps, further agencies, family contact, police view: done');
    expect(chidi.card().text()).toContain('There is nothing left for you to do.');
    expect((await review())?.clock.done['progress']).toMatchObject({ on: '2026-11-26' });
    expect((await types()).filter((type) => type === 'milestoneDone')).toHaveLength(1);
  });

  it('shows the present state, when it was handed over since', async () => {
    await itIs(stage, '2026-11-27T09:00:10Z');
    const ivy = stage.person('ivy');
    const old = ivy.card();
    await ivy.presses('Someone else should do this');
    await ivy.presses('Ask Piotr Zielinski, Police');
    for (const title of ['I need help', 'Remind me on Mon 30 Nov at 09:00']) {
      await ivy.presses(title, {}, { on: old });
      expect([ivy.toasts().at(-1), ivy.card().text()].join(' ')).toMatch(/somebody else’s now|nothing here that you can open/);
    }
    expect((await types()).filter((type) => type === 'helpAsked' || type === 'snoozed')).toEqual([]);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });
});

/** The same card, on which one button carries something else: an old client, or a forged press. */
function withData(card: ShownCard, title: string, data: Record<string, string>): ShownCard {
  const changed = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(changed);
    if (typeof node !== 'object' || node === null) return node;
    const below = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, changed(value)]));
    return below['title'] === title && below['type'] === 'Action.Execute' ? { ...below, data } : below;
  };
  return { ...card, json: changed(card.json) as ShownCard['json'] };
}
