/** Under this name a dialog's buttons carry the id of the message that the dialog was opened from. */
export const OPENED_FROM = 'openedFrom';

type Json = Readonly<Record<string, unknown>>;

/**
 * The same card as dialogs can show it: they know neither Action.Execute nor refresh, and a dialog opens no further dialog, so that
 * every button becomes a plain submit that carries its verb.
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
  if (Array.isArray(value)) return value.map((one) => mappedValue(one, openedFrom));
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

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
