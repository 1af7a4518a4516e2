import { setTimeout as wait } from 'node:timers/promises';
import { THE_BOT } from '../domain/events';
import { owed } from '../domain/allOwed';
import type { Owed } from '../domain/owed';
import { notReached } from '../domain/referral';
import type { Review } from '../domain/review';
import type { Claim, Drawn, KnownPerson, StoredClaim } from '../ports';
import type { World } from './action';
import { change } from './change';
import { REPEAT } from './notice';

/** After this long a claim that is still sending belongs to a turn that died. */
const DIED_MS = 60_000;
/** How long a turn waits for its own posts before it answers; the tick goes on with what is left. */
const SOON_MS = 2_000;

/** Posts what the review owes, as far as that goes quickly, and gives back the review as it then stands. */
export async function settleSoon(world: World, reference: string): Promise<Review | undefined> {
  const settling = settle(world, reference).catch(() => {
    world.log.error('What is owed could not be settled in the turn; the tick will.', { review: reference });
  });
  await Promise.race([settling, wait(SOON_MS, undefined, { ref: false })]);
  return (await world.reviews.read(reference))?.review;
}

/** Posts what is owed and not yet posted. True: nothing is left to do now. */
export async function settle(world: World, reference: string): Promise<boolean> {
  // Somebody who can't be reached changes what is owed, so look once more after it.
  for (let looks = 0; looks < 3; looks++) {
    const [stored, claims] = await Promise.all([world.reviews.read(reference), world.reviews.claims(reference)]);
    if (!stored) return true;
    const ledger = new Map(claims.map((claim) => [claim.key, claim]));
    const posts = (await Promise.all(owed(stored.review).map((one) => recipients(world, one)))).flat();
    const outcomes = await Promise.all(posts.map((post) => settleOne(world, stored.review, post, ledger.get(keyOf(post)))));
    if (!outcomes.includes('not reached')) return outcomes.every((outcome) => outcome === 'done');
  }
  return false;
}

/** Makes the index of what is owed again from the reviews themselves; it may be lost at any time. */
export async function rebuildIndex(world: World): Promise<void> {
  for await (const reference of world.reviews.references()) {
    const [stored, claims] = await Promise.all([world.reviews.read(reference), world.reviews.claims(reference)]);
    const settled = (key: string) =>
      claims.some((claim) => claim.key.startsWith(`${key}~`) && (claim.state === 'sent' || claim.state === 'failed'));
    const isOpen = stored && owed(stored.review).some(({ key }) => !settled(key));
    if (isOpen) await world.owedIndex.add({ at: world.clock().toISOString(), reference });
  }
}

type Post = { readonly owed: Owed; readonly to: KnownPerson };
const keyOf = (post: Post): string => `${post.owed.key}~${post.to.person.id}`;

async function recipients(world: World, one: Owed): Promise<Post[]> {
  if ('chat' in one.to) return [];
  if ('role' in one.to) return (await world.people.withRole(one.to.role)).map((to) => ({ owed: one, to }));
  const to = await world.people.find(one.to.person);
  return to ? [{ owed: one, to }] : [];
}

type Outcome = 'done' | 'later' | 'not reached';

async function settleOne(world: World, review: Review, post: Post, claimed: StoredClaim | undefined): Promise<Outcome> {
  const now = world.clock();
  if (claimed && !isOurs(claimed, now)) return claimed.state === 'sent' || claimed.state === 'failed' ? 'done' : 'later';
  const repeat = claimed?.state === 'sending';
  const sending: Claim = {
    key: keyOf(post),
    state: 'sending',
    at: now.toISOString(),
    attempts: (claimed?.attempts ?? 0) + 1,
    reason: '',
    message: '',
  };
  // An unknown one is sent once more and says so; a second unknown one is left alone rather than repeated for ever.
  if (repeat && sending.attempts > 2) return give(world, review, { ...sending, state: 'failed', reason: 'unknown twice' }, claimed.etag);
  const etag = await world.reviews.claim(review.reference, sending, claimed?.etag);
  if (!etag) return 'later';
  return postIt(world, review, post, sending, etag, repeat);
}

/** Whether a claim that is there may be taken over: it waits until now, or its turn died. */
function isOurs(claim: Claim, now: Date): boolean {
  const at = Date.parse(claim.at);
  if (claim.state === 'waiting') return at <= now.getTime();
  return claim.state === 'sending' && now.getTime() - at >= DIED_MS;
}

async function postIt(world: World, review: Review, post: Post, sending: Claim, etag: string, repeat: boolean): Promise<Outcome> {
  const posted = await world.chat.post(post.to.person.id, post.to.address, await draw(world, review, post.owed, repeat));
  if (posted.outcome === 'sent') {
    await Promise.all([
      give(world, review, { ...sending, state: 'sent', message: posted.message }, etag),
      posted.address !== post.to.address && world.people.keepAddress(post.to.person.id, posted.address),
    ]);
    return 'done';
  }
  world.log.info('A post that is owed was not made.', { review: review.reference, code: posted.outcome });
  if (posted.outcome === 'unknown') return 'later';
  if (posted.outcome === 'try again') {
    const at = new Date(world.clock().getTime() + posted.afterMs).toISOString();
    await give(world, review, { ...sending, state: 'waiting', at, attempts: sending.attempts - 1, reason: posted.reason }, etag);
    return 'later';
  }
  await give(world, review, { ...sending, state: 'failed', reason: posted.reason }, etag);
  return cannotReach(world, review, post);
}

async function draw(world: World, review: Review, one: Owed, repeat: boolean): Promise<Drawn> {
  const notice = world.areas.flatMap(({ notices }) => notices[one.says] ?? [])[0];
  if (!notice) throw new Error('A post that is owed has no notice.');
  return notice(world, review, one, repeat ? REPEAT : '');
}

async function give(world: World, review: Review, claim: Claim, etag: string): Promise<Outcome> {
  await world.reviews.claim(review.reference, claim, etag);
  return 'done';
}

async function cannotReach(world: World, review: Review, { owed: one, to }: Post): Promise<Outcome> {
  const role = 'role' in one.to ? 'coordinator' : 'agency lead';
  if (one.says === 'passed on') return 'done';
  const at = world.clock().toISOString();
  await change(world, review.reference, world.reviews.read(review.reference), (before) => ({
    events: before ? notReached(before, to.person.id, role, THE_BOT, at) : [],
  }));
  return 'not reached';
}
