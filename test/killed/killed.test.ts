import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { owed } from '../../src/domain/owed';
import { fold } from '../../src/domain/review/evolve';
import { REPEAT } from '../../src/journeys/cards/notice';
import { openTables, type Tables } from '../../src/tables';
import { startAzurite } from '../helpers/azurite';
import { DEMO_TENANT, demoCast } from '../helpers/demoConfig';
import { AFTER_THE_START, CHOOSES, fills, GO_ON, readsCheck, readsOn, referenceOn, typedOn } from '../helpers/referring';
import { openRoom } from '../room/room';
import type { Room, Someone } from '../room/types';

jest.setTimeout(240_000);

const PORT = 45_678;
const ROOT = join(__dirname, '..', '..');
let azurite: Awaited<ReturnType<typeof startAzurite>>;
let tables: Tables;
let room: Room;
let bot: ChildProcess | undefined;

beforeAll(async () => {
  azurite = await startAzurite();
  tables = await openTables({ connectionString: azurite.connectionString });
  const cast = demoCast().map((one) => ({ ...one, roles: [...one.roles] }));
  room = await openRoom({ botUrl: `http://127.0.0.1:${PORT}/api/messages`, cast, tenant: DEMO_TENANT });
});
afterAll(async () => {
  await kill();
  await room?.close();
  await azurite?.close();
});

async function startBot(): Promise<void> {
  const child = spawn('node', ['--import', 'tsx', 'test/helpers/botProcess.ts', String(PORT), azurite.connectionString, `${room.url}/`], {
    cwd: ROOT,
  });
  bot = child;
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The bot did not start.')));
  });
}

async function kill(): Promise<void> {
  const child = bot;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Presses, is killed after so many milliseconds, is started again, and is pressed again where the card did not move on. */
async function pressesThrough(person: Someone, title: string, typed: Record<string, string>, killAfter: number | undefined): Promise<void> {
  const before = person.card().json;
  const pressing = person.presses(title, typed);
  if (killAfter === undefined) return pressing;
  await wait(killAfter);
  await kill();
  await pressing.catch(() => undefined);
  await startBot();
  if (isDeepStrictEqual(person.card().json, before)) await person.presses(title, typed);
}

it('keeps the state and doubles no post unsaid when the process is killed at ten moments of the way', async () => {
  await startBot();
  for (const id of ['referrer-amara', 'lead-bethan', 'coordinator-priya', 'notifier-danuta']) await room.person(id).installs();
  const amara = room.person('referrer-amara');
  const bethan = room.person('lead-bethan');
  await amara.says('refer');

  const moments = [3, 12, 25, 45, 20, 8, 60, 30, 15, 40];
  let kills = 0;
  const through = (person: Someone, title: string, typed: Record<string, string> = {}) =>
    pressesThrough(person, title, typed, moments[kills++]);
  await through(amara, 'Not that I know of');
  const reference = referenceOn(amara.card());
  await through(amara, CHOOSES['serious incident']);
  await amara.presses('Start: the short start');
  await through(amara, 'Send the short start now', typedOn('start'));
  await through(amara, GO_ON);
  await fills(amara, AFTER_THE_START.slice(0, -3));
  for (const { id } of AFTER_THE_START.slice(-3, -1)) await through(amara, 'Next', typedOn(id));
  await through(amara, 'Check your answers', typedOn('safety'));
  await readsCheck(amara);
  await through(amara, 'Send the referral');
  await movesOn(2);
  await bethan.presses('Read the referral');
  await through(bethan, 'Next: people to speak to');
  await readsOn(bethan);
  await through(bethan, 'Pass it to the partnership office');
  expect(kills).toBe(10);
  // What a dead turn had claimed is taken up after a minute; what may have arrived is sent once more, and says so.
  for (let ticks = 0; ticks < 3; ticks++) await movesOn(2);

  const stored = await tables.reviews.read(reference);
  expect(stored?.review.state).toBe('referred');
  expect(isDeepStrictEqual(fold(await tables.reviews.journal(reference)), stored?.review)).toBe(true);
  expect(await tables.drafts.pages(`${DEMO_TENANT}~referrer-amara`)).toEqual([]);
  const claims = await tables.reviews.claims(reference);
  for (const { key } of owed(stored!.review))
    expect(claims.filter((claim) => claim.key.startsWith(`${key}~`) && claim.state === 'sent')).toHaveLength(1);
  for (const id of ['referrer-amara', 'lead-bethan', 'coordinator-priya']) expect(unsaidDoubles(id)).toEqual([]);
});

async function movesOn(minutes: number): Promise<void> {
  const address = `http://127.0.0.1:${PORT}/demo/clock`;
  const { now } = (await (await fetch(address)).json()) as { now: string };
  const to = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now: to }) });
}

/** Posts that one person had twice although the second does not say that it may be a repeat. */
function unsaidDoubles(id: string): string[] {
  const posts = room.sent().filter(({ kind, to, status }) => kind === 'post' && to === id && status < 300);
  const notices = posts
    .map(({ body }) => JSON.stringify(body))
    .filter((body) => body.includes('One thing needs you.') || body.includes('There is news'));
  const headings = notices.filter((body) => !body.includes(REPEAT)).map((body) => /"text":"([^"]+)"/.exec(body)?.[1] ?? '');
  return headings.filter((heading, index) => headings.indexOf(heading) !== index);
}
