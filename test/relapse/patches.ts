import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An old fault as a patch on today's tree, and what finds it: tests that then fail, or a file in which the compiler complains. */
export type Relapse = {
  readonly name: string;
  readonly path: string;
  /** What people met. */
  readonly fault: string;
  readonly tests: readonly string[];
  readonly types: readonly string[];
  /** The files that the patch changes. */
  readonly changes: readonly string[];
};

/** All that are kept in this folder, by name. */
export const relapses = (): readonly Relapse[] =>
  readdirSync(__dirname)
    .filter((name) => name.endsWith('.patch'))
    .sort()
    .map((name) => relapseOf(name.replace(/\.patch$/, ''), join(__dirname, name)));

function relapseOf(name: string, path: string): Relapse {
  const text = readFileSync(path, 'utf8');
  const head = text.slice(0, Math.max(0, text.indexOf('diff --git')));
  const named = (heading: string): string => new RegExp(`^${heading}: (.*)$`, 'm').exec(head)?.[1]?.trim() ?? '';
  const listed = (heading: string): string[] => named(heading).split(/\s+/).filter(Boolean);
  const changes = [...text.matchAll(/^diff --git a\/(\S+) b\//gm)].map(([, file = '']) => file);
  return { name, path, fault: named('Fault'), tests: listed('Tests'), types: listed('Types'), changes };
}
