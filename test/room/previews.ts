import { asRead } from './asRead';
import { cardsOf, type ChatState, type Message } from './chats';
import { list, words, type Json } from './json';
import type { CastMember, Preview } from './types';

/** A preview, and the chat it would open. */
export type Arrival = Preview & { readonly chat: string; readonly at: string };

/** What a phone's lock screen shows of a message: its summary, else its text, else the card's first words. */
export function previewOf(chat: ChatState, message: Message, world: { botName: string; cast: readonly CastMember[] }): Arrival {
  const sender = message.from === 'bot' ? world.botName : (world.cast.find((each) => each.id === message.from)?.name ?? '');
  const title = chat.kind === 'personal' ? sender : `${sender} in ${chat.name}`;
  return {
    chat: chat.id,
    at: message.at,
    title,
    text: words(message.activity, 'summary') || asRead(words(message.activity, 'text')) || firstWords(message) || 'Sent a card',
  };
}

function firstWords(message: Message): string {
  const [first] = cardsOf(message);
  return first ? asRead(firstTextBlock(first.card)) : '';
}

function firstTextBlock(node: Json): string {
  if (node['isVisible'] === false) return '';
  if (words(node, 'type') === 'TextBlock' && words(node, 'text') !== '') return words(node, 'text');
  for (const key of ['body', 'items', 'columns', 'rows', 'cells']) {
    const found = list(node, key).map(firstTextBlock).find(Boolean);
    if (found) return found;
  }
  return '';
}
