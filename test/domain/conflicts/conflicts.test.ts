import { declareConflict, owedForConflicts, withdrawConflict } from '../../../src/domain/conflicts/conflicts';
import { answer, recommend } from '../../../src/domain/decision/deciding';
import { owedForDecision } from '../../../src/domain/decision/owed';
import { pass } from '../../../src/domain/referral/sending';
import { awaited } from '../../../src/domain/review/decision';
import type { Person } from '../../../src/domain/people/people';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Review } from '../../../src/domain/review/review';
import { conflictOf, waitsForChair } from '../../../src/domain/review/whereItIs';
import { actingIn, type Acting } from '../../../src/domain/sight/acting';
import * as sight from '../../../src/domain/sight/visible';
import { acts, alerted, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';

const AT = '2026-11-25T09:00:00.000Z';
const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const FARID = aPerson('farid', 'Council', 'executive partner');
const GRACE = aPerson('grace', 'Health Board', 'executive partner');
const STEPHEN = aPerson('stephen', 'Police', 'executive partner');
const GITA = aPerson('gita', 'Health Board', 'agency lead');
const PARTNERS = [FARID, GRACE, STEPHEN];
const REFERRED: ReviewEvent[] = [alerted(), referralSent(), referralPassed()];
const recommended: ReviewEvent = {
  type: 'routeRecommended',
  at: AT,
  by: CHIDI.id,
  outcome: 'rapid review',
  partners: PARTNERS.map(({ id }) => id),
  round: 1,
};
const declared = (person: typeof GRACE, standIn = ''): ReviewEvent => ({
  type: 'conflictDeclared',
  at: AT,
  by: person.id,
  person: person.id,
  standIn,
  roles: person.roles,
  agency: person.agency,
});
const withdrawn = (person: typeof GRACE): ReviewEvent => ({
  type: 'conflictWithdrawn',
  at: AT,
  by: OWEN.id,
  person: person.id,
  declaredAt: AT,
});
const answered = (partner: string): ReviewEvent => ({
  type: 'partnerAnswered',
  at: AT,
  by: partner,
  partner,
  as: 'partner',
  agrees: true,
  round: 1,
  revision: 1,
});
const there = (review: Review | undefined): Review => review ?? reviewAfter(alerted());

const sightsOf: readonly ((review: Review, person: Acting) => unknown)[] = [
  sight.visible,
  sight.inDecision,
  sight.inInformation,
  sight.atMeeting,
  sight.inDiscussion,
  sight.inFindings,
  (...who) => sight.seesTimeline(...who) || undefined,
];

describe('declaring a conflict of interest', () => {
  it('is recorded with who stands in and in which roles', () => {
    given(...REFERRED)
      .when((review) => declareConflict(there(review), GRACE, { person: GRACE, standIn: GITA.id }, AT))
      .then(declared(GRACE, GITA.id));
  });
  it('said again changes nothing', () => {
    given(...REFERRED, declared(GRACE))
      .when((review) => declareConflict(there(review), GRACE, { person: GRACE, standIn: GITA.id }, AT))
      .nothing();
  });
  it('is entered by the coordinator for somebody, and by nobody else for them', () => {
    given(...REFERRED)
      .when((review) => declareConflict(there(review), OWEN, { person: GRACE, standIn: '' }, AT))
      .then({ ...declared(GRACE), by: OWEN.id });
    given(...REFERRED)
      .when((review) => declareConflict(there(review), CHIDI, { person: GRACE, standIn: '' }, AT))
      .refused('not allowed');
  });
  it('passes on the roles of the work, and neither that of an administrator nor that of a referrer', () => {
    const many = aPerson('many', 'Health', 'chair', 'administrator', 'referrer', 'facilitator');
    const [event] = declareConflict(reviewAfter(...REFERRED), many, { person: many, standIn: '' }, AT);
    expect(event).toMatchObject({ roles: ['chair', 'facilitator'] });
  });
  it('passes on what somebody had as a stand-in themselves', () => {
    const [event] = declareConflict(reviewAfter(...REFERRED, declared(GRACE, GITA.id)), GITA, { person: GITA, standIn: '' }, AT);
    expect(event).toMatchObject({ roles: ['agency lead', 'executive partner'] });
  });
});

describe('what a person with a conflict of interest sees', () => {
  const everyone = [
    OWEN,
    DANA,
    CHIDI,
    FARID,
    aPerson('amara', 'Health', 'referrer'),
    aPerson('danuta', 'Council', 'LA notifier'),
    aPerson('sam', 'Partnership', 'scrutineer'),
    aPerson('joe', 'Partnership', 'facilitator'),
  ];
  const booked: ReviewEvent = {
    type: 'meetingBooked',
    at: AT,
    by: OWEN.id,
    startsAt: AT,
    minutes: 120,
    sequence: 0,
    invited: everyone.map(({ id }) => id),
  };
  const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: FARID.id, outcome: 'rapid review' };
  const whole = [...REFERRED, recommended, decided, booked];
  const ways = sightsOf.map((look) => (review: Review, person: Person) => {
    const by = actingIn(review, person);
    return by && look(review, by);
  });

  it.each(everyone.map((person) => [person.roles[0], person] as const))('is nothing, in any way of looking: %s', (_role, person) => {
    const before = ways.filter((look) => look(reviewAfter(...whole), person) !== undefined);
    expect(before.length).toBeGreaterThan(0);
    const review = reviewAfter(...whole, declared(person));
    for (const look of ways) expect(look(review, person)).toBeUndefined();
  });
  it('is nothing for a stand-in with a conflict of their own either', () => {
    const review = reviewAfter(...whole, declared(CHIDI, GITA.id), declared(GITA));
    for (const look of ways) expect(look(review, GITA)).toBeUndefined();
  });
  it('is seen by their stand-in, in their roles and in this case alone', () => {
    const other = reviewAfter(...whole);
    const review = reviewAfter(...whole, declared(CHIDI, GITA.id));
    expect(sight.visible(other, GITA)).toBeUndefined();
    expect(sight.visible(review, acts(GITA, review))).toMatchObject({ as: 'chair', referral: true });
    expect(actingIn(review, GITA)?.roles).toEqual(['agency lead', 'chair']);
    expect(actingIn(other, GITA)).toEqual(GITA);
  });
  it('is the person’s again when the coordinator takes the conflict back', () => {
    expect(sight.visible(reviewAfter(...whole, declared(CHIDI, GITA.id), withdrawn(CHIDI)), CHIDI)?.as).toBe('chair');
  });
});

describe('the work of a person with a conflict of interest', () => {
  it('passes from the agency lead to the stand-in, who passes the referral on', () => {
    const deputy = aPerson('deputy', 'Health', 'information author');
    const review = reviewAfter(alerted(), referralSent(), declared(DANA, deputy.id));
    expect(review.lead).toBe(deputy.id);
    expect(pass(review, acts(deputy, review), AT)).toMatchObject([
      { type: 'referralPassed', by: deputy.id, as: 'agency lead', forAgency: 'Health' },
    ]);
  });
  it('passes to the partnership office where nobody stands in, and back when it is taken back', () => {
    const review = reviewAfter(alerted(), referralSent(), declared(DANA));
    expect(review.lead).toBe('');
    expect(reviewAfter(alerted(), referralSent(), declared(DANA), withdrawn(DANA)).lead).toBe(DANA.id);
  });
  it('gives a partner’s place to the stand-in and drops what the partner had said', () => {
    const review = reviewAfter(...REFERRED, recommended, answered(GRACE.id), answered(FARID.id), declared(GRACE, GITA.id));
    expect(review.decision.recommended?.partners).toEqual([FARID.id, GITA.id, STEPHEN.id]);
    expect(awaited(review.decision)).toEqual([GITA.id, STEPHEN.id]);
    const events = answer(review, acts(GITA, review), { partner: GITA.id, agrees: true, round: 1, seen: 0 }, AT);
    expect(events).toMatchObject([{ type: 'partnerAnswered', by: GITA.id, partner: GITA.id }]);
  });
  it('gives the place back as long as the stand-in has not answered', () => {
    const partners = (...more: ReviewEvent[]) =>
      reviewAfter(...REFERRED, recommended, declared(GRACE, GITA.id), ...more, withdrawn(GRACE)).decision.recommended?.partners;
    expect(partners()).toContain(GRACE.id);
    expect(partners(answered(GITA.id))).toContain(GITA.id);
  });
  it('asks the office for the answer of a partner for whom nobody stands in', () => {
    const review = reviewAfter(...REFERRED, recommended, declared(GRACE));
    expect(owedForDecision(review)).toContainEqual({
      key: `decide-for-1-${GRACE.id}`,
      to: { role: 'coordinator' },
      says: 'decide for',
      about: { round: 1, partner: GRACE.id },
    });
    expect(answer(review, OWEN, { partner: GRACE.id, agrees: true, round: 1, seen: 0 }, AT)).toHaveLength(1);
  });
  it('lets nobody act who has declared one, and nobody in another review than the one they act in', () => {
    for (const person of [GRACE, CHIDI, OWEN])
      expect(actingIn(reviewAfter(...REFERRED, recommended, declared(person)), person)).toBeUndefined();
    const elsewhere = acts(CHIDI, { reference: 'PR-OTHER00', conflicts: [] });
    for (const look of sightsOf) expect(() => look(reviewAfter(...REFERRED), elsewhere)).toThrow('in which they do not act');
  });
  it('does not count a recommendation whose maker declares one before it is decided; a stand-in recommends anew', () => {
    const review = reviewAfter(...REFERRED, recommended, answered(GRACE.id), declared(CHIDI, GITA.id));
    expect(review.decision).toMatchObject({ recommended: null, said: {}, rounds: 1 });
    expect(waitsForChair(review)).toBe(true);
    const events = recommend(review, acts(GITA, review), { outcome: 'rapid review', partners: PARTNERS, seen: 1 }, AT);
    expect(events).toMatchObject([{ type: 'routeRecommended', by: GITA.id, round: 2 }]);
  });
  it('leaves what was decided before as it was decided', () => {
    const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: FARID.id, outcome: 'rapid review' };
    const review = reviewAfter(...REFERRED, recommended, ...PARTNERS.map(({ id }) => answered(id)), decided, declared(GRACE, GITA.id));
    expect(review.decision.recommended?.partners).toContain(GRACE.id);
    expect(review.decision.said[GRACE.id]?.agrees).toBe(true);
  });
  it('passes on what was asked of an author and not answered yet, and takes the person off the meeting', () => {
    const asked: ReviewEvent = { type: 'agencyAsked', at: AT, by: OWEN.id, agency: 'Health Board', author: GITA.id };
    const booked: ReviewEvent = {
      type: 'meetingBooked',
      at: AT,
      by: OWEN.id,
      startsAt: AT,
      minutes: 90,
      sequence: 0,
      invited: [GITA.id, OWEN.id],
    };
    const review = reviewAfter(...REFERRED, asked, booked, declared(GITA, GRACE.id));
    expect(review.information.requests['Health Board']?.author).toBe(GRACE.id);
    expect(review.meeting?.invited).toEqual([OWEN.id]);
  });
});

describe('taking a conflict of interest back', () => {
  const back = (by: typeof OWEN, person = GRACE.id, declaredAt = AT) =>
    given(...REFERRED, declared(GRACE), declared(OWEN)).when((review) => withdrawConflict(there(review), by, { person, declaredAt }, AT));
  const other = aPerson('other', 'Partnership office', 'coordinator');

  it('is the coordinator’s, and never for oneself', () => {
    back(other).then({ ...withdrawn(GRACE), by: other.id });
    back(GRACE).refused('not allowed');
    back(CHIDI).refused('not allowed');
    back(OWEN, OWEN.id).refused('not allowed');
  });
  it('changes nothing when it was taken back already, or declared anew since', () => {
    back(other, FARID.id).nothing();
    back(other, GRACE.id, '2026-11-24T09:00:00.000Z').nothing();
  });
});

it('tells the stand-in and the office of each conflict', () => {
  const review = reviewAfter(...REFERRED, declared(GRACE, GITA.id), declared(FARID));
  expect(owedForConflicts(review)).toEqual([
    { key: `stands-in-${GRACE.id}-20261125090000000`, to: { person: GITA.id }, says: 'stands in', about: { person: GRACE.id, at: AT } },
    {
      key: `conflict-${GRACE.id}-20261125090000000`,
      to: { role: 'coordinator' },
      says: 'conflict declared',
      about: { person: GRACE.id, at: AT },
    },
    false,
    {
      key: `conflict-${FARID.id}-20261125090000000`,
      to: { role: 'coordinator' },
      says: 'conflict declared',
      about: { person: FARID.id, at: AT },
    },
  ]);
  expect(conflictOf(review, GRACE.id)?.standIn).toBe(GITA.id);
});
