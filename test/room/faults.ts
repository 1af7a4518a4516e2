import type { Answered, Request } from './connector';

/** What can happen to a request of the bot's to Teams. */
export const FAULTS = [
  /** 429 that says how long to wait, and 429 that does not. */
  'too many, wait a second',
  'too many',
  /** 412: the chat is being changed by somebody else. */
  'chat is busy',
  /** 502, and the request was not carried out; or it was, and nobody can tell the two apart. */
  'failed',
  'failed after it was done',
  /** It is carried out, and no answer ever comes: the connection ends. */
  'done without an answer',
  'slow',
] as const;
export type Fault = (typeof FAULTS)[number];

export type Faults = {
  /** Happens to the next requests of the bot's that match, `times` of them. Default: one, whatever it is. */
  next(fault: Fault, options?: { readonly times?: number; readonly matching?: (request: Request) => boolean }): void;
  /** From now on every so-manieth request fares badly, by chance: the same seed makes the same weather. */
  storm(weather: { readonly seed: number; readonly share: number; readonly faults?: readonly Fault[] }): void;
  /** Ends all of it. */
  calm(): void;
  /** How often each has happened. */
  happened(): Readonly<Partial<Record<Fault, number>>>;
};

export type Weather = ReturnType<typeof makeWeather>;

export function makeWeather() {
  let planned: { readonly fault: Fault; readonly matching: (request: Request) => boolean; left: number }[] = [];
  let chance: () => Fault | undefined = () => undefined;
  const counts: Partial<Record<Fault, number>> = {};
  const faults: Faults = {
    next: (fault, { times = 1, matching = () => true } = {}) => void planned.push({ fault, matching, left: times }),
    storm: ({ seed, share, faults: some = FAULTS }) => {
      const random = randomFrom(seed);
      chance = () => (random() < share ? some[Math.floor(random() * some.length)] : undefined);
    },
    calm: () => {
      planned = [];
      chance = () => undefined;
    },
    happened: () => counts,
  };
  return {
    faults,
    /** What happens to this request. */
    over: (request: Request): Fault | undefined => {
      const plan = planned.find(({ left, matching }) => left > 0 && matching(request));
      if (plan) plan.left -= 1;
      const fault = plan?.fault ?? chance();
      if (fault) counts[fault] = (counts[fault] ?? 0) + 1;
      return fault;
    },
  };
}

/** How long a slow answer takes. */
export const SLOW_MS = 300;

/** Carries a request out as the weather is. Undefined: the connection ends without an answer. */
export async function inWeather(
  fault: Fault | undefined,
  does: () => Answered,
  turnedAway: (answer: Answered) => Answered,
  wait: (ms: number) => Promise<unknown>,
): Promise<Answered | undefined> {
  switch (fault) {
    case undefined:
      return does();
    case 'too many, wait a second':
      return turnedAway({ ...error(429, 'TooManyRequests'), headers: { 'retry-after': '1' } });
    case 'too many':
      return turnedAway(error(429, 'TooManyRequests'));
    case 'chat is busy':
      return turnedAway(error(412, 'PreconditionFailed'));
    case 'failed':
      return turnedAway(error(502, 'BadGateway'));
    case 'failed after it was done':
      does();
      return error(502, 'BadGateway');
    case 'done without an answer':
      does();
      return undefined;
    case 'slow':
      await wait(SLOW_MS);
      return does();
  }
}

const error = (status: number, code: string): Answered => ({ status, body: { error: { code, message: 'Not now.' } } });

/** A small well-known generator (mulberry32), because Math.random can't be told where to begin. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
