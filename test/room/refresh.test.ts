import { aRoom, closeRooms } from './aRoom';
import type { Json } from './json';
import { SOMETHING_WENT_WRONG } from './room';
import { aCard, ANA, answersCard, BEN, CAT, text } from './scriptedBot';

afterEach(closeRooms);

const REFRESH = { type: 'Action.Execute', verb: 'view', data: { review: 'PR-1' } };
const inAPanel = async () => {
  const opened = await aRoom();
  const panel = await opened.room.group('Panel', [ANA.id, BEN.id]);
  const names = new Map([ANA, BEN].map((each) => [each.id, each.name]));
  opened.bot.answers((activity) => answersCard(aCard([text(`For ${names.get((activity['from'] as Json)['aadObjectId'] as string)}`)])));
  const { body } = await opened.bot.call('GET', `/${panel.id}/members/${ANA.id}`);
  const asked = () => opened.bot.got.filter((activity) => activity['type'] === 'invoke');
  return {
    ...opened,
    panel,
    anaMri: body['id'] as string,
    asked,
    sees: (who: typeof opened.ana) => who.cards('Panel').map((card) => card.text()),
  };
};

describe('refresh', () => {
  it('asks for the view of everybody who is listed by MRI, and of nobody else', async () => {
    const { bot, room, panel, anaMri, asked, sees, ana, ben } = await inAPanel();
    const id = await bot.posts(panel.id, aCard([text('Base')], [], { refresh: { action: REFRESH, userIds: [anaMri, BEN.id] } }));
    await room.settled();
    expect(asked()).toMatchObject([
      { name: 'adaptiveCard/action', replyToId: id, value: { action: { verb: 'view', data: { review: 'PR-1' } }, trigger: 'automatic' } },
    ]);
    expect([sees(ana), sees(ben)]).toEqual([['For Ana Lindqvist'], ['Base']]);
  });

  it('asks for everybody when nobody is listed, but not in a chat of more than 60', async () => {
    const { bot, room, panel, asked } = await inAPanel();
    await bot.posts(panel.id, aCard([text('Base')], [], { refresh: { action: REFRESH } }));
    await room.settled();
    expect(asked()).toHaveLength(2);

    const cast = Array.from({ length: 61 }, (_, n) => ({ id: `person-${n}`, name: `Person ${n}`, agency: 'Police', roles: [] }));
    const large = await aRoom({ cast: [ANA, BEN, CAT, ...cast] });
    const { id } = await large.room.group(
      'Everybody',
      cast.map((each) => each.id),
    );
    await large.bot.posts(id, aCard([text('Base')], [], { refresh: { action: REFRESH } }));
    await large.room.settled();
    expect(large.bot.got.filter((activity) => activity['type'] === 'invoke')).toHaveLength(0);
  });

  it('asks only by hand when the list is empty', async () => {
    const { bot, room, panel, asked, sees, ana } = await inAPanel();
    await bot.posts(panel.id, aCard([text('Base')], [], { refresh: { action: REFRESH, userIds: [] } }));
    await room.settled();
    expect(asked()).toHaveLength(0);
    await ana.refreshes(ana.cards('Panel')[0]);
    expect(asked()).toMatchObject([{ value: { trigger: 'manual' } }]);
    expect(sees(ana)).toEqual(['For Ana Lindqvist']);
    await ana.refreshes(ana.cards('Panel')[0]);
    expect(asked()).toHaveLength(2);
  });

  it('asks again after an update and after a reload', async () => {
    const { bot, room, panel, anaMri, asked, ana, sees } = await inAPanel();
    const card = (words: string) => aCard([text(words)], [], { refresh: { action: REFRESH, userIds: [anaMri] } });
    const id = await bot.posts(panel.id, card('Base'));
    await room.settled();
    await bot.updates(panel.id, id, card('New base'));
    expect(sees(ana)).toEqual(['New base']);
    await room.settled();
    expect(sees(ana)).toEqual(['For Ana Lindqvist']);
    ana.reloads();
    expect(sees(ana)).toEqual(['New base']);
    await room.settled();
    expect(sees(ana)).toEqual(['For Ana Lindqvist']);
    expect(asked()).toHaveLength(3);
  });

  it('asks at most once a minute when the chat is opened', async () => {
    const { bot, room, panel, anaMri, asked } = await inAPanel();
    await bot.posts(panel.id, aCard([text('Base')], [], { refresh: { action: REFRESH, userIds: [anaMri] } }));
    await room.settled();
    const opens = async () => {
      const headers = { 'content-type': 'application/json', connection: 'close' };
      await fetch(`${room.url}/room/people/${ANA.id}/opens`, { method: 'POST', headers, body: JSON.stringify({ chat: panel.id }) });
      await room.settled();
    };
    await opens();
    expect(asked()).toHaveLength(1);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 61_000);
    await opens();
    clock.mockRestore();
    expect(asked()).toHaveLength(2);
  });

  it('does not ask twice when the bot updates the message while it answers a refresh', async () => {
    const { bot, room, panel, anaMri, asked } = await inAPanel();
    const card = aCard([text('Base')], [], { refresh: { action: REFRESH, userIds: [anaMri] } });
    bot.answers(async (activity) => {
      await bot.updates(panel.id, activity['replyToId'] as string, card);
      return answersCard(aCard([text('For Ana')]));
    });
    await bot.posts(panel.id, card);
    await room.settled();
    expect(asked()).toHaveLength(1);
  });

  it('leaves the base card and says so when the bot fails', async () => {
    const { bot, room, panel, anaMri, ana, sees } = await inAPanel();
    bot.answers(() => ({ status: 500 }));
    await bot.posts(panel.id, aCard([text('Base')], [], { refresh: { action: REFRESH, userIds: [anaMri] } }));
    await room.settled();
    expect(sees(ana)).toEqual(['Base']);
    expect(ana.toasts()).toEqual([SOMETHING_WENT_WRONG]);
  });
});
