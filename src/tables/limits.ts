import { LONGEST_TEXT } from './row';
import type { Column, Columns, Keys, Table, Write } from './table';

const LONGEST_KEY = 256;
const MOST_COLUMNS = 252;
const LARGEST_ROW = 1024 * 1024;
const MOST_ROWS = 100;
const LARGEST_TRANSACTION = 4 * 1024 * 1024;
/** Request line, headers and boundaries that a transaction spends on each row, generously. */
const ENVELOPE = 1_500;
/** A C# identifier in plain letters, without those names that the platform and JavaScript keep for themselves. */
const COLUMN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,254}$/;
const TAKEN = ['partitionkey', 'rowkey', 'timestamp', 'etag', 'constructor'];

/** Holds a table to the platform's limits before anything is sent: Azurite lets several of them pass, Azure does not. */
export const withinLimits = (table: Table): Table => ({
  name: table.name,
  read: (keys) => table.read(keys),
  rows: (partition, range) => table.rows(partition, range),
  everywhere: (having, only) => table.everywhere(having, only),
  async write(write) {
    checkWrite(table.name, write);
    return table.write(write);
  },
  async together(writes) {
    writes.forEach((write) => checkWrite(table.name, write));
    checkTogether(table.name, writes);
    return table.together(writes);
  },
});

function checkWrite(table: string, write: Write): void {
  checkKeys(table, write.row);
  if (write.how === 'remove') return;
  const columns = Object.entries(write.row.columns);
  insist(columns.length <= MOST_COLUMNS, table, 'more columns than a table allows');
  for (const [name, value] of columns) checkColumn(table, name, value);
  insist(sizeOf(write.row, write.row.columns) <= LARGEST_ROW, table, 'more than a row holds');
}

function checkKeys(table: string, { partition, key }: Keys): void {
  for (const each of [partition, key]) {
    insist(each !== '' && each.length <= LONGEST_KEY, table, 'a key that is empty or too long');
    insist(!/[^ -~]|[/\\#?%+]/.test(each), table, 'a key with characters that keys may not have');
  }
}

function checkColumn(table: string, name: string, value: Column): void {
  insist(COLUMN_NAME.test(name) && !TAKEN.includes(name.toLowerCase()), table, 'a column name that tables do not take');
  insist(typeof value !== 'string' || value.length <= LONGEST_TEXT, table, 'a longer text than a column holds');
  insist(typeof value !== 'number' || Number.isFinite(value), table, 'a number that tables do not take');
}

function checkTogether(table: string, writes: readonly Write[]): void {
  insist(writes.length > 0 && writes.length <= MOST_ROWS, table, 'more rows than a transaction takes, or none');
  insist(new Set(writes.map(({ row }) => row.partition)).size === 1, table, 'rows of several partitions in one transaction');
  insist(new Set(writes.map(({ row }) => row.key)).size === writes.length, table, 'the same row twice in one transaction');
  insist(writes.reduce((size, write) => size + sentBytes(write), 0) < LARGEST_TRANSACTION, table, 'more than a transaction holds');
}

const sentBytes = (write: Write): number =>
  ENVELOPE +
  4 * (write.row.partition.length + write.row.key.length) +
  (write.how === 'remove' ? 0 : Buffer.byteLength(JSON.stringify(write.row.columns)));

/** The platform's own sum: two bytes a character, and some for each name and value. */
const sizeOf = ({ partition, key }: Keys, columns: Columns): number =>
  4 +
  2 * (partition.length + key.length) +
  Object.entries(columns).reduce((size, [name, value]) => size + 8 + 2 * name.length + sizeOfValue(value), 0);

const sizeOfValue = (value: Column): number => (typeof value === 'string' ? 4 + 2 * value.length : 8);

function insist(holds: boolean, table: string, breach: string): void {
  if (!holds) throw new Error(`A row for ${table} has ${breach}.`);
}
