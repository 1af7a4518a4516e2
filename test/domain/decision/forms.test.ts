import { criteriaFor } from '../../../src/domain/decision/criteria';
import { answersIn, assessPage, outcomeIn, reasonOf } from '../../../src/domain/decision/forms';
import { fill } from '../../../src/domain/forms/fill';
import { freeze } from '../../../src/domain/forms/frozen';
import { ROUTES } from '../../../src/domain/review/referral';

describe.each(ROUTES)('the chair’s form: %s', (route) => {
  const page = assessPage(route);
  const typed = {
    ...Object.fromEntries(
      criteriaFor(route).flatMap(({ id }) => [
        [id, 'unknown'],
        [reasonOf(id), `About ${id}`],
      ]),
    ),
    outcome: 'local learning review',
    why: 'Because.',
  };

  it('asks for each criterion, its reason, the outcome and why; advice where nothing is held', () => {
    expect(fill(page, {}, typed, '2026-11-25').problems).toEqual([]);
    const needed = fill(page, {}, { outcome: 'no further action' }, '2026-11-25').problems.map(({ field }) => field);
    expect(needed).toEqual([...criteriaFor(route).flatMap(({ id }) => [id, reasonOf(id)]), 'why', 'advice']);
  });

  it('can be read again from what was frozen', () => {
    const { answers } = fill(page, {}, typed, '2026-11-25');
    expect(answersIn(page, freeze(page, answers).frozen)).toEqual(answers);
    expect(outcomeIn(answers)).toBe('local learning review');
    expect(outcomeIn({ outcome: { said: 'something' } })).toBeUndefined();
  });
});

it('asks of each route what that route is held against', () => {
  const asked = (route: (typeof ROUTES)[number]) =>
    assessPage(route).fields.flatMap(({ id, label }) => (criteriaFor(route).some((one) => one.id === id) ? [label] : []));
  expect(asked('serious incident')).toHaveLength(6);
  expect(asked('serious incident')).toContain('The child has died or been seriously harmed');
  expect(asked('learning')).toEqual([
    'Two or more agencies were involved, or should have been',
    'Learning is evident about how they work together',
    'It is below the statutory threshold for a serious incident',
  ]);
  expect(asked('good outcome')).toEqual([
    'Two or more agencies took part',
    'There was a real risk or need at the start',
    'There is evidence of a better outcome for the child',
    'What made the difference can be named and repeated',
    'The child or the family agree, or have been asked',
    'It is not a nomination for individual praise',
  ]);
});
