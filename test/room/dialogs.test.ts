import { aRoom, closeRooms } from './aRoom';
import type { Json } from './json';
import { SOMETHING_WENT_WRONG, TEAMS_PATIENCE } from './room';
import { aCard, answersCard, answersDialog, text, type Said } from './scriptedBot';

afterEach(closeRooms);

const REASON = { type: 'Input.Text', id: 'reason', label: 'Why?' };
const OPEN = { type: 'Action.Submit', title: 'Open', data: { verb: 'open', msteams: { type: 'task/fetch' } } };
const FORM = aCard([text('Page one'), REASON], [{ type: 'Action.Submit', title: 'Next', data: { verb: 'next' } }]);

const withADialog = async (script: (name: unknown, value: Json) => Said | undefined, options = {}) => {
  const opened = await aRoom(options);
  await opened.ana.installs();
  const chat = opened.room.received()[0]?.chat ?? '';
  const id = await opened.bot.posts(chat, aCard([text('Base')], [OPEN]));
  opened.bot.answers((activity) => script(activity['name'], activity['value'] as Json));
  return { ...opened, chat, id };
};

describe('a dialog', () => {
  it('is fetched, goes from card to card and closes with a sentence', async () => {
    const pages: Said[] = [
      answersDialog('Refer', FORM),
      answersDialog('Refer: page two', aCard([text('Page two')], [{ type: 'Action.Submit', title: 'Send', data: { verb: 'send' } }])),
      { body: { task: { type: 'message', value: 'Your referral was sent.' } } },
    ];
    const { bot, id, ana } = await withADialog(() => pages.shift());
    await ana.presses('Open');
    expect(bot.got.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'task/fetch',
      replyToId: id,
      value: { data: { verb: 'open', msteams: { type: 'task/fetch' } }, context: { theme: 'default' } },
    });
    expect(ana.dialog()).toMatchObject({ title: 'Refer' });
    expect(ana.card().text()).toBe('Page one\nWhy?');

    await ana.presses('Next', { 'Why?': 'Because' });
    expect(bot.got.at(-1)).toMatchObject({
      name: 'task/submit',
      replyToId: id,
      value: { data: { verb: 'next', reason: 'Because' }, context: { theme: 'default' } },
    });
    expect(ana.dialog()).toMatchObject({ title: 'Refer: page two' });

    await ana.presses('Send');
    expect(ana.dialog()).toBeUndefined();
    expect(ana.toasts()).toEqual(['Your referral was sent.']);
    expect(ana.card().text()).toBe('Base');
  });

  it('closes without a word on an empty answer', async () => {
    const { ana } = await withADialog((name) => (name === 'task/fetch' ? answersDialog('Refer', FORM) : {}));
    await ana.presses('Open');
    await ana.presses('Next');
    expect(ana.dialog()).toBeUndefined();
    expect(ana.toasts()).toEqual([]);
  });

  it('need not open: a sentence is shown instead', async () => {
    const { ana } = await withADialog(() => ({ body: { task: { type: 'message', value: 'It is closed already.' } } }));
    await ana.presses('Open');
    expect(ana.dialog()).toBeUndefined();
    expect(ana.toasts()).toEqual(['It is closed already.']);
  });

  it('stays open with what was typed when the bot fails', async () => {
    const { ana } = await withADialog((name) => (name === 'task/fetch' ? answersDialog('Refer', FORM) : { status: 500 }));
    await ana.presses('Open');
    await ana.presses('Next', { 'Why?': 'Because' });
    expect(ana.toasts()).toEqual([SOMETHING_WENT_WRONG]);
    expect(ana.dialog()?.title).toBe('Refer');
    expect(ana.card().inputs()[0]?.value).toBe('Because');
  });

  it('takes a card only as an attachment', async () => {
    const { ana } = await withADialog(() => ({ body: { task: { type: 'continue', value: { title: 'Refer', card: FORM } } } }));
    await ana.presses('Open');
    expect(ana.dialog()).toBeUndefined();
    expect(ana.toasts()).toEqual([SOMETHING_WENT_WRONG]);
  });

  it('does not route Action.Execute', async () => {
    const form = aCard(
      [REASON],
      [{ type: 'Action.Execute', title: 'Send', verb: 'send', fallback: { type: 'Action.Submit', title: 'Send', data: { verb: 'send' } } }],
    );
    const { bot, ana } = await withADialog((name) => (name === 'task/fetch' ? answersDialog('Refer', form) : answersCard(FORM)));
    await ana.presses('Open');
    await expect(ana.presses('Send')).rejects.toThrow('does not route Action.Execute in a dialog');
    expect(bot.got.at(-1)).toMatchObject({ name: 'task/fetch' });
    await ana.presses('Send', { 'Why?': 'x' }, { as: 'submit' });
    expect(bot.got.at(-1)).toMatchObject({ name: 'task/submit', value: { data: { verb: 'send', reason: 'x' } } });
  });

  it('is closed by the person, and gone after a reload', async () => {
    const { ana } = await withADialog(() => answersDialog('Refer', FORM));
    await ana.presses('Open');
    ana.closesDialog();
    expect(ana.dialog()).toBeUndefined();
    await ana.presses('Open');
    ana.reloads();
    expect(ana.dialog()).toBeUndefined();
  });
});

describe('patience', () => {
  it('is five seconds for a dialog and fifteen for a turn, as in Teams', () => {
    expect(TEAMS_PATIENCE).toEqual({ turnMs: 15_000, dialogMs: 5_000 });
  });

  it('ends sooner for a dialog than for a turn, and what is answered late is still recorded', async () => {
    const patience = { dialogMs: 60, turnMs: 2_000 };
    const { ana, room } = await withADialog((name) => ({ ...(name === 'task/fetch' ? answersDialog('Refer', FORM) : {}), afterMs: 200 }), {
      patience,
    });
    await ana.presses('Open');
    expect(ana.dialog()).toBeUndefined();
    expect(ana.toasts()).toEqual([SOMETHING_WENT_WRONG]);
    expect(room.received().at(-1)?.status).toBe(0);
    expect(room.sent().filter((sent) => sent.kind === 'answer')).toHaveLength(0);
    await ana.says('hello');
    expect(room.received().at(-1)?.status).toBe(200);
    expect(room.sent().filter((sent) => sent.kind === 'answer')).toHaveLength(1);
  });
});
