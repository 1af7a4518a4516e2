import { addAgency, firstAgencies, inUse, renameAgency, retireAgency, useAgain } from '../../../src/domain/people/agencies';
import { Refusal } from '../../../src/domain/refusal';
import { readDay } from '../../../src/domain/time/days';

const DAY = readDay('2026-11-23');
const FIRST = firstAgencies(['Health', 'Police', 'Health']);
const NOTHING = { requests: 0, referrals: 0 };
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof Refusal ? error.sentence : String(error);
  }
  return 'not refused';
};

it('begins with the settings’ names, each once', () => {
  expect(FIRST.map(({ id, name }) => [id, name])).toEqual([
    ['Health', 'Health'],
    ['Police', 'Police'],
  ]);
});

it('keeps an agency’s id however it is called, and never gives one twice', () => {
  const renamed = renameAgency(FIRST, 'Health', 'Northshire Health', []);
  expect(renamed[0]).toMatchObject({ id: 'Health', name: 'Northshire Health', was: ['Health'] });
  const added = addAgency(renamed, 'Health', []);
  expect(added[2]).toMatchObject({ id: 'Health 2', name: 'Health', was: [] });
  expect(renameAgency(renamed, 'Health', 'Health', [])[0]).toMatchObject({ name: 'Health', was: ['Northshire Health'] });
});

it('makes ids that storage takes as keys', () => {
  const odd = addAgency(FIRST, 'A/B ~ c\\d #1?', []);
  expect(odd[2]?.id).toBe('A B c d 1');
  expect(addAgency(FIRST, '###', [])[2]?.id).toBe('agency');
});

it('refuses a name that another has, in any case of letters, or that is the office’s', () => {
  expect(refusal(() => addAgency(FIRST, 'POLICE', []))).toBe('Police is on the list already.');
  expect(refusal(() => renameAgency(FIRST, 'Health', 'police', []))).toBe('Police is on the list already.');
  expect(refusal(() => addAgency(FIRST, 'the office', ['The office']))).toContain('is no agency’s name here');
  expect(renameAgency(FIRST, 'Police', 'POLICE', [])[1]?.name).toBe('POLICE');
});

it('retires what nothing waits for, and takes it back', () => {
  const retired = retireAgency(FIRST, 'Police', DAY, NOTHING);
  expect(inUse(retired).map(({ id }) => id)).toEqual(['Health']);
  expect(retireAgency(retired, 'Police', DAY, NOTHING)).toBe(retired);
  expect(refusal(() => addAgency(retired, 'Police', []))).toContain('retired: you can use it again');
  expect(refusal(() => retireAgency(retired, 'Health', DAY, NOTHING))).toContain('This is the only agency');
  expect(inUse(useAgain(retired, 'Police', []))).toHaveLength(2);
});

it('says what is open and what to do instead of retiring it', () => {
  expect(refusal(() => retireAgency(FIRST, 'Police', DAY, { requests: 1, referrals: 2 }))).toBe(
    'Police still has 1 request for information that is not answered and 2 referrals that are not passed on. Please ask the partnership office to see to that first: it can enter an answer, or pass a referral on, for the agency. Then retire it.',
  );
});
