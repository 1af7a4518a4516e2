import { z } from 'zod';
import type { Involved } from '../ports';
import { outsideKey } from './keys';
import { reading, row } from './row';
import type { Table } from './table';

/** Each list is a partition and each of its reviews a row. */
export const involvedIn = (table: Table): Involved => ({
  async add(list, reference) {
    await table.write({ how: 'put', row: row({ partition: outsideKey(list), key: outsideKey(reference) }, { list, reference }) });
  },

  async in(list) {
    const rows = await table.rows(outsideKey(list));
    return rows.map(({ columns }) => reading(table.name, 'list', Columns, columns).reference);
  },
});

const Columns = z.object({ reference: z.string() });
