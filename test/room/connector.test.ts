import { aRoom, closeRooms } from './aRoom';
import { aCard, ANA, BEN, CAT, TENANT, text, withCard } from './scriptedBot';

afterEach(closeRooms);

const inPersonalChat = async () => {
  const opened = await aRoom();
  await opened.ana.installs();
  const from = opened.bot.got[0]?.['from'] as { id: string };
  const chat = opened.room.received()[0]?.chat ?? '';
  return { ...opened, chat, path: `/${encodeURIComponent(chat)}`, mri: from.id };
};

describe('starting a chat', () => {
  it('gets the same personal chat by Entra id and by MRI', async () => {
    const { bot, chat, mri, room } = await inPersonalChat();
    for (const id of [ANA.id, mri]) {
      const answer = await bot.call('POST', '', {
        isGroup: false,
        members: [{ id }],
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      });
      expect(answer).toEqual({ status: 201, body: { id: chat, serviceUrl: `${room.url}/` } });
    }
    expect(room.sent().map((sent) => [sent.kind, sent.to, sent.status])).toEqual([
      ['conversation', ANA.id, 201],
      ['conversation', ANA.id, 201],
    ]);
  });

  it('is forbidden for somebody who has not installed the bot, blocked it, took it out, or is a stranger', async () => {
    const { bot, ana, ben } = await inPersonalChat();
    const start = (id: string) => bot.call('POST', '', { members: [{ id }], tenantId: TENANT });
    expect(await start(BEN.id)).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    expect(await start('somebody')).toMatchObject({ status: 403 });
    await ben.installs();
    expect(await start(BEN.id)).toMatchObject({ status: 201 });
    ben.blocks();
    expect(await start(BEN.id)).toMatchObject({ status: 403, body: { error: { code: 'MessageWritesBlocked' } } });
    await ana.uninstalls();
    expect(await start(ANA.id)).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
  });

  it('can not make a group chat', async () => {
    const { bot } = await inPersonalChat();
    expect(await bot.call('POST', '', { isGroup: true, members: [{ id: ANA.id }] })).toMatchObject({ status: 400 });
    expect(await bot.call('POST', '', { members: [{ id: ANA.id }, { id: BEN.id }] })).toMatchObject({ status: 400 });
  });

  it('posts the activity that comes with it', async () => {
    const { bot, ana } = await inPersonalChat();
    const answer = await bot.call('POST', '', { members: [{ id: ANA.id }], activity: withCard(aCard([text('First')])) });
    expect(answer.body['activityId']).toBe(ana.card().messageId);
  });
});

describe('activities', () => {
  it('posts, as a message and as a reply to anything', async () => {
    const { bot, path, ana } = await inPersonalChat();
    const post = await bot.call('POST', `${path}/activities`, withCard(aCard([text('One')])));
    const reply = await bot.call('POST', `${path}/activities/no-such-id`, withCard(aCard([text('Two')])));
    expect([post.status, reply.status]).toEqual([201, 201]);
    expect(ana.cards().map((card) => [card.messageId, card.text()])).toEqual([
      [post.body['id'], 'One'],
      [reply.body['id'], 'Two'],
    ]);
  });

  it('shows nothing of a typing activity', async () => {
    const { bot, path, ana } = await inPersonalChat();
    expect(await bot.call('POST', `${path}/activities`, { type: 'typing' })).toMatchObject({ status: 201 });
    expect(ana.previews()).toEqual([]);
  });

  it('replaces what was posted, and deletes it', async () => {
    const { bot, chat, path, ana, room } = await inPersonalChat();
    const id = await bot.posts(chat, aCard([text('One')]));
    expect(await bot.updates(chat, id, aCard([text('Two')]))).toEqual({ status: 200, body: { id } });
    expect(ana.card().text()).toBe('Two');
    expect(await bot.call('DELETE', `${path}/activities/${id}`)).toMatchObject({ status: 200 });
    expect(ana.cards()).toEqual([]);
    expect(await bot.updates(chat, id, aCard([text('Three')]))).toMatchObject({ status: 404 });
    expect(room.sent().map((sent) => [sent.kind, sent.chat, sent.to, sent.status])).toEqual([
      ['post', chat, ANA.id, 201],
      ['update', chat, ANA.id, 200],
      ['delete', chat, ANA.id, 200],
      ['update', chat, ANA.id, 404],
    ]);
  });

  it('says 404 for a chat or an activity that there is not, and for other people’s words', async () => {
    const { bot, path, ana } = await inPersonalChat();
    expect(await bot.call('POST', '/a:1nothing/activities', withCard(aCard([])))).toMatchObject({
      status: 404,
      body: { error: { code: 'ConversationNotFound' } },
    });
    expect(await bot.call('PUT', `${path}/activities/123`, withCard(aCard([])))).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
    expect(await bot.call('DELETE', `${path}/activities/123`)).toMatchObject({ status: 404 });
    expect(await bot.call('GET', '/a:1nothing/members')).toMatchObject({ status: 404 });
    await ana.says('my own words');
    const said = bot.got.at(-1)?.['id'] as string;
    expect(await bot.call('DELETE', `${path}/activities/${said}`)).toMatchObject({ status: 404 });
  });

  it('is forbidden when the person has blocked the bot, in that chat only', async () => {
    const { bot, chat, path, ana, room } = await inPersonalChat();
    const panel = await room.group('Panel', [ANA.id]);
    const id = await bot.posts(chat, aCard([text('One')]));
    ana.blocks();
    expect(await bot.call('POST', `${path}/activities`, withCard(aCard([])))).toMatchObject({
      status: 403,
      body: { error: { code: 'MessageWritesBlocked', message: expect.any(String) } },
    });
    expect(await bot.updates(chat, id, aCard([text('Two')]))).toMatchObject({ status: 403 });
    expect(await bot.call('POST', `/${panel.id}/activities`, withCard(aCard([])))).toMatchObject({ status: 201 });
    ana.unblocks();
    expect(await bot.call('POST', `${path}/activities`, withCard(aCard([])))).toMatchObject({ status: 201 });
  });

  it('refuses what is no activity or is too big', async () => {
    const { bot, path } = await inPersonalChat();
    expect(await bot.call('POST', `${path}/activities`, ['no'])).toMatchObject({ status: 400, body: { error: { code: 'BadSyntax' } } });
    expect(await bot.call('POST', `${path}/activities`, { type: 'message', text: 'x'.repeat(52 * 1024) })).toMatchObject({
      status: 413,
      body: { error: { code: 'MessageSizeTooBig' } },
    });
    const broken = await fetch(`${bot.got[0]?.['serviceUrl'] as string}v3/conversations`, {
      method: 'POST',
      body: '{',
      headers: { connection: 'close' },
    });
    expect(broken.status).toBe(400);
    expect(await bot.call('GET', `${path}/activities`)).toMatchObject({ status: 405 });
    expect(await bot.call('GET', `${path}/elsewhere`)).toMatchObject({ status: 404 });
  });

  it('records in order everything that left the bot', async () => {
    const { bot, path, room } = await inPersonalChat();
    bot.answers(() => ({ body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' } }));
    await bot.call('POST', `${path}/activities`, withCard(aCard([], [{ type: 'Action.Execute', verb: 'v', title: 'Go' }])));
    await room.person(ANA.id).presses('Go');
    await bot.call('POST', '/a:1nothing/activities', { type: 'message', text: 'lost' });
    expect(room.sent().map(({ kind, to, status }) => [kind, to, status])).toEqual([
      ['post', ANA.id, 201],
      ['answer', ANA.id, 200],
      ['post', '', 404],
    ]);
    expect(room.sent()[1]?.body).toMatchObject({ value: 'Done' });
  });
});

describe('members', () => {
  it('lists them, in pages too, and finds one by either id', async () => {
    const { bot, room, mri } = await inPersonalChat();
    const { id } = await room.group('Panel', [ANA.id, BEN.id]);
    const ana = {
      id: mri,
      aadObjectId: ANA.id,
      objectId: ANA.id,
      name: ANA.name,
      givenName: 'Ana',
      surname: 'Lindqvist',
      tenantId: TENANT,
    };
    expect((await bot.call('GET', `/${id}/members`)).body['list']).toMatchObject([ana, { aadObjectId: BEN.id }]);
    expect((await bot.call('GET', `/${id}/pagedmembers?pageSize=50`)).body).toEqual({
      members: [expect.objectContaining(ana), expect.objectContaining({ aadObjectId: BEN.id })],
    });
    expect((await bot.call('GET', `/${id}/members/${mri}`)).body).toMatchObject(ana);
    expect((await bot.call('GET', `/${id}/members/${ANA.id}`)).body).toMatchObject(ana);
    expect(await bot.call('GET', `/${id}/members/${CAT.id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation' } },
    });
  });

  it('continues a page where the last one ended', async () => {
    const cast = Array.from({ length: 70 }, (_, n) => ({ id: `person-${n}`, name: `Person ${n}`, agency: 'Police', roles: [] }));
    const { bot, room } = await aRoom({ cast: [ANA, BEN, CAT, ...cast] });
    const { id } = await room.group(
      'Everybody',
      cast.map((each) => each.id),
    );
    const first = await bot.call('GET', `/${id}/pagedmembers?pageSize=50`);
    expect(first.body['members']).toHaveLength(50);
    const rest = await bot.call('GET', `/${id}/pagedmembers?pageSize=50&continuationToken=${first.body['continuationToken'] as string}`);
    expect(rest.body['members']).toHaveLength(20);
    expect(rest.body['continuationToken']).toBeUndefined();
  });
});
