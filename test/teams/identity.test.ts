import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTeams, type Teams } from '../../src/teams/adapter';
import type { Identity } from '../../src/teams/connector';
import { openServer, type OpenServer } from '../../src/web/server';
import { activity, card, fakeConnector, keptLog, tinyBot } from './wire';

const BOT = '99999999-9999-9999-9999-999999999999';
const HOST = '11111111-1111-1111-1111-111111111111';
const PARTNER = '22222222-2222-2222-2222-222222222222';
const ELSEWHERE = '44444444-4444-4444-4444-444444444444';
const PERSON = '33333333-3333-3333-3333-333333333333';
const SERVICE = 'https://smba.trafficmanager.net/uk/';
const ISSUER = 'https://api.botframework.com';

const { bot, turns, last, replies, reset } = tinyBot();
const { log, lines } = keptLog();
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const others = generateKeyPairSync('rsa', { modulusLength: 2048 });
const opened: { close(): unknown }[] = [];

/** The address where Teams publishes its keys, played on this machine with real keys. */
async function openIdIssuer(): Promise<{ readonly url: string; asked(): number; close(): void }> {
  const jwk = keys.publicKey.export({ format: 'jwk' });
  const published = [
    { ...jwk, kid: 'teams', endorsements: ['msteams'] },
    { ...jwk, kid: 'other channels', endorsements: ['directline'] },
    { ...jwk, kid: 'all channels', endorsements: ['msteams', 'directline'] },
  ];
  let asked = 0;
  const server = createServer((req, res) => {
    asked += 1;
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(req.url === '/keys' ? { keys: published } : { jwks_uri: `${urlOf(server)}/keys` }));
  });
  await listening(server);
  return { url: `${urlOf(server)}/`, asked: () => asked, close: () => (server.close(), server.closeAllConnections()) };
}
const listening = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
function token(claims: object = {}, header: object = {}, key = keys.privateKey): string {
  const now = Math.floor(Date.now() / 1_000);
  const body = { iss: ISSUER, aud: BOT, serviceurl: SERVICE, nbf: now - 10, exp: now + 600, ...claims };
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'teams', ...header })}.${part(body)}`;
  return `Bearer ${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}
const press = (more: Record<string, unknown> = {}) =>
  activity(SERVICE, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'home/help' } },
    from: { id: '29:amara', aadObjectId: PERSON },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: HOST },
    channelData: { tenant: { id: HOST } },
    ...more,
  });

beforeAll(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
beforeEach(() => {
  reset();
  lines.length = 0;
});
afterAll(async () => {
  jest.restoreAllMocks();
  for (const one of opened) await one.close();
});

describe.each(['SingleTenant', 'UserAssignedMsi'] as const)('a bot with an id, of type %s', (type) => {
  let server: OpenServer;
  let issuer: Awaited<ReturnType<typeof openIdIssuer>>;

  beforeAll(async () => {
    issuer = await openIdIssuer();
    const identity: Identity = { id: BOT, type, tenant: HOST, password: type === 'SingleTenant' ? 'x' : '' };
    const teams = openTeams(
      {
        identity,
        admission: { tenants: [HOST, PARTNER], demo: false },
        serviceUrl: SERVICE,
        cloud: { ToBotFromChannelOpenIdMetadataUrl: issuer.url, ToBotFromChannelTokenIssuer: ISSUER },
      },
      { fault: () => 'F-1' },
      log,
    );
    const receive = teams.answersFor(bot);
    server = await openServer({ host: '127.0.0.1', port: 0, admits: teams.admits, receive, reachable: () => Promise.resolve(), log });
    opened.push(server, issuer);
  });
  const posts = async (authorization: string, body: unknown = press()) => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const answer = await fetch(`${server.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = await answer.text();
    return { status: answer.status, body: said === '' ? undefined : (JSON.parse(said) as unknown) };
  };

  it('takes an activity with a token of Teams for it', async () => {
    replies({ says: 'ok' });
    expect(await posts(token())).toMatchObject({ status: 200, body: { value: 'ok' } });
    expect(last().who).toBe(`${HOST}~${PERSON}`);
  });
  it('takes one of a partner’s tenant, and its people are the partner’s', async () => {
    const tenant = { conversation: { id: 'a:1', tenantId: PARTNER }, channelData: { tenant: { id: PARTNER } } };
    expect(await posts(token(), press(tenant))).toMatchObject({ status: 200 });
    expect(last().who).toBe(`${PARTNER}~${PERSON}`);
  });
  it.each<[string, () => string]>([
    ['no token', () => ''],
    ['something that is no token', () => 'Bearer x'],
    ['something of the form of one', () => 'Bearer x.y.z'],
    ['another scheme', () => 'Basic eDp4'],
    ['a token for another bot', () => token({ aud: HOST })],
    ['a token for several bots, this one among them', () => token({ aud: [HOST, ELSEWHERE] })],
    ['a token for another service address', () => token({ serviceurl: 'https://example.org/' })],
    ['a token without a service address', () => token({ serviceurl: undefined })],
    ['a token that somebody else issued', () => token({ iss: 'https://example.org' })],
    ['a token that nobody issued', () => token({ iss: undefined })],
    ['a token of the emulator', () => token({ iss: `https://sts.windows.net/${HOST}/`, tid: HOST, ver: '1.0', appid: BOT })],
    [
      'a token of another bot',
      () => token({ iss: `https://login.microsoftonline.com/${HOST}/v2.0`, tid: HOST, ver: '2.0', azp: ELSEWHERE }),
    ],
    ['a token that is over', () => token({ exp: 1 })],
    ['a token that is not valid yet', () => token({ nbf: Math.floor(Date.now() / 1_000) + 3_600 })],
    ['a token that somebody else signed', () => token({}, {}, others.privateKey)],
    ['a token with an unknown key', () => token({}, { kid: 'unknown' })],
    ['a token that only other channels may use', () => token({}, { kid: 'other channels' })],
    ['a token without a signature', () => token({}, { alg: 'none' }).replace(/[^.]*$/, '')],
    ['a token whose signature is by a word that all know', () => token({}, { alg: 'HS256' })],
    ['a token whose claims were changed', () => token().replace(/\.[^.]*\./, `.${part({ iss: ISSUER, aud: BOT, serviceurl: SERVICE })}.`)],
    ['a token for this bot behind another', () => `${token()} ${token()}`],
  ])('refuses an activity with %s, and gives it to nobody', async (_, authorization) => {
    expect(await posts(authorization())).toEqual({ status: 401, body: { message: 'The request is not authenticated.' } });
    expect(turns).toEqual([]);
    expect(JSON.stringify(lines)).not.toMatch(/eyJ|Bearer|Amara/);
  });
  it.each(['', 'Bearer x.y.z', token({ iss: `https://sts.windows.net/${ELSEWHERE}/`, tid: ELSEWHERE })])(
    'refuses what does not say that it is from Teams before anything of the body is read: %#',
    async (authorization) => {
      const before = issuer.asked();
      const status = await new Promise<number>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'content-length': '1000', authorization };
        const call = request(`${server.url}/api/messages`, { method: 'POST', agent: false, headers }, (answer) => {
          resolve(answer.statusCode ?? 0);
          call.destroy();
        });
        call.on('error', reject);
        // The rest of the body is never sent.
        call.write('{');
      });
      expect(status).toBe(401);
      expect(issuer.asked()).toBe(before);
    },
  );
  it.each<[string, Record<string, unknown>]>([
    ['another tenant', { channelData: { tenant: { id: ELSEWHERE } } }],
    ['a tenant of its own for the chat', { conversation: { id: 'a:1', tenantId: ELSEWHERE } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }],
    ['another channel', { channelId: 'directline' }],
    ['the channel that proves nothing', { channelId: 'AseChannel' }],
    ['the emulator', { channelId: 'emulator' }],
  ])('refuses an activity of %s', async (_, more) => {
    expect(await posts(token({}, { kid: 'all channels' }), press(more))).toMatchObject({ status: 403 });
    expect(turns).toEqual([]);
  });
  it('knows nobody by a name that the activity only claims', async () => {
    await posts(token(), press({ from: { id: '29:x', aadObjectId: 'referrer-amara' } }));
    expect(last().who).toBeUndefined();
  });
});

describe('writing to Teams as a bot of type UserAssignedMsi', () => {
  const before = { ...process.env };
  afterAll(() => {
    process.env = before;
  });

  it('uses a token of the bot’s own managed identity, and none for an address it was not given', async () => {
    const connector = await fakeConnector();
    const asked: string[] = [];
    const identityEndpoint = createServer((req, res) => {
      asked.push(`${req.url} ${String(req.headers['x-identity-header'])}`);
      const soon = Math.floor(Date.now() / 1_000) + 3_600;
      res.setHeader('content-type', 'application/json');
      res.end(
        JSON.stringify({
          access_token: 'of-the-identity',
          expires_on: String(soon),
          resource: ISSUER,
          token_type: 'Bearer',
          client_id: BOT,
        }),
      );
    });
    await listening(identityEndpoint);
    opened.push(connector, { close: () => (identityEndpoint.close(), identityEndpoint.closeAllConnections()) });
    process.env['IDENTITY_ENDPOINT'] = `${urlOf(identityEndpoint)}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'only this machine';
    const identity: Identity = { id: BOT, type: 'UserAssignedMsi', tenant: HOST, password: '' };
    const teams: Teams = openTeams(
      { identity, admission: { tenants: [HOST], demo: false }, serviceUrl: connector.url },
      { fault: () => 'F-1' },
      log,
    );
    connector.answers(({ path }) => ({ status: 201, body: { id: path === '/v3/conversations' ? 'a:new' : 'm-1' } }));
    expect(await teams.chat.post(`${HOST}~${PERSON}`, '', card('notice'))).toMatchObject({ outcome: 'sent', message: 'm-1' });
    expect(connector.calls.map(({ headers }) => headers.authorization)).toEqual(['Bearer of-the-identity', 'Bearer of-the-identity']);
    expect(asked[0]).toContain(`client_id=${BOT}`);
    expect(decodeURIComponent(asked[0]!)).toContain(`resource=${ISSUER}`);
    expect(asked[0]).toContain('only this machine');
  });
});
