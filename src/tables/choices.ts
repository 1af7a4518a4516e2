import { z } from 'zod';
import { Choices } from '../domain/dates/counting';
import type { Applied, Chosen, KeptChoices } from '../ports';
import { fitting, json, jsonColumns, reading, row } from './row';
import { instant } from './shapes';
import type { Columns, Keys, Row, Table } from './table';

/** One partition: the present choices, and each change as it was made. */
export const choicesIn = (table: Table): KeptChoices => ({
  async present() {
    const found = await table.read(PRESENT);
    if (!found) return undefined;
    const { json: choices, version, by, at, reason, appliedVersion, appliedAfter } = reading(table.name, 'choices', Present, found.columns);
    const applied = { version: appliedVersion, after: appliedAfter };
    return { chosen: { version, choices, by, at, reason }, applied, etag: found.etag };
  },

  async version(number) {
    const found = await table.read(keysOf(number));
    if (!found) return undefined;
    const { json: choices, version, by, at, reason } = reading(table.name, 'choices', Version, found.columns);
    return { version, choices, by, at, reason };
  },

  async save(given, applied, etag) {
    const chosen = fitting(table.name, 'choices', ChosenShape, given);
    const present = row(PRESENT, { ...columnsOf(chosen), ...columnsOfApplied(applied) });
    const isKept = await table.together([
      etag === undefined ? { how: 'insert', row: present } : { how: 'replace', row: present, etag },
      { how: 'insert', row: row(keysOf(chosen.version), columnsOf(chosen)) },
    ]);
    return isKept ? 'saved' : 'changed since';
  },

  async follow(applied, etag) {
    const changed: Row = row(PRESENT, columnsOfApplied(applied));
    return table.write({ how: 'changeColumns', row: changed, etag });
  },
});

const PARTITION = 'choices';
const PRESENT: Keys = { partition: PARTITION, key: 'present' };
const keysOf = (version: number): Keys => ({ partition: PARTITION, key: `version~${String(version).padStart(6, '0')}` });

const ChosenShape: z.ZodType<Chosen> = z.object({
  version: z.int().positive(),
  choices: Choices,
  by: z.string(),
  at: instant,
  reason: z.string(),
});
const Version = z.object({ json: json(Choices), version: z.int(), by: z.string(), at: instant, reason: z.string() });
const Present = Version.extend({ appliedVersion: z.int(), appliedAfter: z.string() });

const columnsOf = ({ choices, version, by, at, reason }: Chosen): Columns => ({ version, by, at, reason, ...jsonColumns(choices) });
const columnsOfApplied = ({ version, after }: Applied): Columns => ({ appliedVersion: version, appliedAfter: after });
