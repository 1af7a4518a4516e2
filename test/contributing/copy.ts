import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ROOT, type Changed } from './examples';

const COPIED = ['src', 'test', 'cards', 'docs', 'env', 'appPackage', 'package.json', 'tsconfig.json', 'jest.config.js', 'CONTRIBUTING.md'];

/** What jest said of the suites of the copy, by path; empty where all of one passed. */
export type Ran = ReadonlyMap<string, { readonly passed: number; readonly failures: string }>;

/** A copy of the tree, in which things are added as a contributor would add them. */
export type Copy = {
  /** Runs suites of the copy, and what is tested of the additions alone. */
  tests(...args: readonly string[]): Promise<Ran>;
  removes(): void;
};

export function copyWith(changed: readonly Changed[]): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'contributing-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { path, text, isNew } of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: isNew ? 'wx' : 'w' });
  }
  return {
    tests: (...args) => jestIn(folder, args),
    removes: () => rmSync(folder, { recursive: true }),
  };
}

const report = z.object({
  testResults: z.array(z.object({ name: z.string(), message: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

function jestIn(folder: string, args: readonly string[]): Promise<Ran> {
  const jest = join(folder, 'node_modules/jest/bin/jest.js');
  const said = join(folder, 'said.json');
  const quiet = ['--runInBand', '--json', `--outputFile=${said}`, `--cacheDirectory=${join(folder, 'cache')}`];
  const also = ['--testMatch', '**/test/**/*.{test,added}.ts', '--testTimeout', '300000'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [jest, ...quiet, ...also, ...args], { cwd: folder, maxBuffer: 1 << 26 }, (_, _stdout, stderr) => {
      try {
        resolve(ranOf(folder, readFileSync(said, 'utf8')));
      } catch {
        reject(new Error(stderr));
      }
    });
  });
}

function ranOf(folder: string, said: string): Ran {
  const { testResults } = report.parse(JSON.parse(said));
  return new Map(
    testResults.map(({ name, message, assertionResults }) => [
      name.slice(name.indexOf(folder) + folder.length + 1),
      { failures: message, passed: assertionResults.filter(({ status }) => status === 'passed').length },
    ]),
  );
}
