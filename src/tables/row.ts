import { z } from 'zod';
import { unreadable, unwritable } from './faults';
import type { Column, Columns, Keys, Row } from './table';

/** How many UTF-16 units one string column holds. */
export const LONGEST_TEXT = 32_768;
const SCHEMA = 1;

/** A row as we store it: every one says which schema it was written under, and its plain columns are well-formed text. */
export const row = (keys: Keys, columns: Columns): Row => ({
  partition: keys.partition,
  key: keys.key,
  columns: { ...Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, wellFormed(value)])), schema: SCHEMA },
});

/**
 * Lone surrogates have no UTF-8 form, so plain columns keep U+FFFD in their place. Text inside JSON keeps them, because there they
 * are written as `\ud800`.
 */
export const wellFormed = <T extends Column>(value: T): T | string =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;

/**
 * How many units of a longer text lie in one column. A column holds 64 KiB; Azure counts them in UTF-16 and Azurite in UTF-8, where
 * one unit takes up to three bytes, and so a piece fits whoever counts.
 */
const PIECE = Math.floor(65_536 / 3);

/** Cuts text into pieces that each fit a column, never through a character. */
export function pieces(text: string): readonly string[] {
  const cut: string[] = [];
  for (let at = 0; at < text.length || at === 0; at += cut.at(-1)?.length || 1) cut.push(text.slice(at, endOfPiece(text, at)));
  return cut;
}

function endOfPiece(text: string, at: number): number {
  const end = at + PIECE;
  const splitsCharacter = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return splitsCharacter ? end - 1 : end;
}

/** The JSON of anything; not what JSON can't say, which would come back as something else. */
export function jsonOf(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new Error('Something to be stored has no JSON.');
  return text;
}

/** Long JSON lies over `json`, `json2`, `json3` and so on. */
export const jsonColumns = (value: unknown): Columns =>
  Object.fromEntries(pieces(jsonOf(value)).map((piece, index) => [index === 0 ? 'json' : `json${index + 1}`, piece]));

export const isJsonColumn = (name: string): boolean => /^json\d*$/.test(name);

/** A column that holds JSON of this shape. A text that is not JSON is an issue like any other: JSON.parse would quote it. */
export const json = <T>(shape: z.ZodType<T>) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return z.unknown().parse(JSON.parse(text));
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(shape);

/** Holds what is to be written to the shape it will be read with, so that nothing goes in that can't come out. */
export function fitting<T>(table: string, kind: string, shape: z.ZodType<T>, value: T): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw unwritable(table, kind);
  return parsed.data;
}

// Made once: a shape is compiled when it is first used, which costs more than reading a row.
const Written = z.object({ schema: z.literal(SCHEMA) });

/** Reads a stored row strictly: what we wrote is what must come back. `kind` is the kind of key, never the key. */
export function reading<T>(table: string, kind: string, shape: z.ZodType<T>, columns: Columns): T {
  const written = Written.safeParse(columns);
  const parsed = shape.safeParse(joined(columns));
  if (!written.success || !parsed.success) throw unreadable(table, kind);
  return parsed.data;
}

function joined(columns: Columns): Columns {
  if (columns['json2'] === undefined) return columns;
  const parts = [columns['json']];
  for (let n = 2; columns[`json${n}`] !== undefined; n += 1) parts.push(columns[`json${n}`]);
  return { ...columns, json: parts.join('') };
}
