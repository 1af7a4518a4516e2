import { createHash } from 'node:crypto';
import { isJson, list, words, type Json } from './json';
import type { CastMember } from './types';

export type Message = {
  readonly id: string;
  readonly chat: string;
  /** `bot`, or the Entra id of the person who wrote it. */
  readonly from: string;
  readonly at: string;
  edited: boolean;
  deleted: boolean;
  activity: Json;
};

export type ChatState = {
  readonly id: string;
  /** `people`: a chat among people, in which the bot is not. */
  readonly kind: 'personal' | 'groupChat' | 'people';
  readonly name: string;
  people: readonly string[];
  /** The id of the meeting whose chat this is; empty for any other chat. */
  readonly meeting: string;
  readonly messages: Message[];
  installed: boolean;
  blocked: boolean;
};

export type Chats = ReturnType<typeof makeChats>;

/** The chats of one tenant: who is in them, whether the bot is, and what was said. Ids are the same at every start, as Teams' are. */
export function makeChats(tenant: string, cast: readonly CastMember[]) {
  const chats = new Map<string, ChatState>();
  const stamp = messageStamps();
  const open = (chat: Pick<ChatState, 'id' | 'kind' | 'name' | 'people' | 'meeting'>): ChatState => {
    const state = { ...chat, messages: [], installed: false, blocked: false };
    chats.set(chat.id, state);
    return state;
  };
  const deleted = new Map<string, number>();
  const personal = (person: string): ChatState => {
    const id = `a:1${digest(`chat ${tenant} ${person}${' again'.repeat(deleted.get(person) ?? 0)}`, 60)}`;
    return chats.get(id) ?? open({ id, kind: 'personal', name: '', people: [person], meeting: '' });
  };

  return {
    personal,
    /** A person's own chat with the bot ends, and from now on theirs is another one; the bot stays installed. */
    end: (person: string): void => {
      const { id, installed, blocked } = personal(person);
      chats.delete(id);
      deleted.set(person, (deleted.get(person) ?? 0) + 1);
      Object.assign(personal(person), { installed, blocked });
    },
    group: (name: string, people: string[]): ChatState =>
      open({
        id: `19:${digest(`group ${tenant} ${name} ${chats.size}`, 32).toLowerCase()}@thread.v2`,
        kind: 'groupChat',
        name,
        people: [...new Set(people)],
        meeting: '',
      }),
    /** Two people's own chat has an id of another form. */
    talk: (name: string, people: string[]): ChatState => {
      const id =
        people.length > 2 ? `${digest(`talk ${tenant} ${name}`, 32).toLowerCase()}@thread.v2` : `${people.join('_')}@unq.gbl.spaces`;
      return open({ id: `19:${id}`, kind: 'people', name, people: [...new Set(people)], meeting: '' });
    },
    meeting: (name: string, people: string[]): ChatState => {
      const id = `19:meeting_${digest(`meeting ${tenant} ${name} ${chats.size}`, 40)}@thread.v2`;
      const meeting = Buffer.from(`0#${id}#0`).toString('base64');
      return open({ id, kind: 'groupChat', name, people: [...new Set(people)], meeting });
    },
    find: (id: string): ChatState | undefined => chats.get(id),
    named: (idOrName: string): ChatState | undefined =>
      chats.get(idOrName) ?? [...chats.values()].find((chat) => chat.name === idOrName && chat.name !== ''),
    of: (person: string): ChatState[] => [...chats.values()].filter((chat) => chat.people.includes(person)),
    mri: (person: string): string => `29:1${digest(`person ${tenant} ${person}`, 60)}`,
    /** The member of the cast with that Entra id or MRI. */
    member: (id: string): CastMember | undefined =>
      cast.find((each) => each.id === id || `29:1${digest(`person ${tenant} ${each.id}`, 60)}` === id),
    add: (chat: ChatState, from: string, activity: Json): Message => {
      const message = { id: stamp(), chat: chat.id, from, at: new Date().toISOString(), edited: false, deleted: false, activity };
      chat.messages.push(message);
      return message;
    },
  };
}

export type CardIn = { readonly message: Message; readonly index: number; readonly card: Json };

/** The adaptive cards of the messages that are still there, oldest first. */
export function cardsIn(messages: readonly Message[]): CardIn[] {
  return messages.filter((message) => !message.deleted).flatMap(cardsOf);
}

export function cardsOf(message: Message): CardIn[] {
  return list(message.activity, 'attachments')
    .map((attachment) => (words(attachment, 'contentType') === ADAPTIVE_CARD ? attachment['content'] : undefined))
    .filter(isJson)
    .map((card, index) => ({ message, index, card }));
}

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
export const BOT_ID = '28:0c5cfdbb-596f-4d39-b557-5d9516c94107';

const digest = (text: string, length: number): string => createHash('sha512').update(text).digest('base64url').slice(0, length);

// Teams' message ids are the milliseconds at which they were sent.
function messageStamps(): () => string {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return String(last);
  };
}
