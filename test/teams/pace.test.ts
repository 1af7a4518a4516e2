import fc from 'fast-check';
import { openPace, PUBLISHED, type Limit, type Limits } from '../../src/teams/pace';

const CHAT = { chat: 'a', kind: 'writes' } as const;
const MINUTE = 60_000;

/** Time that passes only when somebody waits for it. */
function aClock() {
  let now = 0;
  let sleeping: { readonly at: number; wake(): void }[] = [];
  return {
    now: () => now,
    wait: (ms: number) => new Promise<void>((wake) => void sleeping.push({ at: now + ms, wake })),
    /** Goes from one who waits to the next until nobody does, or to `until`. */
    runs: async (until = Infinity): Promise<void> => {
      for (;;) {
        for (let n = 0; n < 20; n++) await Promise.resolve();
        const [next] = sleeping.sort((a, b) => a.at - b.at);
        if (!next || next.at > until) break;
        sleeping = sleeping.slice(1);
        now = next.at;
        next.wake();
      }
      if (until !== Infinity) now = until;
    },
  };
}

const within = (times: readonly number[], { count, ms }: Limit): boolean =>
  times.every((at) => times.filter((other) => other > at - ms && other <= at).length <= count);

describe('the pace', () => {
  async function wentAt(limits: Limits, asked: readonly { readonly chat: string; readonly at: number }[]) {
    const clock = aClock();
    const pace = openPace(limits, clock, 0);
    const went: { readonly chat: string; readonly at: number }[] = [];
    const all = asked.map(async ({ chat, at }) => {
      await clock.wait(at);
      await pace.turn({ chat, kind: 'writes' }, Infinity);
      went.push({ chat, at: clock.now() });
    });
    await clock.runs();
    await Promise.all(all);
    return went;
  }

  it('keeps Microsoft’s limits in each chat and altogether, whoever writes when, and forgets nobody', async () => {
    const asked = fc.record({ chat: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 4_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 120 }), async (requests) => {
        const went = await wentAt(PUBLISHED, requests);
        expect(went).toHaveLength(requests.length);
        for (const chat of ['a', 'b', 'c']) {
          const times = went.filter((one) => one.chat === chat).map(({ at }) => at);
          for (const limit of PUBLISHED.writes) expect(within(times, limit)).toBe(true);
        }
        for (const limit of PUBLISHED.all)
          expect(
            within(
              went.map(({ at }) => at),
              limit,
            ),
          ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
  it('holds nobody up who is within the limits', async () => {
    const went = await wentAt(
      PUBLISHED,
      Array.from({ length: 7 }, (_, n) => ({ chat: 'a', at: n })),
    );
    expect(went.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  it('keeps each limit a little longer, so that one held up on its way does not arrive within it beside the next', async () => {
    const clock = aClock();
    const pace = openPace({ writes: [{ count: 1, ms: 1_000 }], reads: [], all: [] }, clock);
    const went: number[] = [];
    for (let n = 0; n < 3; n++) void pace.turn(CHAT, Infinity).then(() => went.push(clock.now()));
    await clock.runs();
    const heldUp = went.map((at, index) => at + (index % 2 === 0 ? 149 : 0));
    expect(went).toHaveLength(3);
    expect(within(heldUp, { count: 1, ms: 1_000 })).toBe(true);
  });

  it('keeps the limit of an hour', async () => {
    const limits = { ...PUBLISHED, writes: [{ count: 4, ms: 60 * MINUTE }] };
    const went = await wentAt(
      limits,
      Array.from({ length: 6 }, () => ({ chat: 'a', at: 0 })),
    );
    expect(went.map(({ at }) => at)).toEqual([0, 0, 0, 0, 60 * MINUTE, 60 * MINUTE]);
  });
  it('says at once how long it would take when that is too long, and then does not count', async () => {
    const clock = aClock();
    const pace = openPace({ writes: [{ count: 1, ms: 10_000 }], reads: [], all: [] }, clock, 0);
    expect(await pace.turn(CHAT, 2_000)).toBe(0);
    expect(await pace.turn(CHAT, 2_000)).toBe(10_000);
    expect(await pace.turn({ ...CHAT, chat: 'b' }, 2_000)).toBe(0);
    expect(await pace.turn({ ...CHAT, kind: 'reads' }, 2_000)).toBe(0);
    await clock.runs(9_000);
    const third = pace.turn(CHAT, 2_000);
    await clock.runs(10_000);
    expect(await third).toBe(0);
    expect(clock.now()).toBe(10_000);
  });
  it('pauses a chat for which Teams asks that, and no other', async () => {
    const clock = aClock();
    const pace = openPace({ writes: [], reads: [], all: [] }, clock, 0);
    pace.pause(CHAT, 5_000);
    pace.pause(CHAT, 1_000);
    expect(await pace.turn(CHAT, 2_000)).toBe(5_000);
    expect(await pace.turn({ ...CHAT, chat: 'b' }, 2_000)).toBe(0);
    await clock.runs(5_000);
    expect(await pace.turn(CHAT, 2_000)).toBe(0);
  });
});
