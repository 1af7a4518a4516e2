import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfTree, jestIn } from '../helpers/treeCopy';
import { relapses, type Relapse } from './patches';

// `npm run relapse [-- NAME…]`: brings each old fault back in a copy of the tree, one after the other, and runs the tests that are to find it.

/** In the message of a test that failed by what it expected, and not because something else broke. */
const EXPECTED = /expect\(|Property failed/;

async function run(names: readonly string[]): Promise<boolean> {
  const folder = copyOfTree('relapse');
  let missed = 0;
  try {
    for (const relapse of relapses().filter(({ name }) => names.length === 0 || names.includes(name))) {
      const problem = await notFound(folder, relapse);
      if (problem) missed += 1;
      print(problem ? `MISSED ${relapse.name}: ${problem}` : `found  ${relapse.name}: ${relapse.fault}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  print(missed === 0 ? 'Every old fault is found.' : `${missed} not found.`);
  return missed === 0;
}

/** Why the fault was not found; empty where it was. The copy is afterwards as it was before. */
async function notFound(folder: string, relapse: Relapse): Promise<string> {
  const couldNot = applied(folder, relapse, []);
  if (couldNot) return couldNot;
  const missed = (await missedBy(folder, relapse.tests)) || unnoticedIn(folder, relapse.types);
  const stays = applied(folder, relapse, ['--reverse']);
  if (stays) throw new Error(stays);
  return missed;
}

function applied(folder: string, { path }: Relapse, how: readonly string[]): string {
  const { status, stderr } = spawnSync('git', ['apply', ...how, path], { cwd: folder, encoding: 'utf8' });
  return status === 0 ? '' : `It can't be applied. ${stderr}`;
}

async function missedBy(folder: string, tests: readonly string[]): Promise<string> {
  if (tests.length === 0) return '';
  const ran = await jestIn(folder, ['--runTestsByPath', ...tests]);
  const found = ran.filter((suite) => suite.tests.some(({ failureMessages }) => failureMessages.some((message) => EXPECTED.test(message))));
  const missed = tests.filter((path) => !found.some((suite) => suite.path === path));
  return missed.length === 0 ? '' : `No test fails by what it expects in ${missed.join(', ')}.`;
}

function unnoticedIn(folder: string, files: readonly string[]): string {
  if (files.length === 0) return '';
  const tsc = join(folder, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
  const unnoticed = files.filter((file) => !stdout.includes(`${file}(`));
  return unnoticed.length === 0 ? '' : `The compiler finds nothing in ${unnoticed.join(', ')}.`;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

void run(process.argv.slice(2)).then((all) => process.exit(all ? 0 : 1));
