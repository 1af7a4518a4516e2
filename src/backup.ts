import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigError, readTables } from './config';
import { exportTables, ImportError, importTables } from './tables';

// `npm run backup -- export FILE` and `npm run backup -- import FILE`, with the same TABLES_… settings as the bot.

const HOW = 'Say “export FILE” to write all tables into a new file, or “import FILE” to restore them into empty tables.';

async function backup([what, file]: readonly string[]): Promise<string> {
  if (!file || (what !== 'export' && what !== 'import')) throw new ImportError(HOW);
  const settings = readTables(process.env);
  if (what === 'import') {
    const { written, there } = await importTables(settings, linesOf(file));
    return `${written} rows were written; ${there} were there already.`;
  }
  let rows = -2;
  const lines = await exportTables(settings, new Date());
  // Only its owner may read the file, and one that is there is never overwritten.
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  await pipeline(
    Readable.from(lines),
    async function* (all: AsyncIterable<string>) {
      for await (const line of all) {
        rows += 1;
        yield `${line}\n`;
      }
    },
    target,
  );
  return `${rows} rows were written. The file holds case content and the identities of children: keep it as you keep the tables.`;
}

/** Opened only when the first line is asked for: a reader that nobody listens to yet loses what it reads. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

function inWords(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.map((one) => `- ${one}`).join('\n');
  if (error instanceof ImportError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EEXIST') return 'There is such a file already. Choose another name: an export never overwrites one.';
  if (code === 'ENOENT') return 'There is no such file or folder.';
  return 'Storage does not answer, or the settings for it are wrong.';
}

backup(process.argv.slice(2)).then(
  (said) => process.stdout.write(`${said}\n`),
  (error: unknown) => {
    process.stderr.write(`${inWords(error)}\n`);
    process.exitCode = 1;
  },
);
