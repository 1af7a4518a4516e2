import fc from 'fast-check';
import type { Answers } from '../../../src/domain/forms/answers';
import { carried, keptAside } from '../../../src/domain/referral/changeRoute';
import { pagesFor } from '../../../src/domain/referral/pages';
import { ROUTES, type Route } from '../../../src/domain/review/referral';

type Saved = ReadonlyMap<string, Answers>;
const over = (from: Route, to: Route, saved: Saved): Saved =>
  new Map([...saved, ...carried(from, to, saved).map(({ page, answers }) => [page.id, answers] as const)]);
const answersOf = (route: Route, saved: Saved): Answers => Object.assign({}, ...pagesFor(route).map(({ id }) => saved.get(id) ?? {}));

/** Some answers to the pages of a route. */
const someOf = (route: Route): fc.Arbitrary<Saved> =>
  fc
    .tuple(...pagesFor(route).map(({ id, fields }) => fc.tuple(fc.constant(id), fc.subarray(fields.map((field) => field.id)))))
    .map(
      (pages) =>
        new Map(pages.map(([id, fields]) => [id, Object.fromEntries(fields.map((field) => [field, { said: `${route} ${field}` }]))])),
    );
const route = fc.constantFrom(...ROUTES);

describe('going over to another route', () => {
  const learning: Saved = new Map([
    ['case', { childName: { said: 'Jonah' }, initials: { said: 'J.L.' }, facts: { said: 'He was missing.' } }],
    ['prepared', { callBack: { said: '01632 960155' } }],
  ]);

  it('keeps what both routes ask, on whichever page the other asks it', () => {
    const after = over('learning', 'good outcome', learning);
    expect(after.get('before')).toEqual({ childName: { said: 'Jonah' }, initials: { said: 'J.L.' } });
    expect(after.get('sharing')).toEqual({ callBack: { said: '01632 960155' } });
    expect(after.get('case')).toEqual(learning.get('case'));
  });

  it('says how much is kept aside, and from which pages', () => {
    expect(keptAside('good outcome', learning)).toEqual({ count: 1, pages: ['The child and what happened'] });
    expect(keptAside('learning', learning)).toEqual({ count: 0, pages: [] });
    expect(keptAside('serious incident', learning)).toEqual({ count: 0, pages: [] });
  });

  it('takes the newer of two answers along, so that a change made in one route is not lost in the other', () => {
    const there = over('learning', 'good outcome', learning);
    const changed: Saved = new Map([...there, ['before', { ...there.get('before'), initials: { said: 'J.' } }]]);
    expect(over('good outcome', 'learning', changed).get('case')).toMatchObject({ initials: { said: 'J.' }, childName: { said: 'Jonah' } });
  });

  it('never loses an answer, wherever people go and come back to', () => {
    fc.assert(
      fc.property(
        route.chain((first) => fc.tuple(fc.constant(first), someOf(first), fc.array(route, { maxLength: 5 }))),
        ([first, saved, ways]) => {
          let [at, now] = [first, saved];
          for (const to of [...ways, first]) {
            now = over(at, to, now);
            at = to;
          }
          expect(answersOf(first, now)).toEqual(answersOf(first, saved));
        },
      ),
    );
  });
});
