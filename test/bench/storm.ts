import { performance } from 'node:perf_hooks';
import { keptIn } from '../helpers/kept';
import { readRecord } from '../../src/journeys/discussion/record';
import { openTables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { openStage } from '../helpers/onStage';
import { adds, atMeeting, begins, leads, MEETING_CAST, REFERENCE } from '../helpers/stages/discussion';
import type { CastMember } from '../room/types';
import { nth } from './load';

const CHILD = 'One sentence about the child as a person';
const THIRTY: CastMember[] = Array.from({ length: 30 }, (_, n) => ({
  id: `person-${n}`,
  name: `Person ${n}`,
  agency: `Agency ${n % 5}`,
  roles: ['participant'],
}));

const wordsOf = (id: string): string => `Words of ${id}`;
const TRIES = 6;

/** Thirty people add in the same second of a meeting, each press delivered twice, over one Azurite. */
export async function storm() {
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
      await adds(stage, id, { [CHILD]: wordsOf(id) }).catch(() => stage.person(id).closesDialog());
      return performance.now() - pressed;
    }),
  );
  const ms = performance.now() - began;
  const kept = async () => {
    const { said } = await readRecord(keptIn(stage.tables), REFERENCE, { stage: 1, visit: 2 });
    return said.map(({ words }) => words.said['child']);
  };
  // Where a call to storage took too long, because the machine is busy with something else, people read so and press again.
  let busy = 0;
  for (let tries = 1; tries < TRIES; tries++) {
    const there = await kept();
    const missing = THIRTY.filter(({ id }) => !there.includes(wordsOf(id)));
    busy += missing.length;
    for (const { id } of missing) await adds(stage, id, { [CHILD]: wordsOf(id) }).catch(() => undefined);
    if (missing.length === 0) break;
  }
  const words = await kept();
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
    lost: THIRTY.filter(({ id }) => !words.includes(wordsOf(id))).length,
    doubled: words.length - new Set(words).size,
    busy,
    chatWrites: inChat,
  };
}
