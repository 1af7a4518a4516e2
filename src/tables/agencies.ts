import { z } from 'zod';
import { Agency } from '../domain/people/agencies';
import type { AgencyList, KeptAgencies } from '../ports';
import { fitting, json, jsonColumns, reading, row } from './row';
import { instant } from './shapes';
import type { Columns, Keys, Table } from './table';

/** One partition of the partnership's choices: the present list, and each list as a change left it. */
export const agenciesIn = (table: Table): KeptAgencies => ({
  async present() {
    const found = await table.read(PRESENT);
    if (!found) return undefined;
    const { json: agencies, version, by, at } = reading(table.name, 'agencies', Kept, found.columns);
    return { version, agencies, by, at, etag: found.etag };
  },

  async save(given, etag) {
    const list = fitting(table.name, 'agencies', Shape, given);
    const present = row(PRESENT, columnsOf(list));
    const isKept = await table.together([
      etag === undefined ? { how: 'insert', row: present } : { how: 'replace', row: present, etag },
      { how: 'insert', row: row(keysOf(list.version), columnsOf(list)) },
    ]);
    return isKept ? 'saved' : 'changed since';
  },
});

const PARTITION = 'agencies';
const PRESENT: Keys = { partition: PARTITION, key: 'present' };
const keysOf = (version: number): Keys => ({ partition: PARTITION, key: `version~${String(version).padStart(6, '0')}` });

const Agencies = z.array(Agency).readonly();
const Shape: z.ZodType<AgencyList> = z.object({ version: z.int().positive(), agencies: Agencies, by: z.string(), at: instant });
const Kept = z.object({ json: json(Agencies), version: z.int(), by: z.string(), at: instant });

const columnsOf = ({ agencies, version, by, at }: AgencyList): Columns => ({ version, by, at, ...jsonColumns(agencies) });
