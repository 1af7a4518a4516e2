import type { Instant } from '../../domain/time/days';
import type { Claim, Ports, Posted, StoredClaim } from '../../ports';

/** After this long a claim that is still sending belongs to a turn that died. */
const DIED_MS = 60_000;

/** What the ledger says of one post: ours to make, settled for good, or somebody else's or another time's. */
export type Taken = { readonly claim: Claim; readonly etag: string; readonly repeat: boolean } | 'settled' | 'later';

type Keeper = Pick<Ports, 'reviews' | 'clock'>;

/**
 * Takes a post before it is made, so that of several instances only one makes it. A post that a dead turn had taken is made once
 * more, as a repeat that says so; a second unknown one is left alone rather than repeated for ever.
 */
export async function take({ reviews, clock }: Keeper, reference: string, key: string, claimed: StoredClaim | undefined): Promise<Taken> {
  const now = clock();
  if (isSettled(claimed)) return 'settled';
  if (claimed && !isFree(claimed, now)) return 'later';
  // Attempts count those that nobody is sure of: one that was asked to wait after it surely was not made is none.
  const repeat = (claimed?.attempts ?? 0) > 0;
  const claim: Claim = { key, state: 'sending', at: now.toISOString(), attempts: (claimed?.attempts ?? 0) + 1, reason: '', message: '' };
  if (repeat && claim.attempts > 2) {
    await reviews.claim(reference, { ...claim, state: 'failed', reason: 'unknown twice' }, claimed?.etag);
    return 'settled';
  }
  const etag = await reviews.claim(reference, claim, claimed?.etag);
  return etag ? { claim, etag, repeat } : 'later';
}

/** Writes down what became of a post. Only `sent` counts; one that may have arrived stays as it is until it is taken for dead. */
export async function settleClaim(
  { reviews, clock }: Keeper,
  reference: string,
  taken: Exclude<Taken, string>,
  posted: Posted,
): Promise<void> {
  const { claim, etag } = taken;
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

/** Writes down that a post is held back, until when and why, once for each time: held is not sent, and it is not lost. */
export async function hold(
  { reviews }: Pick<Ports, 'reviews'>,
  reference: string,
  key: string,
  claimed: StoredClaim | undefined,
  held: { readonly until: Instant; readonly reason: string },
): Promise<void> {
  const { until: at, reason } = held;
  if (claimed && (claimed.state !== 'waiting' || claimed.at === at)) return;
  await reviews.claim(reference, { key, state: 'waiting', at, attempts: claimed?.attempts ?? 0, reason, message: '' }, claimed?.etag);
}

export const isSettled = (claim: Claim | undefined): boolean => claim?.state === 'sent' || claim?.state === 'failed';

/** Whether a claim that is there may be taken over: its wait is over, or its turn died. */
function isFree(claim: Claim, now: Date): boolean {
  const at = Date.parse(claim.at);
  if (claim.state === 'waiting') return at <= now.getTime();
  return now.getTime() - at >= DIED_MS;
}
