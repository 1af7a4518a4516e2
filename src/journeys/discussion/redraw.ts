import { setTimeout as wait } from 'node:timers/promises';
import { isDiscussionOver } from '../../domain/discussion/emptying';
import { discussionKeys } from '../../domain/discussion/leading';
import type { Reference } from '../../domain/fact';
import type { Claim, StoredClaim } from '../../ports';
import type { World } from '../action';
import { whoIsNotInvited } from '../meeting/chat';
import { meetingChat } from '../posts/meetingChat';
import { inMeeting } from '../posts/settle';
import { drawBoard } from './board';

/** The row that says when the board was last drawn, or by when somebody has promised to draw it. */
const KEY = 'redraw';
const APART_MS = 3_000;
/** While somebody in the chat is not invited, the board waits, and is looked at again after this long. */
const HELD_MS = 15_000;
/** How long a turn waits for its own drawing before it answers. */
const SOON_MS = 2_000;
/** After this long a drawing belongs to a turn that died. */
const DIED_MS = 60_000;
const TRIES = 5;

/**
 * The board no longer shows what is so. Of however many who say this at once, one promises to draw it: now, or when three seconds have
 * passed since it was last drawn. Whoever finds that promise has nothing to do, because their own row was written before it is kept.
 */
export async function boardChanged(world: World, reference: Reference): Promise<void> {
  const promised = await promise(world, reference);
  if (promised) await keep(world, reference, promised);
}

/** Keeps a promise: at once, then the turn waits for it a little, or later, and the turn goes on. */
async function keep(world: World, reference: Reference, promised: StoredClaim): Promise<void> {
  const ms = Date.parse(promised.at) - world.clock().getTime();
  if (ms > 0) return void wait(ms, undefined, { ref: false }).then(() => quietly(world, reference, promised));
  await Promise.race([quietly(world, reference, promised), wait(SOON_MS, undefined, { ref: false })]);
}

/** Draws the board when a promise to do so is due; for the tick, after whoever promised it has died. True: nothing is left to do now. */
export async function settleBoard(world: World, reference: Reference, claims: readonly StoredClaim[]): Promise<boolean> {
  const claim = claims.find(({ key }) => key === KEY);
  if (claim?.state === 'waiting') return Date.parse(claim.at) > world.clock().getTime() || redraw(world, reference, claim);
  if (claim?.state !== 'sending') return true;
  return world.clock().getTime() - Date.parse(claim.at) >= DIED_MS && redraw(world, reference, claim);
}

/** Whether a drawing of the board is still owed. */
export const owesBoard = (claims: readonly Claim[]): boolean =>
  claims.some(({ key, state }) => key === KEY && (state === 'waiting' || state === 'sending'));

const present = async (world: World, reference: Reference): Promise<StoredClaim | undefined> =>
  (await world.reviews.claims(reference)).find(({ key }) => key === KEY);

/** Promises a drawing; undefined when somebody else has. A drawing that is under way may have read before us, so it is followed by another. */
async function promise(world: World, reference: Reference): Promise<StoredClaim | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const claim = await present(world, reference);
    if (claim?.state === 'waiting') return undefined;
    const next = claim ? Date.parse(claim.at) + APART_MS : 0;
    const promised = await owe(world, reference, Math.max(next, world.clock().getTime()), claim?.etag);
    if (promised) return promised;
  }
  return undefined;
}

/** The row that wakes the tick comes before the claim, so that a promise is never lost with its maker. */
async function owe(world: World, reference: Reference, time: number, etag: string | undefined): Promise<StoredClaim | undefined> {
  const at = new Date(time).toISOString();
  await world.owedIndex.add({ at, reference });
  const claim: Claim = { key: KEY, state: 'waiting', at, attempts: 0, reason: '', message: '' };
  const written = await world.reviews.claim(reference, claim, etag);
  return written ? { ...claim, etag: written } : undefined;
}

async function quietly(world: World, reference: Reference, promised: StoredClaim): Promise<void> {
  await redraw(world, reference, promised).catch(() => {
    world.log.error('The board could not be drawn in the turn; the tick will.', { review: reference });
  });
}

async function redraw(world: World, reference: Reference, claimed: StoredClaim): Promise<boolean> {
  const { etag: _, ...claim } = claimed;
  const sending: Claim = { ...claim, state: 'sending', at: world.clock().toISOString() };
  const etag = await world.reviews.claim(reference, sending, claimed.etag);
  if (!etag) return false;
  const again = await draw(world, reference);
  if (again > 0) {
    const promised = await owe(world, reference, world.clock().getTime() + again, etag);
    if (promised) await keep(world, reference, promised);
    return false;
  }
  // Somebody may have promised the next drawing meanwhile; then theirs stands.
  await world.reviews.claim(reference, { ...sending, state: 'sent' }, etag);
  return true;
}

/** Draws the board in the meeting's chat; milliseconds after which to try again, or 0 when there is nothing left to try. */
async function draw(world: World, reference: Reference): Promise<number> {
  const [stored, chat, claims] = await Promise.all([
    world.reviews.read(reference),
    meetingChat(world, reference),
    world.reviews.claims(reference),
  ]);
  const board = claims.find(({ key }) => key === inMeeting(discussionKeys.board({})));
  if (!stored || !chat || board?.state === 'failed') return 0;
  const { review } = stored;
  const isOver = isDiscussionOver(review);
  // One that was not posted by the end never is.
  if (board?.state !== 'sent') return isOver ? 0 : APART_MS;
  if (!isOver && (await whoIsNotInvited(world, review)).length > 0) return HELD_MS;
  const card = await drawBoard(world, review);
  const posted = await world.chat.update(chat.address, board.message, card);
  if (posted.outcome === 'sent') return card.holdsCase && (await isOverNow(world, reference)) ? APART_MS : 0;
  world.log.info('The board could not be drawn.', { review: reference, code: posted.outcome });
  if (posted.outcome === 'unreachable') return 0;
  return posted.outcome === 'try again' ? Math.max(posted.afterMs, APART_MS) : APART_MS;
}

/** Whether the discussion came to its end while the board was drawn, which is then to be emptied once more. */
async function isOverNow(world: World, reference: Reference): Promise<boolean> {
  const stored = await world.reviews.read(reference);
  return stored !== undefined && isDiscussionOver(stored.review);
}
