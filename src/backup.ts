import { createReadStream, createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigError, readTables } from './config';
import { digestOf, exportTables, ImportError, importTables, linesIn, readBack } from './tables';

// `npm run backup -- export FILE` and `npm run backup -- import FILE`, with the same TABLES_… settings as the bot.

const HOW = 'Say “export FILE” to write all tables into a new file, or “import FILE” to restore them into empty tables.';

async function backup([what, file]: readonly string[]): Promise<string> {
  if (!file || (what !== 'export' && what !== 'import')) throw new ImportError(HOW);
  const settings = readTables(process.env);
  if (what === 'import') {
    const { written, there } = await importTables(settings, linesOf(file));
    return `${written} rows were written; ${there} were there already.`;
  }
  const digests: string[] = [];
  const lines = await exportTables(settings, new Date());
  // Only its owner may read the file, and one that is there is never overwritten.
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  await pipeline(
    Readable.from(lines),
    async function* (all: AsyncIterable<string>) {
      for await (const line of all) {
        digests.push(digestOf(line));
        yield `${line}\n`;
      }
    },
    target,
  );
  const rows = await readAgain(file, digests.slice(1, -1));
  return `${rows} rows were written, and read back from the file. The file holds case content and the identities of children: keep it as you keep the tables.`;
}

/** A backup that can’t be restored is worse than none, because somebody counts on it. */
async function readAgain(file: string, digests: readonly string[]): Promise<number> {
  try {
    return await readBack(linesOf(file), digests);
  } catch (error) {
    await unlink(file);
    throw error;
  }
}

/** Opened only when the first line is asked for: a reader that nobody listens to yet loses what it reads. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* linesIn(createReadStream(file, 'utf8'));
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
