import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../helpers/treeCopy';
import { relapses } from './patches';

// Whether the tests find each of them is tried by `npm run relapse`, which takes its time.

const SERIOUS_FAULTS = 16;

describe('the old faults that are kept as patches', () => {
  it('are not fewer than the serious ones', () => expect(relapses().length).toBeGreaterThanOrEqual(SERIOUS_FAULTS));

  it.each(relapses())(
    '$name says what people met and what finds it, and can still be applied',
    ({ path, fault, tests, types, changes }) => {
      expect(fault).toMatch(/^[A-Z“].{15,}\.$/);
      expect([...tests, ...types]).not.toEqual([]);
      expect([...tests, ...types].filter((named) => !existsSync(join(ROOT, named)))).toEqual([]);
      expect(changes).not.toEqual([]);
      expect(changes.filter((file) => file.startsWith('test/'))).toEqual([]);
      const { status, stderr } = spawnSync('git', ['apply', '--check', path], { cwd: ROOT, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );
});
