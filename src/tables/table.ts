export type Column = string | number | boolean;
export type Columns = Readonly<Record<string, Column>>;

export type Keys = { readonly partition: string; readonly key: string };
export type Row = Keys & { readonly columns: Columns };
export type StoredRow = Row & { readonly etag: string };

/**
 * One change of one row. `put` replaces or creates the whole row, `putColumns` only the columns given; `replace` and `changeColumns`
 * want the row to be there under its ETag (`*`: whatever it is).
 */
export type Write =
  | { readonly how: 'insert' | 'put' | 'putColumns'; readonly row: Row }
  | { readonly how: 'replace' | 'changeColumns'; readonly row: Row; readonly etag: string }
  | { readonly how: 'remove'; readonly row: Keys };

/** Keys from `from` on and before `before`. */
export type KeyRange = { readonly from: string; readonly before: string };

/** What we ask of one table: what Azure Table storage can do, and nothing else. The ports are built on this alone. */
export type Table = {
  /** Without the prefix; for messages. */
  readonly name: string;
  read(keys: Keys): Promise<StoredRow | undefined>;
  /** One partition's rows in key order. */
  rows(partition: string, range?: KeyRange): Promise<readonly StoredRow[]>;
  /** Rows of all partitions that have exactly these values; `only` these columns are fetched. Reads the whole table. */
  everywhere(having: Readonly<Record<string, string>>, only?: readonly string[]): AsyncIterable<StoredRow>;
  /** The row's new ETag (empty after a removal), or undefined when the row was not there, was there already, or had changed. */
  write(write: Write): Promise<string | undefined>;
  /** All or nothing, in one partition; false when any of the rows was not as the write wants it. */
  together(writes: readonly Write[]): Promise<boolean>;
};
