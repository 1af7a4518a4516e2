import { aRoom, closeRooms } from './aRoom';
import { FAULTS, SLOW_MS, type Fault } from './faults';
import { makeLimits } from './limits';
import { aCard, ANA, text, withCard } from './scriptedBot';

afterEach(closeRooms);

const installed = async (options = {}) => {
  const opened = await aRoom(options);
  await opened.ana.installs();
  const chat = opened.room.received()[0]!.chat;
  const address = `${opened.bot.got[0]!['serviceUrl']}v3/conversations/${encodeURIComponent(chat)}/activities`;
  const post = (words: string) =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(withCard(aCard([text(words)]))),
    });
  const shown = () => opened.ana.cards().map((card) => card.text());
  return { ...opened, chat, post, shown };
};

describe('a request of the bot’s', () => {
  it.each<[Fault, number, string | null, boolean]>([
    ['too many, wait a second', 429, '1', false],
    ['too many', 429, null, false],
    ['chat is busy', 412, null, false],
    ['failed', 502, null, false],
    ['failed after it was done', 502, null, true],
  ])('that meets “%s” is answered %i', async (fault, status, retryAfter, isDone) => {
    const { room, post, shown } = await installed();
    room.faults.next(fault);
    const answer = await post('One');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(shown()).toEqual(isDone ? ['One'] : []);
    expect(room.sent().at(-1)).toMatchObject({ kind: 'post', to: ANA.id, status: isDone ? 201 : status });
    expect((await post('Two')).status).toBe(201);
    expect(room.faults.happened()).toEqual({ [fault]: 1 });
  });
  it('may be carried out though no answer ever comes', async () => {
    const { room, post, shown } = await installed();
    room.faults.next('done without an answer');
    await expect(post('One')).rejects.toThrow();
    expect(shown()).toEqual(['One']);
  });
  it('may take long: nothing is done and nothing answered until then', async () => {
    const waited: number[] = [];
    let over = () => undefined as void;
    const waits = (ms: number) => new Promise<void>((resolve) => void (waited.push(ms), (over = resolve)));
    const { room, post, shown } = await installed({ waits });
    room.faults.next('slow');
    const slow = post('One');
    expect((await post('Two')).status).toBe(201);
    expect([waited, shown()]).toEqual([[SLOW_MS], ['Two']]);
    over();
    expect((await slow).status).toBe(201);
    expect(shown()).toEqual(['Two', 'One']);
  });
  it('fares badly only where it was said, and as often as it was said', async () => {
    const { room, bot, chat, post } = await installed();
    room.faults.next('failed', { times: 2, matching: ({ method }) => method === 'PUT' });
    const id = ((await (await post('One')).json()) as { id: string }).id;
    const update = async () => (await bot.updates(chat, id, aCard([text('Two')]))).status;
    expect([await update(), await update(), await update()]).toEqual([502, 502, 200]);
  });
  it('fares badly by chance, the same way for the same seed, until it is calm', async () => {
    const weather = async () => {
      const { room, post } = await installed();
      room.faults.storm({ seed: 7, share: 0.5, faults: ['failed', 'chat is busy'] });
      const statuses: number[] = [];
      for (let n = 0; n < 20; n++) statuses.push((await post(`${n}`)).status);
      room.faults.calm();
      expect((await post('calm')).status).toBe(201);
      return statuses;
    };
    const first = await weather();
    expect(new Set(first)).toEqual(new Set([201, 412, 502]));
    expect(await weather()).toEqual(first);
    expect(FAULTS).toHaveLength(7);
  });
});

describe('the published limits', () => {
  it('turn away what comes too fast, and say for how long', async () => {
    const { post, shown } = await installed({ limits: true });
    const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => post(`${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(201), 429, 429]);
    expect(answers.find(({ status }) => status === 429)!.headers.get('retry-after')).toBe('1');
    expect(shown()).toHaveLength(7);
  });
  it.each([
    ['POST', 'a', 7, 1],
    ['PUT', 'a', 7, 1],
    ['GET', 'a', 14, 1],
  ])('are, for %s in one chat, %#', (method, chat, count, seconds) => {
    let now = 0;
    const limits = makeLimits(() => now);
    const asks = (to = chat) => limits({ method, path: `/v3/conversations/${to}/activities`, query: new URLSearchParams(), body: {} });
    for (let n = 0; n < count; n++) expect(asks()).toBeUndefined();
    expect(asks()).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect(asks('another')).toBeUndefined();
    now = seconds * 1_000;
    expect(asks()).toBeUndefined();
  });
  it.each([
    [60, 600, 30_000],
    [1_800, 700, 3_600_000],
  ])('count %i writes in one chat, one each %i ms, within %i ms', (count, apart, within) => {
    let now = 0;
    const limits = makeLimits(() => now);
    const asks = () => limits({ method: 'POST', path: '/v3/conversations/a/activities', query: new URLSearchParams(), body: {} });
    let went = 0;
    for (; now < within; now += count === 60 ? 300 : apart) went += asks() === undefined ? 1 : 0;
    expect(went).toBeLessThanOrEqual(count);
  });
  it('count fifty a second in all chats together', () => {
    const limits = makeLimits(() => 0);
    const asked = Array.from({ length: 60 }, (_, n) =>
      limits({ method: 'POST', path: `/v3/conversations/${n}/activities`, query: new URLSearchParams(), body: {} }),
    );
    expect(asked.filter((answer) => answer === undefined)).toHaveLength(50);
  });
});

describe('a chat that its person deleted', () => {
  it('is gone for the bot, which can ask for the person’s new one', async () => {
    const { bot, room, ana, chat, post } = await installed();
    await post('One');
    ana.deletesChat();
    expect((await post('Two')).status).toBe(404);
    const anew = await bot.call('POST', '', { members: [{ id: ANA.id }] });
    expect(anew.status).toBe(201);
    expect(anew.body['id']).not.toBe(chat);
    await bot.posts(String(anew.body['id']), aCard([text('Three')]));
    expect(ana.card().text()).toBe('Three');
    await ana.says('hello');
    expect(room.received().at(-1)?.chat).toBe(anew.body['id']);
  });
});
