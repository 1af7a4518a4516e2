import { keptIn } from '../helpers/kept';
import { readRecord, seal } from '../../src/journeys/discussion/record';
import { openStage, type Stage } from '../helpers/onStage';
import type { CastMember } from '../room/types';
import { adds, atMeeting, begins, board, later, leads, MEETING_CAST, REFERENCE } from '../helpers/stages/discussion';

const CHILD = 'One sentence about the child as a person';
const AGENCIES = ['Health', 'Police', 'Schools', 'Families', 'Council'];
const THIRTY: CastMember[] = Array.from({ length: 30 }, (_, n) => ({
  ...{ id: `person-${n}`, name: `Person ${n}`, agency: AGENCIES[n % 5]! },
  roles: ['participant'],
}));

let stage: Stage;
const opens = async (limits = false) => {
  stage = await openStage({ redeliver: 'second answer', cast: [...MEETING_CAST, ...THIRTY], limits });
};
afterEach(() => stage.close());

it('is not turned away by Teams, whose limits it keeps, when thirty people add at once', async () => {
  await opens(true);
  await atMeeting(stage, { alsoInvited: THIRTY.map(({ id }) => id) });
  await begins(stage);
  await leads(stage, 'Next: Meet the child');
  await Promise.all(THIRTY.map(({ id }) => adds(stage, id, { [CHILD]: `Words of ${id}` })));
  await later(stage);
  const record = await readRecord(keptIn(stage.tables), REFERENCE, { stage: 1, visit: 2 });
  expect(record.said).toHaveLength(30);
  expect(board(stage).text()).toContain('30 of 36 have answered.');
  expect(stage.room.sent().filter(({ status }) => status === 429)).toEqual([]);
});

it('loses and doubles nothing when thirty people add at once, each press delivered twice, and hardly touches the chat', async () => {
  await opens();
  const chat = await atMeeting(stage, { alsoInvited: THIRTY.map(({ id }) => id) });
  await begins(stage);
  await leads(stage, 'Next: Meet the child');
  await later(stage);
  const updates = () => stage.room.sent().filter(({ kind, chat: to }) => kind === 'update' && to === chat.id);
  const before = updates().length;

  await Promise.all(THIRTY.map(({ id }) => adds(stage, id, { [CHILD]: `Words of ${id}` })));
  const record = await readRecord(keptIn(stage.tables), REFERENCE, { stage: 1, visit: 2 });
  expect(record.said.map(({ words }) => words.said['child']).sort()).toEqual(THIRTY.map(({ id }) => `Words of ${id}`).sort());
  expect(new Set(record.said.map(({ by }) => by)).size).toBe(30);

  // How far apart the drawings are is shown with a clock that is moved, in test/journeys/discussion/board.test.ts.
  expect(updates().slice(before).length).toBeLessThan(THIRTY.length);
  await later(stage);
  expect(board(stage).text()).toContain('30 of 36 have answered.');

  await leads(stage, 'Show what was said');
  const [shown] = (await stage.tables.reviews.read(REFERENCE))!.review.discussion.shown;
  expect(shown).toMatchObject({ count: 30, digest: seal(record, { stage: 1, visit: 2 }).digest });
});
