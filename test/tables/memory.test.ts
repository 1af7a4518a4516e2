import { memoryTables } from '../helpers/memory';
import { ANNE, AT, begin, claim, keepsTheContract, page } from './contract';

describe('tables in memory', () => {
  keepsTheContract(() => Promise.resolve(memoryTables()));

  it('throw what storage throws while they are told to, and go on with what they had', async () => {
    const tables = memoryTables();
    await begin(tables);
    tables.fail(true);
    const calls: (() => Promise<unknown>)[] = [
      () => tables.reviews.read('PR-7KQ4M2X'),
      () => tables.reviews.journal('PR-7KQ4M2X'),
      () => begin(tables, 'PR-2'),
      () => tables.reviews.claim('PR-7KQ4M2X', claim('alert'), undefined),
      () => tables.reviews.references()[Symbol.asyncIterator]().next(),
      () => tables.owedIndex.due(new Date(AT)),
      () => tables.identities.save('PR-7KQ4M2X', {}),
      () => tables.drafts.save(ANNE, page(1)),
      () => tables.people.withRole('scribe'),
      () => tables.seen.of('PR-7KQ4M2X'),
      () => tables.involved.add('office', 'PR-7KQ4M2X'),
      () => tables.reachable(),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow('The tables did not answer.');
    tables.fail(false);
    await tables.reachable();
    expect(await tables.reviews.journal('PR-7KQ4M2X')).toHaveLength(1);
    expect(await tables.reviews.read('PR-2')).toBeUndefined();
  });

  it('are empty each time they are made', async () => {
    await begin(memoryTables());
    expect(await memoryTables().reviews.read('PR-7KQ4M2X')).toBeUndefined();
  });
});
