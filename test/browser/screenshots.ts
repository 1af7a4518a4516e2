import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { allSamples, draw, type Sample } from '../cards/samples';
import { openCardPage, type CardPage, type Fault, type Look } from './cardPage';

// Draws every card in every state, as Teams shows it in light and dark and in a wide and a narrow chat, into screenshots/cards, and
// says what is wrong with it for somebody who can't see or use a mouse. A word after the command draws only the cards whose name has it.

const LOOKS: readonly (Look & { readonly suffix: string })[] = [
  { theme: 'light', width: 560, suffix: '' },
  { theme: 'light', width: 320, suffix: '--narrow' },
  { theme: 'dark', width: 560, suffix: '' },
  { theme: 'dark', width: 320, suffix: '--narrow' },
];
const FOLDER = join(__dirname, '..', '..', 'screenshots', 'cards');
const GRAVE = ['serious', 'critical'];

async function main(): Promise<void> {
  const [wanted = ''] = process.argv.slice(2);
  const samples = allSamples().filter((sample) => called(sample).includes(wanted));
  const faults = new Map<string, Fault>();
  const page = await openCardPage();
  try {
    for (const look of LOOKS) {
      await mkdir(join(FOLDER, look.theme), { recursive: true });
      for (const sample of samples) await drawOne(page, sample, look, faults);
    }
  } finally {
    await page.close();
  }
  for (const [where, { rule, impact, help }] of faults) console.log(`${impact}: ${rule} (${help})\n  ${where}`);
  console.log(`${samples.length * LOOKS.length} pictures in screenshots/cards, ${faults.size} faults found by axe-core`);
  if ([...faults.values()].some(({ impact }) => GRAVE.includes(impact))) process.exitCode = 1;
}

const called = ({ card, name }: Sample): string => `${card.replace('/', '-')}--${name.replace(/[ ,]+/g, '-')}`;

async function drawOne(page: CardPage, sample: Sample, look: (typeof LOOKS)[number], faults: Map<string, Fault>): Promise<void> {
  await page.draws(draw(sample).json, look);
  await page.savesPicture(join(FOLDER, look.theme, `${called(sample)}${look.suffix}.png`));
  for (const fault of await page.faults()) faults.set(`${called(sample)}${look.suffix}, ${look.theme}: ${fault.where}`, fault);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
