import { cardsOf, ADAPTIVE_CARD, type ChatState, type Message } from './chats';
import type { Client, World } from './client';
import { isFile, offersIn, storedIn } from './files';
import { inside, list, words, type Json } from './json';
import { previewOf } from './previews';

/** Everything the page draws for one person: their chats with their own views, their dialog, toasts and previews. */
export function stateOf(client: Client, world: World): Json {
  const { who } = client;
  const personal = world.chats.personal(who.id);
  const chats = [personal, ...world.chats.of(who.id).filter((chat) => chat !== personal)];
  return {
    id: who.id,
    chats: chats.map((chat) => chatShown(chat, client, world)),
    dialog: client.dialog() ?? null,
    toasts: client.toasts(),
    previews: client.previews(),
  };
}

/** What the person switcher needs of everybody: the newest message of each chat that somebody else wrote. */
export function summaryOf(client: Client, world: World): Json {
  const newest = (chat: ChatState): string =>
    chat.messages.findLast((message) => message.from !== client.who.id && !message.deleted)?.id ?? '0';
  return { ...client.who, chats: world.chats.of(client.who.id).map((chat) => ({ id: chat.id, newest: newest(chat) })) };
}

function chatShown(chat: ChatState, client: Client, world: World): Json {
  const views = new Map(client.cards(chat).map((each) => [`${each.place.messageId}/${each.index}`, each.card]));
  const shown = (message: Message): Json => ({
    id: message.id,
    mine: message.from === client.who.id,
    from: message.from,
    sender: message.from === 'bot' ? world.botName : (world.chats.member(message.from)?.name ?? ''),
    at: message.at,
    edited: message.edited,
    text: words(message.activity, 'text'),
    preview: previewOf(chat, message, world).text,
    cards: cardsOf(message).map(({ index, card }) => ({
      index,
      json: views.get(`${message.id}/${index}`) ?? card,
      refreshes: inside(card, 'refresh') !== undefined,
    })),
    offers: offersIn([message]).map(({ name, description, bytes }) => ({ name, description, bytes })),
    stored: storedIn(message),
    files: list(message.activity, 'attachments').map(otherThanCard).filter(Boolean),
  });
  return {
    id: chat.id,
    kind: chat.kind,
    name: chat.kind === 'personal' ? world.botName : chat.name,
    people: chat.people.map((id) => world.chats.member(id)?.name ?? ''),
    isMeeting: chat.meeting !== '',
    installed: chat.installed,
    blocked: chat.blocked,
    messages: chat.messages.filter((message) => !message.deleted).map(shown),
  };
}

function otherThanCard(attachment: Json): string {
  const type = words(attachment, 'contentType');
  return type === ADAPTIVE_CARD || isFile(attachment) ? '' : words(attachment, 'name') || type || 'An attachment';
}
