import { setTimeout } from 'node:timers/promises';

/** At most `count` requests in any `ms`. */
export type Limit = { readonly count: number; readonly ms: number };

/** What a bot may ask of Teams: what it writes in one chat, what it reads of one, and everything together. */
export type Limits = { readonly writes: readonly Limit[]; readonly reads: readonly Limit[]; readonly all: readonly Limit[] };

const HOUR_MS = 3_600_000;

/** Microsoft's published limits, from “Optimize your bot with rate limiting in Teams”. */
export const PUBLISHED: Limits = {
  writes: [
    { count: 7, ms: 1_000 },
    { count: 8, ms: 2_000 },
    { count: 60, ms: 30_000 },
    { count: 1_800, ms: HOUR_MS },
  ],
  reads: [
    { count: 14, ms: 1_000 },
    { count: 16, ms: 2_000 },
    { count: 120, ms: 30_000 },
    { count: 3_600, ms: HOUR_MS },
  ],
  all: [{ count: 50, ms: 1_000 }],
};

export type Wants = { readonly chat: string; readonly kind: 'reads' | 'writes' };

/**
 * Lets requests go as fast as the limits allow and no faster, those to one chat in their order. It knows of this process alone: several
 * instances keep a pace each, and what they are too fast for together is turned away by Teams and waited out like any 429.
 */
export type Pace = {
  /** Resolves to 0 when the request may go now, or, sooner, to how long it would have to wait when that is more than `patienceMs`. */
  turn(wants: Wants, patienceMs: number): Promise<number>;
  /** Nothing goes to the chat before that: Teams has asked for a pause. */
  pause(wants: Wants, ms: number): void;
};

/** Milliseconds that only grow, and a wait of so many. */
export type Time = { now(): number; wait(ms: number): Promise<unknown> };
type Line = { readonly went: number[]; notBefore: number; last: Promise<void>; waiting: number };

export const MONOTONIC: Time = { now: () => performance.now(), wait: (ms) => setTimeout(ms) };

/**
 * Teams counts when requests arrive, and we when they leave: one that was held up on its way arrives closer to the next. So each
 * limit is kept for this much longer.
 */
const SPREAD_MS = 150;

export function openPace(published: Limits = PUBLISHED, time: Time = MONOTONIC, spreadMs = SPREAD_MS): Pace {
  const longer = (all: readonly Limit[]): Limit[] => all.map(({ count, ms }) => ({ count, ms: ms + spreadMs }));
  const limits: Limits = { writes: longer(published.writes), reads: longer(published.reads), all: longer(published.all) };
  const lines = new Map<string, Line>();
  const all: number[] = [];
  let turns = 0;
  const lineOf = ({ chat, kind }: Wants): Line => {
    const known = lines.get(`${kind} ${chat}`);
    if (known) return known;
    const line: Line = { went: [], notBefore: 0, last: Promise.resolve(), waiting: 0 };
    lines.set(`${kind} ${chat}`, line);
    return line;
  };
  const toWait = (line: Line, kind: Wants['kind'], now: number): number =>
    Math.ceil(Math.max(line.notBefore - now, tooSoon(line.went, limits[kind], now), tooSoon(all, limits.all, now)));

  async function first(line: Line, kind: Wants['kind'], patienceUntil: number): Promise<number> {
    for (;;) {
      const now = time.now();
      const ms = toWait(line, kind, now);
      if (ms > 0 && now + ms > patienceUntil) return ms;
      if (ms <= 0) {
        line.went.push(now);
        all.push(now);
        return 0;
      }
      await time.wait(ms);
    }
  }

  // Chats that have been quiet for an hour are forgotten, so that memory does not grow with the years.
  function tidy(): void {
    turns += 1;
    if (turns % TIDY_EVERY !== 0) return;
    const now = time.now();
    for (const [name, line] of lines) {
      forget(line.went, limits.writes, now);
      if (line.waiting === 0 && line.went.length === 0 && line.notBefore <= now) lines.delete(name);
    }
  }

  return {
    turn: async (wants, patienceMs) => {
      tidy();
      const line = lineOf(wants);
      const patienceUntil = time.now() + patienceMs;
      line.waiting += 1;
      const mine = line.last.then(() => first(line, wants.kind, patienceUntil));
      line.last = mine.then(() => void (line.waiting -= 1));
      return mine;
    },
    pause: (wants, ms) => {
      const line = lineOf(wants);
      line.notBefore = Math.max(line.notBefore, time.now() + ms);
    },
  };
}

const TIDY_EVERY = 1_000;
const longest = (limits: readonly Limit[]): number => Math.max(0, ...limits.map(({ ms }) => ms));

/** How long until one more is within every limit. */
function tooSoon(went: number[], limits: readonly Limit[], now: number): number {
  forget(went, limits, now);
  const waits = limits.map(({ count, ms }) => (went.at(-count) ?? now - ms) + ms - now);
  return Math.max(0, ...waits);
}

function forget(went: number[], limits: readonly Limit[], now: number): void {
  const since = now - longest(limits);
  const kept = went.findIndex((at) => at > since);
  went.splice(0, kept < 0 ? went.length : kept);
}
