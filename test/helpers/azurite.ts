import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export type Azurite = { readonly connectionString: string; close(): Promise<void> };

/**
 * Starts Azurite's table server in this process: in memory, or with its data in `folder`, where the next start finds it again.
 * Port 0 takes any that is free.
 */
export async function startAzurite(folder?: string, port = 0): Promise<Azurite> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const dataFile = folder === undefined ? 'none' : join(folder, 'tables.json');
  const server = new TableServer(configuration(dataFile, port, folder === undefined));
  await server.start();
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${server.getHttpServerAddress()}/${ACCOUNT};`,
    close: () => server.close(),
  };
}

// The account that Azurite and every Azure client know for development; Microsoft publishes its key.
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

type Server = { start(): Promise<void>; close(): Promise<void>; getHttpServerAddress(): string };

// Azurite publishes no types for its servers, and no entry point but the one that starts all three with its telemetry.
const load = createRequire(__filename);
const { default: TableServer } = load('azurite/dist/src/table/TableServer') as { default: new (configuration: unknown) => Server };
const { default: TableConfiguration } = load('azurite/dist/src/table/TableConfiguration') as {
  default: new (...settings: unknown[]) => unknown;
};

const KEEP_ALIVE_SECONDS = 5;
const NO_LOGS = [false, false, undefined, undefined];
const NOT_LOOSE = false;
const ANY_API_VERSION = true;
const NO_CERTIFICATE = ['', '', ''];
const NO_OAUTH = undefined;
const PRODUCT_STYLE_URLS = false;

const configuration = (dataFile: string, port: number, inMemory: boolean): unknown =>
  new TableConfiguration(
    '127.0.0.1',
    port,
    KEEP_ALIVE_SECONDS,
    dataFile,
    ...NO_LOGS,
    NOT_LOOSE,
    ANY_API_VERSION,
    ...NO_CERTIFICATE,
    NO_OAUTH,
    PRODUCT_STYLE_URLS,
    inMemory,
  );
