import { isDeepStrictEqual } from 'node:util';

/** Under this name a dialog's buttons carry the id of the message that the dialog was opened from. */
export const OPENED_FROM = 'openedFrom';

type Json = Readonly<Record<string, unknown>>;

/**
 * The same card as dialogs can show it: they know neither Action.Execute nor refresh, and a dialog opens no further dialog, so that
 * every button becomes a plain submit that carries its verb. A button “in the chat instead” beside the one that opens the dialog is left
 * out, since both would then do the same.
 */
export function forDialog({ refresh: _, ...card }: Json, openedFrom: string): Json {
  return mapped(card, openedFrom);
}

function mapped(node: Json, openedFrom: string): Json {
  const { fallback: _, ...withoutFallback } = node;
  if (node['type'] === 'Action.Execute') return submit(withoutFallback, openedFrom);
  if (node['type'] === 'Action.Submit') return submit(node, openedFrom);
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, mappedValue(value, openedFrom)]));
}

function mappedValue(value: unknown, openedFrom: string): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isSameInChat(one, value)).map((one) => mappedValue(one, openedFrom));
  return isJson(value) ? mapped(value, openedFrom) : value;
}

function submit({ verb, data, ...action }: Json, openedFrom: string): Json {
  const { msteams, ...carried } = isJson(data) ? data : {};
  const opensDialog = isJson(msteams) && msteams['type'] === 'task/fetch';
  return {
    ...action,
    type: 'Action.Submit',
    data: {
      ...carried,
      ...(verb === undefined ? {} : { verb }),
      ...(msteams === undefined || opensDialog ? {} : { msteams }),
      ...(openedFrom && { [OPENED_FROM]: openedFrom }),
    },
  };
}

function isSameInChat(one: unknown, all: readonly unknown[]): boolean {
  if (!isJson(one) || one['type'] !== 'Action.Execute') return false;
  const { msteams: _, ...inChat } = dataOf(one);
  return all.some((other) => {
    if (!isJson(other) || other['type'] !== 'Action.Submit') return false;
    const { msteams, verb, ...inDialog } = dataOf(other);
    const opens = isJson(msteams) && msteams['type'] === 'task/fetch';
    return opens && verb === one['verb'] && isDeepStrictEqual(inDialog, inChat);
  });
}

const dataOf = ({ data }: Json): Json => (isJson(data) ? data : {});
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
