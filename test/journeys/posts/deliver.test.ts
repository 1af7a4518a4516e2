import { drawNews, REPEAT } from '../../../src/journeys/cards/notice';
import { deliver, deliverTogether, undrawn, type Addressee } from '../../../src/journeys/posts/deliver';
import type { Drawn, Ports, Posted } from '../../../src/ports';
import { aBot } from '../../helpers/aBot';
import { OWEN } from '../../helpers/aReview';
import { mortal, type Life } from '../../simulated/mortal';

const REFERENCE = 'PR-7KQ4M2X';
const KEY = 'a-post~somebody';
const CHAT = { chat: 'the chat' };
const UNREACHABLE: Posted = { outcome: 'unreachable', reason: 'blocked' };

const drawing = (repeat: string): Drawn =>
  drawNews({
    reference: REFERENCE,
    repeat,
    heading: 'News',
    what: 'What.',
    next: 'Next.',
    forward: 'Open',
    verb: 'reviews/open',
    opens: 'chat',
  });
const says = ({ json }: Drawn): boolean => JSON.stringify(json).includes(REPEAT);

async function aLedger() {
  const one = await aBot([OWEN]);
  const owen = (await one.tables.people.find(OWEN.id))!;
  const stored = async (key = KEY) => (await one.tables.reviews.claims(REFERENCE)).find((claim) => claim.key === key);
  const entry = async (key = KEY) => ({ reference: REFERENCE, key, claimed: await stored(key) });
  const delivers = async (ports: Ports, to: Addressee, unreached?: () => Promise<boolean>, draw = drawing) =>
    deliver(ports, { ...(await entry()), to, ...(unreached && { unreached }) }, draw);
  return { ...one, owen, stored, entry, delivers };
}

describe('what can’t be drawn', () => {
  const cannot = (): Drawn => {
    throw new Error('Storage is down.');
  };
  it('is not taken, however long that lasts, and is posted as the first time once it can be', async () => {
    const { ports, owen, stored, delivers, posts, minutes } = await aLedger();
    for (let tries = 0; tries < 5; tries++) {
      expect(await delivers(ports, owen, undefined, cannot)).toBe('not drawn');
      expect(await stored()).toMatchObject({ state: 'waiting', attempts: 0, reason: 'not drawn' });
      expect(await delivers(ports, owen, undefined, cannot)).toBe('later');
      minutes(5);
    }
    expect(await delivers(ports, owen)).toBe('done');
    expect(posts.map(({ card }) => says(card))).toEqual([false]);
    expect(await stored()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('stays a repeat where it may have arrived before', async () => {
    const { ports, owen, state, stored, delivers, posts, minutes } = await aLedger();
    state.answers = () => ({ outcome: 'unknown', reason: 'no answer' });
    expect(await delivers(ports, owen)).toBe('later');
    minutes(2);
    expect(await delivers(ports, owen, undefined, cannot)).toBe('not drawn');
    expect(await stored()).toMatchObject({ state: 'waiting', attempts: 1 });
    minutes(5);
    state.answers = () => ({ outcome: 'sent', message: 'm', address: '' });
    expect(await delivers(ports, owen)).toBe('done');
    expect(posts.map(({ card }) => says(card))).toEqual([true]);
  });

  it('keeps nothing else that one person is owed waiting', async () => {
    const { ports, owen, entry, posts } = await aLedger();
    await undrawn(ports, await entry('a~1'));
    const { outcome, later } = await deliverTogether(ports, { to: owen, entries: [await entry('a~1'), await entry('b~2')] }, () =>
      drawing(''),
    );
    expect([outcome, later.map(({ key }) => key)]).toEqual(['done', ['a~1']]);
    expect(posts).toHaveLength(1);
  });

  it('is let go again where another instance took a part of the message meanwhile', async () => {
    const { ports, owen, entry, posts, tables } = await aLedger();
    const entries = [await entry('a~1'), await entry('b~2')];
    let draws = 0;
    const once = async (): Promise<Drawn> => {
      if (draws++ > 0) throw new Error('Storage is down.');
      await tables.reviews.claim(REFERENCE, { ...TAKEN, key: 'b~2', at: ports.clock().toISOString() }, undefined);
      return drawing('');
    };
    expect(await deliverTogether(ports, { to: owen, entries }, once)).toMatchObject({ outcome: 'not drawn' });
    expect(posts).toEqual([]);
    const one = (await tables.reviews.claims(REFERENCE)).find(({ key }) => key === 'a~1');
    expect(one).toMatchObject({ state: 'waiting', attempts: 0, reason: 'not drawn' });
    const drawn: string[] = [];
    const { later } = await deliverTogether(ports, { to: owen, entries: [await entry('a~1'), await entry('b~2')] }, (all) => {
      drawn.push(...all.map(({ key, repeat }) => `${key}${repeat}`));
      return drawing('');
    });
    expect(drawn).toEqual(['a~1']);
    expect(later.map(({ key }) => key)).toEqual(['b~2']);
  });
});

const TAKEN = { key: '', state: 'sending', at: '', attempts: 1, reason: '', message: '' } as const;

/** The ports of a process that dies before or after its call number `at`; `calls` counts what it asked of the world. */
function dying(ports: Ports, at: number, how: 'before' | 'after'): { readonly ports: Ports; readonly life: Life } {
  let calls = 0;
  const life: Life = { dead: false, dies: () => (++calls === at ? how : 'not now') };
  return { ports: mortal(ports, life), life };
}

/** Lives one process until its call number `at`, then another one for long enough. Whether the first one died. */
async function survives(
  one: Awaited<ReturnType<typeof aLedger>>,
  to: Addressee,
  at: number,
  how: 'before' | 'after',
  tells: () => Promise<boolean>,
) {
  const first = dying(one.ports, at, how);
  await one.delivers(first.ports, to, tells).catch(() => undefined);
  for (let ticks = 0; ticks < 3; ticks++) {
    one.minutes(2);
    await one.delivers(one.ports, to, tells);
  }
  return first.life.dead;
}

describe.each(['before', 'after'] as const)('a process that dies at any call, %s it is made', (how) => {
  const moments = async (
    to: (owen: Addressee) => Addressee,
    check: (one: Awaited<ReturnType<typeof aLedger>>, told: number) => Promise<void>,
    answer?: Posted,
  ) => {
    for (let at = 1; ; at++) {
      const one = await aLedger();
      if (answer) one.state.answers = () => answer;
      let told = 0;
      const died = await survives(one, to(one.owen), at, how, async () => {
        // Telling others asks the world as well, and may be where it dies.
        await one.ports.people.find(OWEN.id);
        told++;
        return true;
      });
      await check(one, told);
      if (!died) return at;
    }
  };
  const isSentOnce = async ({ posts, stored }: Awaited<ReturnType<typeof aLedger>>) => {
    expect(await stored()).toMatchObject({ state: 'sent' });
    expect(posts.length).toBeGreaterThanOrEqual(1);
    expect(posts.length).toBeLessThanOrEqual(2);
    expect(posts.slice(1).map(({ card }) => says(card))).toEqual(posts.slice(1).map(() => true));
  };

  it('loses no post to a person, and makes none twice without saying so', async () => {
    expect(await moments((owen) => owen, isSentOnce)).toBeGreaterThan(3);
  });
  it('loses no post in a chat of several people, and makes none twice without saying so', async () => {
    expect(await moments(() => CHAT, isSentOnce)).toBeGreaterThan(3);
  });
  it('never settles that somebody can’t be reached before it has been told', async () => {
    const isTold = async ({ posts, stored }: Awaited<ReturnType<typeof aLedger>>, told: number): Promise<void> => {
      expect(posts).toEqual([]);
      expect(told).toBeGreaterThanOrEqual(1);
      expect(await stored()).toMatchObject({ state: 'failed', reason: 'blocked' });
    };
    expect(await moments((owen) => owen, isTold, UNREACHABLE)).toBeGreaterThan(3);
  });
});

describe('somebody who can’t be reached', () => {
  it.each([
    ['is not told', async (): Promise<boolean> => false],
    ['can’t be told', (): Promise<boolean> => Promise.reject(new Error('Storage is down.'))],
  ] as const)('stays owed the post for as long as it %s, and that is no attempt', async (_how, fails) => {
    const { ports, owen, stored, delivers, state, minutes } = await aLedger();
    state.answers = () => UNREACHABLE;
    for (let tries = 0; tries < 5; tries++) {
      expect(await delivers(ports, owen, fails)).toBe('later');
      expect(await stored()).toMatchObject({ state: 'waiting', attempts: 0, reason: 'not told' });
      minutes(2);
    }
    expect(await delivers(ports, owen, async () => true)).toBe('not reached');
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'blocked' });
    minutes(2);
    expect(await delivers(ports, owen)).toBe('done');
  });
});

describe('a chat that is not there', () => {
  const GONE: Posted = { outcome: 'unreachable', reason: 'no chat' };
  it('makes nobody unreachable by one answer, or by two', async () => {
    const { ports, owen, state, stored, delivers, posts, minutes } = await aLedger();
    const told: string[] = [];
    const unreached = async () => told.push('told') > 0;
    state.answers = () => GONE;
    expect(await delivers(ports, owen, unreached)).toBe('later');
    minutes(3);
    expect(await delivers(ports, owen, unreached)).toBe('later');
    expect([told, (await stored())?.state]).toEqual([[], 'waiting']);
    minutes(11);
    state.answers = () => ({ outcome: 'sent', message: 'm', address: '' });
    expect(await delivers(ports, owen, unreached)).toBe('done');
    expect([posts.map(({ card }) => says(card)), told]).toEqual([[false], []]);
  });

  it('is believed in the end, and then told', async () => {
    const { ports, owen, state, stored, delivers, minutes } = await aLedger();
    let told = 0;
    state.answers = () => GONE;
    const outcomes: string[] = [];
    for (let tries = 0; tries < 3; tries++) {
      outcomes.push(await delivers(ports, owen, async () => (told += 1) > 0));
      minutes(11);
    }
    expect([outcomes, told]).toEqual([['later', 'later', 'not reached'], 1]);
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'no chat' });
  });
});

it('keeps where somebody’s chat is now, and nothing of a chat of several people', async () => {
  const { ports, owen, delivers, tables } = await aLedger();
  const elsewhere: Posted = { outcome: 'sent', message: 'm', address: 'elsewhere' };
  const moved = { ...ports, chat: { ...ports.chat, post: async () => elsewhere } };
  expect(await delivers(moved, owen)).toBe('done');
  expect((await tables.people.find(OWEN.id))?.address).toBe('elsewhere');
});

it('posts once of however many instances try at the same time', async () => {
  const { ports, owen, entry, posts } = await aLedger();
  const post = { ...(await entry()), to: owen };
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliver(ports, post, drawing)));
  expect(outcomes.toSorted()).toEqual(['done', ...Array<string>(7).fill('later')]);
  expect(posts).toHaveLength(1);
});

it('says several things in one message once, of however many instances', async () => {
  const { ports, owen, entry, posts } = await aLedger();
  const entries = [await entry('b~1'), await entry('a~1'), await entry('c~1')];
  const shown: string[][] = [];
  const all = await Promise.all(
    Array.from({ length: 4 }, () =>
      deliverTogether(ports, { to: owen, entries }, (ours) => {
        shown.push(ours.map(({ key }) => key));
        return drawing('');
      }),
    ),
  );
  expect(posts).toHaveLength(1);
  expect(shown[0]).toEqual(['a~1', 'b~1', 'c~1']);
  expect(all.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
  expect(await ports.reviews.claims(REFERENCE)).toHaveLength(3);
});
