import { ASK_BACK, thinness } from '../../../src/domain/coaching/why';

describe('an answer to “why”', () => {
  it.each([
    ['short', 'Bad teamwork'],
    ['short', 'Agencies did not talk.'],
    ['elsewhere', 'See above'],
    ['elsewhere', 'as stated in the facts'],
    ['elsewhere', 'Criteria met.'],
    ['elsewhere', 'n/a'],
    ['missing', 'Lack of communication'],
    ['missing', 'There was a lack of information sharing between the hospital and the school.'],
    ['missing', 'The agencies failed to follow the policy on bruising in babies.'],
    ['missing', 'Poor record keeping by all agencies involved in the case, over years.'],
  ] as const)('is thin (%s): %s', (thin, text) => {
    expect(thinness(text)).toBe(thin);
    expect(ASK_BACK[thin]).toMatch(/\?|\.$/);
  });

  it.each([
    '',
    '   ',
    'The hospital sent the child home on Friday evening although two bruises were not explained.',
    'There was a lack of information sharing because the new system did not show old records.',
    'They failed to visit: at the time the team had three vacancies.',
    'As seen in two earlier reviews here, babies’ bruises are explained away when the family is articulate and the team is busy.',
    'Yes: the school, the GP and the hospital each held one part, and nobody put the parts together until the injury.',
  ])('is not thin: %s', (text) => expect(thinness(text)).toBeUndefined());
});
