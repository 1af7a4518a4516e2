import { unzipSync } from 'fflate';
import { meetingCriteria } from '../../src/domain/decision/criteria';
import type { Outcome } from '../../src/domain/review/decision';
import type { ReviewEvent } from '../../src/domain/review/events';
import type { Reply } from '../../src/ports';
import { DELIVERIES, journalIsDocument, openStage, type Stage } from '../helpers/onStage';
import { FINDINGS_CAST, HELD, met, REFERENCE, whole } from '../helpers/stages/findings';

let stage: Stage;
afterEach(() => stage.close());
const person = (id: string) => stage.person(id);
const text = (id: string): string => person(id).card().text();
const rows = (prefix: string) => stage.tables.reviews.content(REFERENCE, prefix);

/** The same meeting, of a review that the partners had decided on so. */
const heldAs = (outcome: Outcome): ReviewEvent[] =>
  HELD.map((event) => (event.type === 'routeDecided' || event.type === 'routeRecommended' ? { ...event, outcome } : event));

const judged = (outcome: Outcome): Record<string, string> =>
  Object.fromEntries(
    meetingCriteria(outcome).flatMap(({ title, source, about }) => [
      [`${title} (${source})`, 'Yes'],
      [`The reason: ${about}`, `As the meeting said of ${about}.`],
    ]),
  );

async function recommends(outcome: Outcome, more: Record<string, string>): Promise<void> {
  const owen = person('owen');
  await owen.says(`open ${REFERENCE}`);
  await owen.presses('Record what the meeting found');
  await owen.presses('Record: what the meeting recommends');
  await owen.presses('Record', { ...judged(outcome), 'Why?': 'It is worth knowing elsewhere.', ...more });
  owen.closesDialog();
}

/** The report that the coordinator makes and takes, as words. */
async function takesReport(): Promise<string> {
  const owen = person('owen');
  await owen.says(`open ${REFERENCE}`);
  await owen.presses('Record what the meeting found');
  await owen.presses('Open: the report');
  await owen.presses('Make version 1 and offer me the file');
  const offers = stage.room.sent().flatMap(({ to, body }) => {
    const { attachments = [] } = body as { attachments?: { contentType: string; content: Record<string, unknown> }[] };
    return to === 'owen' ? attachments.filter(({ contentType }) => contentType.endsWith('file.consent')) : [];
  });
  const context = offers.at(-1)!.content['acceptContext'] as Record<string, string>;
  const taken: Reply = await stage.bot.bot.receive({
    ...{ who: whole('owen'), chat: 'personal', chatId: 'owen', address: '' },
    did: { kind: 'file', taken: true, context },
  });
  return new TextDecoder().decode(unzipSync(taken.file!.content)['word/document.xml']);
}

describe.each(DELIVERIES)('what a meeting judges, each press redelivered: %s', (redeliver) => {
  beforeEach(async () => {
    stage = await openStage({ redeliver, cast: FINDINGS_CAST });
  });

  it('of a local learning review are the local criteria, in the form, the columns and the report', async () => {
    await met(stage, heldAs('local learning review'));
    await recommends('local learning review', {
      'Does the meeting recommend a local child safeguarding practice review (LCSPR)?': 'No',
    });
    const [kept] = await rows('recommendation~');
    expect(kept?.columns).toMatchObject({ lcspr: 'no', criterion_improvements: 'yes', criterion_below: 'yes' });
    expect(Object.keys(kept?.columns ?? {})).not.toContain('criterion_harm');
    const report = await takesReport();
    expect(report).toContain('It is below the statutory threshold for a serious incident');
    expect(report).not.toContain('The child has died or been seriously harmed');
    expect(report).toContain('The meeting recommends that no local child safeguarding practice review (LCSPR) be held.');
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('of a good outcome review are its own questions, and who else could use it; nobody speaks of an LCSPR', async () => {
    await met(stage, heldAs('good outcome review'));
    await recommends('good outcome review', {
      'Who else could use this, and how will they hear of it?': 'Every nursery; at the May forum.',
    });
    for (const partner of ['farid', 'grace']) {
      await person(partner).presses('Open the recommendation');
      expect(text(partner)).toContain('The meeting recommends how what went well is shared.');
      expect(text(partner)).toContain('Another team could repeat this');
      expect(text(partner)).not.toContain('LCSPR');
      await person(partner).presses('Agree');
    }
    await person('stephen').presses('Open the recommendation');
    await person('stephen').presses('Agree');
    expect(text('stephen')).toContain('The partners agree.');
    const report = await takesReport();
    expect(report).toContain('Every nursery; at the May forum.');
    expect(report).toContain('the three partners agreed with what the meeting recommends');
    expect(report).not.toContain('safeguarding practice review (LCSPR)');
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });

  it('is recorded beside the parallel processes, which the meeting’s list asks for and the report then holds', async () => {
    await met(stage);
    const owen = person('owen');
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Record what the meeting found');
    expect(text('owen')).toContain('Parallel processes\nNone recorded yet.');
    await owen.presses('Open: parallel processes');
    await owen.presses('Record: Police investigation');
    await owen.presses('Record', {
      'How does it stand?': 'Open',
      'When did somebody last ask?': '2026-11-23',
      'What should the review know, or wait for? (optional)': 'Interviews go on until January.',
    });
    owen.closesDialog();
    await owen.says(`open ${REFERENCE}`);
    await owen.presses('Record what the meeting found');
    expect(text('owen')).toContain('1 open, 9 not recorded.');
    owen.closesDialog();
    const report = await takesReport();
    expect(report).toContain('Interviews go on until January.');
    expect(report).toContain('It has not been recorded how these stand: Coroner;');
    expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
  });
});
