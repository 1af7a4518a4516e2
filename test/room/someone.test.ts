import { aRoom, closeRooms } from './aRoom';
import { aCard, ANA, BEN, TENANT, text } from './scriptedBot';

afterEach(closeRooms);

describe('people', () => {
  it('installs the bot with an installation and then the members that were added', async () => {
    const { bot, room, ana } = await aRoom();
    await ana.installs();
    expect(bot.got.map((activity) => activity['type'])).toEqual(['installationUpdate', 'conversationUpdate']);
    const [installation, added] = bot.got;
    expect(installation).toMatchObject({
      action: 'add',
      channelId: 'msteams',
      serviceUrl: `${room.url}/`,
      locale: 'en-GB',
      from: { id: expect.stringMatching(/^29:1/), aadObjectId: ANA.id },
      conversation: { conversationType: 'personal', tenantId: TENANT, id: expect.stringMatching(/^a:1/) },
      recipient: { id: expect.stringMatching(/^28:/), name: 'Practice reviews' },
      channelData: { tenant: { id: TENANT } },
    });
    const { from, recipient } = installation as { from: { id: string }; recipient: { id: string } };
    expect(added).toMatchObject({ membersAdded: [{ id: from.id, aadObjectId: ANA.id }, { id: recipient.id }] });
    expect(from.id).not.toContain(ANA.id);
  });

  it('says words with the name, the time and the local time of whoever says them', async () => {
    const { bot, ana } = await aRoom();
    await ana.installs();
    await ana.says('help');
    const said = bot.got.at(-1) as Record<string, string>;
    expect(said).toMatchObject({ type: 'message', text: 'help', textFormat: 'plain', from: { name: ANA.name, aadObjectId: ANA.id } });
    expect(Date.parse(said['localTimestamp'] ?? '')).toBe(Date.parse(said['timestamp'] ?? ''));
    expect(said['localTimestamp']).toMatch(/\+0[01]:00$/);
  });

  it('lets nobody write to a bot they have not installed or have blocked', async () => {
    const { ana } = await aRoom();
    await expect(ana.says('help')).rejects.toThrow('has not installed the bot');
    await ana.installs();
    ana.blocks();
    await expect(ana.says('help')).rejects.toThrow('has blocked the bot');
    ana.unblocks();
    await ana.says('help');
  });

  it('tells the bot that it was uninstalled', async () => {
    const { bot, ana } = await aRoom();
    await ana.installs();
    await ana.uninstalls();
    expect(bot.got.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
  });

  it('gives each person ids that are the same in every room', async () => {
    const first = await aRoom();
    await first.ana.installs();
    const second = await aRoom();
    await second.ana.installs();
    expect(second.bot.got[0]?.['from']).toEqual(first.bot.got[0]?.['from']);
    expect(second.bot.got[0]?.['conversation']).toEqual(first.bot.got[0]?.['conversation']);
  });

  it('refuses an id that is not in the cast, and a chat the person is not in', async () => {
    const { room, cat } = await aRoom();
    expect(() => room.person('nobody')).toThrow('Nobody in the cast');
    await room.group('Panel', [ANA.id, BEN.id]);
    expect(() => cat.cards('Panel')).toThrow('Cat Ng is in no chat called “Panel”');
  });

  it('explains that there is no card yet', async () => {
    const { ana } = await aRoom();
    expect(() => ana.card()).toThrow('Ana Lindqvist has no card in the personal chat, and has not installed the bot');
  });
});

describe('group chats', () => {
  it('adds the bot and tells it', async () => {
    const { bot, room } = await aRoom();
    const panel = await room.group('Panel', [ANA.id, BEN.id]);
    expect(panel.id).toMatch(/^19:.+@thread\.v2$/);
    expect(bot.got.map((activity) => activity['type']).sort()).toEqual(['conversationUpdate', 'installationUpdate']);
    expect(bot.got[0]).toMatchObject({
      conversation: { conversationType: 'groupChat', isGroup: true, id: panel.id },
      membersAdded: [{ id: expect.stringMatching(/^28:/) }],
    });
  });

  it('brings only words with a mention to the bot', async () => {
    const { bot, room, ana } = await aRoom();
    await room.group('Panel', [ANA.id, BEN.id]);
    const before = bot.got.length;
    await ana.says('good morning all', 'Panel');
    expect(bot.got).toHaveLength(before);
    await ana.says('@Practice reviews list', 'Panel');
    expect(bot.got.at(-1)).toMatchObject({
      text: '<at>Practice reviews</at> list',
      entities: expect.arrayContaining([
        { type: 'mention', mentioned: { id: expect.stringMatching(/^28:/), name: 'Practice reviews' }, text: '<at>Practice reviews</at>' },
      ]),
    });
    await ana.says('@list', 'Panel');
    expect(bot.got.at(-1)).toMatchObject({ text: '<at>Practice reviews</at> list' });
  });

  it('shows a card posted there to those in it', async () => {
    const { bot, room, ana, ben } = await aRoom();
    const panel = await room.group('Panel', [ANA.id, BEN.id]);
    await bot.posts(panel.id, aCard([text('Hello panel')]));
    expect(ana.cards('Panel').map((card) => card.text())).toEqual(['Hello panel']);
    expect(ben.cards(panel.id).map((card) => card.text())).toEqual(['Hello panel']);
    expect(ana.cards()).toEqual([]);
  });
});

describe('previews', () => {
  it('shows a summary, else the text, else the first words of the card, else that a card was sent', async () => {
    const { bot, room, ana } = await aRoom();
    await ana.installs();
    const chat = room.received()[0]?.chat ?? '';
    await bot.posts(chat, aCard([text('Case words')]), { summary: 'A review needs you', text: 'ignored' });
    await bot.posts(chat, aCard([text('Case words')]), { text: '**Hello** there' });
    await bot.posts(chat, aCard([{ type: 'Container', items: [text('First words')] }]));
    await bot.posts(chat, aCard([{ type: 'Image', url: 'about:blank', altText: 'A chart' }]));
    expect(ana.previews()).toEqual(
      ['A review needs you', 'Hello there', 'First words', 'Sent a card'].map((words) => ({ title: 'Practice reviews', text: words })),
    );
  });

  it('shows nothing for one’s own words, nor for an update', async () => {
    const { bot, room, ana, ben, cat } = await aRoom();
    const panel = await room.group('Panel', [ANA.id, BEN.id]);
    await ana.says('good morning', 'Panel');
    expect(ana.previews()).toEqual([]);
    expect(cat.previews()).toEqual([]);
    expect(ben.previews()).toEqual([{ title: 'Ana Lindqvist in Panel', text: 'good morning' }]);
    const id = await bot.posts(panel.id, aCard([text('One')]));
    await bot.updates(panel.id, id, aCard([text('Two')]));
    expect(ben.previews().map((preview) => preview.text)).toEqual(['good morning', 'One']);
  });
});
