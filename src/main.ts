import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createBot } from './bot';
import { ConfigError, readConfig, type Config } from './config';
import { prepareCards } from './journeys/cards/card';
import { openLog } from './log';
import type { Bot, Clock, Ids, Log, People } from './ports';
import { wordDocuments } from './report';
import { openTables, type Tables } from './tables';
import { openTeams } from './teams/adapter';
import type { Limits } from './teams/pace';
import { openTelemetry } from './telemetry';
import { openServer } from './web/server';

export type Running = { readonly url: string; readonly bot: Bot; close(): Promise<void> };

/** Opens what the settings name, adds people who are not known yet, and works until it is closed. Throws a plain error when it can't. */
export async function start(config: Config, log: Log = openLog(), movable?: MovableClock): Promise<Running> {
  const tables = await openTables(config.tables);
  await addMissing(config.people, tables.people);
  await addFirstAdministrator(config.firstAdministrator, tables.people);
  let areLate = (): boolean => false;
  const reachable = async (): Promise<void> => {
    await tables.reachable();
    if (areLate()) throw new Error('Nothing that is owed was settled for an hour.');
  };
  const clock = movable && config.demo ? movable.now : () => new Date();
  const running = await assemble(config, { ...tables, reachable }, clock, randomIds, log, { movable });
  const ticks = ticking(running.bot, log, BEFORE_OTHER_WORK_MS);
  areLate = ticks.areLate;
  const stopPreparing = preparing(log);
  return {
    ...running,
    close: async () => {
      stopPreparing();
      await Promise.all([ticks.stop(), running.close()]);
    },
  };
}

/** A clock that the demo moves, so that a deadline can be seen without waiting for it. */
export type MovableClock = { readonly now: Clock; move(to: Date): void };

/** `movable` and other limits than Teams' count in the demo alone. */
export type InDemo = { readonly movable?: MovableClock | undefined; readonly limits?: Limits | undefined };

/** The bot over the given tables, clock and ids, listening. It does not tick by itself. */
export async function assemble(config: Config, tables: Tables, clock: Clock, ids: Ids, log: Log, inDemo: InDemo = {}): Promise<Running> {
  const { identity, demo, tenants, serviceUrl, settings, host, port } = config;
  if (demo === !!identity) throw new Error('A bot has an id, and the demo has none.');
  if (demo && !LOOPBACK.includes(host)) throw new Error('The demo listens to this machine alone.');
  const { movable, limits } = demo ? inDemo : {};
  const teams = openTeams({ identity, admission: { tenants, demo }, serviceUrl, limits }, ids, log);
  const bot = createBot({ ...tables, clock, ids, chat: teams.chat, documents: wordDocuments, log }, settings);
  const demoClock = movable ? { now: movable.now, move: (to: Date) => moveClock(movable, bot, to) } : undefined;
  const receive = teams.answersFor(bot);
  const server = await openServer({ host, port, admits: teams.admits, receive, reachable: tables.reachable, log, demoClock });
  return { url: server.url, bot, close: server.close };
}

/** Moving the clock is followed at once by what then falls due. */
async function moveClock(clock: MovableClock, bot: Bot, to: Date): Promise<void> {
  clock.move(to);
  await bot.tick();
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** So long after it listens the bot works for whoever presses, and for nothing else: they have waited for the start already. */
const BEFORE_OTHER_WORK_MS = 2_000;
const BETWEEN_TICKS_MS = 30_000;
const BETWEEN_REBUILDS_MS = 24 * 3_600_000;
const LONGEST_WITHOUT_TICK_MS = 3_600_000;

async function addMissing(people: Config['people'], known: People): Promise<void> {
  for (const person of people) if (!(await known.find(person.id))) await known.save(person);
}

/** Once somebody is administrator, people alone decide who is. Somebody who is known already keeps everything else. */
async function addFirstAdministrator(id: Config['firstAdministrator'], people: People): Promise<void> {
  if (!id || (await people.withRole('administrator')).length > 0) return;
  const { person } = (await people.find(id)) ?? { person: { id, name: 'First administrator', agency: '', roles: [] } };
  await people.save({ ...person, roles: [...person.roles, 'administrator'] });
}

export type Ticks = {
  /** True when none has succeeded for an hour. */
  areLate(): boolean;
  /** Waits for the one under way. */
  stop(): Promise<void>;
};

/**
 * Ticks after the given time and then again, each time a while after the last one ended, so that ticks never overlap. Before the first
 * one, and daily, the index that they go by is made again.
 */
export function ticking(bot: Pick<Bot, 'tick' | 'rebuildIndex'>, log: Log, firstAfterMs: number): Ticks {
  let stopped = false;
  let tickedAt = Date.now();
  let rebuiltAt = 0;
  let last = Promise.resolve();
  const rebuild = async (): Promise<void> => {
    if (Date.now() - rebuiltAt < BETWEEN_REBUILDS_MS) return;
    await bot.rebuildIndex();
    rebuiltAt = Date.now();
  };
  const tick = async (): Promise<void> => {
    await rebuild().catch(() => log.error('The index of what is owed could not be made again.'));
    await bot.tick().then(
      () => (tickedAt = Date.now()),
      () => log.error('A tick failed.'),
    );
    if (!stopped) timer = setTimeout(again, BETWEEN_TICKS_MS);
  };
  const again = (): void => void (last = tick());
  let timer = setTimeout(again, firstAfterMs);
  return {
    areLate: () => Date.now() - tickedAt > LONGEST_WITHOUT_TICK_MS,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}

/** So long that somebody who presses meanwhile hardly meets one, so short that all cards are ready within seconds. */
const BETWEEN_CARDS_MS = 50;

/** Makes the cards ready while the bot listens already; a press on one that is not ready yet makes it so itself. Gives back how to stop. */
function preparing(log: Log): () => void {
  const stop = new AbortController();
  const pause = (ms: number): Promise<void> => wait(ms, undefined, { signal: stop.signal });
  pause(BEFORE_OTHER_WORK_MS)
    .then(() => prepareCards(() => pause(BETWEEN_CARDS_MS)))
    .catch(() => {
      if (!stop.signal.aborted) log.error('A card could not be made ready.');
    });
  return () => stop.abort();
}

// Without the letters that are taken for digits when they are read out over the telephone.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = (length: number): string => [...randomBytes(length)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');

export const randomIds: Ids = { reference: () => `PR-${random(7)}`, fault: () => `F-${random(6)}` };

async function run(): Promise<void> {
  let log = openLog();
  // Node's own report would print the error's words.
  process.on('uncaughtException', () => {
    log.error('The bot stopped because of a fault that nothing caught.');
    process.exit(1);
  });
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const telemetry = await openTelemetry(config.telemetry, log);
  log = telemetry.log;
  const running = await start(config, log);
  process.stdout.write(`listening on ${running.url}\n`);
  const stop = (): void =>
    void running
      .close()
      .then(() => telemetry.close())
      .then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** In words, why the bot could not start. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof ConfigError)
    return ['The bot can’t start with these settings:', ...error.problems.map((one) => `- ${one}`)].join('\n');
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The bot can’t start: something else already listens on its port.';
  return 'The bot can’t start: storage does not answer, or the settings for it are wrong.';
}

if (require.main === module)
  run().catch((error: unknown) => {
    process.stderr.write(`${whyNotStarted(error)}\n`);
    process.exit(1);
  });
