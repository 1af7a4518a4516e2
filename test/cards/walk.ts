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

export type Found = { readonly path: string; readonly text: string; readonly owner: Json };

/** Every text below a value with the way to it and the innermost typed object that holds it. */
export function textsIn(value: unknown, path = '', owner: Json = {}): Found[] {
  if (typeof value === 'string') return [{ path, text: value, owner }];
  if (Array.isArray(value)) return value.flatMap((child, index) => textsIn(child, `${path}/${index}`, owner));
  if (!isJson(value)) return [];
  const nearest = typeof value['type'] === 'string' ? value : owner;
  return Object.entries(value).flatMap(([name, child]) => textsIn(child, `${path}/${name}`, nearest));
}
