import type { Person } from '../../../src/domain/people/people';
import { Refusal } from '../../../src/domain/refusal';
import type { AnswersAs } from '../../../src/domain/review/partners';
import { answeringAs, partnersAmong, placesOf, whyEntersNone, withStandIns } from '../../../src/domain/sight/partners';
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
  recommendedBy = 'tenant~chair',
) => answeringAs(review, by, partner, { recommendedBy, partners: THREE, said });

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
    expect(refusal(() => answering(FARID, GRACE.id))).toContain('Only the partner, their deputy, or the partnership office');
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

describe('a vote that nobody turns round', () => {
  const CHIDI = aPerson('chidi', 'Partnership', 'chair');
  const OONA = aPerson('oona', 'Partnership office', 'coordinator');
  const OTHERS = 'another coordinator, the partner’s deputy or the chair';
  const by = (one: Person, as: AnswersAs) => ({ by: one.id, as });
  const dep = deputyOf([GRACE.id, true]);

  it('keeps an answer that was given in person from everybody else', () => {
    for (const other of [OWEN, OONA, CHIDI, dep])
      expect(refusal(() => answering(other, GRACE.id, { [GRACE.id]: by(GRACE, 'partner') }))).toContain('has answered in person');
    for (const other of [OWEN, CHIDI])
      expect(refusal(() => answering(other, GRACE.id, { [GRACE.id]: by(dep, 'deputy') }))).toContain('has answered in person');
    expect(answering(GRACE, GRACE.id, { [GRACE.id]: by(GRACE, 'partner') })).toBe('partner');
    expect(answering(dep, GRACE.id, { [GRACE.id]: by(dep, 'deputy') })).toBe('deputy');
    expect(answering(GRACE, GRACE.id, { [GRACE.id]: by(dep, 'deputy') })).toBe('partner');
  });

  it('lets what the office entered be replaced by whose voice it is, and put right by the office', () => {
    const entered = { [GRACE.id]: by(OWEN, 'office') };
    expect(answering(GRACE, GRACE.id, entered)).toBe('partner');
    expect(answering(dep, GRACE.id, entered)).toBe('deputy');
    expect(answering(OONA, GRACE.id, entered)).toBe('office');
  });

  it('takes nobody’s answer from who recommended it, in whatever role they are', () => {
    const both: Acting = {
      ...aPerson('both', 'Partnership', 'chair', 'coordinator'),
      deputyFor: [{ who: GRACE.id, insteadOf: GRACE.id, now: true }],
    };
    for (const person of [both, { ...OWEN, id: both.id }, { ...dep, id: both.id }])
      expect(refusal(() => answering(person, GRACE.id, {}, NO_CONFLICTS, both.id))).toContain(OTHERS);
    expect(answering(CHIDI, GRACE.id, {}, NO_CONFLICTS, OWEN.id)).toBe('office');
    expect(whyEntersNone(NO_CONFLICTS, both, { partners: THREE, recommendedBy: both.id })).toContain(OTHERS);
    expect(whyEntersNone(NO_CONFLICTS, OWEN, { partners: THREE, recommendedBy: both.id })).toBe('');
  });

  it('gives a coordinator who has a place, their own or as a deputy, that one voice', () => {
    const farid: Acting = { ...FARID, roles: ['executive partner', 'coordinator', 'chair'] };
    expect(answering(farid, FARID.id)).toBe('partner');
    expect(refusal(() => answering(farid, GRACE.id))).toContain(OTHERS);
    const deputy: Acting = { ...dep, roles: ['coordinator'] };
    expect(answering(deputy, GRACE.id)).toBe('deputy');
    expect(refusal(() => answering(deputy, STEPHEN.id))).toContain(OTHERS);
    expect(whyEntersNone(NO_CONFLICTS, farid, { partners: THREE, recommendedBy: '' })).toContain(OTHERS);
    expect(whyEntersNone(NO_CONFLICTS, FARID, { partners: THREE, recommendedBy: '' })).toBe('');
  });

  it('is never decided by one person alone', () => {
    const two = { [FARID.id]: by(OWEN, 'office'), [GRACE.id]: by(OWEN, 'office') };
    expect(refusal(() => answering(OWEN, STEPHEN.id, two))).toContain('nobody records all three');
    for (const [other, as] of [
      [OONA, 'office'],
      [CHIDI, 'office'],
      [STEPHEN, 'partner'],
    ] as const)
      expect(answering(other, STEPHEN.id, two)).toBe(as);
  });

  /** Whoever answers in whatever order, three answers are never from one person, and what somebody said in person stands. */
  it('holds in every order of presses', () => {
    const people = [FARID, GRACE, STEPHEN, OWEN, OONA, CHIDI, dep, { ...FARID, roles: ['executive partner', 'coordinator'] } as Acting];
    let seed = 7;
    const any = <One>(all: readonly One[]): One => all[(seed = (seed * 1103515245 + 12345) % 2147483648) % all.length]!;
    for (let vote = 0; vote < 300; vote++) {
      const said: Record<string, { by: string; as: AnswersAs }> = {};
      for (let press = 0; press < 12; press++) {
        const [person, place] = [any(people), any(THREE)];
        const before = said[place];
        let as: AnswersAs | undefined;
        try {
          as = answering(person, place, said, NO_CONFLICTS, CHIDI.id);
        } catch {
          continue;
        }
        if (before?.as === 'partner') expect(person.id).toBe(before.by);
        if (before?.as === 'deputy') expect([before.by, place]).toContain(person.id);
        expect(person.id === CHIDI.id).toBe(false);
        said[place] = { by: person.id, as };
        if (Object.keys(said).length === 3) expect(new Set(Object.values(said).map((one) => one.by)).size).toBeGreaterThan(1);
      }
    }
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
