import { z } from 'zod';
import type { Answers } from '../domain/forms/answers';
import type { PersonId } from '../domain/people/people';
import type { DraftPage, Drafts } from '../ports';
import { AFTER_ALL, keyPart, outsideKey } from './keys';
import { fitting, json, jsonColumns, reading, row } from './row';
import { answers, instant } from './shapes';
import type { KeyRange, Row, StoredRow, Table, Write } from './table';

/** One row for each page that a person has saved. */
export const draftsIn = (table: Table): Drafts => ({
  async pages(person, reference) {
    const rows = await table.rows(outsideKey(person), pagesOf(reference));
    return rows.map((stored) => pageOf(table.name, stored));
  },

  /**
   * The first save of a page is one request. A later one is two, one after the other: the page is read for its ETag and replaced
   * under it. An ETag kept in memory would save the read, and would be wrong as soon as two instances run.
   */
  async save(person, given) {
    const page = fitting(table.name, 'page', Page, given);
    const row = rowOf(person, page);
    const write = page.revision === 1 ? ({ how: 'insert', row } as const) : await replacement(table, row, page);
    const written = write && (await table.write(write));
    if (written !== undefined) return 'saved';
    return isRepeat(table.name, await table.read(row), page) ? 'saved' : 'changed since';
  },

  async discard(person, reference) {
    for (;;) {
      const rows = await table.rows(outsideKey(person), pagesOf(reference));
      const removals = rows.slice(0, MOST_REMOVALS).map((row): Write => ({ how: 'remove', row }));
      if (removals.length === 0) return;
      // Not done when somebody else, or our own repeated request, has removed one of them: then what is left is read again.
      const removed = await table.together(removals);
      if (removed && rows.length === removals.length) return;
    }
  },

  async restore(person, given) {
    const writes = given.map((page): Write => ({ how: 'insert', row: rowOf(person, fitting(table.name, 'page', Page, page)) }));
    return writes.length > 0 && (await table.together(writes)) ? 'restored' : 'there already';
  },

  async forget(person, given) {
    const [first] = given;
    if (!first) return 'forgotten';
    const rows = await table.rows(outsideKey(person), pagesOf(first.reference));
    const stored = new Map(rows.map((row) => [row.key, pageOf(table.name, row).revision]));
    const gone = given.map((page) => rowOf(person, page));
    const areThoseSaved = given.every(({ revision }, index) => stored.get(gone[index]?.key ?? '') === revision);
    // The platform's client takes no ETag for a removal within a transaction, so the revisions are compared beforehand.
    const removals = gone.map((row): Write => ({ how: 'remove', row }));
    return areThoseSaved && (await table.together(removals)) ? 'forgotten' : 'changed since';
  },
});

const MOST_REMOVALS = 100;
const PAGE = 'referral~';

const Page: z.ZodType<DraftPage> = z.object({
  reference: z.string(),
  page: z.string(),
  revision: z.int().nonnegative(),
  savedAt: instant,
  answers,
});

const Columns = z.object({
  reference: z.string(),
  page: z.string(),
  revision: z.int().positive(),
  savedAt: instant,
  json: json(answers),
});

const pagesOf = (reference?: string): KeyRange => {
  const from = reference === undefined ? PAGE : `${PAGE}${keyPart(reference)}~`;
  return { from, before: from + AFTER_ALL };
};

const rowOf = (person: PersonId, { reference, page, revision, savedAt, answers: given }: DraftPage): Row =>
  row(
    { partition: outsideKey(person), key: `${PAGE}${keyPart(reference)}~${keyPart(page)}` },
    { person, reference, page, revision, savedAt, ...jsonColumns(given) },
  );

function pageOf(table: string, { columns }: StoredRow): DraftPage {
  const { json: given, ...page } = reading(table, 'page', Columns, columns);
  return { ...page, answers: given };
}

async function replacement(table: Table, row: Row, page: DraftPage): Promise<Write | undefined> {
  const stored = await table.read(row);
  const follows = stored && pageOf(table.name, stored).revision === page.revision - 1;
  return follows ? { how: 'replace', row, etag: stored.etag } : undefined;
}

// The same revision with the same answers is this very save once more: a press sent twice, or a request whose answer was lost.
function isRepeat(table: string, stored: StoredRow | undefined, page: DraftPage): boolean {
  if (!stored) return false;
  const kept = pageOf(table, stored);
  return kept.revision === page.revision && ordered(kept.answers) === ordered(page.answers);
}

const ordered = (given: Answers): string => JSON.stringify(Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1)));
