import { aRoom, closeRooms } from './aRoom';
import type { Json } from './json';
import { SOMETHING_WENT_WRONG } from './room';
import { aCard, ANA, answersCard, answersToast, BEN, text } from './scriptedBot';

afterEach(closeRooms);

const NAME = { type: 'Input.Text', id: 'name', label: 'Your name', value: '' };
const execute = (title: string, more: Json = {}): Json => ({
  type: 'Action.Execute',
  title,
  verb: title.toLowerCase(),
  data: { review: 'PR-1' },
  fallback: { type: 'Action.Submit', title, data: { verb: title.toLowerCase(), review: 'PR-1' } },
  ...more,
});
const submit = (title: string, data: unknown): Json => ({ type: 'Action.Submit', title, data });

const withACard = async (card: Json, options = {}) => {
  const opened = await aRoom(options);
  await opened.ana.installs();
  const chat = opened.room.received()[0]?.chat ?? '';
  const id = await opened.bot.posts(chat, card);
  return { ...opened, chat, id };
};
const inAPanel = async (card: Json) => {
  const opened = await aRoom();
  const panel = await opened.room.group('Panel', [ANA.id, BEN.id]);
  const id = await opened.bot.posts(panel.id, card);
  return { ...opened, id, panel, anaSees: () => opened.ana.cards('Panel')[0]!, benSees: () => opened.ben.cards('Panel')[0]! };
};

describe('Action.Execute', () => {
  it('reaches the bot as an invoke with the data and what was typed', async () => {
    const { bot, id, chat, ana } = await withACard(aCard([NAME], [execute('Send', { id: 'send-1' })]));
    bot.answers(() => answersToast('Sent.'));
    await ana.presses('Send', { 'Your name': 'Ana' });
    expect(bot.got.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      conversation: { id: chat },
      from: { aadObjectId: ANA.id, name: ANA.name },
      value: { action: { type: 'Action.Execute', id: 'send-1', verb: 'send', data: { review: 'PR-1', name: 'Ana' } }, trigger: 'manual' },
    });
    expect(ana.toasts()).toEqual(['Sent.']);
    expect(ana.card().text()).toContain('Your name');
  });

  it('shows the answered card to whoever pressed and to nobody else', async () => {
    const { bot, ana, anaSees, benSees } = await inAPanel(aCard([text('Base')], [execute('Open')]));
    bot.answers(() => answersCard(aCard([text('For Ana alone')])));
    await ana.presses('Open', {}, { on: anaSees() });
    expect(anaSees().text()).toBe('For Ana alone');
    expect(benSees().text()).toBe('Base');
    ana.reloads();
    expect(anaSees().text()).toBe('Base');
  });

  it('gives everybody the new base card when the bot updates the message', async () => {
    const { bot, id, panel, ana, anaSees, benSees } = await inAPanel(aCard([text('Base')], [execute('Open')]));
    bot.answers(() => answersCard(aCard([text('For Ana alone')])));
    await ana.presses('Open', {}, { on: anaSees() });
    await bot.updates(panel.id, id, aCard([text('New base')]));
    expect([anaSees().text(), benSees().text()]).toEqual(['New base', 'New base']);
  });

  it('shows the answer over an update made in the same turn', async () => {
    const { bot, id, panel, ana, anaSees, benSees } = await inAPanel(aCard([text('Base')], [execute('Open')]));
    bot.answers(async () => {
      await bot.updates(panel.id, id, aCard([text('New base')]));
      return answersCard(aCard([text('For Ana alone')]));
    });
    await ana.presses('Open', {}, { on: anaSees() });
    expect([anaSees().text(), benSees().text()]).toEqual(['For Ana alone', 'New base']);
  });

  it('keeps the card and what was typed when the answer is no good', async () => {
    const { bot, ana } = await withACard(aCard([text('Base'), NAME], [execute('Send')]));
    const bad = [
      { status: 500 },
      { status: 501, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'no' } },
      { body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'y' } } },
      { body: { statusCode: 200, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'y' } } },
      { body: { statusCode: 500, type: 'application/vnd.microsoft.card.adaptive', value: aCard([text('no')]) } },
      { body: { statusCode: 200, type: 'application/vnd.microsoft.adaptive.card', value: aCard([text('no')]) } },
      { body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { contentType: 'x', content: {} } } },
      {},
    ];
    for (const answer of bad) {
      bot.answers(() => answer);
      await ana.presses('Send', { 'Your name': 'Ana' });
    }
    expect(ana.toasts()).toEqual(bad.map(() => SOMETHING_WENT_WRONG));
    expect(ana.card().text()).toBe('Base\nYour name\nAna');
    expect(ana.card().inputs()).toEqual([{ id: 'name', label: 'Your name', value: 'Ana', type: 'Input.Text' }]);
    bot.answers(() => answersCard(aCard([text('Thank you')])));
    await ana.presses('Send');
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { data: { name: 'Ana' } } } });
    expect(ana.card().text()).toBe('Thank you');
  });

  it('takes an answer without a status code for a good one', async () => {
    const { bot, ana } = await withACard(aCard([], [execute('Send')]));
    bot.answers(() => ({ body: { type: 'application/vnd.microsoft.card.adaptive', value: aCard([text('Thank you')]) } }));
    await ana.presses('Send');
    expect(ana.card().text()).toBe('Thank you');
  });

  it('says that something went wrong when the bot is down', async () => {
    const { bot, ana } = await withACard(aCard([NAME], [execute('Send')]));
    await bot.close();
    await ana.presses('Send', { name: 'Ana' });
    expect(ana.toasts()).toEqual([SOMETHING_WENT_WRONG]);
    expect(ana.card().inputs()[0]?.value).toBe('Ana');
  });

  it('forgets what was typed when another card takes the place', async () => {
    const { bot, ana } = await withACard(aCard([NAME], [execute('Send')]));
    bot.answers(() => answersCard(aCard([NAME], [execute('Send')])));
    await ana.presses('Send', { name: 'Ana' });
    expect(ana.card().inputs()[0]?.value).toBe('');
  });

  it('can be pressed on a card read earlier, as on a device that has not caught up', async () => {
    const { bot, chat, id, ana } = await withACard(aCard([text('Old')], [execute('Old button')]));
    const old = ana.card();
    await bot.updates(chat, id, aCard([text('New')], []));
    bot.answers(() => answersToast('That is done.'));
    await ana.presses('Old button', {}, { on: old });
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { verb: 'old button' } } });
    expect(ana.card().text()).toBe('New');
  });
});

describe('Action.Submit', () => {
  it('reaches the bot as a message with a value and no text', async () => {
    const { bot, id, ana } = await withACard(aCard([NAME], [submit('Send', { verb: 'send' })]));
    await ana.presses('Send', { 'Your name': 'Ana' });
    const got = bot.got.at(-1);
    expect(got).toMatchObject({ type: 'message', replyToId: id, value: { verb: 'send', name: 'Ana' } });
    expect(got).not.toHaveProperty('text');
    expect(ana.toasts()).toEqual([]);
  });

  it('takes the place of Action.Execute on a client that has only that', async () => {
    const { bot, ana } = await withACard(aCard([NAME], [execute('Send'), { type: 'Action.Execute', title: 'Bare', verb: 'bare' }]));
    await ana.presses('Send', { name: 'Ana' }, { as: 'submit' });
    expect(bot.got.at(-1)).toMatchObject({ type: 'message', value: { verb: 'send', review: 'PR-1', name: 'Ana' } });
    await expect(ana.presses('Bare', {}, { as: 'submit' })).rejects.toThrow('no Action.Submit to fall back to');
  });

  it('says that something went wrong when the bot fails, and keeps what was typed', async () => {
    const { bot, ana } = await withACard(aCard([NAME], [submit('Send', {})]));
    bot.answers(() => ({ status: 500 }));
    await ana.presses('Send', { name: 'Ana' });
    expect(ana.toasts()).toEqual([SOMETHING_WENT_WRONG]);
    expect(ana.card().inputs()[0]?.value).toBe('Ana');
  });

  it('refuses the kinds of button that the room does not know', async () => {
    const { ana } = await withACard(
      aCard([], [submit('Back', { msteams: { type: 'imBack' } }), { type: 'Action.ShowCard', title: 'More', card: {} }]),
    );
    await expect(ana.presses('Back')).rejects.toThrow('imBack');
    await expect(ana.presses('More')).rejects.toThrow('does not press Action.ShowCard');
  });
});

describe('finding what to press', () => {
  it('names the buttons and inputs there are', async () => {
    const { ana } = await withACard(aCard([NAME], [execute('Send'), submit('Cancel', {})]));
    await expect(ana.presses('Sned')).rejects.toThrow(
      'There is no button “Sned” on this card. Buttons: “Send”, “Cancel”. Inputs: “Your name”.',
    );
    await expect(ana.presses('Send', { Nmae: 'x' })).rejects.toThrow('There is no input “Nmae” on this card. It has: “Your name”.');
  });

  it('wants to know which, when two differ under one title', async () => {
    const { bot, ana } = await withACard(
      aCard([], [execute('Open', { id: 'first', data: { n: 1 } }), execute('Open', { tooltip: 'Open the second', data: { n: 2 } })]),
    );
    bot.answers(() => answersToast('ok'));
    await expect(ana.presses('Open')).rejects.toThrow('2 buttons are called “Open”');
    await ana.presses('first');
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { data: { n: 1 } } } });
    await ana.presses('Open the second');
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { data: { n: 2 } } } });
  });

  it('presses nothing that is switched off or hidden, nor anything in a blocked chat', async () => {
    const hidden = { type: 'ActionSet', isVisible: false, actions: [execute('Hidden')] };
    const { ana } = await withACard(aCard([hidden], [execute('Off', { isEnabled: false }), execute('On')]));
    await expect(ana.presses('Hidden')).rejects.toThrow('no button “Hidden”');
    await expect(ana.presses('Off')).rejects.toThrow('switched off');
    ana.blocks();
    await expect(ana.presses('On')).rejects.toThrow('has blocked the bot');
  });

  it('shows and hides for this person alone', async () => {
    const card = aCard(
      [text('Always'), { ...text('Sometimes'), id: 'more', isVisible: false }, { ...NAME, id: 'hidden', isVisible: false, value: 'kept' }],
      [
        { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more', { elementId: 'hidden', isVisible: false }] },
        execute('Send'),
      ],
    );
    const { bot, ana, anaSees, benSees } = await inAPanel(card);
    const before = bot.got.length;
    await ana.presses('More', {}, { on: anaSees() });
    expect(anaSees().text()).toBe('Always\nSometimes');
    expect(benSees().text()).toBe('Always');
    expect(bot.got).toHaveLength(before);
    bot.answers(() => answersToast('ok'));
    await ana.presses('Send', {}, { on: anaSees() });
    expect(bot.got.at(-1)).toMatchObject({ value: { action: { data: { hidden: 'kept' } } } });
    await ana.presses('More', {}, { on: anaSees() });
    expect(anaSees().text()).toBe('Always');
  });
});
