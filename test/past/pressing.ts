import type { Turn } from '../../src/ports';
import { allInputsOf, buttonsOf } from '../room/cards';
import { inside, isJson, list, words, type Json } from '../room/json';
import { sentWith } from '../room/typing';
import type { HeldCard } from './kept';

/** Every press that a card in somebody’s hands allows: each button, by Execute and by Submit where they differ, untouched and filled in. */
export function pressesOf({ json, who, where, chat }: HeldCard): Turn[] {
  const seen = new Set<string>();
  return actionsOf(json)
    .flatMap((action) => [action, ...fallbackOf(action)])
    .flatMap((action) => [{}, filledIn(json)].map((typed) => pressed(action, sentWith(action, json, typed), where)))
    .filter((did) => did !== undefined && !seen.has(JSON.stringify(did)) && seen.add(JSON.stringify(did)))
    .flatMap((did) => (did ? [{ who, ...chat, did }] : []));
}

function actionsOf(json: Json): Json[] {
  const refresh = inside(inside(json, 'refresh') ?? {}, 'action');
  const hidden = [...everyNode(json)].filter((node) => ['Action.Execute', 'Action.Submit'].includes(words(node, 'type')));
  return [...(refresh ? [refresh] : []), ...buttonsOf(json).map(({ action }) => action), ...hidden];
}

const fallbackOf = (action: Json): Json[] => {
  const fallback = inside(action, 'fallback');
  return fallback ? [fallback] : [];
};

function* everyNode(node: unknown): Generator<Json> {
  if (Array.isArray(node)) for (const one of node) yield* everyNode(one);
  if (!isJson(node)) return;
  yield node;
  for (const [name, value] of Object.entries(node)) if (name !== 'data') yield* everyNode(value);
}

/** As the adapter reads it: what Teams and the adapter put beside a person’s answers is taken out. */
function pressed(action: Json, sent: unknown, where: 'chat' | 'dialog'): Turn['did'] | undefined {
  const type = words(action, 'type');
  if (!isJson(sent) || (type !== 'Action.Execute' && type !== 'Action.Submit')) return undefined;
  const { msteams, verb, openedFrom: _, ...data } = sent;
  const opens = isJson(msteams) && msteams['type'] === 'task/fetch';
  const called = words(action, 'verb') || (typeof verb === 'string' ? verb : '');
  return { kind: 'pressed', verb: called, data, where: opens ? 'dialog' : where };
}

const BY_TYPE: Readonly<Record<string, string>> = {
  'Input.Text': 'K.B. was seen on the ward.',
  'Input.Date': '2026-11-23',
  'Input.Time': '10:00',
  'Input.Number': '3',
  'Input.Toggle': 'true',
};

/** Something plausible in every input that is empty. */
function filledIn(json: Json): Record<string, string> {
  return Object.fromEntries(
    allInputsOf(json)
      .filter((input) => words(input, 'value') === '')
      .map((input) => [words(input, 'id'), words(list(input, 'choices')[0] ?? {}, 'value') || (BY_TYPE[words(input, 'type')] ?? '')]),
  );
}
