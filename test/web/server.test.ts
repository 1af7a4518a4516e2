import { request } from 'node:http';
import { connect } from 'node:net';
import { openServer, type OpenServer, type Patience, type Site } from '../../src/web/server';
import { keptLog } from '../teams/wire';

const { log, lines } = keptLog();
const open: OpenServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  lines.length = 0;
});

async function site(more: Partial<Site> = {}, patience?: Patience): Promise<OpenServer> {
  const server = await openServer(
    {
      host: '127.0.0.1',
      port: 0,
      admits: () => true,
      receive: () => Promise.resolve({ status: 200 }),
      reachable: () => Promise.resolve(),
      log,
      ...more,
    },
    patience,
  );
  open.push(server);
  return server;
}
const posts = (url: string, body: unknown = {}) =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
    body: JSON.stringify(body),
  });

describe('the health of the bot', () => {
  it('is asked of storage once, however many ask at a time, and again after a while', async () => {
    let asked = 0;
    const reachable = () => {
      asked += 1;
      return Promise.resolve();
    };
    const patience = { request: 15_000, headers: 10_000, idle: 5_000, looks: 50, finish: 10_000 };
    const health = async (url: string) => (await fetch(`${url}/health`)).status;
    const { url } = await site({ reachable }, { ...patience, health: Infinity });
    expect(new Set(await Promise.all(Array.from({ length: 30 }, () => health(url))))).toEqual(new Set([200]));
    expect([await health(url), asked]).toEqual([200, 1]);
    const fresh = await site({ reachable }, { ...patience, health: 0 });
    expect([await health(fresh.url), await health(fresh.url), asked]).toEqual([200, 200, 3]);
  });
  it('is good while storage answers', async () => {
    const answer = await fetch(`${(await site()).url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });
  it('is bad when it does not, and nothing of the reason leaves', async () => {
    const reachable = () => Promise.reject(new Error('AccountKey=secret'));
    const answer = await fetch(`${(await site({ reachable })).url}/health`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not working' }]);
  });
});

it('hands over the body and the authorization, and gives back what it is told', async () => {
  const taken: unknown[] = [];
  const receive: Site['receive'] = (authorization, body) => {
    taken.push(authorization, body);
    return Promise.resolve({ status: 403, body: { message: 'no' } });
  };
  const answer = await posts((await site({ receive })).url, { type: 'message', text: 'grüße 👋' });
  expect(taken).toEqual(['Bearer x', { type: 'message', text: 'grüße 👋' }]);
  expect([answer.status, await answer.json()]).toEqual([403, { message: 'no' }]);
});

it('says nothing of an error that nobody caught', async () => {
  const receive = () => Promise.reject(new Error('Kayleigh was hurt'));
  const answer = await posts((await site({ receive })).url);
  expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Something went wrong on our side."}']);
  expect(lines).toEqual([{ level: 'error', sentence: 'A request failed.', fields: {} }]);
});

it('does not open on a port that is taken', async () => {
  const { url } = await site();
  await expect(site({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('still answers what is under way when it closes, and takes nothing more', async () => {
  let answer = (): void => undefined;
  const begun = new Promise<void>((started) => {
    answer = started;
  });
  let finish = (): void => undefined;
  const server = await site({
    receive: () =>
      new Promise((resolve) => {
        finish = () => resolve({ status: 200, body: { done: true } });
        answer();
      }),
  });
  const asked = posts(server.url);
  await begun;
  const closing = server.close();
  await expect(posts(server.url)).rejects.toThrow();
  finish();
  expect(await (await asked).json()).toEqual({ done: true });
  await closing;
  open.length = 0;
});

it('is not held up by a client that opens a connection and says nothing', async () => {
  // Were it waited for, that would be without end.
  const server = await site({}, { request: 15_000, headers: 10_000, idle: 5_000, looks: 50, finish: Infinity, health: 0 });
  const silent = connect(Number(new URL(server.url).port), '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  silent.on('error', () => undefined);
  await server.close();
  open.length = 0;
  silent.destroy();
});

it('bears a client that goes away in the middle of its request', async () => {
  const server = await site();
  await new Promise<void>((resolve) => {
    const call = request(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000' },
    });
    call.on('error', () => resolve());
    call.write('{"type"');
    setTimeout(() => call.destroy(), 50);
  });
  expect((await posts(server.url)).status).toBe(200);
});

describe('a client that is slow', () => {
  const PATIENCE: Patience = { request: 1_500, headers: 700, idle: 5_000, looks: 50, finish: 10_000, health: 0 };
  const HEADERS = 'POST /api/messages HTTP/1.1\r\nhost: bot\r\ncontent-type: application/json\r\ncontent-length: 12\r\n';

  /** Writes one piece after the other, each after a wait, and gives what was answered, and how many it wrote until it was closed. */
  async function trickles(url: string, pieces: readonly string[], everyMs: number): Promise<{ answer: string; wrote: number }> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let wrote = 0;
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    for (const piece of pieces) {
      if (socket.destroyed || answer !== '') break;
      socket.write(piece);
      wrote += 1;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    await closed;
    return { answer, wrote };
  }

  it.each([
    ['its headers, one letter at a time', [...`${HEADERS}x-long: ${'a'.repeat(2_000)}\r\n\r\n{"a":"bcde"}`]],
    ['its body, one letter at a time', [`${HEADERS.replace('12', '2000')}\r\n`, ...`{"a":"${'b'.repeat(1_992)}"}`]],
    ['nothing after its first line', [HEADERS.split('\r\n')[0]!, ...Array<string>(2_000).fill('')]],
  ])('is cut off when it sends %s', async (_what, pieces) => {
    const taken: unknown[] = [];
    const receive: Site['receive'] = (_authorization, body) => {
      taken.push(body);
      return Promise.resolve({ status: 200 });
    };
    const server = await site({ receive }, PATIENCE);
    const { answer, wrote } = await trickles(server.url, pieces, 200);
    expect(answer).not.toContain('200 OK');
    expect(wrote).toBeLessThan(pieces.length);
    expect(taken).toEqual([]);
    expect((await posts(server.url)).status).toBe(200);
  });

  it('is served when its request arrives within the time, in however many pieces', async () => {
    const server = await site({ receive: (_authorization, body) => Promise.resolve({ status: 200, body: { got: body } }) }, PATIENCE);
    const { answer } = await trickles(server.url, [`${HEADERS}connection: close\r\n\r\n`, '{"a":', '"bcde"', '}'], 60);
    expect(answer).toContain('200 OK');
    expect(answer).toContain('{"got":{"a":"bcde"}}');
  });

  it('is not one that waits for an answer, however long that takes', async () => {
    const receive: Site['receive'] = () => new Promise((resolve) => setTimeout(resolve, 2_500, { status: 200, body: { done: true } }));
    const answer = await posts((await site({ receive }, PATIENCE)).url);
    expect(await answer.json()).toEqual({ done: true });
  });
});
