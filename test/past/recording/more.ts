import { evolve } from '../../../src/domain/review/evolve';
import type { Route } from '../../../src/domain/review/referral';
import { journalIsDocument, openStage, refers, type Stage } from '../../helpers/onStage';
import { readsAll } from '../../helpers/referring';
import { decided as booked, REFERENCE, whole } from '../../helpers/stages/meeting';
import { assessment, decided, PARTNERS, TRIAGE_CAST } from '../../helpers/stages/triage';

// What no conversation test leaves behind and a partnership can have all the same.

let stage: Stage;
afterEach(() => stage.close());
const person = (id: string) => stage.person(id);
const opens = async (id: string, reference: string) => {
  person(id).closesDialog();
  await person(id).says(`open ${reference}`);
};

it.each([
  ['learning', 'A local learning review'],
  ['good outcome', 'A good outcome review'],
] as const)('a referral of the route “%s” is decided on, and agencies are asked', async (route: Route, outcome: string) => {
  stage = await openStage({ cast: TRIAGE_CAST });
  const reference = await refers(person('amara'), route);
  await opens('dana', reference);
  await readsAll(person('dana'));
  await person('dana').presses('Pass it to the partnership office');
  await opens('owen', reference);
  await person('owen').presses('Call the threshold discussion');
  await opens('chidi', reference);
  await person('chidi').presses('Assess the criteria');
  await person('chidi').presses('Recommend this to the partners', assessment(outcome, {}, route));
  for (const id of PARTNERS) {
    await opens(id, reference);
    await person(id).presses('Read and decide');
    await person(id).presses('I agree');
    await person(id).presses('Record this answer', { 'Anything to add? (optional)': 'We would like to hear how it went.' });
  }
  await opens('owen', reference);
  await person('owen').presses('Ask the agencies');
  await person('owen').presses('Send the requests', {
    'Which agencies?': 'Northshire Police',
    'In one sentence: why are they asked?': 'They knew the child.',
    'Please look back from': '2025-11-01',
    Until: '2026-11-21',
  });
  expect((await stage.tables.reviews.read(reference))?.review).toMatchObject({ route, state: 'decided' });
  expect(await journalIsDocument(stage, reference)).toBe(true);
});

it('a review keeps a quiet date, and why a date was missed', async () => {
  stage = await openStage({ cast: TRIAGE_CAST });
  const reference = await decided(stage, 'rapid review');
  const opened = async (id: string, title: string) => {
    await opens(id, reference);
    await person(id).presses('Timeline');
    await person(id).presses(title);
  };
  await opened('danuta', 'Record the notification');
  await person('danuta').presses('Record', { 'On which day was it sent?': '2026-11-23', 'At what time?': '09:05' });
  await opened('owen', 'Quiet dates');
  await person('owen').presses('Add this day', { 'Which day?': '2026-12-07', 'What day is it?': 'A funeral' });
  stage.clock.now = new Date('2026-12-01T10:00:00Z');
  await opened('chidi', 'Give a reason: Gaps, further agencies, family contact, police view');
  await person('chidi').presses('Keep the reason', {
    'What is the reason?': 'The police, a court or another process came first',
    'In a few words': 'Statements were taken first.',
  });
  expect(await stage.tables.reviews.content(reference, 'quiet~')).toHaveLength(1);
});

it('a review is longer than one column of a row, and so is an event', async () => {
  stage = await openStage({ cast: TRIAGE_CAST });
  await booked(stage);
  const invited = Array.from({ length: 600 }, (_, number) => whole(`somebody-who-is-invited-as-number-${number}`));
  const { review, etag } = (await stage.tables.reviews.read(REFERENCE))!;
  const at = { at: '2026-11-24T10:00:00.000Z', by: whole('owen'), startsAt: '2026-12-07T10:00:00.000Z' };
  const event = { type: 'meetingBooked', ...at, minutes: 120, sequence: 0, invited } as const;
  await stage.tables.reviews.commit({ review: evolve(review, event), events: [event], content: [] }, etag);
  expect(await journalIsDocument(stage, REFERENCE)).toBe(true);
});
