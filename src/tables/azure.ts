import { odata, type TableClient, type TableEntity, type TransactionAction } from '@azure/data-tables';
import { declined, faultOf, unanswered, unreadable } from './faults';
import type { Column, Row, StoredRow, Table, Write } from './table';

/** Two waits of this length, one after the other, still leave the five seconds in which a dialog must be answered. */
const LONGEST_WAIT_MS = 2_400;

const LONGEST_START_MS = 30_000;

/** The client's own repeats of a request, with its own waits; all of them within `LONGEST_WAIT_MS`. */
export const REPEATS = { maxRetries: 2, retryDelayInMs: 150, maxRetryDelayInMs: 600 };

/** One table of Azure Table storage. */
export const azureTable = (name: string, client: TableClient): Table => ({
  name,

  async read({ partition, key }) {
    const answer = await asked((abortSignal) => client.getEntity(partition, key, { abortSignal }));
    return 'declined' in answer ? undefined : storedRow(name, answer.value);
  },

  async rows(partition, range) {
    const keys = range ? odata` and RowKey ge ${range.from} and RowKey lt ${range.before}` : '';
    const filter = odata`PartitionKey eq ${partition}` + keys;
    return given(await asked((abortSignal) => all(client.listEntities({ queryOptions: { filter }, abortSignal })))).map((found) =>
      storedRow(name, found),
    );
  },

  async *everywhere(having, only) {
    const filter = Object.entries(having)
      .map(([column, value]) => column + odata` eq ${value}`)
      .join(' and ');
    const queryOptions = { ...(filter && { filter }), ...(only && { select: [...only, 'PartitionKey', 'RowKey'] }) };
    let next: string | undefined;
    do {
      const continuationToken = next;
      const page = given(await asked((abortSignal) => firstPage(client, queryOptions, continuationToken, abortSignal)));
      for (const found of page.found) yield storedRow(name, found);
      next = page.next;
    } while (next);
  },

  async write(write) {
    const answer = await asked((abortSignal) => send(client, write, abortSignal));
    return 'declined' in answer ? undefined : answer.value;
  },

  async together(writes) {
    const answer = await asked((abortSignal) => client.submitTransaction(writes.map(action), { abortSignal }));
    if ('declined' in answer) return false;
    // The client reads a failure only from a body of one line; any other would look like success.
    if (answer.value.subResponses.some(({ status }) => status >= 400)) throw unanswered('transaction');
    return true;
  },
});

/** Makes the table when it is missing. Nobody waits for the start, and a managed identity's first token can take its time. */
export async function makeTable(client: TableClient): Promise<void> {
  given(await asked((abortSignal) => client.createTable({ abortSignal }), LONGEST_START_MS));
}

type Answer<T> = { readonly value: T } | { readonly declined: string };

/** Asks within the longest wait. Errors of the client never leave here: they hold the request, and with it people's words. */
async function asked<T>(ask: (abortSignal: AbortSignal) => Promise<T>, longest = LONGEST_WAIT_MS): Promise<Answer<T>> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(unanswered('timeout'));
      stop.abort();
    }, longest);
  });
  try {
    return { value: await Promise.race([ask(stop.signal), late]) };
  } catch (error) {
    const code = declined(error);
    if (code === undefined) throw faultOf(error);
    return { declined: code };
  } finally {
    clearTimeout(timer);
  }
}

/** A list is never declined, so a refusal of one is a fault. */
function given<T>(answer: Answer<T>): T {
  if ('declined' in answer) throw unanswered(answer.declined);
  return answer.value;
}

async function all(entities: AsyncIterable<object>): Promise<readonly object[]> {
  const found: object[] = [];
  for await (const entity of entities) found.push(entity);
  return found;
}

type Page = { readonly found: readonly object[]; readonly next: string | undefined };
type QueryOptions = { readonly filter?: string; readonly select?: string[] };

// Page by page, so that a long walk over all partitions has its wait for each page and not for the whole.
async function firstPage(
  client: TableClient,
  queryOptions: QueryOptions,
  continuationToken: string | undefined,
  abortSignal: AbortSignal,
): Promise<Page> {
  const pages = client.listEntities({ queryOptions, abortSignal }).byPage(continuationToken ? { continuationToken } : {});
  for await (const page of pages) return { found: page, next: page.continuationToken };
  return { found: [], next: undefined };
}

async function send(client: TableClient, write: Write, abortSignal: AbortSignal): Promise<string> {
  const answer = await sendOne(client, write, abortSignal);
  return 'etag' in answer && answer.etag ? answer.etag : '';
}

type Sent = { readonly etag?: string } | { readonly requestId?: string };

function sendOne(client: TableClient, write: Write, abortSignal: AbortSignal): Promise<Sent> {
  switch (write.how) {
    case 'insert':
      return client.createEntity(entity(write.row), { abortSignal });
    case 'put':
      return client.upsertEntity(entity(write.row), 'Replace', { abortSignal });
    case 'putColumns':
      return client.upsertEntity(entity(write.row), 'Merge', { abortSignal });
    case 'replace':
      return client.updateEntity(entity(write.row), 'Replace', { etag: write.etag, abortSignal });
    case 'changeColumns':
      return client.updateEntity(entity(write.row), 'Merge', { etag: write.etag, abortSignal });
    case 'remove':
      return client.deleteEntity(write.row.partition, write.row.key, { etag: '*', abortSignal });
  }
}

function action(write: Write): TransactionAction {
  switch (write.how) {
    case 'insert':
      return ['create', entity(write.row)];
    case 'put':
      return ['upsert', entity(write.row), 'Replace'];
    case 'putColumns':
      return ['upsert', entity(write.row), 'Merge'];
    case 'replace':
      return ['update', entity(write.row), 'Replace', { etag: write.etag }];
    case 'changeColumns':
      return ['update', entity(write.row), 'Merge', { etag: write.etag }];
    case 'remove':
      return ['delete', { partitionKey: write.row.partition, rowKey: write.row.key }];
  }
}

const entity = ({ partition, key, columns }: Row): TableEntity => ({
  partitionKey: partition,
  rowKey: key,
  ...Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, typed(value)])),
});

// A bare number is an Int32 to the platform, so any other has to say that it is a double.
const typed = (value: Column): Column | { readonly type: 'Double'; readonly value: number } =>
  typeof value === 'number' && value !== (value | 0) ? { type: 'Double', value } : value;

const PLATFORM = ['partitionKey', 'rowKey', 'etag', 'timestamp'];
const isColumn = (value: unknown): value is Column => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

// By hand and not by a schema, because every row that is read comes through here, and half of the time of reading one went there.
function storedRow(table: string, found: object): StoredRow {
  const given: Readonly<Record<string, unknown>> = { ...found };
  const { partitionKey, rowKey, etag } = given;
  if (typeof partitionKey !== 'string' || typeof rowKey !== 'string' || typeof etag !== 'string') throw unreadable(table, 'keys');
  const columns: Record<string, Column> = {};
  for (const [name, value] of Object.entries(given)) {
    if (PLATFORM.includes(name) || name.startsWith('odata.')) continue;
    if (!isColumn(value)) throw unreadable(table, 'columns');
    columns[name] = value;
  }
  return { partition: partitionKey, key: rowKey, etag, columns };
}
