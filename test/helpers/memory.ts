import { unanswered } from '../../src/tables/faults';
import { tablesOver, type TableName, type Tables } from '../../src/tables/storage';
import type { Columns, Row, StoredRow, Table, Write } from '../../src/tables/table';

/** The ports of storage in memory. Only the tables themselves are played here; what lies in them is written and read by `src/tables`. */
export function memoryTables(): Tables & {
  open(name: TableName): Table;
  fail(on: boolean): void;
  writes(): number;
  remember(): () => void;
} {
  const storage: Storage = { down: false, writes: 0, all: new Map() };
  const opened = new Map<TableName, Table>();
  const open = (name: TableName): Table => {
    const table = opened.get(name) ?? memoryTable(name, storage);
    opened.set(name, table);
    return table;
  };
  return {
    ...tablesOver(open),
    /** One table as it is, for an export and an import. */
    open,
    /** How many rows were written or removed so far. */
    writes: () => storage.writes,
    /** Gives back how to put everything as it is now. */
    remember() {
      const then = [...storage.all].map(([name, partitions]) => [name, copied(partitions)] as const);
      return () => then.forEach(([name, partitions]) => replaced(storage.all.get(name), copied(partitions)));
    },
    /** Makes every call throw what it throws when storage is down, until it is turned off again. */
    fail(on) {
      storage.down = on;
    },
  };
}

type Rows = Map<string, StoredRow>;
type Partitions = Map<string, Rows>;
type Storage = { down: boolean; writes: number; readonly all: Map<string, Partitions> };

// Rows are never changed in place, so that copying the maps copies everything.
const copied = (partitions: Partitions): Partitions => new Map([...partitions].map(([name, rows]) => [name, new Map(rows)]));

function replaced(partitions: Partitions | undefined, by: Partitions): void {
  partitions?.clear();
  by.forEach((rows, name) => partitions?.set(name, rows));
}

function memoryTable(name: string, storage: Storage): Table {
  const partitions: Partitions = new Map();
  storage.all.set(name, partitions);
  const rowsOf = (partition: string): Rows => partitions.get(partition) ?? new Map<string, StoredRow>();
  const stored = ({ partition, key }: { partition: string; key: string }) => rowsOf(partition).get(key);

  const answer = async (): Promise<void> => {
    await Promise.resolve();
    if (storage.down) throw unanswered('ECONNREFUSED');
  };

  function apply(write: Write): string {
    const { partition, key } = write.row;
    storage.writes += 1;
    const rows = rowsOf(partition);
    partitions.set(partition, rows);
    if (write.how === 'remove') {
      rows.delete(key);
      return '';
    }
    const before = write.how === 'putColumns' || write.how === 'changeColumns' ? rows.get(key)?.columns : {};
    const etag = nextEtag();
    rows.set(key, { partition, key, etag, columns: { ...before, ...write.row.columns } });
    return etag;
  }

  return {
    name,
    async read(keys) {
      await answer();
      return stored(keys);
    },
    async rows(partition, range) {
      await answer();
      const within = (key: string) => !range || (key >= range.from && key < range.before);
      return inKeyOrder([...rowsOf(partition).values()].filter(({ key }) => within(key)));
    },
    async *everywhere(having, only) {
      await answer();
      for (const partition of [...partitions.keys()].sort()) {
        const found = inKeyOrder([...rowsOf(partition).values()]).filter((row) => matches(row, having));
        yield* found.map((row) => (only ? { ...row, columns: picked(row.columns, only) } : row));
      }
    },
    async write(write) {
      await answer();
      if (!isAsWanted(write, stored(write.row))) return undefined;
      return apply(write);
    },
    async together(writes) {
      await answer();
      if (!writes.every((write) => isAsWanted(write, stored(write.row)))) return false;
      writes.forEach(apply);
      return true;
    },
  };
}

function isAsWanted(write: Write, stored: StoredRow | undefined): boolean {
  switch (write.how) {
    case 'insert':
      return !stored;
    case 'put':
    case 'putColumns':
      return true;
    case 'replace':
    case 'changeColumns':
      return stored !== undefined && (write.etag === '*' || write.etag === stored.etag);
    case 'remove':
      return stored !== undefined;
  }
}

let etags = 0;
const nextEtag = (): string => `W/"${(etags += 1)}"`;

const inKeyOrder = (rows: StoredRow[]): StoredRow[] => rows.sort((one, other) => (one.key < other.key ? -1 : 1));

const matches = (row: Row, having: Readonly<Record<string, string>>): boolean =>
  Object.entries(having).every(([name, value]) => (name === 'RowKey' ? row.key : row.columns[name]) === value);

const picked = (columns: Columns, only: readonly string[]): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => only.includes(name)));
