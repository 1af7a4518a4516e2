import { z } from 'zod';
import type { Reference } from '../domain/fact';
import type { Identities } from '../ports';
import { outsideKey } from './keys';
import { fitting, json, jsonColumns, reading, row } from './row';
import { answers } from './shapes';
import type { Keys, Table } from './table';

/** One row for each review, in a table of their own, so that rights to it can be given apart. */
export const identitiesIn = (table: Table): Identities => ({
  async read(reference) {
    const found = await table.read(keysOf(reference));
    return found && reading(table.name, 'identity', Columns, found.columns).json;
  },

  async save(reference, identity) {
    await table.write({
      how: 'put',
      row: row(keysOf(reference), { reference, ...jsonColumns(fitting(table.name, 'identity', answers, identity)) }),
    });
  },
});

const Columns = z.object({ json: json(answers) });

const keysOf = (reference: Reference): Keys => ({ partition: outsideKey(reference), key: 'identity' });
