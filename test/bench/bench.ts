import { performance } from 'node:perf_hooks';
import { readRecord } from '../../src/journeys/discussion/record';
import { openTables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { openStage } from '../helpers/onStage';
import { adds, atMeeting, begins, leads, MEETING_CAST, REFERENCE } from '../helpers/stages/discussion';
import type { CastMember } from '../room/types';

// `npm run bench`: what the bot does under load, measured and printed, never asserted against a clock.

const CHILD = 'One sentence about the child as a person';
const THIRTY: CastMember[] = Array.from({ length: 30 }, (_, n) => ({
  id: `person-${n}`,
  name: `Person ${n}`,
  agency: `Agency ${n % 5}`,
  roles: ['participant'],
}));

/** Thirty people add in the same second of a meeting, each press delivered twice, over one Azurite. */
async function storm() {
  const azurite = await startAzurite();
  const tables = Object.assign(await openTables({ connectionString: azurite.connectionString }), { fail: () => undefined });
  const stage = await openStage({ redeliver: 'second answer', cast: [...MEETING_CAST, ...THIRTY], tables });
  const chat = await atMeeting(stage, { alsoInvited: THIRTY.map(({ id }) => id) });
  await begins(stage);
  await leads(stage, 'Next: Meet the child');
  const before = stage.room.sent().length;
  const began = performance.now();
  const times = await Promise.all(
    THIRTY.map(async ({ id }) => {
      const pressed = performance.now();
      await adds(stage, id, { [CHILD]: `Words of ${id}` });
      return performance.now() - pressed;
    }),
  );
  const ms = performance.now() - began;
  const { said } = await readRecord(stage.tables, REFERENCE, { stage: 1, visit: 2 });
  const kept = said.map(({ words }) => words.said['child']);
  const inChat = stage.room
    .sent()
    .slice(before)
    .filter(({ kind, chat: to }) => (kind === 'update' || kind === 'post') && to === chat.id).length;
  await stage.close();
  await azurite.close();
  return {
    people: THIRTY.length,
    presses: THIRTY.length * 4,
    ms: Math.round(ms),
    p50: Math.round(nth(times, 0.5)),
    p95: Math.round(nth(times, 0.95)),
    lost: THIRTY.filter(({ id }) => !kept.includes(`Words of ${id}`)).length,
    doubled: kept.length - new Set(kept).size,
    chatWrites: inChat,
  };
}

const nth = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

async function bench(): Promise<void> {
  const result = { storm: await storm() };
  if (process.argv.includes('--json')) return console.log(JSON.stringify(result));
  const { people, presses, ms, p50, p95, lost, doubled, chatWrites } = result.storm;
  console.log(`Storm: ${people} people open Add and send at once, every press delivered twice (${presses} presses) in ${ms} ms.`);
  console.log(`  From pressing Add to the answer: p50 ${p50} ms, p95 ${p95} ms.`);
  console.log(`  Lost: ${lost}. Doubled: ${doubled}. Posts and edits in the meeting chat: ${chatWrites} (the limit is 7 a second).`);
}

bench().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
