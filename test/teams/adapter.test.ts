import { request } from 'node:http';
import type { MessagingExtensionActionResponse } from '@microsoft/teams.api';
import { openTeams } from '../../src/teams/adapter';
import { OPENED_FROM } from '../../src/teams/dialog';
import { openServer, type OpenServer } from '../../src/web/server';
import { activity, card, fakeConnector, inGroup, keptLog, notYet, tinyBot, type Connector } from './wire';

type Json = Record<string, unknown>;
type Body = { readonly value?: unknown; readonly message?: string } | undefined;

const CARD = 'application/vnd.microsoft.card.adaptive';
const SENTENCE = 'application/vnd.microsoft.activity.message';
const SECRET = 'Kayleigh was hurt on Tuesday';

const { bot, turns, last, replies, reset } = tinyBot();
const { log, lines } = keptLog();
let connector: Connector;
let server: OpenServer;

beforeAll(async () => {
  connector = await fakeConnector();
  const setup = {
    identity: undefined,
    admission: { tenants: ['northshire'], demo: true },
    serviceUrl: '',
    limits: { writes: [], reads: [], all: [] },
  };
  const teams = openTeams(setup, { fault: () => 'F-123456' }, log);
  const receive = teams.answersFor(bot);
  server = await openServer({ host: '127.0.0.1', port: 0, admits: teams.admits, receive, reachable: () => Promise.resolve(), log });
});
afterAll(async () => {
  await server.close();
  await connector.close();
});
beforeEach(() => {
  reset();
  connector.reset();
  lines.length = 0;
});

async function posts(body: unknown): Promise<{ status: number; body: Body; text: string }> {
  const answer = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text === '' ? undefined : (JSON.parse(text) as Body) };
}
const sends = (more: Json = {}) => posts(activity(connector.url, more));
const invoke = (name: string, value: unknown, more: Json = {}) => sends({ type: 'invoke', name, replyToId: 'pressed', value, ...more });
const executes = (more: Json = {}, value: Json = {}) =>
  invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'home/help', data: {} }, trigger: 'manual', ...value }, more);
const opens = (more: Json = {}) => invoke('task/fetch', { data: { verb: 'referral/open' } }, more);
const submitsDialog = (data: Json = {}, more: Json = {}) =>
  invoke('task/submit', { data: { verb: 'referral/next', ...data } }, { replyToId: '', ...more });
const submits = (more: Json = {}) => sends({ text: undefined, replyToId: 'pressed', value: { verb: 'home/help' }, ...more });
const attached = (json: unknown) => [{ contentType: CARD, content: json }];

describe('a message', () => {
  it('reaches the bot as a turn, and its answer is a new message with a summary and no text', async () => {
    replies({ card: card('home') });
    expect(await sends()).toMatchObject({ status: 200, text: '' });
    expect(last()).toMatchObject({ who: 'northshire~referrer-amara', chat: 'personal', did: { kind: 'said', text: 'hello' } });
    expect(connector.calls).toHaveLength(1);
    const [post] = connector.of('POST');
    expect(post!.path).toBe('/v3/conversations/a:chat-1/activities/activity-1');
    expect(post!.body).toMatchObject({ type: 'message', summary: 'home, in short', attachments: attached(card('home').json) });
    expect(post!.body['text']).toBeUndefined();
  });
  it('may be answered with a sentence, or with nothing', async () => {
    replies({ says: 'Hello to you.' });
    await sends();
    expect(connector.of('POST')[0]!.body).toMatchObject({ text: 'Hello to you.', textFormat: 'plain', summary: 'Hello to you.' });
    connector.reset();
    replies({});
    expect((await sends()).status).toBe(200);
    expect(connector.calls).toEqual([]);
  });
  it('in a group is never answered with what only one person may see', async () => {
    replies({ card: card('case', { holdsCase: true, preview: 'x' }) });
    await sends(inGroup);
    expect(connector.of('POST')).toHaveLength(1);
    expect(connector.of('POST')[0]!.body).toMatchObject({ text: expect.stringContaining('your own chat') });
    connector.reset();
    replies({ card: card('public') });
    await sends(inGroup);
    expect(connector.of('POST')[0]!.body).toMatchObject({ attachments: attached(card('public').json) });
  });
  it('about an installation is answered like any other', async () => {
    replies({ card: card('welcome') });
    await sends({ type: 'installationUpdate', action: 'add' });
    await sends({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    expect(turns.map(({ did }) => did.kind)).toEqual(['installed', 'installed']);
    expect(connector.of('POST')).toHaveLength(2);
  });
  it.each([
    { type: 'typing' },
    { type: 'messageReaction' },
    { type: 'installationUpdate', action: 'remove' },
    { type: 'event', name: 'x' },
  ])('that is none, such as %j, is taken and nothing comes of it', async (more) => {
    expect(await sends(more)).toMatchObject({ status: 200, text: '' });
    expect(turns).toEqual([]);
    expect(connector.calls).toEqual([]);
  });
});

describe('an execute', () => {
  it('is answered with the card, which also replaces the pressed one so that it is still there after a reload', async () => {
    replies({ card: card('page') });
    const { status, body } = await executes();
    expect(status).toBe(200);
    expect(body).toEqual({ statusCode: 200, type: CARD, value: card('page').json });
    expect(connector.calls).toHaveLength(1);
    expect(connector.of('PUT')[0]).toMatchObject({
      path: '/v3/conversations/a:chat-1/activities/pressed',
      body: { type: 'message', id: 'pressed', summary: 'page, in short', attachments: attached(card('page').json) },
    });
  });
  it('is answered with a card of a case that is kept nowhere', async () => {
    replies({ card: card('case', { holdsCase: true }) });
    expect((await executes()).body?.value).toEqual(card('case').json);
    expect(connector.calls).toEqual([]);
  });
  it('leaves the base card in the chat and shows the other to the person', async () => {
    replies({ card: card('case', { holdsCase: true }), base: card('base') });
    expect((await executes()).body?.value).toEqual(card('case').json);
    expect(connector.of('PUT').map(({ body }) => body['attachments'])).toEqual([attached(card('base').json)]);
  });
  it('shows the base card when there is nothing else to show', async () => {
    replies({ base: card('base') });
    expect((await executes()).body?.value).toEqual(card('base').json);
    expect(connector.of('PUT')).toHaveLength(1);
  });
  it('is told and shown names and words without the signs that turn their direction', async () => {
    const turned = 'Kezia \u202eretfawthgirB\u2066 x\u2069\u202c';
    replies({ card: card('page', { json: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: turned }] } }) });
    const { body } = await executes(
      {},
      { action: { type: 'Action.Execute', verb: 'home/help', data: { facts: turned, more: [{ list: turned }] } } },
    );
    expect(JSON.stringify(last().did)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(last().did).toMatchObject({ data: { facts: 'Kezia retfawthgirB x', more: [{ list: 'Kezia retfawthgirB x' }] } });
    expect(JSON.stringify([body, connector.calls.map((call) => call.body)])).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    replies({ says: turned });
    expect((await executes()).body?.value).toBe('Kezia retfawthgirB x');
  });
  it('is answered with a sentence as a toast', async () => {
    replies({ says: 'It was sent already.' });
    expect((await executes()).body).toEqual({ statusCode: 200, type: SENTENCE, value: 'It was sent already.' });
    expect(connector.calls).toEqual([]);
  });
  it('in a group changes nothing that others see', async () => {
    replies({ card: card('mine', { holdsCase: true }), base: card('base') });
    expect((await executes(inGroup)).body?.value).toEqual(card('mine').json);
    replies({ card: card('mine') });
    expect((await executes(inGroup)).body?.value).toEqual(card('mine').json);
    expect(connector.calls).toEqual([]);
  });
  it('by which a client only asks for its view changes nothing in the chat, or it would ask again for ever', async () => {
    replies({ card: card('page') });
    expect((await executes({}, { trigger: 'automatic' })).body?.value).toEqual(card('page').json);
    replies({ card: card('page'), base: card('base') });
    await executes({}, { trigger: 'automatic' });
    expect(connector.calls).toEqual([]);
  });
  it('is answered all the same when the card in the chat can’t be replaced', async () => {
    replies({ card: card('page') });
    connector.answers(() => ({ status: 404, body: { error: { code: 'ConversationNotFound', message: SECRET } } }));
    expect((await executes()).body?.value).toEqual(card('page').json);
    expect(lines).toContainEqual({ level: 'error', sentence: 'A card in a chat could not be replaced.', fields: { status: 404 } });
  });
  it('is answered in time when replacing takes long', async () => {
    replies({ card: card('page') });
    const replaced = notYet();
    connector.answers(() => ({ status: 200, body: {}, after: replaced.happens }));
    expect((await executes()).body?.value).toEqual(card('page').json);
    expect(replaced.has()).toBe(false);
    replaced.now();
  });
  it('replaces the card at the third try when Teams stumbles twice', async () => {
    replies({ card: card('page') });
    connector.answers((_, nth) => (nth < 3 ? { status: 502 } : undefined));
    await executes();
    expect(connector.of('PUT')).toHaveLength(3);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
  it('tries three times and no more', async () => {
    replies({ card: card('page') });
    connector.answers(() => ({ status: 503 }));
    await executes();
    expect(connector.of('PUT')).toHaveLength(3);
  });
});

describe('a submit', () => {
  it('replaces the pressed card in the person’s own chat', async () => {
    replies({ card: card('case', { holdsCase: true, preview: 'a case' }) });
    expect(await submits()).toMatchObject({ status: 200, text: '' });
    expect(connector.calls).toHaveLength(1);
    expect(connector.of('PUT')[0]!.body).toMatchObject({ summary: 'a case', attachments: attached(card('case').json) });
  });
  it('gets a new message when there is no card to replace, or that fails', async () => {
    replies({ card: card('page') });
    await submits({ replyToId: undefined });
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST']);
    connector.reset();
    connector.answers(({ method }) => (method === 'PUT' ? { status: 405 } : undefined));
    await submits();
    expect(connector.calls.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    expect(connector.of('POST')[0]!.body).toMatchObject({ attachments: attached(card('page').json) });
  });
  it('is answered with a sentence as a message, and leaves the base card behind', async () => {
    replies({ says: 'Done for today.', base: card('base') });
    await submits();
    expect(connector.of('PUT')[0]!.body).toMatchObject({ attachments: attached(card('base').json) });
    expect(connector.of('POST')[0]!.body).toMatchObject({ text: 'Done for today.', summary: 'Done for today.' });
  });
  it('in a group shows nothing of the answer', async () => {
    replies({ card: card('mine', { json: { type: 'AdaptiveCard', secret: SECRET } }), says: SECRET, base: card('base') });
    await submits(inGroup);
    expect(turns).toHaveLength(1);
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST']);
    expect(connector.of('POST')[0]!.body).toMatchObject({ text: expect.stringContaining('your own chat') });
    expect(JSON.stringify(connector.calls)).not.toContain(SECRET);
  });
});

describe('a dialog', () => {
  const form = card('form', {
    json: {
      type: 'AdaptiveCard',
      body: [],
      actions: [{ type: 'Action.Execute', title: 'Next', verb: 'referral/next', data: { page: 2 } }],
    },
  });
  const content = (openedFrom: string) => ({
    type: 'AdaptiveCard',
    body: [],
    actions: [
      { type: 'Action.Submit', title: 'Next', data: { page: 2, verb: 'referral/next', ...(openedFrom && { [OPENED_FROM]: openedFrom }) } },
    ],
  });
  const continues = (openedFrom: string) => ({
    task: {
      type: 'continue',
      value: { title: 'form, in short', height: 'large', width: 'medium', card: { contentType: CARD, content: content(openedFrom) } },
    },
  });

  it('opens with a card whose buttons are submits that know the message they came from', async () => {
    replies({ card: form });
    const { status, body } = await opens();
    expect(status).toBe(200);
    expect(body).toEqual(continues('pressed'));
    expect(last().did).toEqual({ kind: 'pressed', verb: 'referral/open', data: {}, where: 'dialog' });
    expect(connector.calls).toEqual([]);
  });
  it('goes on from page to page and keeps that message', async () => {
    replies({ card: form });
    expect((await submitsDialog({ [OPENED_FROM]: 'pressed' })).body).toEqual(continues('pressed'));
    expect((await submitsDialog()).body).toEqual(continues(''));
  });
  it('replaces the card it was opened from, in the same chat, when it opens and when it closes', async () => {
    replies({ card: form, base: card('base') });
    await opens();
    replies({ says: 'Saved.', base: card('base') });
    expect((await submitsDialog({ [OPENED_FROM]: 'pressed' })).body).toEqual({ task: { type: 'message', value: 'Saved.' } });
    expect(connector.of('PUT').map(({ path }) => path)).toEqual(Array(2).fill('/v3/conversations/a:chat-1/activities/pressed'));
  });
  it('replaces nothing when it does not know from where it was opened, nor in a group', async () => {
    replies({ says: 'Saved.', base: card('base') });
    await submitsDialog();
    await submitsDialog({ [OPENED_FROM]: 'pressed' }, inGroup);
    await opens(inGroup);
    expect(connector.calls).toEqual([]);
  });
  it('closes without a word when there is none', async () => {
    replies({ base: card('base') });
    expect(await submitsDialog({ [OPENED_FROM]: 'pressed' })).toMatchObject({ status: 200, text: '' });
    expect(connector.of('PUT')).toHaveLength(1);
  });
  it('says something even when the bot has nothing to open', async () => {
    expect((await opens()).body).toEqual({ task: { type: 'message', value: 'Done.' } });
  });
});

describe('the message extension', () => {
  const WARD = {
    conversation: { id: '19:a_b@unq.gbl.spaces', conversationType: 'personal', tenantId: 'northshire' },
    replyToId: undefined,
  };
  const calls = (value: Json = {}, more: Json = {}) =>
    invoke('composeExtension/fetchTask', { commandId: 'referral/begin', commandContext: 'compose', ...value }, { ...WARD, ...more });
  const submitsForm = (data: Json, more: Json = {}) =>
    invoke('composeExtension/submitAction', { commandId: 'referral/begin', commandContext: 'compose', data }, { ...WARD, ...more });
  const opened = (title: string, content: unknown): MessagingExtensionActionResponse => ({
    task: { type: 'continue', value: { title, height: 'large', width: 'medium', card: { contentType: CARD, content } } },
  });

  it('is a press of its command’s verb in a dialog, in no chat that the bot could take for the person’s own', async () => {
    replies({ card: card('gate'), base: card('base') });
    expect((await calls()).body).toEqual(opened('gate, in short', card('gate').json));
    expect(last()).toEqual({
      who: 'northshire~referrer-amara',
      chat: 'personal',
      address: '',
      chatId: '',
      did: { kind: 'pressed', verb: 'referral/begin', data: {}, where: 'dialog' },
    });
    expect(connector.calls).toEqual([]);
  });
  it('takes nothing from the message it was called on', async () => {
    const messagePayload = { id: '1', body: { content: SECRET }, from: { user: { displayName: 'Ben' } } };
    await calls({ commandContext: 'message', messagePayload, data: { verb: 'other', words: SECRET } }, { replyToId: '1', text: SECRET });
    expect(JSON.stringify(last())).not.toContain(SECRET);
    replies({ card: card('next'), base: card('base') });
    await submitsForm({ verb: 'referral/gate', [OPENED_FROM]: '1' }, { replyToId: '1' });
    expect(connector.calls).toEqual([]);
  });
  it('goes on from card to card, and ends with a card that says so', async () => {
    replies({ card: card('page'), base: card('base') });
    expect((await submitsForm({ verb: 'referral/next', answer: 'x' })).body).toEqual(opened('page, in short', card('page').json));
    expect(last().did).toEqual({ kind: 'pressed', verb: 'referral/next', data: { answer: 'x' }, where: 'dialog' });
    replies({ says: 'Saved.', base: card('base') });
    const { body } = await submitsForm({ verb: 'referral/save' });
    expect(body).toMatchObject({ task: { type: 'continue', value: { card: { contentType: CARD } } } });
    expect(JSON.stringify(body)).toContain('Saved.');
    expect(connector.calls).toEqual([]);
  });
  it('may say a sentence instead of opening', async () => {
    replies({ says: 'Not now.' });
    expect((await calls()).body).toEqual({ task: { type: 'message', value: 'Not now.' } });
  });
  it('is nothing for a call without a command', async () => {
    for (const value of [null, 7, 'x', {}, { commandId: 7 }, { commandId: null, data: { verb: 'referral/begin' } }]) {
      await invoke('composeExtension/fetchTask', value, WARD);
      expect(last().did).toMatchObject({ kind: 'pressed', verb: '', data: {} });
    }
  });
});

describe('a meeting that begins', () => {
  it('is a turn, and its answer is a message for everybody', async () => {
    replies({ card: card('begin') });
    await sends({ ...inGroup, type: 'event', name: 'application/vnd.microsoft.meetingStart', value: { Id: 'x' } });
    expect(last()).toMatchObject({ chat: 'group', chatId: '19:group', did: { kind: 'met', what: 'began' } });
    expect(connector.of('POST')[0]!.body).toMatchObject({ attachments: attached(card('begin').json) });
  });
});

describe('a file that was offered', () => {
  const FILE = { name: 'PR-1.docx', contentType: 'application/x', content: Uint8Array.from([1, 2, 3, 4]) };
  const takes = (more: Json = {}, uploadUrl = `${connector.url}up?session=1`) =>
    invoke(
      'fileConsent/invoke',
      {
        type: 'fileUpload',
        action: 'accept',
        context: { reference: 'PR-1' },
        uploadInfo: { uploadUrl, contentUrl: `${connector.url}file`, name: 'PR-1.docx', uniqueId: 'u', fileType: 'docx' },
      },
      more,
    );
  const said = () =>
    connector.calls.map(({ method, path, body }) => `${method} ${path} ${String(body['text'] ?? body['summary'] ?? '')}`.trim());

  it('is put where its taker said, shown there, and not offered any more', async () => {
    replies({ file: FILE, says: 'Please delete it when you are done.' });
    expect(await takes()).toMatchObject({ status: 200, text: '' });
    expect(said()).toEqual([
      'PUT /up?session=1',
      'DELETE /v3/conversations/a:chat-1/activities/pressed',
      'POST /v3/conversations/a:chat-1/activities/activity-1 The file is in your OneDrive: PR-1.docx',
      'POST /v3/conversations/a:chat-1/activities/activity-1 Please delete it when you are done.',
    ]);
    const [put, , shown] = connector.calls;
    expect(put).toMatchObject({ headers: { 'content-range': 'bytes 0-3/4', 'content-length': '4' }, raw: Buffer.from([1, 2, 3, 4]) });
    expect(put!.headers.authorization).toBeUndefined();
    expect(shown!.body['attachments']).toEqual([
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl: `${connector.url}file`,
        name: 'PR-1.docx',
        content: { uniqueId: 'u', fileType: 'docx' },
      },
    ]);
  });
  it('that was not taken is not offered any more', async () => {
    replies({ says: 'Very well.' });
    await invoke('fileConsent/invoke', { action: 'decline', context: {} });
    expect(said()).toEqual([
      'DELETE /v3/conversations/a:chat-1/activities/pressed',
      'POST /v3/conversations/a:chat-1/activities/activity-1 Very well.',
    ]);
  });
  it('has to be asked for anew when it could not be put there, since its place is good for one file', async () => {
    replies({ file: FILE, says: 'There it is.' });
    connector.answers(({ path }) => (path.startsWith('/up') ? { status: 403, body: { error: SECRET } } : undefined));
    expect(await takes()).toMatchObject({ status: 200, text: '' });
    expect(said()).toEqual([
      'PUT /up?session=1',
      'DELETE /v3/conversations/a:chat-1/activities/pressed',
      expect.stringMatching(/^POST .* The file could not be put into your OneDrive. Please ask me for it again/),
    ]);
    expect(lines).toContainEqual({ level: 'error', sentence: 'A file could not be put where Teams keeps it.', fields: { status: 403 } });
  });
  it('can be taken once more when the bot has none to give', async () => {
    replies({ says: 'Not now.' });
    await takes();
    expect(said()).toEqual([expect.stringMatching(/^POST .* Not now\.$/)]);
  });
  it('is put nowhere else, whatever its taker says', async () => {
    replies({ file: FILE });
    await takes({}, 'https://example.org/up');
    connector.answers(({ path }) =>
      path.startsWith('/up') ? { status: 307, headers: { location: `${connector.url}elsewhere` } } : undefined,
    );
    await takes();
    await takes(inGroup);
    expect(said().filter((one) => one.startsWith('PUT'))).toEqual(['PUT /up?session=1']);
  });
  it('is shown even when the offer can’t be taken back', async () => {
    replies({ file: FILE });
    connector.answers(({ method }) => (method === 'DELETE' ? { status: 405 } : undefined));
    await takes();
    expect(said().at(-1)).toContain('The file is in your OneDrive');
  });
});

describe('an answer that can’t be posted', () => {
  beforeEach(() => replies({ card: card('case', { json: { type: 'AdaptiveCard', body: SECRET } }) }));
  afterEach(() => expect(JSON.stringify(lines)).not.toContain(SECRET));

  it.each([500, 502, 504, 408])('is not posted again after a %i, because it may be there already', async (status) => {
    connector.answers(() => ({ status, body: { error: { message: SECRET } } }));
    expect(await sends()).toMatchObject({ status: 200, text: '' });
    expect(connector.of('POST')).toHaveLength(1);
    expect(lines).toContainEqual({
      level: 'error',
      sentence: 'An answer could not be given.',
      fields: { fault: 'F-123456', code: 'message', status },
    });
  });
  it.each([
    [429, { 'retry-after': '1' }],
    [429, {}],
    [412, {}],
  ])('is posted once more after a %i with %j, because it surely is not there', async (status, headers) => {
    connector.answers((_, nth) => (nth === 1 ? { status, headers } : undefined));
    await sends();
    expect(connector.of('POST')).toHaveLength(2);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
  it('is not waited for when Teams asks for a long wait', async () => {
    const paused = { conversation: { id: 'a:paused', conversationType: 'personal', tenantId: 'northshire' } };
    connector.answers(() => ({ status: 429, headers: { 'retry-after': '60' } }));
    await sends(paused);
    await sends(paused);
    expect(connector.of('POST')).toHaveLength(1);
  });
  it('is not taken to where a redirect leads', async () => {
    connector.answers(({ path }) =>
      path.includes('/elsewhere') ? undefined : { status: 307, headers: { location: `${connector.url}elsewhere` } },
    );
    await sends();
    expect(connector.calls.map(({ path }) => path)).toEqual(['/v3/conversations/a:chat-1/activities/activity-1']);
    expect(lines[0]!.fields).toMatchObject({ status: 307 });
  });
});

describe('a fault of the bot', () => {
  const SORRY =
    'Something went wrong on our side. Nothing you sent before is lost. Please try again; if it happens twice, tell the partnership office this reference: F-123456.';
  beforeEach(() => {
    replies(() => {
      throw new Error(SECRET);
    });
  });

  it('is a toast after an execute, so that the card and what was typed stay', async () => {
    expect(await executes()).toMatchObject({ status: 200, body: { statusCode: 200, type: SENTENCE, value: SORRY } });
    expect(connector.calls).toEqual([]);
  });
  it('is the last thing that a dialog says', async () => {
    expect(await opens()).toMatchObject({ status: 200, body: { task: { type: 'message', value: SORRY } } });
    expect(await submitsDialog()).toMatchObject({ status: 200, body: { task: { type: 'message', value: SORRY } } });
  });
  it('is a message after a message and a submit', async () => {
    await sends();
    await submits();
    expect(connector.calls.map(({ method, body }) => [method, body['text']])).toEqual(Array(2).fill(['POST', SORRY]));
  });
  it('is logged with its reference and nothing else', async () => {
    await executes();
    expect(lines).toEqual([{ level: 'error', sentence: 'A turn failed.', fields: { fault: 'F-123456', code: 'execute' } }]);
  });
  it('in a card that can’t be shown is said too', async () => {
    const loop: Json = { type: 'AdaptiveCard' };
    loop['self'] = loop;
    replies({ card: card('loop', { json: loop, holdsCase: true }) });
    expect(await opens()).toMatchObject({ status: 200, body: { task: { type: 'message', value: SORRY } } });
  });
});

describe('what is refused', () => {
  it('is an activity that names a service outside this machine, in the demo', async () => {
    expect(await posts(activity('https://smba.trafficmanager.net/teams/'))).toMatchObject({ status: 403 });
    expect(await posts(activity('http://127.0.0.1.example/'))).toMatchObject({ status: 403 });
    expect(turns).toEqual([]);
  });
  it('is an activity of another organisation', async () => {
    expect(await sends({ channelData: { tenant: { id: 'elsewhere' } } })).toMatchObject({ status: 403 });
    expect(await executes({ conversation: { id: 'c', tenantId: 'elsewhere' } })).toMatchObject({ status: 403 });
    expect(turns).toEqual([]);
    expect(lines[0]!.sentence).toBe('An activity from another organisation was refused.');
  });
  it('is not an activity without a tenant, in the demo', async () => {
    await sends({ channelData: undefined, conversation: { id: 'c' } });
    expect(last().who).toBe('northshire~referrer-amara');
  });

  const whole = activity('http://127.0.0.1:9/');
  const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
  const GARBAGE: [string, unknown][] = [
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['a word', '"message"'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['an empty object', {}],
    ...['type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient'].map((name): [string, unknown] => [
      `no ${name}`,
      without(name),
    ]),
    ...['type', 'channelId', 'serviceUrl'].map((name): [string, unknown] => [`an empty ${name}`, { ...whole, [name]: '' }]),
    ...['type', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient'].map((name): [string, unknown] => [
      `a numeric ${name}`,
      { ...whole, [name]: 5 },
    ]),
    ...['conversation', 'from', 'recipient'].map((name): [string, unknown] => [
      `${name} without an id`,
      { ...whole, [name]: { name: 'x' } },
    ]),
    ...['conversation', 'from', 'recipient'].map((name): [string, unknown] => [`a null ${name}`, { ...whole, [name]: null }]),
    ['a serviceUrl that is none', { ...whole, serviceUrl: 'smba' }],
    ['a serviceUrl of another kind', { ...whole, serviceUrl: 'file:///etc/passwd' }],
    ['a very long id', { ...whole, from: { id: 'x'.repeat(5_000) } }],
  ];
  it.each(GARBAGE)('is a body with %s', async (_, body) => {
    const { status, body: said } = await posts(body);
    expect(status).toBe(400);
    expect(Object.keys(said ?? {})).toEqual(['message']);
    expect(said?.message).toMatch(/^(This is not an activity that the bot understands|The request is not JSON)\.$/);
    expect(turns).toEqual([]);
  });

  const ODD: [string, Json][] = [
    ['null', { text: null, value: null, entities: null, membersAdded: null, channelData: null, locale: null, replyToId: null, id: null }],
    ['numbers', { text: 1, value: 1, entities: 1, membersAdded: 1, channelData: 1, locale: 1, replyToId: 1, id: 1, name: 1, action: 1 }],
    ['lists', { text: [], value: [], entities: [], membersAdded: [], channelData: [], locale: [], replyToId: [], id: [], name: [] }],
    ['objects', { text: {}, value: {}, entities: {}, membersAdded: {}, channelData: {}, locale: {}, replyToId: {}, id: {}, name: {} }],
    ['odd lists', { entities: [null, 1, { type: 'mention' }], membersAdded: [null, 1, {}], attachments: [null], timestamp: 'yesterday' }],
    ['other modes', { deliveryMode: 'expectReplies', callerId: 'urn:x', timestamp: 5, localTimestamp: {}, relatesTo: 3 }],
    ['a strange value', { value: JSON.parse('{"__proto__": {"verb": "x"}, "verb": {"toString": 1}}') }],
  ];
  it.each(
    ODD.flatMap(([name, more]) =>
      ['message', 'invoke', 'conversationUpdate', 'installationUpdate', 'event'].map((type): [string, string, Json] => [type, name, more]),
    ),
  )('is not %s with %s in its other fields, and no word about it leaves', async (type, _, more) => {
    replies({ says: 'ok' });
    const { status, text } = await sends({ type, name: 'adaptiveCard/action', ...more });
    expect(status).toBe(200);
    expect(text).not.toMatch(/error|Error|invalid|stack/);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
  it('is not an invoke of a kind that the bot does not know, but nothing comes of it', async () => {
    for (const name of ['composeExtension/query', 'application/search', 'message/submitAction', 'signin/verifyState', ''])
      expect(await invoke(name, { queryText: 'x' })).toMatchObject({ status: 200, text: '' });
    expect(turns).toEqual([]);
  });
});

it('answers many at once, each with their own', async () => {
  replies(({ did }) => ({ says: did.kind === 'pressed' ? `for ${String(did.data['n'])}` : '' }));
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'v', data: { n } } })),
  );
  expect(answers.map(({ body }) => body?.value)).toEqual(Array.from({ length: 40 }, (_, n) => `for ${n}`));
});

it('is started without an id in the demo alone', () => {
  const setup = { identity: undefined, admission: { tenants: ['northshire'], demo: false }, serviceUrl: '' };
  expect(() => openTeams(setup, { fault: () => '' }, log)).toThrow('Without a bot id');
});

describe('the listening side', () => {
  const raw = (headers: Record<string, string>, chunks: (string | Buffer)[], path = '/api/messages', method = 'POST') =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      const call = request(`${server.url}${path}`, { method, headers, agent: false }, (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += String(chunk)));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        answer.on('error', reject);
      });
      call.on('error', reject);
      chunks.forEach((chunk) => call.write(chunk));
      call.end();
    });
  const JSON_TYPE = { 'content-type': 'application/json' };

  it('takes no more than 256 KB, said beforehand or not', async () => {
    expect(await raw({ ...JSON_TYPE, 'content-length': '262145' }, ['x'.repeat(262_145)])).toMatchObject({ status: 413 });
    expect(await raw(JSON_TYPE, ['x'.repeat(200_000), 'x'.repeat(200_000)])).toMatchObject({
      status: 413,
      text: '{"message":"The request is too large."}',
    });
    const large = JSON.stringify(activity(connector.url, { text: 'x'.repeat(250_000) }));
    expect(await raw(JSON_TYPE, [large])).toMatchObject({ status: 200 });
  });
  it('takes JSON only, and nothing that it would have to unpack', async () => {
    const body = JSON.stringify(activity(connector.url));
    expect(await raw({ 'content-type': 'text/plain' }, [body])).toMatchObject({ status: 415 });
    expect(await raw({}, [body])).toMatchObject({ status: 415 });
    expect(await raw({ ...JSON_TYPE, 'content-encoding': 'gzip' }, ['not gzip at all'])).toMatchObject({ status: 415 });
    expect(turns).toEqual([]);
  });
  it('says nothing about itself and lets nothing be kept', async () => {
    const { headers } = await raw(JSON_TYPE, [JSON.stringify(activity(connector.url))]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'strict-transport-security': 'max-age=31536000',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['server'] ?? '').toBe('');
    expect(headers['x-powered-by']).toBeUndefined();
  });
  it('repeats nothing of a request that leads nowhere', async () => {
    for (const [method, path, status] of [
      ['GET', `/${encodeURIComponent(SECRET)}`, 404],
      ['GET', '/api/messages', 405],
      ['DELETE', '/health', 405],
    ] as const)
      expect(await raw({}, [], path, method)).toMatchObject({ status, text: '{"message":"There is nothing here."}' });
  });
});
