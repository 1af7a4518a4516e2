import type { Answers } from '../../src/domain/forms/answers';
import { Refusal } from '../../src/domain/refusal';
import type { ReviewEvent } from '../../src/domain/review/events';
import { fold } from '../../src/domain/review/evolve';
import { change, type Changes } from '../../src/journeys/change';
import { keptApart } from '../../src/journeys/kept';
import { rulesOf, SHIPPED_CHOICES } from '../../src/domain/dates/counting';
import { alerted, OWEN } from '../helpers/aReview';
import { memoryTables } from '../helpers/memory';

const EVENT = alerted();
const REFERENCE = 'reference' in EVENT ? EVENT.reference : '';
const AT = '2026-11-25T10:00:00.000Z';
const LATER = '2026-11-26T10:00:00.001Z';
const [KEZIA, TOM]: Answers[] = [{ childName: { said: 'Kezia' } }, { childName: { said: 'Tom' } }];
const told = (reason: string): ReviewEvent => ({ type: 'notReached', at: AT, by: OWEN.id, person: reason, role: 'referrer' });

function world() {
  const tables = memoryTables();
  const here = {
    ...tables,
    kept: keptApart(tables.reviews, tables.identities),
    clock: () => new Date(AT),
    rules: async () => rulesOf(SHIPPED_CHOICES),
  };
  const rows = async () => {
    const all: string[] = [];
    for await (const { key } of tables.open('Identities').everywhere({})) all.push(key);
    return all.sort();
  };
  const changes = (decide: () => Changes) => change(here, REFERENCE, tables.reviews.read(REFERENCE), decide);
  return { tables, here, rows, changes };
}

async function begun(identity: Answers = KEZIA!) {
  const one = world();
  await one.changes(() => ({ events: [EVENT], identity }));
  return one;
}

it('counts once its review names it, and is the only one that is kept', async () => {
  const { tables, rows, changes } = await begun();
  expect(await tables.identities.read(REFERENCE)).toEqual(KEZIA);
  const [first] = await rows();
  await changes(() => ({ events: [told('a')], identity: TOM! }));
  expect(await tables.identities.read(REFERENCE)).toEqual(TOM);
  const after = await rows();
  expect(after).toHaveLength(1);
  expect(after).not.toContain(first);
});

it('stays as it is, and nothing of the new one is left, when the change is refused after somebody else was faster', async () => {
  const { tables, here, rows, changes } = await begun();
  const before = await rows();
  let tries = 0;
  const reading = tables.reviews.read(REFERENCE);
  await reading;
  await changes(() => ({ events: [told('faster')] }));
  const refused = change(here, REFERENCE, reading, () => {
    tries += 1;
    if (tries > 1) throw new Refusal('too late', 'Somebody was faster.');
    return { events: [told('slower')], identity: TOM! };
  });
  await expect(refused).rejects.toThrow('too late');
  expect(await tables.identities.read(REFERENCE)).toEqual(KEZIA);
  expect(await rows()).toEqual(before);
});

it('has what both writers wrote, when two write at once', async () => {
  const { tables, rows, changes } = await begun();
  const adds = (field: string) =>
    changes(() => ({ events: [told(field)], identity: (present) => ({ ...present, [field]: { said: field } }) }));
  await Promise.all(['school', 'gp', 'nameChosen'].map(adds));
  const both = { ...KEZIA, school: { said: 'school' }, gp: { said: 'gp' }, nameChosen: { said: 'nameChosen' } };
  expect(await tables.identities.read(REFERENCE)).toEqual(both);
  expect(await rows()).toHaveLength(1);
});

it('that was written by a turn which died says nothing, and is deleted by the daily sweep and not before', async () => {
  const { tables, here, rows } = await begun();
  const dies = { ...here, reviews: { ...here.reviews, commit: () => Promise.reject(new Error('The process died.')) } };
  await expect(change(dies, REFERENCE, tables.reviews.read(REFERENCE), () => ({ events: [told('a')], identity: TOM! }))).rejects.toThrow(
    'died',
  );
  expect(await tables.identities.read(REFERENCE)).toEqual(KEZIA);
  expect(await rows()).toHaveLength(2);
  expect(await tables.identities.sweep(AT)).toBe(0);
  expect(await tables.identities.sweep(LATER)).toBe(1);
  expect(await rows()).toHaveLength(1);
  expect(await tables.identities.read(REFERENCE)).toEqual(KEZIA);
});

it('is read, kept by the sweep and replaced where it was written before rows had names', async () => {
  const { tables, rows, changes } = world();
  await tables.reviews.commit({ review: fold([EVENT])!, events: [EVENT], content: [] }, undefined);
  await tables.identities.save(REFERENCE, KEZIA!);
  expect(await tables.identities.sweep(LATER)).toBe(0);
  expect(await tables.identities.read(REFERENCE)).toEqual(KEZIA);
  await changes(() => ({ events: [told('a')], identity: (present) => ({ ...present, gp: { said: 'Larkspur' } }) }));
  expect(await tables.identities.read(REFERENCE)).toEqual({ ...KEZIA, gp: { said: 'Larkspur' } });
  expect(await rows()).toEqual([expect.stringMatching(/^identity~./)]);
});

it('of a review that never came to be is deleted too', async () => {
  const { tables, rows } = world();
  await tables.identities.save('PR-NEVER00', KEZIA!, { name: 'a', at: AT });
  expect(await tables.identities.read('PR-NEVER00')).toBeUndefined();
  expect(await tables.identities.sweep(LATER)).toBe(1);
  expect(await rows()).toEqual([]);
});
