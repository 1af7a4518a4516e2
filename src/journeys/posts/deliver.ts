import type { Reference } from '../../domain/fact';
import type { Address, Drawn, KnownPerson, Posted, StoredClaim } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { REPEAT } from '../cards/notice';
import { believed, giveUp, isPutOff, putOff, settleClaim, standsAt, take, type Stands, type Taken } from './ledger';

/** Under what the ledger keeps a post, and what it held of it when it was read: that another instance was faster since is noticed. */
export type Entry = { readonly reference: Reference; readonly key: string; readonly claimed: StoredClaim | undefined };

/** Somebody's own chat, a chat of several people, or a message that stands there and is replaced. */
export type Addressee = KnownPerson | { readonly chat: Address } | { readonly chat: Address; readonly message: string };

/** `done`: nothing is left to do. `not reached`: settled just now, because this person can't be written to. `not drawn`: like `later`. */
export type Outcome = 'done' | 'not reached' | 'later' | 'not drawn';

/** Why nobody tries any more: they can't be written to, or it was made twice and nobody knows whether either arrived. */
export type Unreached = 'unreachable' | 'unknown twice';

/** `unreached` tells whoever has to know that a post did not, or may not have, arrived. True: they know; until then it stays owed. */
type Post = Entry & { readonly to: Addressee; readonly unreached?: (why: Unreached) => Promise<boolean> };

/** Whether nothing is left to do for a post. */
export const isOver = (outcome: Outcome): boolean => outcome === 'done' || outcome === 'not reached';

/** What making a post needs of the world. */
type Making = Pick<World, 'reviews' | 'clock' | 'chat' | 'people' | 'log'>;

/**
 * Makes one post that is owed, once: draws it, takes it, posts it, settles it. An attempt counts from the call to Teams to its answer,
 * so that what can't be drawn is not taken. `repeat` is the sentence to show when it may have arrived before, else empty.
 */
export async function deliver(world: Making, post: Post, draw: (repeat: string) => Promise<Drawn> | Drawn): Promise<Outcome> {
  const { to, unreached } = post;
  const tells = unreached && ((_ours: readonly Post[], why: Unreached) => unreached(why));
  const { outcome } = await deliverTogether(world, { to, entries: [post], unreached: tells }, ([one]) => draw(one?.repeat ?? ''));
  if (outcome === 'not drawn') await undrawn(world, post);
  return outcome;
}

type Together<One extends Entry> = {
  readonly to: Addressee;
  readonly entries: readonly One[];
  readonly unreached?: ((ours: readonly One[], why: Unreached) => Promise<boolean>) | undefined;
};
type Drawing<One extends Entry> = (all: readonly (One & { readonly repeat: string })[]) => Promise<Drawn> | Drawn;
type Delivered<One extends Entry> = { readonly outcome: Outcome; readonly later: readonly One[] };

/** Makes several posts to one person in one message. `later`: those that are not settled by it. */
export async function deliverTogether<One extends Entry>(
  world: Making,
  { to, entries, unreached }: Together<One>,
  draw: Drawing<One>,
): Promise<Delivered<One>> {
  const { free, waiting } = await stood(world, { to, entries, unreached });
  if (free.length === 0) return { outcome: waiting.length > 0 ? 'later' : 'done', later: waiting };
  const card = await drawn(world, free, draw);
  if (!card) return { outcome: 'not drawn', later: [...waiting, ...free] };
  const ours = await takeAll(world, free);
  const missed = [...waiting, ...free.filter(({ key, reference }) => !ours.some((one) => one.key === key && one.reference === reference))];
  if (ours.length === 0) return { outcome: 'later', later: missed };
  const shown = ours.length === free.length ? card : await drawn(world, ours, draw);
  if (!shown) {
    await settleAll(world, ours, { outcome: 'try again', reason: 'not drawn', afterMs: 0 });
    return { outcome: 'not drawn', later: [...missed, ...ours] };
  }
  const outcome = await post(world, to, ours, shown, unreached);
  return { outcome, later: outcome === 'later' ? [...missed, ...ours] : missed };
}

/** Puts off what can't be drawn, so that one that can never be drawn is not tried without end; it is tried for as long as it is owed. */
export async function undrawn(world: Making, entry: Entry): Promise<void> {
  const until = new Date(world.clock().getTime() + UNDRAWN_MS).toISOString();
  // Where storage is down it can't be put off either; then it is tried at once again.
  await putOff(world, entry, until).catch(() => undefined);
}

const UNDRAWN_MS = 5 * 60_000;

/** How many claims are written at the same time. */
const AT_ONCE = 8;
/** Until when one that could not be told of is left alone. */
const UNTOLD_MS = 60_000;

type Repeated<One extends Entry> = One & { readonly repeat: string };
type Ours<One extends Entry> = Repeated<One> & { readonly taken: Taken };

/**
 * What may be made now, in an order that is the same for everybody: whoever has the first has the message, so that two instances never
 * make two half ones. Where the first is somebody else's or another time's, all wait; one that is put off keeps nobody waiting.
 */
async function stood<One extends Entry>(
  world: Making,
  { to, entries, unreached }: Together<One>,
): Promise<{ free: readonly Repeated<One>[]; waiting: readonly One[] }> {
  const now = world.clock();
  const all = entries.map((one) => ({ ...one, stands: 'message' in to ? replacedAt(one.claimed, now) : standsAt(one.claimed, now) }));
  const unknown = all.filter(({ stands }) => stands === 'unknown twice');
  const isTold = unknown.length === 0 || (await told(world, unknown, unreached, 'unknown twice'));
  if (isTold) await atMost(AT_ONCE, unknown, (one) => giveUp(world, one, 'unknown twice'));
  const open = all.filter(({ stands }) => stands !== 'unknown twice' && stands !== 'settled').sort(inLockOrder);
  const untold = isTold ? [] : unknown;
  const first = open.find(({ claimed }) => !isPutOff(claimed, now));
  if (first?.stands === 'later') return { free: [], waiting: [...untold, ...open] };
  return {
    free: open.filter(({ stands }) => stands !== 'later').map((one) => ({ ...one, repeat: one.stands === 'repeat' ? REPEAT : '' })),
    waiting: [...untold, ...open.filter(({ stands }) => stands === 'later')],
  };
}

/** To replace a message may be repeated, so that nobody need wonder whether it was done. */
function replacedAt(claimed: StoredClaim | undefined, now: Date): Stands {
  const stands = standsAt(claimed, now);
  return stands === 'repeat' || stands === 'unknown twice' ? 'free' : stands;
}

const inLockOrder = (one: Entry, other: Entry): number => lock(one).localeCompare(lock(other), 'en-GB');
const lock = ({ reference, key }: Entry): string => `${reference}~${key}`;

/** Undefined: it can't be drawn now. That is no attempt, and keeps nothing else from being posted. */
async function drawn<One extends Entry>(world: Making, all: readonly Repeated<One>[], draw: Drawing<One>): Promise<Drawn | undefined> {
  try {
    return await draw(all);
  } catch {
    world.log.error('A post that is owed could not be drawn; a later tick tries again.', { ...(all[0] && { review: all[0].reference }) });
    return undefined;
  }
}

/** Takes the first, and only then the others. One that can't be taken delays that one alone. */
async function takeAll<One extends Entry>(world: Making, [first, ...others]: readonly Repeated<One>[]): Promise<readonly Ours<One>[]> {
  const takes = async (one: Repeated<One>): Promise<Ours<One>[]> => {
    const taken = await take(world, one.reference, one.key, one.claimed);
    return taken ? [{ ...one, taken }] : [];
  };
  const mine = first ? await takes(first) : [];
  if (mine.length === 0) return [];
  const rest = await atMost(AT_ONCE, others, (one) => takes(one).catch((): Ours<One>[] => []));
  return [...mine, ...rest.flat()];
}

async function post<One extends Entry>(
  world: Making,
  to: Addressee,
  ours: readonly Ours<One>[],
  card: Drawn,
  unreached: Together<One>['unreached'],
): Promise<Outcome> {
  const posted = believed(ours.find(({ claimed }) => claimed)?.claimed, await sent(world, to, card));
  if (posted.outcome !== 'sent')
    world.log.info('A post that is owed was not made.', { ...(ours[0] && { review: ours[0].reference }), code: posted.outcome });
  // Told first, and only then settled: if the process dies between the two, it is told by whoever takes the post over.
  const isTold = posted.outcome !== 'unreachable' || (await told(world, ours, unreached, 'unreachable'));
  await settleAll(world, ours, isTold ? posted : { outcome: 'try again', reason: 'not told', afterMs: UNTOLD_MS });
  if (posted.outcome === 'sent') {
    await keepAddress(world, to, posted.address);
    return 'done';
  }
  return posted.outcome === 'unreachable' && isTold ? 'not reached' : 'later';
}

async function sent(world: Making, to: Addressee, card: Drawn): Promise<Posted> {
  if (!('chat' in to)) return world.chat.post(to.person.id, to.address, card);
  return 'message' in to ? world.chat.update(to.chat, to.message, card) : world.chat.postIn(to.chat, card);
}

async function told<One extends Entry>(
  world: Making,
  ours: readonly One[],
  unreached: Together<One>['unreached'],
  why: Unreached,
): Promise<boolean> {
  try {
    return unreached === undefined || (await unreached(ours, why));
  } catch {
    world.log.error('That somebody could not be reached could not be told; the next tick tries again.');
    return false;
  }
}

const settleAll = async <One extends Entry>(world: Making, ours: readonly Ours<One>[], posted: Posted): Promise<void> =>
  void (await atMost(AT_ONCE, ours, ({ reference, taken }) => settleClaim(world, reference, taken, posted)));

/** Where somebody's own chat is changes when they install the bot anew; a chat of several people keeps its place. */
export async function keepAddress(world: Pick<World, 'people'>, to: Addressee, address: Address): Promise<void> {
  if (!('chat' in to) && address !== to.address) await world.people.keepAddress(to.person.id, address);
}
