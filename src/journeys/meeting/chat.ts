import type { Reference } from '../../domain/fact';
import type { Links } from '../../domain/meeting/booking';
import type { Review } from '../../domain/review/review';
import { isIn } from '../../domain/review/whereItIs';
import { actingIn, has } from '../../domain/sight/acting';
import type { Member } from '../../ports';
import type { World } from '../action';
import { meetingChat } from '../posts/meetingChat';

/**
 * What `whoIsNotInvited` answers while Teams does not say who is in the chat. It is no name, and it is not nobody: who does not look for
 * it holds the start as well, since a chat that nobody has seen may hold anybody.
 */
export const ROSTER_UNKNOWN: readonly string[] = ['Somebody (Teams does not say just now who)'];

/** Names of people who are in the meeting's chat and should not be, or `ROSTER_UNKNOWN`. Nobody while the chat is not linked. */
export async function whoIsNotInvited(world: World, review: Review): Promise<readonly string[]> {
  const others = await uninvited(world, review);
  return others ? others.map(({ name }) => name) : ROSTER_UNKNOWN;
}

/**
 * Who is in the meeting's chat, is not invited to the meeting and was not let in; undefined when Teams does not say. A coordinator runs
 * the review and belongs in its chat, unless they have a conflict of interest in it.
 */
export async function uninvited(world: World, review: Review): Promise<readonly Member[] | undefined> {
  const chat = await meetingChat(world, review.reference);
  if (!chat) return [];
  const members = await world.chat.members(chat.address);
  const others = members?.filter(({ who }) => !who || !isIn(review, who));
  if (!others) return undefined;
  const coordinators = await Promise.all(others.map(async ({ who }) => who !== undefined && coordinates(world, review, who)));
  return others.filter((_, index) => !coordinators[index]);
}

async function coordinates(world: World, review: Review, who: string): Promise<boolean> {
  const known = await world.people.find(who);
  const here = known && actingIn(review, known.person);
  return here !== undefined && has(here, 'coordinator');
}

/** The list in which the review of a chat is found. */
export const listOfChat = (chatId: string): string => `chat~${chatId}`;

/** The review that the chat is linked to. The list alone is no proof: it is written before the link. */
export async function reviewOfChat(world: Pick<World, 'kept' | 'involved'>, chatId: string): Promise<Reference | undefined> {
  const references = await world.involved.in(listOfChat(chatId));
  const chats = await Promise.all(references.map((reference) => meetingChat(world, reference)));
  return references.find((_, index) => chats[index]?.chatId === chatId);
}

/** How a review and a chat are linked, with each other or elsewhere. */
export async function linksOf(world: World, reference: Reference, chatId: string): Promise<Links> {
  const [chatOf = '', own] = await Promise.all([reviewOfChat(world, chatId), meetingChat(world, reference)]);
  return { chatOf, chat: !own ? 'none' : own.chatId === chatId ? 'this' : 'another' };
}
