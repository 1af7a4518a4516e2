import { aRoom, closeRooms } from './aRoom';
import { aCard, answersCard, answersToast, text } from './scriptedBot';

afterEach(closeRooms);

const SEND = { type: 'Action.Execute', title: 'Send', verb: 'send' };

const withACard = async (options = {}) => {
  const opened = await aRoom(options);
  await opened.ana.installs();
  await opened.bot.posts(
    opened.room.received()[0]?.chat ?? '',
    aCard([text('Base')], [SEND, { type: 'Action.Submit', title: 'Submit', data: { verb: 'send' } }]),
  );
  let times = 0;
  opened.bot.answers((activity) => (activity['type'] === 'invoke' ? answersCard(aCard([text(`Answer ${(times += 1)}`)])) : undefined));
  return opened;
};

describe('an activity given again', () => {
  it('is the very same with the same id', async () => {
    const { bot, room, ana } = await withACard();
    await ana.presses('Send');
    const press = room.received().at(-1)!;
    await room.redeliver(press.id, 'same id');
    expect(bot.got.at(-1)).toEqual(bot.got.at(-2));
    expect(room.received().at(-1)).toMatchObject({ repeats: press.id, status: 200 });
    expect(ana.card().text()).toBe('Answer 1');
  });

  it('has another id and timestamp, and is otherwise the same, with a new id', async () => {
    const { bot, room, ana } = await withACard();
    await ana.presses('Send');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await room.redeliver(room.received().at(-1)!.id, 'new id');
    const [before, after] = bot.got.slice(-2);
    expect(after!['id']).not.toBe(before!['id']);
    expect(after!['timestamp']).not.toBe(before!['timestamp']);
    const same = { id: 0, timestamp: 0, localTimestamp: 0 };
    expect({ ...after, ...same }).toEqual({ ...before, ...same });
  });

  it('has to have been delivered before', async () => {
    const { room } = await withACard();
    await expect(room.redeliver('delivery-99', 'same id')).rejects.toThrow('Nothing was delivered as “delivery-99”');
  });
});

describe('every press delivered twice', () => {
  it.each([
    ['first answer', 'Answer 1'],
    ['second answer', 'Answer 2'],
  ] as const)('shows the %s', async (redeliver, shown) => {
    const { bot, room, ana } = await withACard({ redeliver });
    const before = bot.got.length;
    await ana.presses('Send');
    expect(bot.got).toHaveLength(before + 2);
    expect(bot.got[before]!['id']).not.toBe(bot.got[before + 1]!['id']);
    expect(bot.got[before]!['value']).toEqual(bot.got[before + 1]!['value']);
    expect(room.received().at(-1)?.repeats).toBe(room.received().at(-2)?.id);
    expect(ana.card().text()).toBe(shown);
    expect(room.sent().filter((sent) => sent.kind === 'answer')).toHaveLength(2);
  });

  it('holds for a submit, and for nothing but presses', async () => {
    const { bot, ana } = await withACard({ redeliver: 'first answer' });
    const before = bot.got.length;
    await ana.says('help');
    expect(bot.got).toHaveLength(before + 1);
    await ana.presses('Submit');
    expect(bot.got).toHaveLength(before + 3);
  });
});

describe('settled', () => {
  it('waits for what is under way, and one slow press holds up nobody else', async () => {
    const { bot, room, ana, ben } = await withACard();
    await ben.installs();
    await bot.posts(room.received().at(-1)!.chat, aCard([text('Base')], [SEND]));
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const seen: string[] = [];
    bot.answers(async (activity) => {
      const who = (activity['from'] as { name: string }).name;
      if (who === ana.name) await gate;
      return answersToast(`Done, ${who}`);
    });
    const slow = ana.presses('Send');
    await ben.presses('Send');
    expect([ana.toasts(), ben.toasts()]).toEqual([[], ['Done, Ben Okafor']]);
    const settled = room.settled().then(() => seen.push('settled'));
    release();
    await Promise.all([slow, settled]);
    expect(ana.toasts()).toEqual(['Done, Ana Lindqvist']);
  });
});
