export type Json = Record<string, unknown>;

/** What is read here comes from outside (cards, answers, requests), so every field is looked at before it is used. */
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const words = (node: Json, key: string): string => {
  const value = node[key];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
};

export const inside = (node: Json, key: string): Json | undefined => {
  const value = node[key];
  return isJson(value) ? value : undefined;
};

export const list = (node: Json, key: string): Json[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
};
