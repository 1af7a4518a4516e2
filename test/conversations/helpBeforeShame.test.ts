import type { ReviewEvent } from '../../src/domain/review/events';
import { readDay } from '../../src/domain/time/days';
import { DELIVERIES, journalIsDocument, openStage, refers, type Stage } from '../helpers/onStage';
import { AT, beginsRapid, cardsSaying, itIs, REFERENCE, REFERRED } from '../helpers/stages/reminders';
import { idOf } from '../helpers/stages/triage';
import type { Someone } from '../room/types';

let stage: Stage;
afterEach(() => stage.close());

describe.each(DELIVERIES)('help before shame, each press answered %s', (redeliver) => {
  it('reminds a referrer of comments in their own words, then asks the office and the lead to help', async () => {
    stage = await openStage({ redeliver });
    const [amara, dana] = [stage.person('amara'), stage.person('dana')];
    const reference = await refers(amara);
    amara.closesDialog();
    await dana.presses('Read the referral');
    await commentsOnWords(dana);
    await dana.presses('Keep the comment', { 'What do you ask of the referrer?': 'Who saw this?' });
    await dana.presses('Return it with my comment');
    await dana.presses('Return it with this comment');
    dana.closesDialog();

    await itIs(stage, '2026-11-24T09:00:10Z');
    const yours = `Your answer to the comments on ${reference} is due by the end of Wed 25 Nov: day 2 of 2, counted from the comments sent Mon 23 Nov.`;
    expect(cardsSaying(stage, 'amara', yours)).toBe(1);
    await amara.presses('Why this date?');
    expect(amara.card().text()).toContain('Wed 25 November 2026 is working day 2, counted from the comments sent on Mon 23 November 2026');
    await amara.presses('Close and see the reminder');
    expect(amara.card().buttons()).not.toContain('Someone else should do this');
    await itIs(stage, '2026-11-26T09:00:10Z');
    expect(cardsSaying(stage, 'amara', 'what you do not know can stay “not known”')).toBe(1);
    expect(cardsSaying(stage, 'dana', 'The referrer’s answer')).toBe(0);
    await itIs(stage, '2026-11-27T09:00:10Z');
    expect(cardsSaying(stage, 'owen', `The referrer’s answer to the comments on ${reference} was due on Wed 25 Nov`)).toBe(1);
    await itIs(stage, '2026-11-30T09:00:10Z');
    expect(cardsSaying(stage, 'dana', 'you can pass it on as it is')).toBe(1);
    expect(await journalIsDocument(stage, reference)).toBe(true);
  });

  it('chases a late notification every working day, until somebody says why it is late', async () => {
    const aware: ReviewEvent = { type: 'laAwareRecorded', at: AT, by: idOf('amara'), on: readDay('2026-11-20') };
    stage = await beginsRapid({ redeliver, events: [...REFERRED, aware] });
    const late = `The notification to the Panel for ${REFERENCE} was due`;
    const told = () => Object.fromEntries(['danuta', 'owen', 'chidi', 'farid'].map((id) => [id, cardsSaying(stage, id, late)]));
    await itIs(stage, '2026-11-30T09:00:10Z');
    const first = told();
    expect(first).toEqual({ danuta: 1, owen: 1, chidi: 1, farid: 1 });
    for (const day of ['2026-12-01', '2026-12-02']) await itIs(stage, `${day}T09:00:10Z`);
    await itIs(stage, '2026-12-02T15:00:10Z');
    expect(told()).toEqual({ danuta: 3, owen: 3, chidi: 3, farid: 1 });
    const danuta = stage.person('danuta');
    expect(danuta.card().text()).toContain('This comes every working day until it is done, or somebody says why it is late.');
    await danuta.presses('Say why it is late');
    await danuta.presses('Keep the reason', { 'What is the reason?': 'The police, a court or another process came first' });
    const until = told();
    for (const day of ['2026-12-03', '2026-12-04']) await itIs(stage, `${day}T09:00:10Z`);
    expect(told()).toEqual(until);
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });
});

/** Goes on to the section about the child, and begins a comment on their own words. */
async function commentsOnWords(reader: Someone): Promise<void> {
  while (!reader.card().text().includes('Their own words')) {
    const next = reader
      .card()
      .buttons()
      .find((title) => title.startsWith('Next: '));
    await reader.presses(next ?? 'There is no further section');
  }
  await reader.presses('Comment: Their own words');
}
