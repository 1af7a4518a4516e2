import { Incoming } from '../../src/teams/activity';
import { arrivalOf } from '../../src/teams/turn';
import { isLoopback, tenantOf } from '../../src/teams/origin';
import { activity } from './wire';

const DEMO = { tenants: ['northshire', 'eastshire'], demo: true };
const HOST = '11111111-1111-1111-1111-111111111111';
const PARTNER = '22222222-2222-2222-2222-222222222222';
const PERSON = '33333333-3333-3333-3333-33333333333A';
const LIVE = { tenants: [HOST, PARTNER], demo: false };

const incoming = (more: Record<string, unknown> = {}) => Incoming.parse(activity('http://127.0.0.1:1/', more));
const arrival = (more: Record<string, unknown> = {}) => arrivalOf(incoming(more), 'northshire', DEMO);
const pressed = (more: Record<string, unknown>) => {
  const came = arrival({ text: undefined, ...more })!;
  if (came.turn.did.kind !== 'pressed') throw new Error('not a press');
  return { ...came, ...came.turn.did };
};

describe('who did it', () => {
  const who = (more: Record<string, unknown>, admission = LIVE) => arrivalOf(incoming(more), HOST, admission)!.turn.who;

  it('is the tenant and the Entra object id of the activity, however they are written', () => {
    expect(who({ from: { id: '29:x', aadObjectId: PERSON } })).toBe(`${HOST}~${PERSON.toLowerCase()}`);
  });
  it.each([[{ id: '29:x' }], [{ id: '29:x', aadObjectId: 'referrer-amara' }], [{ id: '29:x', aadObjectId: 7 }], [{ id: PERSON }]])(
    'is nobody when the activity says %j',
    (from) => expect(who({ from })).toBeUndefined(),
  );
  it('is, in the demo, whoever the client says', () => {
    expect(who({ from: { id: '29:x', aadObjectId: 'referrer-amara' } }, DEMO)).toBe(`${HOST}~referrer-amara`);
    expect(who({ from: { id: 'referrer-amara' } }, DEMO)).toBe(`${HOST}~referrer-amara`);
    expect(who({ from: { id: 'two~parts' } }, DEMO)).toBeUndefined();
  });
  it('is nobody when the bot itself is named as the sender', () => {
    expect(who({ from: { id: '28:bot', aadObjectId: PERSON } }, DEMO)).toBeUndefined();
  });
});

describe('the tenant', () => {
  const tenant = (said: Record<string, unknown>, admission = LIVE) =>
    tenantOf(incoming({ channelData: {}, conversation: { id: 'c' }, ...said }), admission);
  const channel = (id: unknown) => ({ channelData: { tenant: { id } } });
  const conversation = (tenantId: unknown) => ({ conversation: { id: 'c', tenantId } });

  it('is the one that the channel names, else that of the conversation', () => {
    expect(tenant({ ...channel(PARTNER), ...conversation(HOST) })).toBe(PARTNER);
    expect(tenant(conversation(HOST.toUpperCase()))).toBe(HOST);
  });
  it('is refused when either of them is not listed', () => {
    expect(tenant({ ...channel(HOST), ...conversation('elsewhere') })).toBeUndefined();
    expect(tenant({ ...channel('elsewhere'), ...conversation(HOST) })).toBeUndefined();
  });
  it('counts as the host’s in the demo when it is not given, and is refused otherwise', () => {
    expect(tenant({}, DEMO)).toBe('northshire');
    expect(tenant(channel(5), DEMO)).toBe('northshire');
    expect(tenant({})).toBeUndefined();
  });
});

describe('where it was said', () => {
  it.each([
    [{ conversationType: 'personal' }, 'personal'],
    [{ conversationType: 'personal', isGroup: true }, 'personal'],
    [{}, 'personal'],
    [{ isGroup: true }, 'group'],
    [{ conversationType: 'groupChat' }, 'group'],
    [{ conversationType: 'channel' }, 'group'],
  ])('is, for %j, a %s chat', (more, chat) => {
    expect(arrival({ conversation: { id: 'c', ...more } })!.turn.chat).toBe(chat);
  });
  it('has an address that stays the same from turn to turn, and an id', () => {
    const first = arrival({ id: '1' })!.turn.address;
    expect(first).not.toBe('');
    expect(arrival({ id: '2', text: 'other', from: { id: '29:x', name: 'New name' }, locale: 'cy-GB' })!.turn.address).toBe(first);
    expect(arrival({ conversation: { id: 'another', conversationType: 'personal' } })!.turn.address).not.toBe(first);
    expect(arrival()!.turn.chatId).toBe('a:chat-1');
  });
});

describe('what was said', () => {
  const said = (more: Record<string, unknown>) => arrival(more)!.turn.did;

  it('loses the bot’s own name, and nobody else’s', () => {
    const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
    const entities = [
      mention('28:bot', '<at>Reviews</at>'),
      mention('29:ben', '<at>Ben</at>'),
      null,
      'x',
      { type: 'mention' },
      { type: 3, mentioned: {} },
    ];
    expect(said({ text: '<at>Reviews</at>\u00a0 help <at>Ben</at> ', entities })).toEqual({ kind: 'said', text: 'help <at>Ben</at>' });
  });
  it.each([
    ['<at>Practice reviews</at>&nbsp;link PR-7KQ4M2X', [{ text: '<at>Practice reviews</at>' }]],
    ['<at>Practice reviews</at> link&nbsp;PR-7KQ4M2X', [{ text: '<at>Practice reviews</at>' }]],
    ['<at>Practice reviews</at>&#160;link&#xA0;PR-7KQ4M2X', [{ text: '<at>Practice reviews</at>' }]],
    ['<at id="0">Practice reviews</at> link PR-7KQ4M2X', [{ text: '<at>Practice reviews</at>' }]],
    ['<at>Practice &amp; reviews</at> link PR-7KQ4M2X', [{ name: 'Practice & reviews' }]],
    ['<at>Practice & reviews</at> link PR-7KQ4M2X', [{ name: 'Practice & reviews', text: '<at>Practice &amp; reviews</at>' }]],
    ['<at>Practice</at> <at>reviews</at> link PR-7KQ4M2X', [{ name: 'Practice reviews' }, { name: 'Practice reviews' }]],
    ['<at>Practice</at>&nbsp;<at>reviews</at>&nbsp;link PR-7KQ4M2X', [{ text: '<at>Practice</at>' }, { text: '<at>reviews</at>' }]],
    ['<at>Practice </at><at>reviews</at> link PR-7KQ4M2X', [{ text: '<at>Practice reviews</at>' }]],
    ['<at>Whatever it is called</at> link PR-7KQ4M2X', [{}]],
    ['link PR-7KQ4M2X <at>Practice reviews</at>', [{ text: '<at>Practice reviews</at>' }]],
  ])('is found however a client writes the mention: %s', (text, mentions: { name?: string; text?: string }[]) => {
    const entities = mentions.map(({ name, text: mention }) => ({
      type: 'mention',
      mentioned: { id: '28:bot', ...(name && { name }) },
      ...(mention && { text: mention }),
    }));
    const { did } = arrival({ text, entities })!.turn;
    expect(did).toEqual({ kind: 'said', text: expect.stringMatching(/^link[ \u00a0]PR-7KQ4M2X$/) });
  });
  it('keeps signs that are none of HTML’s as they are, and the names of others', () => {
    const entities = [
      { type: 'mention', mentioned: { id: '28:bot', name: 'Practice reviews' } },
      { type: 'mention', mentioned: { id: '29:ben', name: 'Ben' }, text: '<at>Ben</at>' },
    ];
    expect(said({ text: '<at>Ben</at> <at>Practice reviews</at> R&D &amp; more &unknown; &#0;', entities })).toEqual({
      kind: 'said',
      text: '<at>Ben</at>   R&D & more &unknown; &#0;',
    });
  });
  it('is known by its message, and as edited where it was there before', () => {
    expect(arrival({ text: 'refre', id: '7' })!.turn.wrote).toEqual({ message: '7', edited: false });
    const edited = {
      type: 'messageUpdate',
      text: 'refer',
      id: '7',
      channelData: { tenant: { id: 'northshire' }, eventType: 'editMessage' },
    };
    expect(arrival(edited)!.turn).toMatchObject({ wrote: { message: '7', edited: true }, did: { kind: 'said', text: 'refer' } });
    expect(arrival({ ...edited, channelData: { tenant: { id: 'northshire' }, eventType: 'undeleteMessage' } })).toBeUndefined();
    expect(arrival({ ...edited, channelData: { tenant: { id: 'northshire' } } })).toBeUndefined();
  });
  it('is cut off after 4,000 characters, and never in the middle of one', () => {
    expect(said({ text: 'x'.repeat(5_000) })).toEqual({ kind: 'said', text: 'x'.repeat(4_000) });
    expect(said({ text: 'x'.repeat(3_999) + '😀' })).toEqual({ kind: 'said', text: 'x'.repeat(3_999) });
  });
  it.each([[undefined], [null], [12], [{}]])('is nothing when the text is %j', (text) =>
    expect(said({ text })).toEqual({ kind: 'said', text: '' }),
  );
});

describe('an installation', () => {
  it.each([
    { type: 'installationUpdate', action: 'add' },
    { type: 'conversationUpdate', membersAdded: [{ id: '29:amara' }, { id: '28:bot' }] },
  ])('is seen in %j', (more) => expect(arrival(more)!.turn.did).toEqual({ kind: 'installed' }));
  it('in a group is seen once, though Teams tells of it twice', () => {
    const inGroup = { conversation: { id: '19:meeting', conversationType: 'groupChat', isGroup: true } };
    expect(arrival({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], ...inGroup })!.turn.did).toEqual({ kind: 'installed' });
    expect(arrival({ type: 'installationUpdate', action: 'add', ...inGroup })).toBeUndefined();
  });
  it.each([
    { type: 'installationUpdate', action: 'remove' },
    { type: 'installationUpdate' },
    { type: 'conversationUpdate', membersAdded: [{ id: '29:ben' }] },
    { type: 'conversationUpdate', membersAdded: [null, 3] },
    { type: 'conversationUpdate' },
    { type: 'messageReaction' },
    { type: 'typing' },
    { type: 'invoke', name: 'composeExtension/query' },
  ])('or anything else for the bot is not seen in %j', (more) => expect(arrival(more)).toBeUndefined());
});

describe('a meeting', () => {
  const event = (name: string) => arrival({ type: 'event', name, value: { Id: 'x', Title: 'x' } })?.turn.did;

  it('is seen to begin and to end', () => {
    expect(event('application/vnd.microsoft.meetingStart')).toEqual({ kind: 'met', what: 'began' });
    expect(event('application/vnd.microsoft.meetingEnd')).toEqual({ kind: 'met', what: 'ended' });
  });
  it('is all that is seen of events', () => {
    expect(event('application/vnd.microsoft.readReceipt')).toBeUndefined();
    expect(event('')).toBeUndefined();
  });
});

describe('the answer to a file', () => {
  const uploadInfo = {
    uploadUrl: 'https://northshire-my.sharepoint.com/up?x=1',
    contentUrl: 'https://northshire-my.sharepoint.com/file.docx',
    name: 'PR-1.docx',
    uniqueId: 'u',
    fileType: 'docx',
  };
  const answer = (value: unknown, admission = LIVE) =>
    arrivalOf(incoming({ type: 'invoke', name: 'fileConsent/invoke', replyToId: 'm4', value }), HOST, admission)!;
  const uploadTo = (uploadUrl: unknown, admission = LIVE) =>
    answer({ action: 'accept', uploadInfo: { ...uploadInfo, uploadUrl } }, admission).upload?.url;

  it('is yes, with what the offer carried and where the file is to go', () => {
    const { way, message, upload, turn } = answer({ type: 'fileUpload', action: 'accept', context: { reference: 'PR-1' }, uploadInfo });
    expect({ way, message, did: turn.did }).toEqual({
      way: 'file',
      message: 'm4',
      did: { kind: 'file', taken: true, context: { reference: 'PR-1' } },
    });
    expect(upload).toEqual({
      url: uploadInfo.uploadUrl,
      contentUrl: uploadInfo.contentUrl,
      name: 'PR-1.docx',
      uniqueId: 'u',
      fileType: 'docx',
    });
  });
  it('is no', () => {
    expect(answer({ action: 'decline', context: { reference: 'PR-1' } })).toMatchObject({
      upload: undefined,
      turn: { did: { kind: 'file', taken: false, context: { reference: 'PR-1' } } },
    });
  });
  it.each([null, 'x', {}, { action: 5, context: 'x', uploadInfo: [] }])('is no when it is %j', (value) => {
    expect(answer(value)).toMatchObject({ upload: undefined, turn: { did: { kind: 'file', taken: false, context: {} } } });
  });
  it.each([
    'http://northshire-my.sharepoint.com/up',
    'https://sharepoint.com.example.org/up',
    'https://evilsharepoint.com/up',
    'https://x.sharepoint.com@169.254.169.254/up',
    'https://x.sharepoint.com:8080/up',
    'https://169.254.169.254/metadata',
    'http://127.0.0.1/up',
    '',
    5,
  ])('never takes a file to %j', (url) => expect(uploadTo(url)).toBeUndefined());
  it('takes it, in the demo, no further than this machine', () => {
    expect(uploadTo('http://127.0.0.1:3979/up', DEMO)).toBe('http://127.0.0.1:3979/up');
    expect(uploadTo(uploadInfo.uploadUrl, DEMO)).toBeUndefined();
  });
});

describe('a press', () => {
  const execute = (value: unknown) => pressed({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1', value });

  it('arrives as an execute, with what was typed', () => {
    const { way, message, verb, data, where, automatic } = execute({
      action: { type: 'Action.Execute', verb: 'referral/next', data: { reference: 'PR-1', notes: 'typed' } },
      trigger: 'manual',
    });
    expect({ way, message, verb, data, where, automatic }).toEqual({
      way: 'execute',
      message: 'm1',
      verb: 'referral/next',
      data: { reference: 'PR-1', notes: 'typed' },
      where: 'chat',
      automatic: false,
    });
  });
  it('is automatic when a client asks by itself for its view', () => {
    expect(execute({ action: { verb: 'v' }, trigger: 'automatic' }).automatic).toBe(true);
  });
  it('arrives as a submit, which carries its verb among the data', () => {
    const { way, message, verb, data, where } = pressed({
      replyToId: 'm2',
      value: { verb: 'home/help', msteams: { x: 1 }, notes: 'typed' },
    });
    expect({ way, message, verb, data, where }).toEqual({
      way: 'submit',
      message: 'm2',
      verb: 'home/help',
      data: { notes: 'typed' },
      where: 'chat',
    });
  });
  it('of a button that opens a dialog is a press in the chat when a client without dialogs sends it as a message', () => {
    const { verb, data, where } = pressed({ value: { verb: 'referral/open', msteams: { type: 'task/fetch' }, reference: 'PR-1' } });
    expect({ verb, data, where }).toEqual({ verb: 'referral/open', data: { reference: 'PR-1' }, where: 'chat' });
  });
  it('opens a dialog', () => {
    const { way, message, verb, data, where } = pressed({
      type: 'invoke',
      name: 'task/fetch',
      replyToId: 'm3',
      value: {
        data: { verb: 'referral/open', type: 'task/fetch', msteams: { type: 'task/fetch' }, reference: 'PR-1' },
        context: { theme: 'dark' },
      },
    });
    expect({ way, message, verb, data, where }).toEqual({
      way: 'opens dialog',
      message: 'm3',
      verb: 'referral/open',
      data: { reference: 'PR-1' },
      where: 'dialog',
    });
  });
  it('in a dialog knows the message that the dialog was opened from', () => {
    const { way, message, verb, data, where } = pressed({
      type: 'invoke',
      name: 'task/submit',
      value: { data: { verb: 'referral/next', openedFrom: 'm3', type: 'kept', notes: 'typed' } },
    });
    expect({ way, message, verb, data, where }).toEqual({
      way: 'in dialog',
      message: 'm3',
      verb: 'referral/next',
      data: { type: 'kept', notes: 'typed' },
      where: 'dialog',
    });
  });

  const INVOKES = ['adaptiveCard/action', 'task/fetch', 'task/submit'];
  const GARBAGE = [
    null,
    undefined,
    0,
    'text',
    [],
    {},
    { action: null },
    { action: { verb: 7, data: 'x' } },
    { data: [] },
    { data: { verb: {} } },
  ];
  it.each(INVOKES.flatMap((name) => GARBAGE.map((value) => ({ name, value }))))(
    'that is not understood has no verb: %j',
    ({ name, value }) => {
      expect(pressed({ type: 'invoke', name, value })).toMatchObject({ verb: '', data: {} });
    },
  );
  it.each([['text'], [0], [[]], [{ verb: 3 }]])('sent as a message with %j has no verb either', (value) => {
    expect(pressed({ value })).toMatchObject({ way: 'submit', verb: '', data: {} });
  });
});

describe('this machine', () => {
  it.each(['http://127.0.0.1:3979/', 'http://localhost/', 'https://[::1]:8080/', 'http://127.9.9.9'])('is where %s is', (url) =>
    expect(isLoopback(url)).toBe(true),
  );
  it.each([
    'http://127.0.0.1.example/',
    'http://127.0.0.1@example.org/',
    'http://example.org/127.0.0.1',
    'http://10.0.0.1/',
    'nonsense',
    '',
  ])('is not where %s is', (url) => expect(isLoopback(url)).toBe(false));
});

describe('an id that nobody could write to', () => {
  const long = 'x'.repeat(501);
  it('counts as absent where a message can do without it', () => {
    expect(incoming({ id: long, replyToId: long })).toMatchObject({ id: '', replyToId: '' });
    expect(incoming({ id: 'y'.repeat(500) }).id).toHaveLength(500);
  });
  it.each([long, '\u0000', 'a\u007fb', '会議', '\ud800'])('makes no activity of one that has no other place: %j', (id) => {
    expect(Incoming.safeParse(activity('http://127.0.0.1:1/', { conversation: { id } })).success).toBe(false);
    expect(incoming({ replyToId: id }).replyToId).toBe('');
  });
});
