import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const COPIED = ['src', 'test', 'cards', 'docs', 'env', 'appPackage', 'package.json', 'tsconfig.json', 'jest.config.js', 'CONTRIBUTING.md'];

/** A copy of the tree, in which something is added as a contributor would add it. */
export type Copy = {
  /** A module of the copy, as jest loads it. */
  load<Module>(path: string): Promise<Module>;
  adds(path: string, text: string): void;
  reads(path: string): string;
  /** Puts one text for another that stands there once. */
  changes(path: string, from: string, to: string): void;
  /** Runs suites of the copy; what jest said, and whether all of them passed. */
  tests(...args: readonly string[]): Promise<{ readonly passed: boolean; readonly said: string }>;
  removes(): void;
};

export function aCopy(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'contributing-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    load: async (path) => import(join(folder, path)),
    adds: (path, text) => writeFileSync(join(folder, path), text, { flag: 'wx' }),
    reads: (path) => readFileSync(join(folder, path), 'utf8'),
    changes(path, from, to) {
      const before = readFileSync(join(folder, path), 'utf8');
      if (before.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${path}.`);
      writeFileSync(
        join(folder, path),
        before.replace(from, () => to),
      );
    },
    tests: (...args) => jestIn(folder, args),
    removes: () => rmSync(folder, { recursive: true }),
  };
}

function jestIn(folder: string, args: readonly string[]): Promise<{ passed: boolean; said: string }> {
  const jest = join(folder, 'node_modules/jest/bin/jest.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [jest, '--runInBand', ...args], { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ passed: error === null, said: `${stdout}${stderr}` }),
    );
  });
}

/** The code that CONTRIBUTING.md shows under a heading. */
export function examplesUnder(heading: string): string[] {
  const [, after = ''] = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/```\w+\n([^]*?)```/g)].map(([, code = '']) => code);
}
