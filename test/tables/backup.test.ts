import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportTables, importTables, openTables } from '../../src/tables';
import { startAzurite, type Azurite } from '../helpers/azurite';
import { demoPeople } from '../helpers/demoConfig';

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
      await filled();
      const file = join(folder, 'tables.ndjson');
      const { ok, said } = await says('export', file);
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
