import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Reference } from '../domain/fact';
import { ReviewEvent } from '../domain/review/events';
import { Review } from '../domain/review/review';
import type { Content, Reviews } from '../ports';
import { claimsIn } from './claims';
import { unreadable } from './faults';
import { AFTER_ALL, contentKey, contentPrefix, original, outsideKey } from './keys';
import { fitting, isJsonColumn, json, jsonColumns, jsonOf, pieces, reading, row } from './row';
import type { Keys, Row, StoredRow, Table, Write } from './table';

/** A review is one partition: its document, its journal, its content and its claims. */
export const reviewsIn = (table: Table): Reviews => ({
  ...claimsIn(table),

  async read(reference) {
    const found = await table.read(documentKeys(reference));
    return found && { review: reading(table.name, 'review', Document, found.columns).json, etag: found.etag };
  },

  async commit({ review, events, content }, etag) {
    const first = review.events - events.length;
    if (first < 0 || (first === 0) !== (etag === undefined)) throw new Error('The events to be written do not follow the journal.');
    const op = randomUUID();
    const document = documentRow(fitting(table.name, 'review', Review, review), op);
    const journal = events.flatMap((event, index) =>
      eventRows(review.reference, first + index, fitting(table.name, 'event', ReviewEvent, event), op),
    );
    const writes: readonly Write[] = [
      etag === undefined ? { how: 'insert', row: document } : { how: 'replace', row: document, etag },
      ...journal.map((row) => ({ how: 'insert', row }) as const),
      ...content.map((one) => ({ how: 'put', row: contentRow(review.reference, one) }) as const),
    ];
    if (await table.together(writes)) return 'committed';
    return (await isOurs(table, journal[0] ?? document, op)) ? 'committed' : 'changed since';
  },

  async journal(reference) {
    const range = { from: EVENT, before: EVENT + AFTER_ALL };
    return eventsOf(table.name, await table.rows(outsideKey(reference), range));
  },

  async content(reference, prefix) {
    const from = contentPrefix(prefix);
    const rows = await table.rows(outsideKey(reference), { from, before: from + AFTER_ALL });
    const found = rows.filter(({ key }) => !isOursAlone(key)).map((stored) => contentOf(table.name, stored));
    return found.filter(({ key }) => key.startsWith(prefix)).sort((one, other) => (one.key < other.key ? -1 : 1));
  },

  async add(reference, content) {
    await table.write({ how: 'put', row: contentRow(reference, content) });
  },

  async erase(reference, key) {
    if (isOursAlone(key)) throw new Error('A content row has a key that is kept for the review itself.');
    await table.write({ how: 'remove', row: { partition: outsideKey(reference), key: contentKey(key).key } });
  },

  async *references() {
    for await (const { columns } of table.everywhere({ RowKey: DOCUMENT }, ['reference', 'schema'])) {
      yield reading(table.name, 'review', Named, columns).reference;
    }
  },
});

const DOCUMENT = 'review';
const EVENT = 'event~';

const Document = z.object({ json: json(Review) });
const Named = z.object({ reference: z.string() });
const AnyContent = z.object({ json: json(z.unknown()), wholeKey: json(z.string()).optional() });
const EventPiece = z.object({ json: z.string() });

const isOursAlone = (key: string): boolean => key === DOCUMENT || key.startsWith(EVENT) || key.startsWith('claim~');

const documentKeys = (reference: Reference): Keys => ({ partition: outsideKey(reference), key: DOCUMENT });

function documentRow(review: Review, op: string): Row {
  const { reference, state, route, agency, referrer, lead, begunAt, alertedAt, sentAt, passedAt, events } = review;
  const columns = { reference, state, route, agency, referrer, lead, begunAt, alertedAt, sentAt, passedAt, events, op };
  return row(documentKeys(reference), { ...columns, ...jsonColumns(review) });
}

// An event is nearly always one row, `~0`; one with very many names in it goes on in `~1` and so on.
const eventRows = (reference: Reference, number: number, event: ReviewEvent, op: string): readonly Row[] =>
  pieces(jsonOf(event)).map((piece, part) =>
    row({ partition: outsideKey(reference), key: `${EVENT}${String(number).padStart(6, '0')}~${part}` }, { json: piece, op }),
  );

function contentRow(reference: Reference, { key, columns, json: text }: Content): Row {
  if (isOursAlone(key)) throw new Error('A content row has a key that is kept for the review itself.');
  if (Object.keys(columns).some((name) => name === 'schema' || name === WHOLE_KEY || isJsonColumn(name)))
    throw new Error('A content row has a column with a name that is taken.');
  const { key: short, isCut } = contentKey(key);
  const whole = isCut ? { [WHOLE_KEY]: jsonOf(key) } : {};
  return row({ partition: outsideKey(reference), key: short }, { ...columns, ...whole, ...jsonColumns(text) });
}

/** Where a content row keeps its key, as JSON, when that is longer than keys may be. */
const WHOLE_KEY = 'wholeKey';

function contentOf(table: string, { key, columns }: StoredRow): Content {
  const { json: text, wholeKey } = reading(table, 'content', AnyContent, columns);
  const plain = Object.entries(columns).filter(([name]) => name !== 'schema' && name !== WHOLE_KEY && !isJsonColumn(name));
  return { key: wholeKey ?? original(key), columns: Object.fromEntries(plain), json: text };
}

// Events are never replaced, so the first row of the journal says for certain whose transaction it was; the client repeats a
// transaction whose answer was lost, and is then told that its own rows are in the way.
async function isOurs(table: Table, written: Row, op: string): Promise<boolean> {
  const stored = await table.read(written);
  return stored?.columns['op'] === op;
}

/** Pieces of one event are put together, and every number must be there: a journal with a gap is not a journal. */
function eventsOf(table: string, rows: readonly StoredRow[]): readonly ReviewEvent[] {
  const pieces = rows.map((stored) => ({ ...numbersIn(table, stored), text: reading(table, 'event', EventPiece, stored.columns).json }));
  pieces.sort((one, other) => one.number - other.number || one.part - other.part);
  const texts: string[] = [];
  for (const { number, text } of pieces) texts[number] = (texts[number] ?? '') + text;
  return Array.from(texts, (text) => eventOf(table, text));
}

function numbersIn(table: string, { key }: StoredRow): { readonly number: number; readonly part: number } {
  const [, number, part] = /^event~(\d+)~(\d+)$/.exec(key) ?? [];
  if (number === undefined) throw unreadable(table, 'event');
  return { number: Number(number), part: Number(part) };
}

function eventOf(table: string, text: string | undefined): ReviewEvent {
  const { success, data } = json(ReviewEvent).safeParse(text);
  if (!success) throw unreadable(table, 'event');
  return data;
}
