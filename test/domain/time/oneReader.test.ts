import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
const those = (files: readonly string[], holds: RegExp): string[] =>
  files.filter((file) => holds.test(readFileSync(join(ROOT, file), 'utf8'))).sort();

describe('what people type', () => {
  const source = filesIn('src', '.ts').filter((file) => !file.startsWith('src/domain/time/'));

  it('is read as a time in one place: no other file knows what a time looks like', () => {
    expect(those(source, /\[0-5\]\\\\?d|timeOfDay\.(?:safeParse|parse)/)).toEqual([]);
  });

  it('is read as a day in one place: others read only days that were kept, and settings', () => {
    expect(those(source, /\bday\.safeParse\(/)).toEqual([
      'src/config.ts',
      'src/domain/coaching/birthDates.ts',
      'src/domain/coaching/coach.ts',
      'src/domain/coaching/hiding.ts',
      'src/domain/referral/dateOrder.ts',
      'src/domain/referral/notifiedForm.ts',
      'src/domain/referral/withoutIdentity.ts',
      'src/journeys/referral/send.ts',
    ]);
  });

  it('comes from an input for dates or times only where a card gives it to that reader', () => {
    expect(those(filesIn('cards', '.json'), /"Input\.(?:Date|Time)"/)).toEqual([
      'cards/clock/whatIf.json',
      'cards/meeting/book.json',
      'cards/parts/field.json',
    ]);
  });
});
