export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object below a card that has a type, in reading order. What stands in for an action elsewhere is left out. */
export function nodesOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isJson(value)) return [];
  const below = Object.entries(value).flatMap(([name, child]) => (name === 'fallback' ? [] : nodesOf(child)));
  return typeof value['type'] === 'string' ? [value, ...below] : below;
}

export const ofType = (card: unknown, type: RegExp): Json[] => nodesOf(card).filter((node) => type.test(String(node['type'])));

export const inputsOf = (card: unknown): Json[] => ofType(card, /^Input\./);
export const actionsOf = (card: unknown): Json[] => ofType(card, /^Action\./);

/** What a button carries, whichever kind of button it is. */
export function carriedBy(action: Json): Json {
  const data = isJson(action['data']) ? action['data'] : {};
  return action['type'] === 'Action.Execute' ? { ...data, verb: action['verb'] } : data;
}

/**
 * The card without what makes a list of choices a people picker. Teams documents the picker for every version from 1.2 on, while the
 * published schema and the renderer know it from 1.6 on, a version that Teams does not take.
 */
export function withoutPicker(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPicker);
  if (!isJson(value)) return value;
  const kept = Object.entries(value).filter(([name, child]) => name !== 'choices.data' || !isPeople(child));
  return Object.fromEntries(kept.map(([name, child]) => [name, withoutPicker(child)]));
}

const isPeople = (query: unknown): boolean =>
  isJson(query) && query['type'] === 'Data.Query' && query['dataset'] === 'graph.microsoft.com/users';

export type Found = { readonly path: string; readonly text: string; readonly owner: Json };

/** Every text below a value with the way to it and the innermost typed object that holds it. */
export function textsIn(value: unknown, path = '', owner: Json = {}): Found[] {
  if (typeof value === 'string') return [{ path, text: value, owner }];
  if (Array.isArray(value)) return value.flatMap((child, index) => textsIn(child, `${path}/${index}`, owner));
  if (!isJson(value)) return [];
  const nearest = typeof value['type'] === 'string' ? value : owner;
  return Object.entries(value).flatMap(([name, child]) => textsIn(child, `${path}/${name}`, nearest));
}
