import type { Posted } from '../ports';
import { Undelivered } from './undelivered';

export const GONE = Symbol('gone');
const SOON_MS = 5_000;
const LATER_MS = 900_000;

/** What a failure means for a message: whether it may have been posted all the same, and whether trying again can help. */
export function failedPost(error: unknown): Posted | typeof GONE {
  // Anything else went wrong before the request left, such as no token for the bot.
  if (!(error instanceof Undelivered)) return { outcome: 'try again', reason: 'no access to Teams', afterMs: LATER_MS };
  const { status, neverLeft, afterMs } = error;
  if (status === 403) return { outcome: 'unreachable', reason: 'not installed or blocked' };
  if (status === 404) return GONE;
  if (status === 429) return { outcome: 'try again', reason: 'too many messages', afterMs: afterMs || SOON_MS };
  if (status === 412) return { outcome: 'try again', reason: 'chat is busy', afterMs: afterMs || SOON_MS };
  if (neverLeft) return { outcome: 'try again', reason: 'no connection', afterMs: SOON_MS };
  if (status === 0) return { outcome: 'unknown', reason: 'no answer' };
  if (status === 408 || status >= 500) return { outcome: 'unknown', reason: 'fault in Teams' };
  return { outcome: 'try again', reason: 'not accepted', afterMs: LATER_MS };
}

/** The same for what comes to the same however often it is done: nobody need wonder whether it was. */
export function failedRepeatable(error: unknown): Posted {
  const failed = failedPost(error);
  if (failed === GONE) return { outcome: 'unreachable', reason: 'not there' };
  return failed.outcome === 'unknown' ? { outcome: 'try again', reason: failed.reason, afterMs: SOON_MS } : failed;
}
