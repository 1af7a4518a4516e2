import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Claim, Reviews } from '../ports';
import { AFTER_ALL, outsideKey } from './keys';
import { fitting, reading, row } from './row';
import { instant } from './shapes';
import type { Table, Write } from './table';

/** The claims of a review lie in its partition: one row for each thing owed. */
export const claimsIn = (table: Table): Pick<Reviews, 'claims' | 'claim' | 'unsettled'> => ({
  async claims(reference) {
    const rows = await table.rows(outsideKey(reference), { from: CLAIM, before: CLAIM + AFTER_ALL });
    return rows.map(({ columns, etag }) => {
      const { claim, ...rest } = reading(table.name, 'claim', Columns, columns);
      return { key: claim, ...rest, etag };
    });
  },

  async claim(reference, { key, ...rest }, etag) {
    const op = randomUUID();
    const columns = fitting(table.name, 'claim', Columns, { claim: key, ...rest });
    const claimed = row({ partition: outsideKey(reference), key: CLAIM + outsideKey(key) }, { ...columns, op });
    const write: Write = etag === undefined ? { how: 'insert', row: claimed } : { how: 'replace', row: claimed, etag };
    const written = await table.write(write);
    if (written !== undefined) return written;
    // The client repeats a write whose answer was lost, and is then told that its own row is in the way.
    const stored = await table.read(claimed);
    return stored?.columns['op'] === op ? stored.etag : undefined;
  },

  async *unsettled() {
    for (const state of ['waiting', 'sending']) {
      for await (const { partition, key, columns } of table.everywhere({ state }, ['at', 'schema']))
        // Other rows may have a state of the same name. A reference is safe as a key, so that its partition is the reference itself.
        if (key.startsWith(CLAIM)) yield { reference: partition, at: reading(table.name, 'claim', z.object({ at: instant }), columns).at };
    }
  },
});

const CLAIM = 'claim~';

const STATES: { readonly [State in Claim['state']]: State } = { sending: 'sending', sent: 'sent', failed: 'failed', waiting: 'waiting' };

const Columns = z.object({
  claim: z.string(),
  state: z.enum(STATES),
  at: instant,
  attempts: z.int().nonnegative(),
  reason: z.string(),
  message: z.string(),
});
