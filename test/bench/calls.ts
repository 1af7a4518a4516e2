import type { Keys, StoredRow, Table, Write } from '../../src/tables/table';

/** One call to a table, as it was made. */
export type Call = { readonly table: string } & (
  | { readonly what: 'read'; readonly keys: Keys }
  | { readonly what: 'rows'; readonly partition: string; readonly range?: { readonly from: string; readonly before: string } | undefined }
  | { readonly what: 'everywhere'; readonly having: Readonly<Record<string, string>>; readonly only?: readonly string[] | undefined }
  | { readonly what: 'write'; readonly write: Write }
  | { readonly what: 'together'; readonly writes: readonly Write[] }
);

/** A press's calls: those in one group were under way at the same time, and each group is a round trip. */
export type Calls = readonly (readonly Call[])[];

/** Writes down which calls are made, and which of them together. */
export function writtenDown() {
  let groups: Call[][] = [];
  let underWay = 0;
  const began = (call: Call): void => {
    if (underWay === 0) groups.push([]);
    groups.at(-1)?.push(call);
    underWay += 1;
  };
  const during = async <T>(call: Call, work: Promise<T>): Promise<T> => {
    began(call);
    try {
      return await work;
    } finally {
      underWay -= 1;
    }
  };
  return {
    over: (inner: Table): Table => ({
      name: inner.name,
      read: (keys) => during({ table: inner.name, what: 'read', keys: { partition: keys.partition, key: keys.key } }, inner.read(keys)),
      rows: (partition, range) => during({ table: inner.name, what: 'rows', partition, range }, inner.rows(partition, range)),
      write: (write) => during({ table: inner.name, what: 'write', write }, inner.write(write)),
      together: (writes) => during({ table: inner.name, what: 'together', writes }, inner.together(writes)),
      async *everywhere(having, only) {
        began({ table: inner.name, what: 'everywhere', having, only });
        const found: StoredRow[] = [];
        try {
          for await (const row of inner.everywhere(having, only)) found.push(row);
        } finally {
          underWay -= 1;
        }
        yield* found;
      },
    }),
    /** What was called since the last look. */
    since: (): Calls => {
      const all = groups;
      groups = [];
      return all;
    },
  };
}

export const countOf = (calls: Calls): number => calls.flat().length;
