import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO_TENANT, demoConfig } from '../helpers/demoConfig';
import { median } from './figures';
import { load } from './load';
import { asks, onBuild, program } from './programs';
import { seeded } from './seed';
import { OURS, type Slot } from './slots';

/** What a start costs, beside importing teams-ai alone. Each is the middle one of the rounds. */
export type Starts = {
  readonly importedMs: number;
  /** Until `node dist/main.js` says that it listens. */
  readonly listensMs: number;
  /** From the start of a process until its first press on a page of a referral was answered. */
  readonly pressedMs: number;
  /** Work of a processor until it was imported, and until the bot listened: what else the machine does weighs less on it. */
  readonly cpuMs: { readonly imported: number; readonly ready: number };
  readonly rssMb: { readonly imported: number; readonly idle: number };
};

const ROUNDS = 5;
/** Longer than it takes to make every card ready. */
const UNTIL_IDLE_MS = 13_000;
const ROOT = join(__dirname, '..', '..');

export async function starts(): Promise<Starts> {
  if (!existsSync(join(ROOT, 'dist', 'main.js'))) throw new Error('It is measured on the build: npm run build.');
  const opened: ChildProcess[] = [];
  try {
    const { ready: connectionString } = await program('azuriteProcess', [], opened);
    await seeded(connectionString);
    const rounds: Starts[] = [];
    for (const slot of OURS.slice(0, ROUNDS)) rounds.push(await aRound(connectionString, slot, opened));
    const middle = (figure: (round: Starts) => number): number => Math.round(median(rounds.map(figure)));
    return {
      importedMs: middle(({ importedMs }) => importedMs),
      listensMs: middle(({ listensMs }) => listensMs),
      pressedMs: middle(({ pressedMs }) => pressedMs),
      cpuMs: { imported: middle(({ cpuMs }) => cpuMs.imported), ready: middle(({ cpuMs }) => cpuMs.ready) },
      rssMb: { imported: middle(({ rssMb }) => rssMb.imported), idle: middle(({ rssMb }) => rssMb.idle) },
    };
  } finally {
    for (const one of opened) one.kill('SIGKILL');
  }
}

async function aRound(connectionString: string, slot: Slot, opened: ChildProcess[]): Promise<Starts> {
  const imported = await onBuild('startedProcess', [], opened);
  const importedRss = await rssOf(imported);
  imported.process.kill('SIGKILL');
  const listensMs = await untilListening(connectionString, opened);
  const began = performance.now();
  const bot = await onBuild('startedProcess', [JSON.stringify(demoConfig({ tables: { connectionString }, people: [] }))], opened);
  await load({ url: bot.ready, checks: true }, [{ slot, pressed: { referral: 2, review: 2 } }], 1, ['referral']);
  const pressedMs = performance.now() - began;
  await wait(UNTIL_IDLE_MS);
  const idleRss = await rssOf(bot);
  bot.process.kill('SIGKILL');
  return {
    importedMs: imported.readyMs,
    listensMs,
    pressedMs,
    cpuMs: { imported: imported.cpuMs, ready: bot.cpuMs },
    rssMb: { imported: importedRss, idle: idleRss },
  };
}

const rssOf = async (one: Awaited<ReturnType<typeof onBuild>>): Promise<number> => (await asks<{ rssMb: number }>(one, 'memory')).rssMb;

async function untilListening(connectionString: string, opened: ChildProcess[]): Promise<number> {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    ...{ PATH, HOME, HOST: '127.0.0.1', PORT: String(await freePort()) },
    ...IDENTITY,
    TABLES_CONNECTION_STRING: connectionString,
  };
  const began = performance.now();
  const bot = spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] });
  opened.push(bot);
  await new Promise<void>((resolve, reject) => {
    bot.stdout.on('data', (text) => String(text).includes('listening on ') && resolve());
    bot.once('exit', () => reject(new Error('The bot did not start.')));
  });
  const ms = performance.now() - began;
  bot.kill('SIGKILL');
  return ms;
}

const SOME_ID = '00000000-0000-4000-8000-000000000000';
const IDENTITY = {
  BOT_ID: SOME_ID,
  BOT_TYPE: 'SingleTenant',
  BOT_PASSWORD: DEMO_TENANT,
  TENANT_ID: SOME_ID,
  PARTNERSHIP_FILE: 'env/demo.partnership.json',
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
