import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyOfTree, jestIn } from '../helpers/treeCopy';
import type { Changed } from './examples';

/** What jest said of the suites of the copy, by path; empty where all of one passed. */
export type Ran = ReadonlyMap<string, { readonly passed: number; readonly failures: string }>;

/** A copy of the tree, in which things are added as a contributor would add them. */
export type Copy = {
  /** Runs suites of the copy, and what is tested of the additions alone. */
  tests(...args: readonly string[]): Promise<Ran>;
  removes(): void;
};

export function copyWith(changed: readonly Changed[]): Copy {
  const folder = copyOfTree('contributing');
  for (const { path, text, isNew } of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: isNew ? 'wx' : 'w' });
  }
  return {
    tests: (...args) => ranIn(folder, args),
    removes: () => rmSync(folder, { recursive: true }),
  };
}

async function ranIn(folder: string, args: readonly string[]): Promise<Ran> {
  const also = ['--testMatch', '**/test/**/*.{test,added}.ts', '--testTimeout', '300000'];
  const ran = await jestIn(folder, [...also, ...args]);
  return new Map(
    ran.map(({ path, message, tests }) => [path, { failures: message, passed: tests.filter(({ status }) => status === 'passed').length }]),
  );
}
