import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export const ROOT = join(__dirname, '..', '..');
const COPIED = [
  'src',
  'test',
  'cards',
  'docs',
  'env',
  'infra',
  'appPackage',
  'package.json',
  'tsconfig.json',
  'jest.config.js',
  'CONTRIBUTING.md',
];

/** A copy of the tree in a folder of its own, in which files can be changed and tests run. It uses the tree's own node_modules. */
export function copyOfTree(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const assertion = z.object({ status: z.string(), title: z.string(), failureMessages: z.array(z.string()).default([]) });
const report = z.object({
  testResults: z.array(z.object({ name: z.string(), message: z.string(), assertionResults: z.array(assertion) })),
});

/** What jest said of one file of the copy: `message` is empty where all of it passed. */
export type SuiteRan = { readonly path: string; readonly message: string; readonly tests: readonly z.infer<typeof assertion>[] };

/** Runs jest in a copy, one file after the other. Fails with what it printed where it could not begin. */
export function jestIn(folder: string, args: readonly string[]): Promise<readonly SuiteRan[]> {
  const jest = join(folder, 'node_modules/jest/bin/jest.js');
  const said = join(folder, 'said.json');
  const quiet = ['--runInBand', '--json', `--outputFile=${said}`, `--cacheDirectory=${join(folder, 'cache')}`];
  rmSync(said, { force: true });
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [jest, ...quiet, ...args], { cwd: folder, maxBuffer: 1 << 26 }, (_, _stdout, stderr) => {
      try {
        resolve(ranOf(folder, readFileSync(said, 'utf8')));
      } catch {
        reject(new Error(stderr));
      }
    });
  });
}

const ranOf = (folder: string, said: string): SuiteRan[] =>
  report.parse(JSON.parse(said)).testResults.map(({ name, message, assertionResults }) => ({
    path: name.slice(name.indexOf(folder) + folder.length + 1),
    message,
    tests: assertionResults,
  }));
