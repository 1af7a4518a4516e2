import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { openTables, type Tables } from '../../src/tables';
import { startAzurite, type Azurite } from '../helpers/azurite';
import { endpointOf, startBetween, type Between } from './between';
import { alerted, ANNE, AT, begin, claim, folded, keepsTheContract, page } from './contract';

const REFERENCE = 'PR-7KQ4M2X';
const DOWN = 'The tables did not answer.';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.close());

let opened = 0;
const newPrefix = () => `t${(opened += 1)}`;
const open = (connectionString = azurite.connectionString, prefix = newPrefix()) => openTables({ connectionString, prefix });
const client = (prefix: string, table: string) =>
  TableClient.fromConnectionString(azurite.connectionString, prefix + table, { allowInsecureConnection: true });

const thrownBy = (call: () => Promise<unknown>): Promise<Error & { code?: string }> =>
  call().then(
    () => new Error('It did not throw.'),
    (thrown: Error) => thrown,
  );

/** Two of these, one after the other, leave of the five seconds of a dialog what else it needs. */
const LONGEST_WAIT_MS = 2_400;

describe('tables in Azure Table storage', () => {
  keepsTheContract(open, 25);

  it('finds all of more reviews than one answer holds', async () => {
    const tables = await open();
    const references = Array.from({ length: 1_050 }, (_, n) => `PR-${n}`);
    for (let n = 0; n < references.length; n += 50)
      await Promise.all(references.slice(n, n + 50).map((reference) => begin(tables, reference)));
    const found: string[] = [];
    for await (const reference of tables.reviews.references()) found.push(reference);
    expect(found.sort()).toEqual(references.sort());
  });

  it('finds what was there when it is opened again, and nothing of another prefix', async () => {
    const prefix = newPrefix();
    await begin(await open(azurite.connectionString, prefix));
    expect(await (await open(azurite.connectionString, prefix)).reviews.read(REFERENCE)).toBeDefined();
    expect(await (await open()).reviews.read(REFERENCE)).toBeUndefined();
  });

  it.each(['a-b', '1a', 'ä', 'a'.repeat(52)])('refuses %s as a prefix', async (prefix) => {
    await expect(open(azurite.connectionString, prefix)).rejects.toThrow('A prefix for table names is made of letters and digits');
  });

  it('keeps in plain columns what people query from outside', async () => {
    const prefix = newPrefix();
    const tables = await open(azurite.connectionString, prefix);
    await begin(tables, REFERENCE, [{ key: 'referral~child', columns: { page: 'child' }, json: 1 }]);
    await tables.people.save({ id: ANNE, name: 'Anne', agency: 'Police', roles: ['scribe'] });
    await tables.drafts.save(ANNE, page(1));
    const { state, route, agency, referrer, lead, begunAt, alertedAt, sentAt, passedAt, events } = folded(alerted());
    const plain = { state, route, agency, referrer, lead, begunAt, alertedAt, sentAt, passedAt, events };
    expect(await client(prefix, 'Reviews').getEntity(REFERENCE, 'review')).toMatchObject({ ...plain, schema: 1 });
    expect(await client(prefix, 'Reviews').getEntity(REFERENCE, 'event~000000~0')).toMatchObject({ schema: 1 });
    expect(await client(prefix, 'Reviews').getEntity(REFERENCE, 'referral~child')).toMatchObject({ page: 'child', json: '1', schema: 1 });
    expect(await client(prefix, 'People').getEntity('6f1c-tenant', '0b2d-anne')).toMatchObject({
      kind: 'person',
      agency: 'Police',
      changes: 1,
      schema: 1,
    });
    expect(await client(prefix, 'Drafts').getEntity(ANNE, `referral~${REFERENCE}~child`)).toMatchObject({
      revision: 1,
      savedAt: AT,
      schema: 1,
    });
  });
});

describe('rows that are not as they were written', () => {
  const SECRET = 'Tilly Marsh';
  type Broken = [string, string, string, Record<string, unknown>, string, (tables: Tables) => Promise<unknown>];

  it.each<Broken>([
    [
      'a document',
      'Reviews',
      'review',
      { json: `{"reference":"${SECRET}"}`, schema: 1 },
      'review',
      (tables) => tables.reviews.read(REFERENCE),
    ],
    [
      'JSON that is none',
      'Reviews',
      'said~1',
      { json: `"${SECRET}`, schema: 1 },
      'content',
      (tables) => tables.reviews.content(REFERENCE, 'said'),
    ],
    ['a later schema', 'Reviews', 'said~1', { json: '1', schema: 2 }, 'content', (tables) => tables.reviews.content(REFERENCE, 'said')],
    ['no schema', 'Identities', 'identity', { json: '{}' }, 'identity', (tables) => tables.identities.read(REFERENCE)],
    [
      'a gap in the journal',
      'Reviews',
      'event~000001~0',
      { json: JSON.stringify(alerted()), schema: 1 },
      'event',
      (tables) => tables.reviews.journal(REFERENCE),
    ],
    [
      'an event without a number',
      'Reviews',
      `event~${SECRET}~0`,
      { json: JSON.stringify(alerted()), schema: 1 },
      'event',
      (tables) => tables.reviews.journal(REFERENCE),
    ],
    ['a claim', 'Reviews', 'claim~alert', { claim: SECRET, schema: 1 }, 'claim', (tables) => tables.reviews.claims(REFERENCE)],
    ['a view', 'Seen', '2026', { who: SECRET, schema: 1 }, 'view', (tables) => tables.seen.of(REFERENCE)],
    ['a list', 'Involved', 'x', { schema: 1 }, 'list', (tables) => tables.involved.in(REFERENCE)],
    [
      'a draft',
      'Drafts',
      'referral~a~b',
      { json: `{"name":"${SECRET}"}`, revision: 1, schema: 1 },
      'page',
      (tables) => tables.drafts.pages(REFERENCE),
    ],
  ])('%s: throws an error that names table and kind and nothing else', async (_, table, rowKey, columns, kind, read) => {
    const prefix = newPrefix();
    const tables = await open(azurite.connectionString, prefix);
    await client(prefix, table).createEntity({ partitionKey: REFERENCE, rowKey, ...columns });
    const error = await thrownBy(() => read(tables));
    expect(error.message).toBe(`A row of ${table} (${kind}) is not as it was written.`);
    expect(error.cause).toBeUndefined();
  });
});

describe('requests to storage', () => {
  let between: Between;
  let tables: Tables;
  beforeAll(async () => {
    between = await startBetween(azurite);
  });
  afterAll(() => between.close());
  beforeEach(async () => {
    between.next('none');
    tables = await open(between.connectionString);
    between.asked();
  });

  const asked = async (call: () => Promise<unknown>): Promise<string[]> => {
    between.asked();
    await call();
    return between.asked().map((what) => what.replace(/t\d+|\(.+\)/g, ''));
  };

  it('are one for each thing asked, and two for a later save of a draft', async () => {
    const { reviews, owedIndex, identities, drafts, people, seen, involved } = tables;
    const { review, etag } = await begin(tables);
    const content = [{ key: 'said~1', columns: {}, json: 1 }];
    expect(await asked(() => reviews.commit({ review, events: [], content }, etag))).toEqual(['POST $batch']);
    expect(await asked(() => reviews.read(REFERENCE))).toEqual(['GET Reviews']);
    expect(await asked(() => reviews.journal(REFERENCE))).toEqual(['GET Reviews()']);
    expect(await asked(() => reviews.content(REFERENCE, 'said'))).toEqual(['GET Reviews()']);
    expect(await asked(() => reviews.claims(REFERENCE))).toEqual(['GET Reviews()']);
    expect(await asked(() => reviews.claim(REFERENCE, claim('alert'), undefined))).toEqual(['POST Reviews']);
    expect(await asked(() => owedIndex.add({ at: AT, reference: REFERENCE }))).toEqual(['PUT Owed']);
    expect(await asked(() => owedIndex.due(new Date(AT)))).toEqual(Array(4).fill('GET Owed()'));
    expect(await asked(() => owedIndex.remove({ at: AT, reference: REFERENCE }))).toEqual(['DELETE Owed']);
    expect(await asked(() => identities.save(REFERENCE, {}))).toEqual(['PUT Identities']);
    expect(await asked(() => drafts.save(ANNE, page(1)))).toEqual(['POST Drafts']);
    expect(await asked(() => drafts.save(ANNE, page(2)))).toEqual(['GET Drafts', 'PUT Drafts']);
    expect(await asked(() => drafts.pages(ANNE))).toEqual(['GET Drafts()']);
    expect(await asked(() => drafts.discard(ANNE, REFERENCE))).toEqual(['GET Drafts()', 'POST $batch']);
    expect(await asked(() => people.save({ id: ANNE, name: 'Anne', agency: 'Police', roles: [] }))).toEqual(['GET People', 'POST $batch']);
    expect(await asked(() => people.keepAddress(ANNE, 'a:1'))).toEqual(['PATCH People']);
    expect(await asked(() => people.find(ANNE))).toEqual(['GET People']);
    expect(await asked(() => people.withRole('scribe'))).toEqual(['GET People()']);
    expect(await asked(() => people.welcome(ANNE, new Date(AT), new Date(AT)))).toEqual(['GET People', 'PATCH People']);
    expect(await asked(() => seen.record(REFERENCE, { who: ANNE, as: 'scribe', what: 'home', at: AT }))).toEqual(['POST Seen']);
    expect(await asked(() => involved.add('office', REFERENCE))).toEqual(['PUT Involved']);
    expect(await asked(() => tables.reachable())).toEqual(['GET Reviews']);
  });

  it('say of a number that it is a double when it is no Int32, which is what Azure takes a bare number for', async () => {
    const columns = { int: 2 ** 31 - 1, large: 2 ** 31, broken: 1.5 };
    await begin(tables, REFERENCE, [{ key: 'said~1', columns, json: 1 }]);
    expect(between.sent()).toContain(
      '"int":2147483647,"large":2147483648,"large@odata.type":"Edm.Double","broken":1.5,"broken@odata.type":"Edm.Double"',
    );
    expect((await tables.reviews.content(REFERENCE, 'said'))[0]?.columns).toEqual(columns);
  });

  describe('are known again as our own when they were done and the answer was lost', () => {
    it('when a review was begun', async () => {
      between.next('answer lost', /POST \$batch/);
      await begin(tables);
      expect(await tables.reviews.journal(REFERENCE)).toEqual([alerted()]);
    });

    it.each([0, 1])('when a review was changed by %d events', async (count) => {
      const { review, etag } = await begin(tables);
      const events = [{ type: 'referralSent', at: AT, by: ANNE, pages: ['child'] } as const].slice(0, count);
      between.next('answer lost', /POST \$batch/);
      const changed = { ...review, passedBy: ANNE, events: review.events + count };
      expect(await tables.reviews.commit({ review: changed, events, content: [] }, etag)).toBe('committed');
      expect(await tables.reviews.journal(REFERENCE)).toEqual([alerted(), ...events]);
    });

    it('when a review was changed and somebody else has changed it since', async () => {
      const { review, etag } = await begin(tables);
      const ours = { type: 'referralSent', at: AT, by: ANNE, pages: ['child'] } as const;
      const theirs = { ...ours, pages: ['family'] };
      between.loseAnswerWhile(/POST \$batch/, async () => {
        const now = (await tables.reviews.read(REFERENCE))!;
        await tables.reviews.commit({ review: { ...now.review, events: 3 }, events: [theirs], content: [] }, now.etag);
      });
      expect(await tables.reviews.commit({ review: { ...review, events: 2 }, events: [ours], content: [] }, etag)).toBe('committed');
      expect(await tables.reviews.journal(REFERENCE)).toEqual([alerted(), ours, theirs]);
    });

    it('when a claim was made and replaced', async () => {
      between.next('answer lost', /POST/);
      const first = await tables.reviews.claim(REFERENCE, claim('alert'), undefined);
      between.next('answer lost', /PUT/);
      const second = await tables.reviews.claim(REFERENCE, claim('alert', { state: 'sent' }), first);
      expect(await tables.reviews.claims(REFERENCE)).toEqual([{ ...claim('alert', { state: 'sent' }), etag: second }]);
    });

    it('when a draft was saved first, saved again and discarded', async () => {
      between.next('answer lost', /POST/);
      expect(await tables.drafts.save(ANNE, page(1))).toBe('saved');
      between.next('answer lost', /PUT/);
      expect(await tables.drafts.save(ANNE, page(2))).toBe('saved');
      expect(await tables.drafts.pages(ANNE)).toEqual([page(2)]);
      between.next('answer lost', /POST \$batch/);
      await tables.drafts.discard(ANNE, REFERENCE);
      expect(await tables.drafts.pages(ANNE)).toEqual([]);
    });

    it('when somebody was welcomed', async () => {
      await tables.people.save({ id: ANNE, name: 'Anne', agency: 'Police', roles: [] });
      between.next('answer lost', /PATCH/);
      expect(await tables.people.welcome(ANNE, new Date(AT), new Date(AT))).toBe(true);
    });

    it('when a view was recorded', async () => {
      between.next('answer lost', /POST/);
      await tables.seen.record(REFERENCE, { who: ANNE, as: 'scribe', what: 'home', at: AT });
      expect(await tables.seen.of(REFERENCE)).toHaveLength(1);
    });

    it('when an entry was removed', async () => {
      await tables.owedIndex.add({ at: AT, reference: REFERENCE });
      between.next('answer lost', /DELETE/);
      await tables.owedIndex.remove({ at: AT, reference: REFERENCE });
      expect(await tables.owedIndex.due(new Date(AT))).toEqual([]);
    });
  });

  it('are repeated when storage was busy for a moment, and no more than twice', async () => {
    await begin(tables);
    between.next('answer lost', /GET/, 2);
    expect(await asked(() => tables.reviews.read(REFERENCE))).toEqual(Array(3).fill('GET Reviews'));
    between.next('answer lost', /GET/, 100);
    expect(await asked(() => thrownBy(() => tables.reviews.read(REFERENCE)))).toEqual(Array(3).fill('GET Reviews'));
  });

  it.each(['silence', 'busy'] as const)('end in time with a plain error, after %s', async (fault) => {
    const { review, etag } = await begin(tables);
    const content = [{ key: 'said~1', columns: {}, json: 'Tilly Marsh' }];
    between.next(fault, /./, 100);
    const waits = jest.spyOn(globalThis, 'setTimeout');
    const errors = await Promise.all(
      [
        () => tables.reviews.commit({ review, events: [], content }, etag),
        () => tables.drafts.save(ANNE, page(1)),
        () => tables.reviews.content(REFERENCE, 'said'),
      ].map(thrownBy),
    );
    expect(waits.mock.calls.filter(([, ms]) => ms === LONGEST_WAIT_MS)).toHaveLength(errors.length);
    waits.mockRestore();
    for (const error of errors) {
      expect(error).toMatchObject({ message: DOWN, code: 'timeout' });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('Tilly');
    }
  });

  it('are not taken for done when the answer to a transaction says otherwise in a form that the client cannot read', async () => {
    between.next('odd answer', /POST \$batch/);
    expect(await thrownBy(() => begin(tables))).toMatchObject({ message: DOWN, code: 'transaction' });
  });

  it('that storage refuses end in an error that says so and nothing of the request', async () => {
    const prefix = newPrefix();
    tables = await open(azurite.connectionString, prefix);
    await client(prefix, 'Drafts').deleteTable();
    const error = await thrownBy(() => tables.drafts.save(ANNE, page(1, { answers: { name: { said: 'Tilly Marsh' } } })));
    expect(error).toMatchObject({ message: 'The tables refused a request.', code: 'TableNotFound' });
    expect(Object.keys(error)).toEqual(['code']);
  });
});

describe('Azurite', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tables-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps its data in a folder from one start to the next', async () => {
    const first = await startAzurite(join(folder, 'made'));
    await begin(await openTables(first));
    await first.close();
    const second = await startAzurite(join(folder, 'made'));
    expect(await (await openTables(second)).reviews.journal(REFERENCE)).toEqual([alerted()]);
    await second.close();
  });

  it('can stop and come back: the tables say plainly that it is away, and then work as before', async () => {
    const first = await startAzurite(folder);
    const port = Number(new URL(endpointOf(first.connectionString)).port);
    const tables = await openTables(first);
    const { etag, review } = await begin(tables);
    await first.close();
    for (const call of [
      () => tables.reachable(),
      () => tables.reviews.read(REFERENCE),
      () => tables.reviews.commit({ review, events: [], content: [] }, etag),
      () => tables.owedIndex.due(new Date(AT)),
      () => openTables(first),
    ]) {
      expect(await thrownBy(call)).toMatchObject({ message: DOWN, code: 'ECONNREFUSED' });
    }
    const second = await startAzurite(folder, port);
    await tables.reachable();
    expect(await tables.reviews.read(REFERENCE)).toEqual({ review, etag });
    expect(await tables.reviews.commit({ review, events: [], content: [] }, etag)).toBe('committed');
    await second.close();
  });
});
