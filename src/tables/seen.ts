import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Seen } from '../ports';
import { outsideKey } from './keys';
import { fitting, reading, row } from './row';
import { instant, role } from './shapes';
import type { Table } from './table';

/** Append-only, in the order of time. */
export const seenIn = (table: Table): Seen => ({
  async record(reference, given) {
    const { who, as, what, at } = fitting(table.name, 'view', Columns, given);
    // The random end makes the key this very view's own, so a row that is there already is our own request repeated by the client.
    const key = `${new Date(at).toISOString()}~${outsideKey(who)}~${randomUUID()}`;
    await table.write({ how: 'insert', row: row({ partition: outsideKey(reference), key }, { reference, who, as, what, at }) });
  },

  async of(reference) {
    const rows = await table.rows(outsideKey(reference));
    return rows.map(({ columns }) => reading(table.name, 'view', Columns, columns));
  },
});

const Columns = z.object({ who: z.string(), as: role, what: z.string(), at: instant });
