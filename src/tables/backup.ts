import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { TABLES, type TableName } from './storage';
import type { Row, Table } from './table';

const FORMAT = 'tables of the practice review bot';
const VERSION = 1;

const Head = z.strictObject({ format: z.literal(FORMAT), version: z.literal(VERSION), at: z.iso.datetime() });
const Line = z.strictObject({
  table: z.string(),
  partition: z.string(),
  key: z.string(),
  columns: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
const End = z.strictObject({ rows: z.int().nonnegative() });

type Open = (name: TableName) => Table;

/**
 * Every row of every table as lines of JSON: a head, a row each, and a last line with their number, without which a file that was
 * cut off would look whole. Rows that change meanwhile are taken as they are when their turn comes; each by itself is whole.
 */
export async function* exported(open: Open, at: Date): AsyncGenerator<string> {
  yield oneLine({ format: FORMAT, version: VERSION, at: at.toISOString() });
  let rows = 0;
  for (const name of TABLES)
    for await (const { partition, key, columns } of open(name).everywhere({})) {
      yield oneLine({ table: name, partition, key, columns });
      rows += 1;
    }
  yield oneLine({ rows });
}

/** JSON that no reader of lines takes for two: some end a line at signs that JSON leaves as they are. */
const oneLine = (value: unknown): string => JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, escaped);
const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The lines of a file, which end with a line feed and with nothing else, whatever people have written. */
export async function* linesIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n');
    const begun = others.unshift(rest + first);
    rest = others.pop() ?? '';
    if (begun > 1) yield* others.map((line) => line.replace(/\r$/, ''));
  }
  if (rest !== '') yield rest;
}

/** Reads what was exported as an import would, and throws where that would not write it back; gives the number of its rows. */
export async function readBack(lines: AsyncIterable<string>, expected: readonly string[]): Promise<number> {
  const all = await whole(lines);
  const asExported = all.map((one) => digestOf(oneLine(one)));
  if (asExported.length !== expected.length || asExported.some((one, at) => one !== expected[at]))
    throw new ImportError('The file does not hold what was exported, and was deleted. Please try again, on another disk.');
  return all.length;
}

/** A short stand-in for a line, to compare what was written with what is read. */
export const digestOf = (line: string): string => createHash('sha256').update(line).digest('base64url');

export type Imported = { readonly written: number; readonly there: number };

/** What stops an import; the sentence names no key, because keys can hold people's ids. */
export class ImportError extends Error {}

/**
 * Writes back what `exported` made. A row that is there already, as it was exported, is left alone, so that an import that was
 * stopped can be run again; one that differs stops it, because restoring never overwrites what is newer.
 */
export async function imported(open: Open, lines: AsyncIterable<string>): Promise<Imported> {
  const all = await whole(lines);
  const tables = new Map(TABLES.map((name) => [String(name), open(name)]));
  const unknown = all.find(({ table }) => !tables.has(table));
  if (unknown) throw new ImportError('The file holds a table that this version of the bot does not know. Nothing was written.');
  let written = 0;
  for (const { table, ...row } of all) {
    const into = tables.get(table);
    if (into && (await restored(into, row))) written += 1;
  }
  return { written, there: all.length - written };
}

async function whole(lines: AsyncIterable<string>): Promise<readonly z.infer<typeof Line>[]> {
  const texts: string[] = [];
  for await (const line of lines) if (line.trim()) texts.push(line);
  const parsed = texts.map(parsedLine);
  const [head, end] = [Head.safeParse(parsed[0]), End.safeParse(parsed.at(-1))];
  if (!head.success) throw new ImportError('This is not a file that the export made, or not one of this version. Nothing was written.');
  const rows = z.array(Line).safeParse(parsed.slice(1, -1));
  if (!rows.success || !end.success || end.data.rows !== rows.data.length)
    throw new ImportError('The file is damaged or was cut off. Nothing was written.');
  return rows.data;
}

function parsedLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True when the row was written, false when it was there already. */
async function restored(into: Table, row: Row): Promise<boolean> {
  if ((await into.write({ how: 'insert', row })) !== undefined) return true;
  const there = await into.read(row);
  if (isDeepStrictEqual({ ...there?.columns }, { ...row.columns })) return false;
  throw new ImportError(
    'The tables hold a row that differs from the file’s. Restore into empty tables: what is newer is never overwritten.',
  );
}
