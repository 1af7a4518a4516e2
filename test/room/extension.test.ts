import { aRoom, closeRooms } from './aRoom';
import { SOMETHING_WENT_WRONG } from './room';
import { aCard, ANA, answersDialog, BEN, CAT, text } from './scriptedBot';

afterEach(closeRooms);

const COMMANDS = [
  { id: 'begin', title: 'Begin', contexts: ['compose', 'message'] },
  { id: 'look', title: 'Look', contexts: ['compose'] },
] as const;
const FORM = aCard(
  [text('Form'), { type: 'Input.Text', id: 'why', label: 'Why?' }],
  [{ type: 'Action.Submit', title: 'Send', data: { verb: 'send' } }],
);
const withCommands = () => aRoom({ commands: COMMANDS });

describe('a command of the message extension', () => {
  it('opens a dialog over a chat in which the bot is not, for its caller alone', async () => {
    const { bot, room, ana, ben } = await withCommands();
    const talk = room.talk('Lunch', [ANA.id, BEN.id]);
    bot.answers(() => answersDialog('Begin', FORM));
    await ana.runs('Begin', { chat: 'Lunch' });
    expect(bot.got.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'begin', commandContext: 'compose', context: { theme: 'default' } },
      conversation: { id: talk.id, conversationType: 'personal' },
      channelData: { source: { name: 'compose' } },
      from: { aadObjectId: ANA.id },
    });
    expect(bot.got.at(-1)).not.toHaveProperty('replyToId');
    expect(ana.dialog()).toMatchObject({ title: 'Begin' });
    expect(ben.dialog()).toBeUndefined();
    expect(ben.cards('Lunch')).toEqual([]);
  });

  it('sends its form as the command’s and goes from card to card until there is none', async () => {
    const { bot, room, ana } = await withCommands();
    room.talk('Team', [ANA.id, BEN.id, CAT.id]);
    bot.answers(() => answersDialog('Begin', FORM));
    await ana.runs('Begin', { chat: 'Team' });
    bot.answers(() => answersDialog('Next', aCard([text('Thanks')], [{ type: 'Action.Submit', title: 'Close' }])));
    await ana.presses('Send', { 'Why?': 'Because' });
    expect(bot.got.at(-1)).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { commandId: 'begin', commandContext: 'compose', data: { verb: 'send', why: 'Because' } },
      conversation: { conversationType: 'groupChat', isGroup: true },
    });
    expect(ana.dialog()).toMatchObject({ title: 'Next' });
    bot.answers(() => ({}));
    await ana.presses('Close');
    expect(ana.dialog()).toBeUndefined();
    expect(ana.toasts()).toEqual([]);
  });

  it('is called on a message, whose words and sender Teams then tells the bot', async () => {
    const { bot, room, ana, ben } = await withCommands();
    room.talk('Lunch', [ANA.id, BEN.id]);
    await ben.says('Look at this', 'Lunch');
    expect(bot.got).toEqual([]);
    bot.answers(() => answersDialog('Begin', FORM));
    await ana.runs('Begin', { chat: 'Lunch', on: 'Look at this' });
    const told = { commandContext: 'message', messagePayload: { body: { content: 'Look at this' }, from: { user: { id: BEN.id } } } };
    expect(bot.got.at(-1)).toMatchObject({ value: { commandId: 'begin', ...told } });
    await ana.presses('Send');
    expect(bot.got.at(-1)).toMatchObject({ name: 'composeExtension/submitAction', value: told });
  });

  it('may be answered with a sentence when it is called, and not when its form is sent', async () => {
    const { bot, ana } = await withCommands();
    bot.answers(() => ({ body: { task: { type: 'message', value: 'Not today.' } } }));
    await ana.runs('Look');
    expect(ana.toasts()).toEqual(['Not today.']);
    bot.answers((activity) =>
      activity['name'] === 'composeExtension/fetchTask'
        ? answersDialog('Begin', FORM)
        : { body: { task: { type: 'message', value: 'Sent.' } } },
    );
    await ana.runs('Look');
    await ana.presses('Send');
    expect(ana.toasts()).toEqual(['Not today.', SOMETHING_WENT_WRONG]);
    expect(ana.dialog()).toMatchObject({ title: 'Begin' });
  });

  it('is not there where it is not offered', async () => {
    const { room, ana, ben } = await withCommands();
    room.talk('Lunch', [ANA.id, BEN.id]);
    await ben.says('Hello', 'Lunch');
    await expect(ana.runs('Look', { chat: 'Lunch', on: 'Hello' })).rejects.toThrow('There is no command “Look” there. Commands: Begin.');
    await expect(ana.runs('Begin', { chat: 'Lunch', on: 'Never said' })).rejects.toThrow('No message there says');
  });
});

it('lets nobody write for the bot in a chat among people', async () => {
  const { bot, room, ana, ben } = await withCommands();
  const talk = room.talk('Lunch', [ANA.id, BEN.id]);
  await ana.says('@Practice reviews hello', 'Lunch');
  expect(bot.got).toEqual([]);
  expect(ben.previews()).toEqual([{ title: 'Ana Lindqvist in Lunch', text: '@Practice reviews hello' }]);
  bot.answers(() => undefined);
  await ana.installs();
  expect((await bot.call('POST', `/${encodeURIComponent(talk.id)}/activities`, { type: 'message', text: 'x' })).status).toBe(403);
});
