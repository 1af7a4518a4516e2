import { CRITERIA } from '../../src/domain/decision';
import { ASSESS, answersIn, outcomeIn, reasonOf } from '../../src/domain/decisionForm';
import { freeze } from '../../src/domain/referral';
import { fill } from '../../src/domain/wizard';

describe('the chair’s form', () => {
  const typed = {
    ...Object.fromEntries(
      CRITERIA.flatMap(({ id }) => [
        [id, 'unknown'],
        [reasonOf(id), `About ${id}`],
      ]),
    ),
    outcome: 'local learning review',
    why: 'Because.',
  };

  it('asks for each criterion, its reason, the outcome and why; advice where nothing is held', () => {
    expect(fill(ASSESS, {}, typed, '2026-11-25').problems).toEqual([]);
    const needed = fill(ASSESS, {}, { outcome: 'no further action' }, '2026-11-25').problems.map(({ field }) => field);
    expect(needed).toEqual([...CRITERIA.flatMap(({ id }) => [id, reasonOf(id)]), 'why', 'advice']);
  });

  it('can be read again from what was frozen', () => {
    const { answers } = fill(ASSESS, {}, typed, '2026-11-25');
    expect(answersIn(freeze(ASSESS, answers).frozen)).toEqual(answers);
    expect(outcomeIn(answers)).toBe('local learning review');
    expect(outcomeIn({ outcome: { said: 'something' } })).toBeUndefined();
  });
});
