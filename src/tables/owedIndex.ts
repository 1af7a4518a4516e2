import { z } from 'zod';
import type { Due, OwedIndex } from '../ports';
import { AFTER_ALL, outsideKey, shardOf } from './keys';
import { fitting, reading, row } from './row';
import { instant } from './shapes';
import type { Keys, Table } from './table';

const SHARDS = 4;

/** Ordered by instant within each shard, so that a tick reads what is due and nothing else. */
export const owedIndexIn = (table: Table): OwedIndex => ({
  async add(given) {
    const due = fitting(table.name, 'due', Columns, given);
    await table.write({ how: 'put', row: row(keysOf(due), { at: due.at, reference: due.reference }) });
  },

  async due(now) {
    const range = { from: '0', before: `${now.toISOString()}~${AFTER_ALL}` };
    const shards = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => table.rows(String(shard), range)));
    const found = shards.flat().map(({ columns }) => reading(table.name, 'due', Columns, columns));
    return found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  },

  async remove(due) {
    await table.write({ how: 'remove', row: keysOf(due) });
  },
});

const Columns = z.object({ at: instant, reference: z.string() });

// Written anew from the instant, since `09:00:00Z` would sort after `09:00:00.500Z`.
const keysOf = ({ at, reference }: Due): Keys => ({
  partition: shardOf(reference, SHARDS),
  key: `${new Date(at).toISOString()}~${outsideKey(reference)}`,
});
