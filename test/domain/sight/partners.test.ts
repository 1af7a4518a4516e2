import type { Person } from '../../../src/domain/people/people';
import { Refusal } from '../../../src/domain/refusal';
import type { AnswersAs } from '../../../src/domain/review/partners';
import { answeringAs, partnersAmong, placesOf, withStandIns } from '../../../src/domain/sight/partners';
import { aPerson, OWEN } from '../../helpers/aReview';
import { actingIn, type Acting } from '../../../src/domain/sight/acting';

const [FARID, GRACE, STEPHEN] = ['farid', 'grace', 'stephen'].map((id) => aPerson(id, 'Council', 'executive partner')) as [
  Acting,
  Acting,
  Acting,
];
const THREE = [FARID.id, GRACE.id, STEPHEN.id];
const NO_CONFLICTS = { conflicts: [] };
const conflictOf = (person: string, standIn = '') =>
  ({ person, at: '2026-11-25T10:00:00.000Z', standIn, roles: ['executive partner'], agency: 'Council', wasLead: false }) as const;
const deputyOf = (...of: readonly [string, boolean][]): Acting => ({
  ...aPerson('dep', 'Council', 'scribe'),
  deputyFor: of.map(([who, now]) => ({ who, insteadOf: who, now })),
});
const answering = (
  by: Acting,
  partner: string,
  said: Record<string, { by: string; as: AnswersAs }> = {},
  review: Parameters<typeof placesOf>[0] = NO_CONFLICTS,
) => answeringAs(review, by, partner, { partners: THREE, said });

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Refusal ? error.sentence : String(error);
  }
  return 'not refused';
}

describe('who answers in one of the three places', () => {
  it('is the partner themselves, and the coordinator who enters it for them', () => {
    expect(answering(FARID, FARID.id)).toBe('partner');
    expect(answering(OWEN, FARID.id)).toBe('office');
    expect(refusal(() => answering(FARID, GRACE.id))).toContain('Only the partner, their deputy, or the coordinator');
    expect(refusal(() => answering({ ...FARID, roles: ['participant'] }, FARID.id))).toContain('Only the partner');
  });

  it('is the deputy of a partner who is away', () => {
    expect(answering(deputyOf([GRACE.id, true]), GRACE.id)).toBe('deputy');
    expect(refusal(() => answering(deputyOf([GRACE.id, true]), FARID.id))).toContain('Only the partner');
  });

  it('is not the deputy while the partner is there', () => {
    expect(refusal(() => answering(deputyOf([GRACE.id, false]), GRACE.id))).toContain('The partner is there, and answers themselves.');
  });

  it('is the deputy where the partner has a conflict of interest, unless the deputy has one too', () => {
    const dep = deputyOf([GRACE.id, false]);
    expect(answering(dep, GRACE.id, {}, { conflicts: [conflictOf(GRACE.id)] })).toBe('deputy');
    const both = { conflicts: [conflictOf(GRACE.id), conflictOf(dep.id)] };
    expect(placesOf(both, dep, THREE)).toEqual([]);
    expect(actingIn({ ...both, reference: 'PR-7KQ4M2X' }, dep)).toBeUndefined();
  });

  it('gives nobody two of the three voices', () => {
    const partner: Acting = { ...FARID, deputyFor: [{ who: GRACE.id, insteadOf: GRACE.id, now: true }] };
    expect(placesOf(NO_CONFLICTS, partner, THREE)).toEqual([FARID.id]);
    expect(refusal(() => answering(partner, GRACE.id))).toContain('You have one of the three voices already');
    const ofTwo = deputyOf([GRACE.id, true], [STEPHEN.id, true]);
    const said = { [GRACE.id]: { by: ofTwo.id, as: 'deputy' } as const };
    expect(answering(ofTwo, GRACE.id, said)).toBe('deputy');
    expect(refusal(() => answering(ofTwo, STEPHEN.id, said))).toContain('You have one of the three voices already');
  });
});

describe('the three places', () => {
  it('are those of whoever stands in, where nobody has one already', () => {
    expect(withStandIns(NO_CONFLICTS, THREE)).toEqual(THREE);
    expect(withStandIns({ conflicts: [conflictOf(GRACE.id, 'dep')] }, THREE)).toEqual([FARID.id, 'dep', STEPHEN.id]);
    expect(withStandIns({ conflicts: [conflictOf(GRACE.id)] }, THREE)).toEqual(THREE);
    expect(withStandIns({ conflicts: [conflictOf(GRACE.id, FARID.id)] }, THREE)).toEqual(THREE);
    const twice = { conflicts: [conflictOf(GRACE.id, 'dep'), conflictOf(STEPHEN.id, 'dep')] };
    expect(withStandIns(twice, THREE)).toEqual([FARID.id, 'dep', STEPHEN.id]);
  });

  it('are not counted twice where a partner’s deputy holds the role as well', () => {
    const holders = (...all: readonly [Person, string][]) => partnersAmong(all.map(([person, deputy]) => ({ person, deputy })));
    const dep = aPerson('dep', 'Council', 'executive partner');
    const names = (all: readonly { person: Person }[]) => all.map(({ person }) => person.id);
    expect(names(holders([FARID, ''], [GRACE, dep.id], [STEPHEN, ''], [dep, '']))).toEqual(THREE);
    expect(names(holders([FARID, GRACE.id], [GRACE, FARID.id], [STEPHEN, '']))).toEqual(THREE);
    expect(holders([FARID, ''], [GRACE, ''], [STEPHEN, ''], [dep, ''])).toHaveLength(4);
  });
});
