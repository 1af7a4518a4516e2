import type { Instant } from '../../domain/time/days';
import type { Claim, Posted, StoredClaim } from '../../ports';
import type { World } from '../action';

/** After this long a claim that is still sending belongs to a turn that died. */
const DIED_MS = 60_000;

/** How often a post is made of which nobody knows whether it arrived. */
const MOST_UNKNOWN = 2;

type Keeper = Pick<World, 'reviews' | 'clock'>;

/**
 * What the ledger says of one post: `free`, or free as a repeat that says so, because a turn that died may have made it; `unknown
 * twice`: left alone rather than repeated for ever; `later`: somebody else's now, or its time has not come; `settled` for good.
 */
export type Stands = 'free' | 'repeat' | 'unknown twice' | 'later' | 'settled';

export function standsAt(claimed: Claim | undefined, now: Date): Stands {
  if (!claimed) return 'free';
  if (isSettled(claimed)) return 'settled';
  if (!isFree(claimed, now)) return 'later';
  // Attempts count those that nobody is sure of: one that was asked to wait after it surely was not made is none.
  if (claimed.attempts >= MOST_UNKNOWN) return 'unknown twice';
  return claimed.attempts > 0 ? 'repeat' : 'free';
}

/** A post that is ours to make now. */
export type Taken = { readonly claim: Claim; readonly etag: string };

/** Takes a post just before it is made, so that of several instances only one makes it. Undefined: another one has it. */
export async function take(
  { reviews, clock }: Keeper,
  reference: string,
  key: string,
  claimed: StoredClaim | undefined,
): Promise<Taken | undefined> {
  const attempts = (claimed?.attempts ?? 0) + 1;
  const claim: Claim = { key, state: 'sending', at: clock().toISOString(), attempts, reason: '', message: '' };
  const etag = await reviews.claim(reference, claim, claimed?.etag);
  return etag ? { claim, etag } : undefined;
}

type Claimed = { readonly reference: string; readonly claimed: StoredClaim | undefined };

/** Leaves a post alone for good. */
export async function giveUp({ reviews, clock }: Keeper, { reference, claimed }: Claimed, reason: string): Promise<void> {
  if (!claimed) return;
  const { etag, ...claim } = claimed;
  await reviews.claim(reference, { ...claim, state: 'failed', at: clock().toISOString(), reason }, etag);
}

/** Writes down what became of a post. Only `sent` counts; one that may have arrived stays as it is until it is taken for dead. */
export async function settleClaim({ reviews, clock }: Keeper, reference: string, { claim, etag }: Taken, posted: Posted): Promise<void> {
  if (posted.outcome === 'unknown') return;
  await reviews.claim(reference, settled(claim, posted, clock()), etag);
}

function settled(claim: Claim, posted: Exclude<Posted, { outcome: 'unknown' }>, now: Date): Claim {
  switch (posted.outcome) {
    case 'sent':
      return { ...claim, state: 'sent', message: posted.message };
    case 'unreachable':
      return { ...claim, state: 'failed', reason: posted.reason };
    case 'try again':
      // Being asked to wait is no attempt: it surely was not posted.
      return {
        ...claim,
        state: 'waiting',
        at: new Date(now.getTime() + posted.afterMs).toISOString(),
        attempts: claim.attempts - 1,
        reason: posted.reason,
      };
  }
}

/** What Teams answers where a chat is gone, and sometimes where it will be found again a moment later. */
const MAY_HEAL: readonly string[] = ['no chat', 'not there'];

/** How long the next try waits, by what the ledger said before this one. */
const HEALS: Readonly<Record<string, { readonly reason: string; readonly afterMs: number }>> = {
  '': { reason: 'no chat, once', afterMs: 2 * 60_000 },
  'no chat, once': { reason: 'no chat, twice', afterMs: 10 * 60_000 },
};

/** One answer that a chat is not there makes nobody unreachable: it is asked for again, twice, before that is believed. */
export function believed(claimed: Claim | undefined, posted: Posted): Posted {
  if (posted.outcome !== 'unreachable' || !MAY_HEAL.includes(posted.reason)) return posted;
  const before = claimed?.reason ?? '';
  // Any other reason to wait is over, and this is the first answer of its kind.
  const next = before === 'no chat, twice' ? undefined : (HEALS[before] ?? HEALS['']);
  return next ? { outcome: 'try again', ...next } : posted;
}

/** Writes down that a post is held back, until when and why, once for each time: held is not sent, and it is not lost. */
export async function hold(
  { reviews }: Pick<World, 'reviews'>,
  reference: string,
  key: string,
  claimed: StoredClaim | undefined,
  held: { readonly until: Instant; readonly reason: string },
): Promise<void> {
  const { until: at, reason } = held;
  if (claimed && (claimed.state !== 'waiting' || claimed.at === at)) return;
  await reviews.claim(reference, { key, state: 'waiting', at, attempts: claimed?.attempts ?? 0, reason, message: '' }, claimed?.etag);
}

/** Leaves what could not be made ready alone until then; that is no attempt, and what another instance took meanwhile stays its. */
export async function putOff(
  { reviews }: Pick<Keeper, 'reviews'>,
  post: Claimed & { readonly key: string },
  until: Instant,
): Promise<void> {
  const { reference, key, claimed } = post;
  const claim: Claim = { key, state: 'waiting', at: until, attempts: claimed?.attempts ?? 0, reason: NOT_DRAWN, message: '' };
  await reviews.claim(reference, claim, claimed?.etag);
}

const NOT_DRAWN = 'not drawn';

/** Whether a post waits because it could not be made ready. */
export const isPutOff = (claim: Claim | undefined, now: Date): boolean => waitsUntil(claim, now) !== '' && claim?.reason === NOT_DRAWN;

/** Until when a post waits; empty: it does not wait for a time. */
export const waitsUntil = (claim: Claim | undefined, now: Date): Instant | '' =>
  claim?.state === 'waiting' && Date.parse(claim.at) > now.getTime() ? claim.at : '';

/** Whether a post is under way: its answer may still come. */
export const waitsForAnswer = (claim: Claim, now: Date): boolean =>
  claim.state === 'sending' && now.getTime() - Date.parse(claim.at) < DIED_MS;

export const isSettled = (claim: Claim | undefined): boolean => claim?.state === 'sent' || claim?.state === 'failed';

/** Whether a claim that is there may be taken over: its wait is over, or its turn died. */
function isFree(claim: Claim, now: Date): boolean {
  if (claim.state === 'waiting') return Date.parse(claim.at) <= now.getTime();
  return !waitsForAnswer(claim, now);
}
