import { z } from 'zod';
import type { Reference } from '../domain/fact';
import type { Identities } from '../ports';
import { outsideKey } from './keys';
import { fitting, json, jsonColumns, reading, row } from './row';
import { answers } from './shapes';
import type { Keys, StoredRow, Table } from './table';

/**
 * One row for each review, in a table of their own, so that rights to it can be given apart. A row is written before the review names
 * it and says nothing until then, so that a change that is refused, or another writer, leaves what counts alone.
 */
export const identitiesIn = (table: Table, named: (reference: Reference) => Promise<string | undefined>): Identities => ({
  async read(reference) {
    // What counts may be replaced and deleted between the two readings; whoever reads once more has what replaced it.
    const found = (await counting(table, named, reference)) ?? (await counting(table, named, reference));
    return found && reading(table.name, 'identity', Columns, found.columns).json;
  },

  async save(reference, identity, { name, at } = { name: '', at: '' }) {
    await table.write({
      how: 'put',
      row: row(keysOf(reference, name), { reference, savedAt: at, ...jsonColumns(fitting(table.name, 'identity', answers, identity)) }),
    });
  },

  async forget(reference, name) {
    await table.write({ how: 'remove', row: keysOf(reference, name) });
  },

  async sweep(before) {
    let swept = 0;
    for await (const stored of table.everywhere({}, ['reference', 'savedAt', 'schema'])) {
      const { reference, savedAt } = reading(table.name, 'identity', Named, stored.columns);
      if (savedAt < before && (await named(reference)) !== nameIn(stored)) {
        await table.write({ how: 'remove', row: { partition: stored.partition, key: stored.key } });
        swept += 1;
      }
    }
    return swept;
  },
});

async function counting(
  table: Table,
  named: (reference: Reference) => Promise<string | undefined>,
  reference: Reference,
): Promise<StoredRow | undefined> {
  const [rows, name = ''] = await Promise.all([table.rows(outsideKey(reference)), named(reference)]);
  return rows.find((one) => nameIn(one) === name);
}

const Columns = z.object({ json: json(answers) });
const Named = z.object({ reference: z.string(), savedAt: z.string().default('') });

const KEY = 'identity';
const keysOf = (reference: Reference, name: string): Keys => ({ partition: outsideKey(reference), key: name ? `${KEY}~${name}` : KEY });
const nameIn = ({ key }: Pick<StoredRow, 'key'>): string => key.slice(KEY.length + 1);
