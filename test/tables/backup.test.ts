import { execFile } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { digestOf, exportTables, importTables, linesIn, openTables, readBack } from '../../src/tables';
import { startAzurite, type Azurite } from '../helpers/azurite';
import { demoPeople } from '../helpers/demoConfig';

/** Opened only when the first line is asked for: a reader that nobody listens to yet loses what it reads. */
async function* asOthersRead(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line;
}

describe('a backup of all tables', () => {
  let azurite: Azurite;
  let into: Azurite;
  beforeEach(async () => {
    [azurite, into] = await Promise.all([startAzurite(), startAzurite()]);
  });
  afterEach(() => Promise.all([azurite.close(), into.close()]));

  const LONG = 'Ein “sehr” langer Text 🙂 '.repeat(1_500);

  /** Each person has a row and a line in the journal of people; beside them an identity and a finding. */
  const ROWS = 2 * demoPeople().length + 2;

  async function filled() {
    const tables = await openTables(azurite);
    for (const person of demoPeople()) await tables.people.save(person);
    await tables.identities.save('PR-TEST001', { childName: { said: 'Kaya Brown' } });
    await tables.reviews.add('PR-TEST001', { key: 'finding~1', columns: { number: 1, share: 0.25, agreed: true }, json: { words: LONG } });
    return tables;
  }
  const lines = async (): Promise<string[]> => {
    const all: string[] = [];
    for await (const line of await exportTables(azurite, new Date('2026-11-25T10:00:00Z'))) all.push(line);
    return all;
  };

  it('comes back as it was, with numbers, truths and long texts', async () => {
    const before = await filled();
    const { written } = await importTables(into, from(await lines()));
    expect(written).toBe(ROWS);
    const after = await openTables(into);
    expect(await after.identities.read('PR-TEST001')).toEqual({ childName: { said: 'Kaya Brown' } });
    expect(await after.reviews.content('PR-TEST001', 'finding~')).toEqual(await before.reviews.content('PR-TEST001', 'finding~'));
    expect(await after.people.withRole('coordinator')).toEqual(await before.people.withRole('coordinator'));
  });
  it('can be restored again after it was stopped, and never overwrites what is newer', async () => {
    await filled();
    const all = await lines();
    await importTables(into, from(all));
    expect(await importTables(into, from(all))).toEqual({ written: 0, there: all.length - 2 });
    const [amara] = demoPeople();
    await (await openTables(into)).people.save({ ...amara!, name: 'Amara Bell' });
    await expect(importTables(into, from(all))).rejects.toThrow('what is newer is never overwritten');
  });
  it.each([
    ['was cut off', (all: string[]) => all.slice(0, -2)],
    ['lost a line in the middle', (all: string[]) => [...all.slice(0, 3), ...all.slice(4)]],
    ['is something else', () => ['{"hello":"world"}']],
    ['has a line that is not JSON', (all: string[]) => all.map((line, at) => (at === 2 ? line.slice(0, -3) : line))],
  ])('is refused, and nothing written, when the file %s', async (_, harm) => {
    await filled();
    await expect(importTables(into, from(harm(await lines())))).rejects.toThrow('Nothing was written.');
    expect(await (await openTables(into)).people.withRole('coordinator')).toEqual([]);
  });

  /** What people paste, type and are sent. */
  const TEXTS: Readonly<Record<string, string>> = {
    'a line separator': 'one\u2028two',
    'a paragraph separator': 'one\u2029two',
    'a next line': 'one\u0085two',
    'line feeds and returns': 'one\ntwo\r\nthree\rfour\u000b\u000c',
    'control signs': Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join(''),
    'a byte order mark': '\ufeffone\ufeff',
    'half a sign': 'one\ud83dtwo\ude42',
    'signs of two halves': '🙂👩‍👧‍👦𝔘',
    'right to left': '\u202eone\u202c سلام',
    'quotes and backslashes': '"\\\\" \\u2028 {"rows":1}',
    'accents in two signs': 'Zoe\u0308',
    nothing: '',
    'a text as long as a column and more': 'ab\u2028'.repeat(9_000),
  };

  it.each(Object.entries(TEXTS))('comes back through a real file with %s', async (_, words) => {
    const tables = await openTables(azurite);
    await tables.reviews.add('PR-TEST001', { key: 'finding~1', columns: { words }, json: { words } });
    const folder = mkdtempSync(join(tmpdir(), 'backup-'));
    const file = join(folder, 'tables.ndjson');
    const all = await lines();
    writeFileSync(file, all.map((line) => `${line}\n`).join(''));
    const read = () => linesIn(createReadStream(file, { encoding: 'utf8', highWaterMark: 61 }));
    expect(await readBack(read(), all.slice(1, -1).map(digestOf))).toBe(1);
    // As a program that takes more signs for the end of a line would.
    await expect(importTables(into, asOthersRead(file))).resolves.toEqual({ written: 1, there: 0 });
    const kept = (await openTables(into)).reviews.content('PR-TEST001', 'finding~');
    expect(await kept).toEqual(await tables.reviews.content('PR-TEST001', 'finding~'));
    rmSync(folder, { recursive: true });
  });

  it('that was written before such signs were spelled out is read, too', async () => {
    const tables = await openTables(azurite);
    await tables.reviews.add('PR-TEST001', { key: 'finding~1', columns: {}, json: { words: 'one\u2028two' } });
    const old = (await lines()).map((line) => line.replaceAll('\\u2028', '\u2028'));
    expect(old.join()).toContain('one\u2028two');
    expect(await importTables(into, linesIn(from([`${old.join('\r\n')}\r\n`])))).toEqual({ written: 1, there: 0 });
  });

  it('is no backup when the file holds something else than what was exported', async () => {
    await filled();
    const all = await lines();
    const digests = all.slice(1, -1).map(digestOf);
    expect(await readBack(from(all), digests)).toBe(ROWS);
    await expect(readBack(from(all.map((line) => line.replace('Kaya', 'Maya'))), digests)).rejects.toThrow(
      'does not hold what was exported',
    );
    await expect(readBack(from(all.slice(0, -1)), digests)).rejects.toThrow('cut off');
  });

  describe('from the command line', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'backup-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const says = (...given: string[]) =>
      new Promise<{ ok: boolean; said: string }>((resolve) => {
        const env = { ...process.env, TABLES_CONNECTION_STRING: azurite.connectionString };
        execFile(process.execPath, ['--import', 'tsx', 'src/backup.ts', ...given], { env }, (fault, out, err) =>
          resolve({ ok: !fault, said: out + err }),
        );
      });

    it('writes a file that only its owner reads, and says what is in it', async () => {
      const tables = await filled();
      await tables.reviews.add('PR-TEST001', { key: 'finding~1', columns: {}, json: { words: `${LONG} one\u2028two` } });
      const file = join(folder, 'tables.ndjson');
      const { ok, said } = await says('export', file);
      expect(said).toContain(`${ROWS} rows were written, and read back from the file.`);
      expect(said).toContain('keep it as you keep the tables');
      expect(ok).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(ROWS + 2);
      expect(await says('export', file)).toEqual({ ok: false, said: expect.stringContaining('never overwrites one') });
    });
    it('says in words what it takes and what is wrong', async () => {
      expect(await says('everything')).toEqual({ ok: false, said: expect.stringContaining('“export FILE”') });
      const file = join(folder, 'not-an-export');
      writeFileSync(file, 'Kaya Brown');
      const { ok, said } = await says('import', file);
      expect(ok).toBe(false);
      expect(said).not.toContain('Kaya');
      expect(existsSync(file)).toBe(true);
    });
  });
});
