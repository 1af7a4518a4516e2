import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { azureTable, makeTable, REPEATS } from './azure';
import { exported, imported, type Imported } from './backup';
import { TABLES, tablesOver, type TableName, type Tables } from './storage';
import type { Table } from './table';

export { digestOf, ImportError, linesIn, readBack } from './backup';
export type { Tables } from './storage';

/** An account by its connection string, or by its address and a managed identity (empty `clientId`: the system's own). */
export type TablesSettings = ({ readonly connectionString: string } | { readonly url: string; readonly clientId: string }) & {
  /** Begins every table's name, so that several can share an account: letters and digits, a letter first. */
  readonly prefix?: string;
};

/** Opens the tables, making those that are missing. Throws a plain error when storage does not answer. */
export async function openTables(settings: TablesSettings): Promise<Tables> {
  return tablesOver(await opened(settings));
}

/** Writes every row of every table, as lines of JSON. The file holds case content and identities. */
export async function exportTables(settings: TablesSettings, at: Date): Promise<AsyncIterable<string>> {
  return exported(await opened(settings), at);
}

/** Writes an export's rows back. Throws an `ImportError` when the file or the tables do not allow it. */
export async function importTables(settings: TablesSettings, lines: AsyncIterable<string>): Promise<Imported> {
  return imported(await opened(settings), lines);
}

async function opened(settings: TablesSettings): Promise<(name: TableName) => Table> {
  const prefix = settings.prefix ?? '';
  if (!/^([A-Za-z][A-Za-z0-9]{0,50})?$/.test(prefix))
    throw new Error('A prefix for table names is made of letters and digits, a letter first.');
  const clientFor = await clientsOf(settings);
  await Promise.all(TABLES.map((name) => makeTable(clientFor(prefix + name))));
  return (name) => azureTable(name, clientFor(prefix + name));
}

/** Whether the tables are played on this machine, where nobody listens in. To any other account what is written goes by https alone. */
function isOnThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:') return false;
  if (!LOOPBACK.includes(hostname)) throw new Error('The tables of another machine are reached by https alone.');
  return true;
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

async function clientsOf(settings: TablesSettings): Promise<(table: string) => TableClient> {
  const options: TableServiceClientOptions = { retryOptions: REPEATS };
  if ('connectionString' in settings) {
    const { connectionString } = settings;
    const allowInsecureConnection = isOnThisMachine(TableClient.fromConnectionString(connectionString, 'any').url);
    return (table) => TableClient.fromConnectionString(connectionString, table, { ...options, allowInsecureConnection });
  }
  const { ManagedIdentityCredential } = await import('@azure/identity');
  const credential = settings.clientId ? new ManagedIdentityCredential({ clientId: settings.clientId }) : new ManagedIdentityCredential();
  return (table) => new TableClient(settings.url, table, credential, options);
}
