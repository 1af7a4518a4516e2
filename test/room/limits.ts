import type { Answered, Request } from './connector';

type Limit = readonly [count: number, seconds: number];

/** What Teams publishes for one bot: in one chat, and everywhere. */
const IN_A_CHAT: Readonly<Record<'write' | 'read', readonly Limit[]>> = {
  write: [
    [7, 1],
    [8, 2],
    [60, 30],
    [1_800, 3_600],
  ],
  read: [
    [14, 1],
    [16, 2],
    [120, 30],
    [3_600, 3_600],
  ],
};
const EVERYWHERE: readonly Limit[] = [[50, 1]];

/** Turns requests away that come faster than Teams allows. What was turned away does not count. */
export function makeLimits(now: () => number = () => Date.now()) {
  const went = new Map<string, number[]>();
  const of = (what: string): number[] => {
    const times = went.get(what) ?? [];
    went.set(what, times);
    return times;
  };
  return (request: Request): Answered | undefined => {
    const at = now();
    const kind = request.method === 'GET' ? 'read' : 'write';
    const chat = of(`${kind} ${request.path.split('/')[3] ?? ''}`);
    const all = of('everywhere');
    const seconds = Math.max(toWait(chat, IN_A_CHAT[kind], at), toWait(all, EVERYWHERE, at));
    if (seconds > 0)
      return {
        status: 429,
        headers: { 'retry-after': String(Math.ceil(seconds)) },
        body: { error: { code: 'TooManyRequests', message: 'Not so fast.' } },
      };
    chat.push(at);
    all.push(at);
    return undefined;
  };
}

const toWait = (times: readonly number[], limits: readonly Limit[], at: number): number =>
  Math.max(0, ...limits.map(([count, seconds]) => (times.at(-count) ?? -Infinity) / 1_000 + seconds - at / 1_000));
