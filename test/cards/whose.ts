import { z } from 'zod';

/**
 * Whose words a text on a card is. `ours` are fixed sentences, keys and questions. `the partnership’s` are names of people at work,
 * agencies and what the settings say. `of the case` is what people write about a child and a family.
 */
export type Whose = 'ours' | 'the partnership’s' | 'of the case';

/** Whose each free text of a card is, by the way to it: `pages.*.title`. */
export type WhoseWords = Readonly<Record<string, Whose>>;

/** The same for several texts: `all('ours', 'reference', 'heading')`. */
export const all = (whose: Whose, ...paths: string[]): WhoseWords => Object.fromEntries(paths.map((path) => [path, whose]));

/** The telephone numbers that several cards show. */
export const OF_NUMBERS = all('the partnership’s', 'numbers.*.who', 'numbers.*.telephone', 'numbers.*.note');

/** The questions of a form, as `fieldsOf` shapes them. */
export const OF_FIELDS: WhoseWords = {
  ...all(
    'ours',
    'fields.*.id',
    'fields.*.whyId',
    'fields.*.outId',
    'fields.*.label',
    'fields.*.hint',
    'fields.*.guidance',
    'fields.*.problem',
  ),
  ...all('ours', 'fields.*.choices.*.value', 'fields.*.choices.*.label'),
  ...all('of the case', 'fields.*.value', 'fields.*.why', 'fields.*.other', 'fields.*.out', 'fields.*.comment'),
};

/** The ways to every free text in a shape: `pages.*.title`. Words from a fixed list are not free. */
export function freeTexts(shape: unknown, path: readonly string[] = []): string[] {
  if (shape instanceof z.ZodString || shape instanceof z.ZodRecord) return [general(path)];
  if (shape instanceof z.ZodArray) return freeTexts(shape.element, [...path, '*']);
  if (shape instanceof z.ZodObject) return Object.entries(shape.shape).flatMap(([name, below]) => freeTexts(below, [...path, name]));
  return [];
}

/** What a card shows, with every text that is not ours replaced. */
export function withWords(
  whose: WhoseWords,
  shown: unknown,
  replace: (path: string, whose: Whose) => string,
  path: readonly string[] = [],
): unknown {
  const of = whose[general(path)];
  if (of) return of === 'ours' ? shown : replaced(shown, () => replace(path.join('.'), of));
  if (Array.isArray(shown)) return shown.map((one, index) => withWords(whose, one, replace, [...path, String(index)]));
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(Object.entries(shown).map(([key, one]) => [key, withWords(whose, one, replace, [...path, key])]));
}

// What a press carried has reference and verb beside what was typed; only inputs end in their revision.
function replaced(shown: unknown, words: () => string): unknown {
  if (typeof shown === 'string') return words();
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, /_r\d+$/.test(key) ? words() : value]));
}

// Places in a list, and the questions of a page, are alike.
const general = (path: readonly string[]): string =>
  path.map((step, index) => (/^\d+$/.test(step) || path[index - 1] === 'fields' ? '*' : step)).join('.');
