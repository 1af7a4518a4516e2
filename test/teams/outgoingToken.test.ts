import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { openTeams, type Teams } from '../../src/teams/adapter';
import type { Identity } from '../../src/teams/connector';
import { card, fakeConnector, keptLog, type Connector } from './wire';

const HOST = '11111111-1111-1111-1111-111111111111';
const PERSON = `${HOST}~33333333-3333-3333-3333-333333333333`;
const PASSWORD = 'p~ssw+rd of the bot';
const ENTRA = 'login.microsoftonline.com';
const MINUTE_MS = 60_000;

const { log, lines } = keptLog();
let connector: Connector;
let entra: Awaited<ReturnType<typeof tokenEndpoint>>;
let bots = 0;
let teams: Teams;

/** Entra's token endpoint, played on this machine: what would go to its address comes here, and everything else goes where it should. */
async function tokenEndpoint() {
  const asked: { readonly path: string; readonly form: URLSearchParams }[] = [];
  const given = (nth: number): { status: number; json: object } => ({
    status: 200,
    json: { token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: `token-${nth}` },
  });
  let answer = given;
  const server: Server = createServer((req, res) => {
    void text(req).then((body) => {
      asked.push({ path: `${req.method} ${req.url}`, form: new URLSearchParams(body) });
      const { status, json } = answer(asked.length);
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let { port } = server.address() as AddressInfo;
  const really = https.request.bind(https);
  const redirected = (options: { hostname?: string }, answered?: (response: IncomingMessage) => void) =>
    options.hostname === ENTRA
      ? request({ ...options, protocol: 'http:', hostname: '127.0.0.1', port, agent: undefined }, answered)
      : really(options, answered);
  const spy = jest.spyOn(https, 'request').mockImplementation(redirected as typeof https.request);
  return {
    asked,
    answers: (how: typeof answer) => (answer = how),
    goesAway: () => (port = 9),
    works: () => {
      ({ port } = server.address() as AddressInfo);
      answer = given;
    },
    close: () => (spy.mockRestore(), server.close(), server.closeAllConnections()),
  };
}

beforeEach(async () => {
  connector = await fakeConnector();
  connector.answers(({ path }) => ({ status: 201, body: { id: path === '/v3/conversations' ? 'a:new' : 'm-1' } }));
  entra = await tokenEndpoint();
  lines.length = 0;
  // The library keeps tokens by the bot's id for as long as the process lives.
  const id = `99999999-9999-9999-9999-${String((bots += 1)).padStart(12, '0')}`;
  const identity: Identity = { id, type: 'SingleTenant', tenant: HOST, password: PASSWORD };
  teams = openTeams({ identity, admission: { tenants: [HOST], demo: false }, serviceUrl: connector.url }, { fault: () => 'F-1' }, log);
});
afterEach(async () => {
  jest.useRealTimers();
  entra.close();
  await connector.close();
});

const posts = () => teams.chat.post(PERSON, '', card('notice'));
const tokens = () => [...new Set(connector.calls.map(({ headers }) => headers.authorization))];
/** Only the date moves; everything that waits goes on waiting in real time. */
const itIs = (later: number): void => {
  jest.useFakeTimers({ now: Date.now() + later, doNotFake: TIMERS });
};
const TIMERS: FakeableAPI[] = ['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'];
TIMERS.push('clearTimeout', 'clearInterval', 'clearImmediate');

describe('writing to Teams as a bot of type SingleTenant', () => {
  it('asks its own tenant for a token of the Bot Connector, with its password', async () => {
    expect(await posts()).toMatchObject({ outcome: 'sent', message: 'm-1' });
    const [{ path, form }] = entra.asked as [(typeof entra.asked)[number]];
    expect(path).toMatch(new RegExp(`^POST /${HOST}/oauth2/v2.0/token`));
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: `99999999-9999-9999-9999-${String(bots).padStart(12, '0')}`,
      client_secret: PASSWORD,
    });
    expect(form.get('scope')!.split(' ')[0]).toBe('https://api.botframework.com/.default');
    expect(tokens()).toEqual(['Bearer token-1']);
  });

  it('goes on with the token until shortly before it ends, and then asks for the next', async () => {
    await posts();
    await posts();
    expect(entra.asked).toHaveLength(1);
    itIs(54 * MINUTE_MS);
    await posts();
    expect(entra.asked).toHaveLength(1);
    itIs(2 * MINUTE_MS);
    expect(await posts()).toMatchObject({ outcome: 'sent' });
    expect(entra.asked).toHaveLength(2);
    expect(tokens()).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it.each([
    [
      'refuses',
      () => entra.answers(() => ({ status: 401, json: { error: 'invalid_client', error_description: `AADSTS7000215: ${PASSWORD}` } })),
    ],
    ['is in trouble', () => entra.answers(() => ({ status: 503, json: { error: 'temporarily_unavailable' } }))],
    ['can’t be reached', () => entra.goesAway()],
  ])('posts nothing while Entra %s, knows that nothing was posted, and goes on when it has a token', async (_what, fails) => {
    fails();
    expect(await posts()).toEqual({ outcome: 'try again', reason: 'no access to Teams', afterMs: 900_000 });
    expect(connector.calls).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain(PASSWORD);
    expect(lines).toEqual([{ level: 'info', sentence: 'A message could not be posted.', fields: { code: 'no access to Teams' } }]);
    entra.works();
    expect(await posts()).toMatchObject({ outcome: 'sent' });
  });
});
