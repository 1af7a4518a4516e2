import type { FileOffer, Reply, StoredClaim } from '../ports';
import type { Press, World } from './action';
import { settleClaim } from './posts/ledger';

/**
 * How often a file was offered to somebody, and what became of the last offer, is a claim. A card that offers the file carries the
 * number of offers that its person saw, so that a press that arrives twice offers it once.
 */
export const offers = async (world: World, reference: string, what: string, press: Press): Promise<number> =>
  (await claimOf(world, reference, what, press))?.attempts ?? 0;

export type Offered = 'offered' | 'offered before' | 'not now';

/** Offers a file in the presser's own chat. `file` names the action that answers it; it gets what is in the context, and its number as `offer`. */
export async function offer(
  world: World,
  press: Press,
  { reference, what, seen }: { readonly reference: string; readonly what: string; readonly seen: number },
  file: FileOffer,
): Promise<Offered> {
  const before = await claimOf(world, reference, what, press);
  if ((before?.attempts ?? 0) !== seen) return 'offered before';
  const claim = {
    key: keyOf(what, press),
    state: 'sending',
    at: press.now.toISOString(),
    attempts: seen + 1,
    reason: '',
    message: '',
  } as const;
  const etag = await world.reviews.claim(reference, claim, before?.etag);
  if (!etag) return 'offered before';
  const { address } = await press.me;
  const context = { ...file.context, reference, offer: String(seen + 1) };
  const posted = await world.chat.offerFile(press.who, address, { ...file, context });
  await settleClaim(world, reference, { claim, etag }, posted);
  return posted.outcome === 'sent' || posted.outcome === 'unknown' ? 'offered' : 'not now';
}

/** Gives a file to whoever took it, once for each offer: the answer to an offer may arrive twice, and its place is good for one file. */
export async function give(
  world: World,
  press: Press,
  { reference, what, offer: number }: { readonly reference: string; readonly what: string; readonly offer: number },
  file: () => Promise<NonNullable<Reply['file']>>,
): Promise<Reply> {
  const claimed = await claimOf(world, reference, what, press);
  if (!claimed || claimed.attempts !== number || claimed.reason === TAKEN) return {};
  const { etag, ...claim } = claimed;
  const taken = await world.reviews.claim(reference, { ...claim, reason: TAKEN }, etag);
  return taken ? { file: await file() } : {};
}

const TAKEN = 'taken';
const keyOf = (what: string, { who }: Press): string => `file-${what}~${who}`;

async function claimOf(world: World, reference: string, what: string, press: Press): Promise<StoredClaim | undefined> {
  const key = keyOf(what, press);
  return (await world.reviews.claims(reference)).find((claim) => claim.key === key);
}
