import { choice, required, several, type Page } from '../../../src/domain/forms/field';
import { fill } from '../../../src/domain/forms/fill';
import { readDay } from '../../../src/domain/time/days';
import { drawFields, typedInto } from '../../../src/journeys/forms/fields';
import { firstAgencies } from '../../../src/domain/people/agencies';
import { aBot } from '../../helpers/aBot';
import { aPerson } from '../../helpers/aReview';

const TODAY = readDay('2026-11-23');
const MANY = Array.from({ length: 500 }, (_, n) => [`id ${n}`, `Ymddiriedolaeth Iechyd a Gofal Cymunedol Gogledd y Sir ŵ ${n}`] as const);
const pageOf = (all: typeof MANY): Page => ({
  ...{ id: 'x', title: 'X', purpose: '' },
  fields: [choice('one', 'Which one?', all, required), several('some', 'Which?', all)],
});
const page = pageOf(MANY);
const name = (n: number): string => MANY[n]?.[1] ?? '';
const answers = (typed: Record<string, string>) => fill(page, {}, typedInto(page, typed), TODAY);

describe('a question with several hundred choices', () => {
  it('is drawn small, with the names that stand in it', () => {
    const drawn = drawFields({ page, revision: 0, saved: { one: { said: 'id 7' }, some: { said: 'id 1,id 499' } } });
    expect(Buffer.byteLength(JSON.stringify(drawn))).toBeLessThan(4_000);
    expect(drawn['one']).toMatchObject({ kind: 'text', choices: [], value: name(7) });
    expect(drawn['some']).toMatchObject({ kind: 'long', choices: [], value: `${name(1)}\n${name(499)}` });
  });

  it('is answered by name, in any case of letters', () => {
    const { answers: given, problems } = answers({ one_r0: ` ${name(7).toUpperCase()} `, some_r0: `${name(1)}\n\n${name(499)}` });
    expect(problems).toEqual([]);
    expect(given).toMatchObject({ one: { said: 'id 7' }, some: { said: 'id 1,id 499' } });
  });

  it('takes no name that is not among them, and shows it again', () => {
    const typed = typedInto(page, { one_r0: 'Nobody’s name', some_r0: '' });
    expect(fill(page, {}, typed, TODAY).problems.map(({ field }) => field)).toEqual(['one']);
    expect(drawFields({ page, revision: 0, saved: {}, typed })['one']).toMatchObject({ value: 'Nobody’s name' });
  });

  it('is a list as long as that fits', () => {
    const drawn = drawFields({ page: pageOf(MANY.slice(0, 40)), revision: 0, saved: {} });
    expect(drawn['one']).toMatchObject({ kind: 'choice' });
    expect(drawn['some']).toMatchObject({ kind: 'several' });
  });
});

it('lets an administrator add and open people of a partnership of five hundred agencies and people', async () => {
  const kezia = aPerson('kezia', 'Partnership office', 'administrator');
  const agencies = firstAgencies(MANY.map(([, label]) => label));
  const one = await aBot([kezia, ...MANY.map(([, agency], n) => aPerson(`p${n}`, agency, 'participant'))]);
  await one.tables.keptAgencies.save({ version: 1, agencies, by: kezia.id, at: '2026-11-24T09:00:00.000Z' }, undefined);
  for (const [verb, data] of [
    ['people/add', {}],
    ['people/open', { id: 'tenant~p3' }],
    ['people/list', {}],
    ['agencies/list', {}],
  ] as const) {
    const { card } = await one.press(kezia.id, verb, data);
    expect([verb, card !== undefined && Buffer.byteLength(JSON.stringify(card.json)) < 25 * 1024]).toEqual([verb, true]);
  }
});
