import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record } from './record';

// `npm run past -- FOLDER`: plays the conversation tests and the simulated year with a bot that is watched, and writes a folder of the past.

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say into which folder: npm run past -- test/past/<commit>');
const raws = mkdtempSync(join(tmpdir(), 'past-'));
const jest = ['jest', '--config', 'test/past/recording/jest.config.mjs', '--silent'];
const { status } = spawnSync('npx', jest, { stdio: 'inherit', env: { ...process.env, PAST_RAW: raws } });
if (status !== 0) throw new Error('A test failed, so that its scene is not whole. Nothing was written.');
record(raws, folder).then(
  () => rmSync(raws, { recursive: true }),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : 'Something went wrong.'}\n`);
    process.exitCode = 1;
  },
);
