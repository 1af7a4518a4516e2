import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/config';
import { assemble, randomIds, start, ticking, whyNotStarted } from '../../src/main';
import { openTables } from '../../src/tables';
import { startAzurite, type Azurite } from '../helpers/azurite';
import { demoConfig, demoPeople, DEMO_TENANT } from '../helpers/demoConfig';
import { memoryTables } from '../helpers/memory';
import { startTestBot } from '../helpers/testBot';
import { activity, fakeConnector, keptLog } from '../teams/wire';

const { log, lines } = keptLog();

async function asks(url: string, serviceUrl: string, text: string): Promise<number> {
  const body = JSON.stringify(activity(serviceUrl, { text }));
  return (await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
}

describe('the whole bot', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

  it('answers over the wire, and for people whom it knows', async () => {
    const connector = await fakeConnector();
    const bot = await startTestBot();
    open.push(bot, connector);
    expect(await asks(bot.url, connector.url, 'help')).toBe(200);
    const [answer] = connector.of('POST');
    expect(JSON.stringify(answer!.body)).toContain('Northshire partnership office');
    const known = await bot.tables.people.find(`${DEMO_TENANT}~referrer-amara`);
    expect(known!.address).toContain(connector.url);
    expect(bot.logged.join('')).toContain('"msg":"A turn was answered."');
    expect(bot.logged.join('')).not.toContain('Amara');
  });
  it('does not listen to anybody else in the demo, nor to anybody without an id', async () => {
    const assembled = (more: object) => assemble(demoConfig(more), memoryTables(), () => new Date(), randomIds, log);
    await expect(assembled({ host: '0.0.0.0' })).rejects.toThrow('this machine alone');
    await expect(assembled({ demo: false })).rejects.toThrow('A bot has an id');
  });
});

describe('the bot at start', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.close());

  it('adds people whom it does not know and leaves the others as they are', async () => {
    const tables = await openTables({ connectionString: azurite.connectionString });
    const [amara] = demoPeople();
    await tables.people.save({ ...amara!, name: 'Amara Bell', roles: ['chair'] });
    const bot = await start(demoConfig({ tables: { connectionString: azurite.connectionString } }), log);
    expect((await tables.people.find(amara!.id))!.person).toMatchObject({ name: 'Amara Bell', roles: ['chair'] });
    expect(await tables.people.withRole('executive partner')).toHaveLength(3);
    expect((await fetch(`${bot.url}/health`)).status).toBe(200);
    await bot.close();
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    await expect(fetch(`${bot.url}/health`)).rejects.toThrow();
  });
  it('is not healthy after an hour in which no tick succeeded', async () => {
    const bot = await start(demoConfig({ tables: { connectionString: azurite.connectionString } }), log);
    const health = async () => (await fetch(`${bot.url}/health`)).status;
    expect(await health()).toBe(200);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_660_000);
    expect(await health()).toBe(503);
    later.mockRestore();
    expect(await health()).toBe(200);
    await bot.close();
  });
  it('makes the person of the settings administrator only while nobody is', async () => {
    const { connectionString } = azurite;
    const [amara, bethan] = demoPeople();
    const tables = await openTables({ connectionString });
    const startsWith = async (firstAdministrator: string): Promise<string[]> => {
      await (await start(demoConfig({ tables: { connectionString }, people: [], firstAdministrator }), log)).close();
      return (await tables.people.withRole('administrator')).map(({ person }) => person.id);
    };
    for (const { person } of await tables.people.withRole('administrator')) await tables.people.save({ ...person, roles: [] });
    await tables.people.save(amara!);
    expect(await startsWith('')).toEqual([]);
    expect(await startsWith(amara!.id)).toEqual([amara!.id]);
    expect((await tables.people.find(amara!.id))!.person).toEqual({ ...amara!, roles: [...amara!.roles, 'administrator'] });
    expect((await tables.people.journal(amara!.id)).at(-1)).toMatchObject({
      by: 'settings',
      now: { roles: ['referrer', 'administrator'] },
    });
    expect(await startsWith(bethan!.id)).toEqual([amara!.id]);
    await tables.people.save(amara!);
    expect(await startsWith('northshire~nobody-yet')).toEqual(['northshire~nobody-yet']);
  });
});

describe('the ticks', () => {
  const SECOND = 1_000;
  const HOUR = 3_600 * SECOND;
  beforeEach(() => {
    jest.useFakeTimers();
    lines.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  it('come when those who press have had their turn, and then half a minute after the last one has ended, never two at a time', async () => {
    const finish: (() => void)[] = [];
    const ticks = ticking(
      { tick: () => new Promise<void>((resolve) => finish.push(resolve)), rebuildIndex: () => Promise.resolve() },
      log,
      2 * SECOND,
    );
    await jest.advanceTimersByTimeAsync(2 * SECOND - 1);
    expect(finish).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(finish).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(10 * 60 * SECOND);
    expect(finish).toHaveLength(1);
    finish[0]!();
    await jest.advanceTimersByTimeAsync(29 * SECOND);
    expect(finish).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(finish).toHaveLength(2);

    let stopped = false;
    const stopping = ticks.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(stopped).toBe(false);
    finish[1]!();
    await stopping;
    await jest.advanceTimersByTimeAsync(HOUR);
    expect(finish).toHaveLength(2);
  });
  it('go on after one that failed, and are late after an hour without one', async () => {
    let works = false;
    const ticks = ticking(
      { tick: () => (works ? Promise.resolve() : Promise.reject(new Error('x'))), rebuildIndex: () => Promise.resolve() },
      log,
      0,
    );
    await jest.advanceTimersByTimeAsync(HOUR);
    expect(ticks.areLate()).toBe(false);
    await jest.advanceTimersByTimeAsync(60 * SECOND);
    expect(ticks.areLate()).toBe(true);
    expect(lines[0]).toEqual({ level: 'error', sentence: 'A tick failed.', fields: {} });
    works = true;
    await jest.advanceTimersByTimeAsync(30 * SECOND);
    expect(ticks.areLate()).toBe(false);
    await ticks.stop();
  });
  it('go by an index that is made again before the first and daily, and at every tick until that works', async () => {
    const did: string[] = [];
    let works = false;
    const rebuildIndex = () => {
      did.push('index');
      return works ? Promise.resolve() : Promise.reject(new Error('x'));
    };
    const ticks = ticking({ tick: () => Promise.resolve(void did.push('tick')), rebuildIndex }, log, 0);
    await jest.advanceTimersByTimeAsync(30 * SECOND);
    expect(did).toEqual(['index', 'tick', 'index', 'tick']);
    works = true;
    await jest.advanceTimersByTimeAsync(23 * HOUR);
    expect(did.filter((one) => one === 'index')).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(2 * HOUR);
    expect(did.filter((one) => one === 'index')).toHaveLength(4);
    await ticks.stop();
  });
});

it('makes references that are read out without mistakes, and no two alike', () => {
  const references = Array.from({ length: 5_000 }, () => randomIds.reference());
  expect(new Set(references).size).toBe(5_000);
  expect(references.filter((one) => !/^PR-[0-9A-HJKMNP-TV-Z]{7}$/.test(one))).toEqual([]);
  expect(randomIds.fault()).toMatch(/^F-[0-9A-HJKMNP-TV-Z]{6}$/);
});

it.each<[string, Error, string]>([
  [
    'settings',
    new ConfigError(['BOT_ID is missing.', 'PORT is.']),
    'The bot can’t start with these settings:\n- BOT_ID is missing.\n- PORT is.',
  ],
  [
    'port',
    Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' }),
    'The bot can’t start: something else already listens on its port.',
  ],
  ['storage', new Error('AccountKey=secret'), 'The bot can’t start: storage does not answer, or the settings for it are wrong.'],
])('says in words why it could not start, be it for its %s', (_, error, words) => expect(whyNotStarted(error)).toBe(words));

describe('the programs', () => {
  // Each of them starts a Node of its own.
  const ROOT = join(__dirname, '..', '..');
  const running: ChildProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  afterAll(() => {
    for (const one of running) one.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function run(file: string, env: Record<string, string>, ...more: string[]) {
    const { PATH = '', HOME = '' } = process.env;
    const program = spawn(process.execPath, ['--import', 'tsx', join(ROOT, file), ...more], { cwd: ROOT, env: { PATH, HOME, ...env } });
    running.push(program);
    const said = { out: '', err: '' };
    program.stdout.on('data', (text) => (said.out += String(text)));
    program.stderr.on('data', (text) => (said.err += String(text)));
    const ended = once(program, 'close').then(([code]) => Number(code));
    return { program, said, ended };
  }
  async function listening({ said, ended }: ReturnType<typeof run>): Promise<string> {
    let over = false;
    void ended.then(() => (over = true));
    while (!/^listening on \S+\n/m.test(said.out) && !over) await new Promise((resolve) => setTimeout(resolve, 50));
    return /^listening on (http:\/\/127\.0\.0\.1:\d+)\n/m.exec(said.out)?.[1] ?? `nothing: ${said.err}`;
  }

  it('say everything that is wrong with the settings and stop', async () => {
    const { said, ended } = run('src/main.ts', { BOT_TYPE: 'x' });
    expect(await ended).toBe(1);
    expect(said.err).toContain('- BOT_ID is missing.\n- BOT_TYPE must be SingleTenant or UserAssignedMsi, written exactly so.\n');
    expect(said.out).toBe('');
  });

  it('are, for the demo, a bot for any client on this machine, which remembers', async () => {
    const connector = await fakeConnector();
    const first = run('test/demo.ts', { PORT: '0', DATA_DIR: folder }, '--bot-only');
    const url = await listening(first);
    expect(await asks(url, connector.url, 'help')).toBe(200);
    expect(await asks(url, 'https://smba.trafficmanager.net/teams/', 'help')).toBe(403);
    const busy = run('test/demo.ts', { PORT: new URL(url).port }, '--bot-only');
    expect(await busy.ended).toBe(1);
    expect(busy.said).toEqual({ out: '', err: expect.stringMatching(/^Port \d+ is in use by another program.*\n$/) });
    first.program.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const again = await startAzurite(folder);
    const tables = await openTables({ connectionString: again.connectionString });
    expect((await tables.people.find(`${DEMO_TENANT}~referrer-amara`))!.address).toContain(connector.url);
    await again.close();
    await connector.close();
  });

  it('answer a turn that is in hand when they are told to stop, and then stop', async () => {
    const connector = await fakeConnector();
    const asked = new Promise<void>((resolve) => {
      connector.answers(() => {
        resolve();
        return { status: 201, body: { id: 'm-1' }, after: new Promise((done) => setTimeout(done, 1_000)) };
      });
    });
    const bot = run('test/demo.ts', { PORT: '0', DATA_DIR: join(folder, 'stopping') }, '--bot-only');
    const answered = asks(await listening(bot), connector.url, 'help');
    await asked;
    bot.program.kill('SIGTERM');
    expect(await answered).toBe(200);
    expect(await bot.ended).toBe(0);
    expect(connector.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await connector.close();
  });
});
