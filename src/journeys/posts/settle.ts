import { setTimeout as wait } from 'node:timers/promises';
import { owed, type Owed, type Says } from '../../domain/owed';
import { THE_BOT, type Role } from '../../domain/people/people';
import { notReached } from '../../domain/referral/sending';
import { dueOf, nextOverview, nextWake, PARTNERSHIP } from '../../domain/reminders/wakes';
import type { Review } from '../../domain/review/review';
import type { Drawn, KnownPerson, StoredClaim } from '../../ports';
import type { World } from '../action';
import { withNotice } from '../cards/card';
import { change } from '../change';
import { empty, postInChat, type InChat, type Settled } from './chatPosts';
import { deliver, type Addressee, type Unreached } from './deliver';
import { isSettled, waitsUntil } from './ledger';
import { meetingChat } from './meetingChat';
import { recipientsOf } from './recipients';
import { rosterOf, type Roster } from './roster';
import { forWhom } from './standingIn';
import { tellUnsure } from './tellOffice';

/** How long a turn waits for its own posts before it answers; the tick goes on with what is left. */
const SOON_MS = 2_000;

/** What came of a change: the review as it left it, and whether because of it the bot owes posts that it did not owe before. */
type Changed = { readonly review: Review | undefined; readonly owes: boolean };

/**
 * Posts what a change made the review owe, as far as that goes quickly, and gives back the review as it then stands. Where it owes
 * nothing new, nothing is read or waited for. What was changed is changed: a fault here keeps nobody from their answer.
 */
export async function settleAfter(world: World, { review, owes }: Changed): Promise<Review | undefined> {
  if (!review || !owes) return review;
  return (await settleSoon(world, review.reference)) ?? review;
}

/** Posts what the review owes, as far as that goes quickly, and gives back the review as it then stands; undefined: it can't be read now. */
export async function settleSoon(world: World, reference: string): Promise<Review | undefined> {
  const failed = (): undefined => {
    world.log.error('What is owed could not be settled in the turn; the tick will.', { review: reference });
    return undefined;
  };
  await Promise.race([settle(world, reference).catch(failed), wait(SOON_MS, undefined, { ref: false })]);
  const stored = await world.reviews.read(reference).catch(failed);
  return stored?.review;
}

/** Posts what is owed and not yet posted. True: nothing is left to do now. */
export async function settle(world: World, reference: string, roster: Roster = rosterOf(world)): Promise<boolean> {
  // Somebody who can't be reached changes what is owed, and what was posted in the meeting's chat may be over by then: look once more.
  for (let looks = 0; looks < 3; looks++) {
    const [stored, claims] = await Promise.all([world.reviews.read(reference), world.reviews.claims(reference)]);
    if (!stored) return settleOthers(world, reference, claims, undefined);
    const here: Here = { world, roster, review: stored.review, ledger: new Map(claims.map((claim) => [claim.key, claim])) };
    const posts = await postsFor(here);
    const outcomes = await settleAll(posts, (post) => settleOne(here, post));
    if (outcomes.includes('not reached') || outcomes.includes('posted')) continue;
    const others = await settleOthers(world, reference, claims, stored.review);
    return outcomes.every((outcome) => outcome === 'done') && others;
  }
  return false;
}

/** A review, what its ledger held when it was read, and who is who. */
type Here = {
  readonly world: World;
  readonly roster: Roster;
  readonly review: Review;
  readonly ledger: ReadonlyMap<string, StoredClaim>;
};

/** What the areas have left to do beside posts, for what is still being written as well. */
async function settleOthers(world: World, reference: string, claims: readonly StoredClaim[], review: Review | undefined): Promise<boolean> {
  const settled = await Promise.all(world.areas.map((area) => area.settles?.(world, reference, claims, review) ?? true));
  return settled.every(Boolean);
}

/** People’s own chats all at once; in one chat of several, one post after the other, so that they stand in their order. */
async function settleAll(posts: readonly Post[], one: (post: Post) => Promise<Settled>): Promise<Settled[]> {
  const inOrder = async (): Promise<Settled[]> => {
    const outcomes: Settled[] = [];
    for (const post of posts.filter(isInChat)) outcomes.push(await one(post));
    return outcomes;
  };
  return (await Promise.all([inOrder(), ...posts.filter((each) => !isInChat(each)).map(one)])).flat();
}

/**
 * Makes the index of what is owed again from the reviews themselves; it may be lost at any time. One review that can't be read does
 * not keep the others from their rows.
 */
export async function rebuildIndex(world: World): Promise<void> {
  await world.owedIndex.add({ at: nextOverview(await world.rules(), world.clock()), reference: PARTNERSHIP });
  for await (const reference of world.reviews.references()) {
    try {
      await indexAgain(world, reference);
    } catch {
      world.log.error('A review could not be put into the index of what is owed.', { review: reference });
    }
  }
  await sweepIdentities(world);
  // What waits for its time: also about referrals that are still being written, which are no reviews yet.
  for await (const due of world.reviews.unsettled()) await world.owedIndex.add(due);
}

/** Deletes identities that a turn wrote and died before its review named them. One that is about to be named is younger than that. */
async function sweepIdentities(world: World): Promise<void> {
  try {
    await world.identities.sweep(new Date(world.clock().getTime() - A_DAY_MS).toISOString());
  } catch {
    world.log.error('What identifies nobody’s review could not be deleted; the next daily look tries again.');
  }
}
const A_DAY_MS = 24 * 60 * 60_000;

/** The index's rows for one review, as it stands. */
export async function indexAgain(world: World, reference: string): Promise<void> {
  const [stored, claims, rules] = await Promise.all([world.reviews.read(reference), world.reviews.claims(reference), world.rules()]);
  if (!stored) return;
  const now = world.clock();
  const settled = ({ key }: { readonly key: string }): boolean => {
    const made = claims.filter((claim) => claim.key.startsWith(`${key}~`));
    return made.length > 0 && made.every(isSettled);
  };
  const isUnsettled = world.areas.some((area) => area.isUnsettled?.(claims));
  const owes = [...owed(stored.review), ...dueOf(stored.review, rules, now)];
  const isOpen = isUnsettled || owes.some((one) => !settled(one));
  const wakes = [isOpen ? now.toISOString() : '', nextWake(stored.review, rules, now)].filter(Boolean);
  await Promise.all(wakes.map((at) => world.owedIndex.add({ at, reference })));
}

type Post = { readonly owed: Owed; readonly to: Addressee };

const isInChat = ({ to }: Post): boolean => 'chat' in to;
const keyOf = ({ owed: { key }, to }: Post): string => ('chat' in to ? inMeeting(key) : `${key}~${to.person.id}`);

/** How the ledger calls what is posted in the meeting's chat. */
export const inMeeting = (key: string): string => `${key}~meeting`;

async function postsFor({ world, roster, review, ledger }: Here): Promise<Post[]> {
  const all = owed(review);
  const open = all.filter(({ key, to }) => !('chat' in to) || !isSettled(ledger.get(inMeeting(key))));
  const chat = open.some(({ to }) => 'chat' in to) ? await meetingChat(world, review.reference) : undefined;
  const each = open.map(async (one): Promise<Post[]> => {
    if (!('chat' in one.to)) return (await recipientsOf(roster, review, one.to, world.clock())).map((to) => ({ owed: one, to }));
    return chat ? [{ owed: one, to: { chat: chat.address } }] : [];
  });
  return (await Promise.all(each)).flat();
}

async function settleOne(here: Here, post: Post): Promise<Settled> {
  const { world, review, roster, ledger } = here;
  const { reference } = review;
  const { owed: one, to } = post;
  const key = keyOf(post);
  const claimed = ledger.get(key);
  const at = waitsUntil(claimed, world.clock());
  if (at) {
    // Its time wakes the tick, so that a post that waits is not looked at every minute until then.
    await world.owedIndex.add({ at, reference });
    return 'done';
  }
  const draws = (repeat: string): Promise<Drawn> => draw(world, review, post, repeat);
  if ('chat' in to) {
    const inChat: InChat = { world, roster, review, entry: { reference, key, claimed }, chat: to.chat, draw: draws };
    return 'insteadOf' in one.to ? empty(inChat, ledger.get(inMeeting(one.to.insteadOf))) : postInChat(inChat);
  }
  const unreached = async (why: Unreached) =>
    why === 'unreachable' ? cannotReach(world, review, one, to) : tellUnsure(world, review, { key, to, roster });
  return deliver(world, { reference, key, claimed, to, unreached }, draws);
}
async function draw(world: World, review: Review, { owed: one, to }: Post, repeat: string): Promise<Drawn> {
  const card = await drawNotice(world, review, one, repeat);
  if ('chat' in to || !('person' in one.to) || one.to.person === to.person.id) return card;
  const instead = await world.people.find(one.to.person);
  return instead ? withNotice(card, forWhom([instead])) : card;
}

const drawNotice = <Which extends Says>(world: World, review: Review, one: Owed<Which>, repeat: string): Promise<Drawn> =>
  world.notices[one.says](world, review, one, repeat);

async function cannotReach(world: World, review: Review, one: Owed, to: KnownPerson): Promise<true> {
  const role = 'role' in one.to ? one.to.role : roleOf(review, to.person.id);
  const at = world.clock().toISOString();
  await change(world, review.reference, world.reviews.read(review.reference), (before) => ({
    events: before ? notReached(before, to.person.id, role, THE_BOT, at) : [],
  }));
  return true;
}

function roleOf(review: Review, person: string): Role {
  if (person === review.lead) return 'agency lead';
  return person === review.referrer ? 'referrer' : 'participant';
}
