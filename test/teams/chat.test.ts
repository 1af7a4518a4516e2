import { openTeams, type Teams } from '../../src/teams/adapter';
import type { Limits, Time } from '../../src/teams/pace';
import { retryAfterMs } from '../../src/teams/undelivered';
import { activity, card, fakeConnector, keptLog, notYet, stillTime, tinyBot, type Connector } from './wire';

const AMARA = 'northshire~referrer-amara';
const SECRET = 'Kayleigh was hurt on Tuesday';
const CARD = card('alert', {
  json: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: SECRET }] },
  preview: 'Something needs you.',
});

const { bot, last, replies } = tinyBot();
const { log, lines } = keptLog();
let connector: Connector;

beforeAll(async () => {
  connector = await fakeConnector();
});
afterAll(() => connector.close());
beforeEach(() => {
  connector.reset();
  lines.length = 0;
});
afterEach(() => expect(JSON.stringify(lines)).not.toContain(SECRET));

const open = (serviceUrl = connector.url, limits?: Limits, time?: Time) =>
  openTeams(
    { identity: undefined, admission: { tenants: ['northshire'], demo: true }, serviceUrl, limits, time },
    { fault: () => 'F-1' },
    log,
  );

/** The address of Amara's chat, as a turn of hers brings it. */
async function met(teams: Teams): Promise<string> {
  replies({});
  await teams.answersFor(bot)('', activity(connector.url));
  return last().address;
}

describe('a post in a chat that is known', () => {
  it('is a message of its own, not a reply', async () => {
    const teams = open();
    const address = await met(teams);
    connector.answers(() => ({ status: 201, body: { id: 'm-77' } }));
    expect(await teams.chat.post(AMARA, address, CARD)).toEqual({ outcome: 'sent', message: 'm-77', address });
    expect(connector.calls).toHaveLength(1);
    expect(connector.calls[0]).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/a:chat-1/activities',
      body: { type: 'message', summary: 'Something needs you.', attachments: [{ content: CARD.json }] },
    });
  });

  it.each([
    [403, {}, { outcome: 'unreachable', reason: 'not installed or blocked' }],
    [429, { 'retry-after': '7' }, { outcome: 'try again', reason: 'too many messages', afterMs: 7_000 }],
    [408, {}, { outcome: 'unknown', reason: 'fault in Teams' }],
    [500, {}, { outcome: 'unknown', reason: 'fault in Teams' }],
    [502, {}, { outcome: 'unknown', reason: 'fault in Teams' }],
    [504, {}, { outcome: 'unknown', reason: 'fault in Teams' }],
    [401, {}, { outcome: 'try again', reason: 'not accepted', afterMs: 900_000 }],
    [413, {}, { outcome: 'try again', reason: 'not accepted', afterMs: 900_000 }],
  ])('that is answered %i with %j is sent once and comes to %j', async (status, headers, posted) => {
    const teams = open();
    const address = await met(teams);
    connector.answers(() => ({ status, headers, body: { error: { code: 'X', message: SECRET } } }));
    expect(await teams.chat.post(AMARA, address, CARD)).toEqual(posted);
    expect(connector.calls).toHaveLength(1);
    expect(lines.at(-1)).toEqual({ level: 'info', sentence: 'A message could not be posted.', fields: { code: posted.reason } });
  });

  it.each([
    [429, {}, { outcome: 'try again', reason: 'too many messages', afterMs: 5_000 }],
    [412, {}, { outcome: 'try again', reason: 'chat is busy', afterMs: 5_000 }],
  ])('that is answered %i with %j again and again is tried three times and comes to %j', async (status, headers, posted) => {
    const teams = open();
    const address = await met(teams);
    connector.answers(() => ({ status, headers }));
    expect(await teams.chat.post(AMARA, address, CARD)).toEqual(posted);
    expect(connector.calls).toHaveLength(3);
  });
  it.each([429, 412])('that surely was not made because of a %i is made once the chat takes it', async (status) => {
    const teams = open();
    const address = await met(teams);
    connector.answers((_, nth) => (nth < 3 ? { status } : undefined));
    expect(await teams.chat.post(AMARA, address, CARD)).toMatchObject({ outcome: 'sent' });
    expect(connector.calls).toHaveLength(3);
  });
  it('waits as long as Teams asked another post in the same chat to wait', async () => {
    const time = stillTime();
    const teams = open(connector.url, undefined, time);
    const address = await met(teams);
    connector.answers((_, nth) => (nth === 1 ? { status: 429, headers: { 'retry-after': '1' } } : undefined));
    const both = await Promise.all([teams.chat.post(AMARA, address, CARD), teams.chat.post(AMARA, address, CARD)]);
    expect(both).toMatchObject([{ outcome: 'sent' }, { outcome: 'sent' }]);
    expect(time.now()).toBeGreaterThanOrEqual(1_000);
    expect(connector.calls).toHaveLength(3);
  });
  it('goes out at the pace that Teams allows, in order, and says when it would take too long', async () => {
    const limits = { writes: [{ count: 3, ms: 500 }], reads: [], all: [] };
    const time = stillTime();
    const teams = open(connector.url, limits, time);
    const address = await met(teams);
    const posts = await Promise.all(Array.from({ length: 20 }, (_, n) => teams.chat.post(AMARA, address, card(`card ${n}`))));
    const sent = posts.filter(({ outcome }) => outcome === 'sent').length;
    // Three at once, and three more each time that half a second, and what is kept beside it, is over; a post waits two seconds.
    expect([sent, time.now()]).toEqual([12, 1_950]);
    expect(posts.slice(sent).map(({ outcome }) => outcome)).toEqual(Array(20 - sent).fill('try again'));
    expect(connector.calls.map(({ body }) => body['summary'])).toEqual(Array.from({ length: sent }, (_, n) => `card ${n}, in short`));
  });

  it('may have been posted when no answer comes', async () => {
    const teams = open(connector.url, undefined, stillTime());
    const address = await met(teams);
    const stop = new AbortController();
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      expect(ms).toBe(10_000);
      return stop.signal;
    });
    const never = notYet();
    connector.answers(() => {
      stop.abort();
      return { status: 201, after: never.happens };
    });
    expect(await teams.chat.post(AMARA, address, CARD)).toEqual({ outcome: 'unknown', reason: 'no answer' });
    expect(connector.calls).toHaveLength(1);
    timeout.mockRestore();
  });

  it('on this machine does not go through the proxy that the environment names', async () => {
    const teams = open();
    const address = await met(teams);
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9/';
    expect(await teams.chat.post(AMARA, address, CARD)).toMatchObject({ outcome: 'sent' });
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  });

  it('was surely not posted when nothing listens there', async () => {
    const gone = await fakeConnector();
    await gone.close();
    const teams = open();
    replies({});
    await teams.answersFor(bot)('', activity(gone.url));
    expect(await teams.chat.post(AMARA, last().address, CARD)).toEqual({ outcome: 'try again', reason: 'no connection', afterMs: 5_000 });
  });
});

describe('a chat that is gone', () => {
  const created = (call: { method: string; path: string }) =>
    call.path === '/v3/conversations' ? { status: 201, body: { id: 'a:chat-2' } } : undefined;

  it('is asked for once more, and the post goes there', async () => {
    const teams = open();
    const address = await met(teams);
    connector.answers((call) => created(call) ?? (call.path.includes('chat-1') ? { status: 404 } : { status: 201, body: { id: 'm-1' } }));
    const posted = await teams.chat.post(AMARA, address, CARD);
    expect(posted).toMatchObject({ outcome: 'sent', message: 'm-1' });
    expect(connector.calls.map(({ path }) => path)).toEqual([
      '/v3/conversations/a:chat-1/activities',
      '/v3/conversations',
      '/v3/conversations/a:chat-2/activities',
    ]);
    connector.reset();
    await teams.chat.post(AMARA, posted.outcome === 'sent' ? posted.address : '', CARD);
    expect(connector.calls.map(({ path }) => path)).toEqual(['/v3/conversations/a:chat-2/activities']);
  });
  it('is not asked for again when the new one is gone too', async () => {
    const teams = open();
    const address = await met(teams);
    connector.answers((call) => created(call) ?? { status: 404 });
    expect(await teams.chat.post(AMARA, address, CARD)).toEqual({ outcome: 'unreachable', reason: 'no chat' });
    expect(connector.calls).toHaveLength(3);
  });
});

describe('writing first', () => {
  it('asks for the person’s own chat by their Entra id', async () => {
    connector.answers(({ path }) => ({ status: 201, body: { id: path === '/v3/conversations' ? 'a:new' : 'm-1' } }));
    const posted = await open().chat.post(AMARA, '', CARD);
    expect(posted).toMatchObject({ outcome: 'sent', message: 'm-1' });
    expect(connector.calls[0]!.body).toMatchObject({
      isGroup: false,
      members: [{ id: 'referrer-amara' }],
      tenantId: 'northshire',
      channelData: { tenant: { id: 'northshire' } },
    });
    expect(connector.calls[1]!.path).toBe('/v3/conversations/a:new/activities');
  });
  it('goes where the last turn of that tenant came from, and then has the address of a turn there', async () => {
    const teams = open('http://127.0.0.1:9/');
    const address = await met(teams);
    connector.answers(({ path }) => ({ status: 201, body: { id: path === '/v3/conversations' ? 'a:chat-1' : 'm-1' } }));
    expect(await teams.chat.post(AMARA, '', CARD)).toEqual({ outcome: 'sent', message: 'm-1', address });
    expect(connector.calls[0]!.body).toMatchObject({ bot: { id: '28:bot' } });
  });
  it.each([
    [403, { outcome: 'unreachable', reason: 'not installed or blocked' }],
    [404, { outcome: 'unreachable', reason: 'no chat' }],
    [400, { outcome: 'unreachable', reason: 'no chat' }],
    [429, { outcome: 'try again', reason: 'too many messages', afterMs: 5_000 }],
    [503, { outcome: 'try again', reason: 'fault in Teams', afterMs: 5_000 }],
  ])('that is answered %i comes to %j, and nothing is posted', async (status, posted) => {
    connector.answers(() => ({ status }));
    expect(await open().chat.post(AMARA, '', CARD)).toEqual(posted);
    expect(connector.of('POST').map(({ path }) => path)).toEqual(Array(status === 429 ? 3 : 1).fill('/v3/conversations'));
  });
  it('does nothing while it has nowhere to go, and never leaves this machine in the demo', async () => {
    expect(await open('').chat.post(AMARA, '', CARD)).toMatchObject({ outcome: 'unreachable' });
    expect(await open('https://smba.trafficmanager.net/teams/').chat.post(AMARA, '', CARD)).toMatchObject({ outcome: 'unreachable' });
    const elsewhere = JSON.stringify({ channel: 'msteams', serviceUrl: 'https://example.org/', tenant: 'northshire', chat: 'c', bot: 'b' });
    expect(await open().chat.post(AMARA, elsewhere, CARD)).toEqual({ outcome: 'unreachable', reason: 'not on this machine' });
    expect(connector.calls).toEqual([]);
  });
  it.each(['', 'nonsense', '{}', 'null'])('is what it does with the address %j too', async (address) => {
    connector.answers(({ path }) => ({ status: 201, body: { id: path === '/v3/conversations' ? 'a:new' : 'm-1' } }));
    expect(await open().chat.post(AMARA, address, CARD)).toMatchObject({ outcome: 'sent' });
  });
});

describe('a chat of several people', () => {
  const GROUP = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: 'northshire' } };
  async function metIn(teams: Teams): Promise<string> {
    replies({});
    await teams.answersFor(bot)('', activity(connector.url, GROUP));
    return last().address;
  }

  it('is posted in', async () => {
    const teams = open();
    const address = await metIn(teams);
    connector.answers(() => ({ status: 201, body: { id: 'm-5' } }));
    expect(await teams.chat.postIn(address, CARD)).toEqual({ outcome: 'sent', message: 'm-5', address });
    expect(connector.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v3/conversations/19:group/activities']);
    expect(connector.calls[0]!.body).toMatchObject({ summary: 'Something needs you.', attachments: [{ content: CARD.json }] });
  });
  it.each([
    [403, { outcome: 'unreachable', reason: 'not installed or blocked' }],
    [404, { outcome: 'unreachable', reason: 'no chat' }],
    [429, { outcome: 'try again', reason: 'too many messages', afterMs: 5_000 }],
    [500, { outcome: 'unknown', reason: 'fault in Teams' }],
  ])('that answers %i comes to %j, and no other chat is opened', async (status, posted) => {
    const teams = open();
    const address = await metIn(teams);
    connector.answers(() => ({ status }));
    expect(await teams.chat.postIn(address, CARD)).toEqual(posted);
    expect(connector.calls.filter(({ path }) => path === '/v3/conversations')).toEqual([]);
    expect(connector.calls).toHaveLength(status === 429 ? 3 : 1);
  });
  it.each(['', 'nonsense'])('is nowhere at the address %j', async (address) => {
    const { chat } = open();
    expect(await chat.postIn(address, CARD)).toEqual({ outcome: 'unreachable', reason: 'no chat' });
    expect(await chat.update(address, 'm-5', CARD)).toEqual({ outcome: 'unreachable', reason: 'not there' });
    expect(await chat.members(address)).toBeUndefined();
    expect(connector.calls).toEqual([]);
  });

  describe('with a message of the bot in it', () => {
    it('has it replaced', async () => {
      const teams = open();
      const address = await metIn(teams);
      expect(await teams.chat.update(address, 'm-5', CARD)).toEqual({ outcome: 'sent', message: 'm-5', address });
      expect(connector.calls).toMatchObject([
        { method: 'PUT', path: '/v3/conversations/19:group/activities/m-5', body: { summary: 'Something needs you.' } },
      ]);
    });
    it('has it replaced at the third try, since a repeat does no harm', async () => {
      const teams = open();
      const address = await metIn(teams);
      connector.answers((_, nth) => (nth < 3 ? { status: 412 } : undefined));
      expect(await teams.chat.update(address, 'm-5', CARD)).toMatchObject({ outcome: 'sent' });
      expect(connector.calls).toHaveLength(3);
    });
    it.each([
      [404, { outcome: 'unreachable', reason: 'not there' }],
      [403, { outcome: 'unreachable', reason: 'not installed or blocked' }],
      [500, { outcome: 'try again', reason: 'fault in Teams', afterMs: 5_000 }],
    ])('may find it %i, and that comes to %j', async (status, posted) => {
      const teams = open();
      const address = await metIn(teams);
      connector.answers(() => ({ status }));
      expect(await teams.chat.update(address, 'm-5', CARD)).toEqual(posted);
    });
  });

  describe('and its members', () => {
    it('are read page by page, with their own tenant where that is one of ours', async () => {
      const teams = openTeams(
        { identity: undefined, admission: { tenants: ['northshire', 'eastshire'], demo: true }, serviceUrl: '' },
        { fault: () => 'F-1' },
        log,
      );
      const address = await metIn(teams);
      connector.answers(({ path }) => ({
        status: 200,
        body: path.includes('continuationToken')
          ? {
              members: [
                { id: '29:c', name: 'Cara', objectId: 'cara', tenantId: 'elsewhere' },
                { id: '29:d', name: 'Anonymous' },
              ],
            }
          : {
              continuationToken: 'next',
              members: [
                { id: '29:a', name: 'Amara', aadObjectId: 'amara', tenantId: 'northshire' },
                { id: '29:b', name: 'Ben', aadObjectId: 'ben', tenantId: 'EastShire' },
              ],
            },
      }));
      expect(await teams.chat.members(address)).toEqual([
        { who: 'northshire~amara', name: 'Amara' },
        { who: 'eastshire~ben', name: 'Ben' },
        { who: 'northshire~cara', name: 'Cara' },
        { who: undefined, name: 'Anonymous' },
      ]);
      expect(connector.calls.map(({ path }) => path)).toEqual([
        '/v3/conversations/19:group/pagedmembers?pageSize=200',
        '/v3/conversations/19:group/pagedmembers?pageSize=200&continuationToken=next',
      ]);
    });
    it('have an account, whose addresses may be absent', async () => {
      const teams = open();
      const address = await metIn(teams);
      connector.answers(() => ({
        status: 200,
        body: { id: '29:a', name: 'Amara', email: 'Amara@health.example', tenantId: 'northshire' },
      }));
      expect(await teams.chat.whoIs('northshire~amara', address)).toEqual({
        name: 'Amara',
        email: 'Amara@health.example',
        userPrincipalName: '',
      });
      expect(connector.calls.at(-1)?.path).toBe('/v3/conversations/19:group/members/amara');
      connector.answers(() => ({ status: 404, body: { error: { message: SECRET } } }));
      expect(await teams.chat.whoIs('northshire~amara', address)).toBeUndefined();
      expect(lines.at(-1)).toEqual({ level: 'info', sentence: 'Teams did not say whose account it is.', fields: { status: 404 } });
    });
    it('are read on past a page that is empty but not the last', async () => {
      const teams = open();
      const address = await metIn(teams);
      const pages: Record<string, object> = {
        '': { continuationToken: 'empty', members: [] },
        empty: { continuationToken: 'last', members: [] },
        last: { members: [{ id: '29:a', name: 'Amara', aadObjectId: 'amara', tenantId: 'northshire' }] },
      };
      connector.answers(({ path }) => ({ status: 200, body: pages[/continuationToken=(\w+)/.exec(path)?.[1] ?? ''] }));
      expect(await teams.chat.members(address)).toEqual([{ who: 'northshire~amara', name: 'Amara' }]);
      connector.answers(() => ({ status: 200, body: { continuationToken: '' } }));
      expect(await teams.chat.members(address)).toBeUndefined();
    });
    it('have no account for now when Teams takes too long to say', async () => {
      const teams = open();
      const address = await metIn(teams);
      const said = notYet();
      connector.answers(() => ({ status: 200, body: { id: '29:a', name: 'Amara', email: 'amara@health.example' }, after: said.happens }));
      expect(await teams.chat.whoIs('northshire~amara', address)).toBeUndefined();
      expect(said.has()).toBe(false);
      said.now();
    });
    it('are not known when Teams does not say', async () => {
      const teams = open();
      const address = await metIn(teams);
      connector.answers(() => ({ status: 403, body: { error: { message: SECRET } } }));
      expect(await teams.chat.members(address)).toBeUndefined();
      expect(lines.at(-1)).toEqual({ level: 'info', sentence: 'Teams did not say who is in a chat.', fields: { status: 403 } });
    });
  });
});

describe('a file', () => {
  const FILE = { name: 'PR-1.docx', description: 'The report', bytes: 1234, context: { reference: 'PR-1' } };

  it('is offered in the person’s own chat, with a context that comes back', async () => {
    const teams = open();
    const address = await met(teams);
    expect(await teams.chat.offerFile(AMARA, address, FILE)).toMatchObject({ outcome: 'sent', address });
    expect(connector.calls[0]).toMatchObject({
      path: '/v3/conversations/a:chat-1/activities',
      body: {
        summary: 'A file for you: PR-1.docx',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.file.consent',
            name: 'PR-1.docx',
            content: {
              description: 'The report',
              sizeInBytes: 1234,
              acceptContext: { reference: 'PR-1' },
              declineContext: { reference: 'PR-1' },
            },
          },
        ],
      },
    });
  });
  it('that can’t be offered has the outcomes of any post', async () => {
    const teams = open();
    const address = await met(teams);
    connector.answers(() => ({ status: 403 }));
    expect(await teams.chat.offerFile(AMARA, address, FILE)).toEqual({ outcome: 'unreachable', reason: 'not installed or blocked' });
  });
});

it.each([
  [undefined, 0],
  ['', 0],
  ['3', 3_000],
  ['0.5', 500],
  ['Mon, 23 Nov 2026 09:00:10 GMT', 10_000],
  ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
  ['99999999', 3_600_000],
  ['soon', 0],
])('reads Retry-After %j as %i ms', (header, ms) => {
  expect(retryAfterMs(header, Date.parse('2026-11-23T09:00:00Z'))).toBe(ms);
});
