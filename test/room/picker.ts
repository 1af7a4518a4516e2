import type { ChatState } from './chats';
import { inside, isJson, list, words, type Json } from './json';
import type { CastMember } from './types';

/** A people picker offers the organisation's people, or those in the chat, in addition to the choices it was drawn with. */
export function withPeople(card: Json, chat: ChatState | undefined, cast: readonly CastMember[]): Json {
  if (!JSON.stringify(card).includes(PEOPLE)) return card;
  const fill = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(fill);
    if (!isJson(node)) return node;
    const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, fill(value)]));
    const dataset = words(inside(node, 'choices.data') ?? {}, 'dataset');
    return dataset.startsWith(PEOPLE) ? { ...copy, choices: [...list(node, 'choices'), ...offered(dataset, chat, cast)] } : copy;
  };
  const filled = fill(card);
  return isJson(filled) ? filled : card;
}

const PEOPLE = 'graph.microsoft.com/users';

const offered = (dataset: string, chat: ChatState | undefined, cast: readonly CastMember[]): Json[] =>
  cast
    .filter((each) => !dataset.includes('scope=currentContext') || chat?.people.includes(each.id))
    .map((each) => ({ title: each.name, value: each.id }));
