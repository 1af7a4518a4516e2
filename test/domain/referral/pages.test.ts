import { NOT_YET, type Field } from '../../../src/domain/forms/field';
import { ALL_PAGES, pagesBeside, pagesFor } from '../../../src/domain/referral/pages';
import { ROUTES } from '../../../src/domain/review/referral';

const fieldsFor = (route: (typeof ROUTES)[number]): readonly Field[] => pagesFor(route).flatMap(({ fields }) => fields);
const labels = (all: readonly Field[]): string[] => all.map(({ label }) => label);

/** The short start is all that is sent at once, so that it asks for more than one page's questions. */
const MOST_AT_START = 9;

describe('the pages of the three routes', () => {
  it('belong to one route each, under an id of their own', () => {
    const ids = ALL_PAGES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const route of ROUTES) for (const page of pagesFor(route)) expect(pagesBeside(page)).toBe(pagesFor(route));
  });

  it.each(['learning', 'good outcome'] as const)('ask at most twelve questions for %s', (route) => {
    expect(fieldsFor(route).length).toBeGreaterThan(5);
    expect(fieldsFor(route).length).toBeLessThanOrEqual(12);
  });

  it('are of a size that a person can take in', () => {
    for (const { id, fields } of ALL_PAGES) expect([id, fields.length <= (id === 'start' ? MOST_AT_START : 8)]).toEqual([id, true]);
  });

  it.each(ROUTES)('ask for what the whole of %s needs: who the child is, as a person, and who knows them', (route) => {
    const asked = fieldsFor(route).map(({ id }) => id);
    expect(asked).toEqual(expect.arrayContaining(['childName', 'initials', 'penPicture', 'callBack']));
  });

  it('ask a question once in a route, and the same question wherever it is asked', () => {
    for (const route of ROUTES) expect(fieldsFor(route).map(({ id }) => id)).toEqual([...new Set(fieldsFor(route).map(({ id }) => id))]);
    const byId = new Map<string, Field>();
    for (const field of ROUTES.flatMap(fieldsFor)) {
      const same = byId.get(field.id) ?? field;
      expect([field.id, field.kind, field.limit, field.choices, field.identity]).toEqual([
        field.id,
        same.kind,
        same.limit,
        same.choices,
        same.identity,
      ]);
      byId.set(field.id, field);
    }
  });

  it('take “not known, because” for every required fact of a serious incident except the person who writes, what is chosen, and safety', () => {
    const facts = [
      'childName',
      'bornOn',
      'ethnicity',
      'incidentOn',
      'agencyAwareOn',
      'laAwareOn',
      'category',
      'facts',
      'abuse',
      'abuseBasis',
    ];
    const more = ['criteria', 'penPicture', 'ownWords'];
    for (const id of [...facts, ...more])
      expect([id, fieldsFor('serious incident').find((field) => field.id === id)?.need]).toEqual([id, 'required, or why not known']);
    for (const id of ['childSafety', 'siblingsSafety', 'othersSafety'])
      expect(fieldsFor('serious incident').find((field) => field.id === id)?.need).toBe('required');
  });

  it('say what to do next wherever “not yet” is an answer, and nowhere else', () => {
    const answers = ROUTES.flatMap(fieldsFor).filter(({ choices }) => choices.some(({ value }) => value === NOT_YET));
    expect(answers.length).toBeGreaterThan(8);
    expect(labels(answers.filter(({ whenNotYet }) => whenNotYet === ''))).toEqual([]);
    expect(labels(ROUTES.flatMap(fieldsFor).filter((field) => field.whenNotYet !== '' && !answers.includes(field)))).toEqual([]);
  });

  it('ask for words beside every “other”, and only after answers that can be given', () => {
    for (const { fields } of ALL_PAGES) {
      for (const { id, choices } of fields.filter((field) => field.choices.some(({ value }) => value === 'other')))
        expect([id, fields.some(({ neededWhen }) => neededWhen?.field === id && neededWhen.is === 'other')]).toEqual([
          id,
          choices.length > 0,
        ]);
      for (const { id, neededWhen } of fields) {
        const other = fields.find((field) => field.id === neededWhen?.field);
        expect([id, neededWhen === undefined || other?.choices.some(({ value }) => value === neededWhen.is)]).toEqual([id, true]);
      }
    }
  });

  it('have no comma in what a choice is kept as, because several are joined by commas', () => {
    const values = ROUTES.flatMap(fieldsFor).flatMap(({ choices }) => choices.map(({ value }) => value));
    expect(values.length).toBeGreaterThan(50);
    expect(values.filter((value) => value.includes(','))).toEqual([]);
  });
});
