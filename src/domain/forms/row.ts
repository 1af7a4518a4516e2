import { z } from 'zod';

/** People's text beside the document. `json` is what the text is; `columns` are plain columns that people query from outside. */
export type Content = {
  readonly key: string;
  readonly columns: Readonly<Record<string, string | number | boolean>>;
  readonly json: unknown;
};

/**
 * One kind of content row: its key, its columns and what it says, in one place for whoever writes it and whoever reads it. A key is
 * written as it is stored, with what differs in braces: `{page}` holds no `~`, `{answer*}` may, `{round#}` is a number, and `{round#3}`
 * one of at least three figures. Keys are stored, so they never change.
 */
export const row = <Key extends string, Columns extends PlainColumns, Json extends z.ZodType>(
  form: Key,
  columns: Columns,
  json: Json,
): RowKind<Key, Columns, Json> => ({
  form,
  key: (parts) => keyOf(form, parts),
  begin: (first) => keyOf(form.slice(0, firstLeftOpen(form, first)), first),
  names: (key) => patternOf(form).test(key),
  has: (key, first) => {
    const begun = firstLeftOpen(form, first);
    const beginning = keyOf(form.slice(0, begun), first);
    return patternOf(form).test(key) && (begun === form.length ? key === beginning : key.startsWith(beginning));
  },
  write: (parts, plain, said) => ({ key: keyOf(form, parts), columns: plain, json: said }),
  read: (content) => ({
    key: content.key,
    json: json.parse(content.json),
    get columns() {
      return columns.parse(content.columns);
    },
  }),
});

export type RowKind<Key extends string, Columns extends PlainColumns, Json extends z.ZodType> = {
  readonly form: Key;
  key(parts: Parts<Key>): string;
  /** What the keys of all rows with these parts begin with, up to the first part that is not given. */
  begin(first: FirstParts<Key>): string;
  /** Whether a row with this key is of this kind. */
  readonly names: (key: string) => boolean;
  /** Whether a row with this key is of this kind and has these parts: round 1 is not round 10. */
  has(key: string, first: FirstParts<Key>): boolean;
  write(parts: Parts<Key>, columns: z.input<Columns>, json: z.input<Json>): Content;
  /** Throws for what is not of this kind: for words at once, for columns where somebody asks for them. */
  readonly read: (content: Content) => ReadRow<Columns, Json>;
};

export type ReadRow<Columns extends z.ZodType, Json extends z.ZodType> = {
  readonly key: string;
  readonly columns: z.output<Columns>;
  readonly json: z.output<Json>;
};

/** A row of one kind, as it is read. */
export type RowOf<Kind extends { readonly read: (content: Content) => unknown }> = ReturnType<Kind['read']>;

export type PlainColumns = z.ZodType<Content['columns'], Content['columns']>;

/** What stands in the braces of a key. */
export type Parts<Key extends string> = { readonly [Hole in HoleIn<Key> as NameIn<Hole>]: ValueIn<Hole> };
export type FirstParts<Key extends string> = { readonly [Hole in HoleIn<Key> as NameIn<Hole>]?: ValueIn<Hole> | undefined };
type HoleIn<Key> = Key extends `${string}{${infer Hole}}${infer Rest}` ? Hole | HoleIn<Rest> : never;
type NameIn<Hole> = Hole extends `${infer Name}#${string}` ? Name : Hole extends `${infer Name}*` ? Name : Hole;
type ValueIn<Hole> = Hole extends `${string}#${string}` ? number : string;

/** Who wrote a row, and when. */
export const recorded = { recordedBy: z.string(), recordedAt: z.string() };
/** What somebody wrote in one go. */
export const someWords = z.object({ words: z.string() });
export const aReason = z.object({ reason: z.string() });

type Given = Readonly<Record<string, string | number | undefined>>;
const HOLE = /\{(\w+)(?:#(\d*))?(\*?)\}/g;

/** Keys in the order of what they say: numbers by what they are, because those that were stored without figures stand 10 before 2. */
export function inKeyOrder(one: string, other: string): number {
  const [left, right] = [one.split('~'), other.split('~')];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [mine = '', theirs = ''] = at < 0 ? ['', right[left.length]] : [left[at], right[at]];
  if (NUMBER.test(mine) && NUMBER.test(theirs) && Number(mine) !== Number(theirs)) return Number(mine) - Number(theirs);
  return mine < theirs ? -1 : mine > theirs ? 1 : 0;
}
const NUMBER = /^\d{1,15}$/;

const keyOf = (form: string, parts: Given): string =>
  form.replace(HOLE, (_, name: string, figures: string | undefined) => String(parts[name]).padStart(Number(figures ?? 0), '0'));

const firstLeftOpen = (form: string, parts: Given): number =>
  [...form.matchAll(HOLE)].find(([, name = '']) => parts[name] === undefined)?.index ?? form.length;

const patternOf = (form: string): RegExp =>
  new RegExp(`^${form.replace(HOLE, (_, _name: string, figures: string | undefined, open: string) => holds(figures, open))}$`, 's');

function holds(figures: string | undefined, open: string): string {
  if (figures !== undefined) return `\\d{${figures || 1},}`;
  return open ? '.+' : '[^~]+';
}
