import { z } from 'zod';

/**
 * A request to Teams that did not succeed. Thrown in place of the client's own errors, because those hold the request, and with it
 * the card that was to be shown.
 */
export class Undelivered extends Error {
  /** 0: there was no answer at all. */
  readonly status: number;
  /** True when it surely never arrived, such as when nothing listened there. */
  readonly neverLeft: boolean;
  /** How long Teams asks to wait before the next try; 0 when it does not say. */
  readonly afterMs: number;

  constructor(status: number, neverLeft: boolean, afterMs: number) {
    super('Teams did not take a message.');
    this.name = 'Undelivered';
    this.status = status;
    this.neverLeft = neverLeft;
    this.afterMs = afterMs;
  }

  /** True when it surely was not carried out and may succeed the next time: too many requests, or a chat that is being changed. */
  get surelyNotDone(): boolean {
    return this.neverLeft || this.status === 429 || this.status === 412;
  }

  /** True when the same request may succeed a moment later, whether or not this one was carried out. */
  get mayPass(): boolean {
    return this.surelyNotDone || this.status === 408 || this.status >= 500;
  }
}

const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const Coded = z.object({ code: z.string() });

export const surelyNotSent = (error: unknown): boolean => NEVER_LEFT.includes(Coded.safeParse(error).data?.code ?? '');

/** The wait that a Retry-After header asks for, in seconds or as a date; 0 when there is none. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  if (!header) return 0;
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : 0;
}

const LONGEST_WAIT_MS = 3_600_000;
