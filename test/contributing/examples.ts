import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** One file as an example of CONTRIBUTING.md leaves it. */
export type Changed = { readonly path: string; readonly text: string; readonly isNew: boolean };

/** The kinds of things that CONTRIBUTING.md adds, by the heading that shows how. */
export const KINDS = {
  page: 'A further page of the referral',
  stage: 'A further stage of the discussion',
  milestone: 'A further milestone',
  reviewType: 'A further review type',
  area: 'A further area of the work',
} as const;
export type Kind = keyof typeof KINDS;

/** One step of an example: a file as it is written, or what is taken out of one that is there and what is put in. */
export type Step = { readonly path: string } & ({ readonly writes: string } | { readonly from: string; readonly to: string });

/** The steps under a heading, in order: each block of code belongs to the file that was named last before it. */
export function stepsOf(kind: Kind): Step[] {
  const [, after = ''] = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(`\n## ${KINDS[kind]}\n`);
  const [section = ''] = after.split('\n## ');
  let path = '';
  const steps: Step[] = [];
  for (const [, named, language, code = ''] of section.matchAll(/`(\w+\/[^`\s]+\.\w+)`|```(\w+)\n([^]*?)```/g)) {
    if (named) path = named;
    else steps.push(language === 'diff' ? { path, ...changeIn(code) } : { path, writes: code });
  }
  if (steps.length === 0) throw new Error(`CONTRIBUTING.md shows nothing under “${KINDS[kind]}”.`);
  return steps;
}

/** What stands before a change, and after it: the lines of a diff without its signs. */
function changeIn(diff: string): { from: string; to: string } {
  const lines = diff.replace(/\n$/, '').split('\n');
  const without = (sign: string): string => lines.flatMap((line) => (line.startsWith(sign) ? [] : [`${line.slice(1)}\n`])).join('');
  return { from: without('+'), to: without('-') };
}

/** The files that some steps change, as they leave them, one step after another. Throws where what a step changes does not stand there once. */
export function after(steps: readonly Step[]): Changed[] {
  const changed = new Map<string, Changed>();
  for (const step of steps) {
    if ('writes' in step) changed.set(step.path, { path: step.path, text: step.writes, isNew: true });
    else {
      const { text, isNew } = changed.get(step.path) ?? { text: readFileSync(join(ROOT, step.path), 'utf8'), isNew: false };
      if (text.split(step.from).length !== 2) throw new Error(`This does not stand once in ${step.path}:\n${step.from}`);
      changed.set(step.path, { path: step.path, isNew, text: text.replace(step.from, () => step.to) });
    }
  }
  return [...changed.values()];
}
