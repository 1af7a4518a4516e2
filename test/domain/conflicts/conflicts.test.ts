import { declareConflict, owedForConflicts, withdrawConflict } from '../../../src/domain/conflicts/conflicts';
import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { answer, recommend } from '../../../src/domain/decision/deciding';
import { owedForDecision } from '../../../src/domain/decision/owed';
import { Refusal } from '../../../src/domain/refusal';
import { pass } from '../../../src/domain/referral/sending';
import { awaited } from '../../../src/domain/review/decision';
import { ask } from '../../../src/domain/information/information';
import { readDay } from '../../../src/domain/time/days';
import { book, letIn } from '../../../src/domain/meeting/booking';
import type { Person } from '../../../src/domain/people/people';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Review } from '../../../src/domain/review/review';
import { conflictOf, invitedTo, isIn, peopleIn, waitsForChair } from '../../../src/domain/review/whereItIs';
import { actingIn, type Acting } from '../../../src/domain/sight/acting';
import * as sight from '../../../src/domain/sight/visible';
import { acts, alerted, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';

const RULES = rulesOf(SHIPPED_CHOICES);
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
const declared = (person: typeof GRACE, standIn = ''): Extract<ReviewEvent, { type: 'conflictDeclared' }> => ({
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
      .when((review) => declareConflict(there(review), GRACE, { person: GRACE, standIn: GITA }, AT))
      .then({ ...declared(GRACE, GITA.id), rest: [] });
  });
  it('said again changes nothing', () => {
    given(...REFERRED, declared(GRACE))
      .when((review) => declareConflict(there(review), GRACE, { person: GRACE, standIn: GITA }, AT))
      .nothing();
  });
  it('is entered by the coordinator for somebody, and by nobody else for them', () => {
    given(...REFERRED)
      .when((review) => declareConflict(there(review), OWEN, { person: GRACE, standIn: undefined }, AT))
      .then({ ...declared(GRACE), by: OWEN.id, roles: [], rest: ['executive partner'] });
    given(...REFERRED)
      .when((review) => declareConflict(there(review), CHIDI, { person: GRACE, standIn: undefined }, AT))
      .refused('not allowed');
  });
  it('leaves the roles of the work to the office, and neither that of an administrator nor that of a referrer', () => {
    const many = aPerson('many', 'Health', 'chair', 'administrator', 'referrer', 'facilitator');
    const [event] = declareConflict(reviewAfter(...REFERRED), many, { person: many, standIn: undefined }, AT);
    expect(event).toMatchObject({ standIn: '', roles: [], rest: ['chair', 'facilitator'] });
  });
  it('passes to a deputy only the roles that both hold and a partner’s place; the rest is the office’s', () => {
    const many = aPerson('many', 'Health', 'chair', 'agency lead', 'executive partner', 'facilitator');
    const passes = (deputy: Acting) => declareConflict(reviewAfter(...REFERRED), many, { person: many, standIn: deputy }, AT)[0];
    const there = aPerson('there', 'Health', 'agency lead', 'facilitator', 'scribe');
    expect(passes(there)).toMatchObject({
      standIn: there.id,
      roles: ['agency lead', 'executive partner', 'facilitator'],
      rest: ['chair'],
    });
    // The same role in another agency is another work.
    const elsewhere = aPerson('elsewhere', 'Police', 'agency lead');
    expect(passes(elsewhere)).toMatchObject({
      standIn: elsewhere.id,
      roles: ['executive partner'],
      rest: ['chair', 'agency lead', 'facilitator'],
    });
  });
  it('names nobody who would get nothing, nor who has a conflict of interest too', () => {
    const participant = aPerson('participant', 'Partnership', 'participant');
    expect(declareConflict(reviewAfter(...REFERRED), CHIDI, { person: CHIDI, standIn: participant }, AT)[0]).toMatchObject({
      standIn: '',
      rest: ['chair'],
    });
    const other = aPerson('other', 'Partnership', 'chair');
    expect(declareConflict(reviewAfter(...REFERRED, declared(other)), CHIDI, { person: CHIDI, standIn: other }, AT)[0]).toMatchObject({
      standIn: '',
      rest: ['chair'],
    });
  });
  it('passes on what somebody had as a stand-in themselves', () => {
    const [event] = declareConflict(reviewAfter(...REFERRED, declared(GRACE, GITA.id)), GITA, { person: GITA, standIn: undefined }, AT);
    expect(event).toMatchObject({ rest: ['agency lead', 'executive partner'] });
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
  it('is seen by a partner’s stand-in as by a partner, in this case alone', () => {
    const other = reviewAfter(...REFERRED, recommended);
    const review = reviewAfter(...REFERRED, recommended, declared(GRACE, GITA.id));
    expect(sight.visible(other, GITA)).toBeUndefined();
    expect(sight.visible(review, acts(GITA, review))).toEqual({ as: 'executive partner', referral: false, identity: false });
    expect(actingIn(review, GITA)?.roles).toEqual(['agency lead', 'executive partner']);
    expect(actingIn(other, GITA)).toEqual(GITA);
  });
  it('is not seen by a stand-in to whom all roles passed once: they read it with their own alone', () => {
    const stored = reviewAfter(...whole, declared(CHIDI, GITA.id));
    expect(actingIn(stored, GITA)?.roles).toEqual(['agency lead']);
    for (const look of ways) expect(look(stored, GITA)).toBeUndefined();
    const lead = aPerson('another', 'Other agency', 'participant');
    const led = reviewAfter(...whole, declared(DANA, lead.id));
    expect(actingIn(led, lead)).toMatchObject({ agency: 'Other agency', roles: ['participant'] });
  });
  it('does not keep anybody in the meeting, let in by name or invited before this was looked at', () => {
    const late: ReviewEvent = { type: 'letIn', at: AT, by: OWEN.id, person: CHIDI.id };
    const review = reviewAfter(...REFERRED, recommended, decided, declared(CHIDI), booked, late);
    expect(review.meeting?.invited).not.toContain(CHIDI.id);
    const stored = { ...review, meeting: review.meeting && { ...review.meeting, invited: [CHIDI.id, OWEN.id], letIn: [CHIDI.id] } };
    expect([invitedTo(stored), peopleIn(stored), isIn(stored, CHIDI.id)]).toEqual([[OWEN.id], [OWEN.id], false]);
  });
  it('is the person’s again when the coordinator takes the conflict back', () => {
    expect(sight.visible(reviewAfter(...whole, declared(CHIDI, GITA.id), withdrawn(CHIDI)), CHIDI)?.as).toBe('chair');
  });
});

describe('the work of a person with a conflict of interest', () => {
  const declares = (person: Acting, standIn: Acting, ...past: ReviewEvent[]): ReviewEvent[] =>
    declareConflict(reviewAfter(...past), person, { person, standIn }, AT);

  it('passes from the agency lead to a lead of the same agency, who passes the referral on; to nobody else by name', () => {
    const author = aPerson('author', 'Health', 'information author');
    expect(reviewAfter(alerted(), referralSent(), ...declares(DANA, author, alerted(), referralSent())).lead).toBe('');
    const stored = reviewAfter(alerted(), referralSent(), declared(DANA, author.id));
    expect(() => pass(stored, acts(author, stored), AT)).toThrow(Refusal);
    const deputy = aPerson('deputy', 'Health', 'agency lead');
    const review = reviewAfter(alerted(), referralSent(), ...declares(DANA, deputy, alerted(), referralSent()));
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
  it('does not count a recommendation whose maker declares one before it is decided; another chair or the office recommends anew', () => {
    const review = reviewAfter(...REFERRED, recommended, answered(GRACE.id), declared(CHIDI, GITA.id));
    expect(review.decision).toMatchObject({ recommended: null, said: {}, rounds: 1 });
    expect(waitsForChair(review)).toBe(true);
    const anew = { outcome: 'rapid review', partners: PARTNERS, seen: 1 } as const;
    expect(() => recommend(review, acts(GITA, review), anew, AT)).toThrow(Refusal);
    const other = aPerson('other', 'Partnership', 'chair');
    expect(recommend(review, acts(other, review), anew, AT)).toMatchObject([{ type: 'routeRecommended', by: other.id, round: 2 }]);
    // Nobody else may be chair: what does not pass to anybody is the office's.
    expect(recommend(review, acts(OWEN, review), anew, AT)).toMatchObject([{ type: 'routeRecommended', by: OWEN.id, round: 2 }]);
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
    const colleague = aPerson('colleague', 'Health Board', 'agency lead');
    const past = [...REFERRED, asked, booked];
    const review = reviewAfter(...past, ...declares(GITA, colleague, ...past));
    expect(review.information.requests['Health Board']?.author).toBe(colleague.id);
    expect(review.meeting?.invited).toEqual([OWEN.id]);
    expect(reviewAfter(...past, ...declares(GITA, GRACE, ...past)).information.requests['Health Board']?.author).toBe('');
  });
});

it('asks nobody for information who has a conflict of interest: the office answers for the agency', () => {
  const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: FARID.id, outcome: 'local learning review' };
  const review = reviewAfter(...REFERRED, recommended, decided, declared(GITA));
  const said = { agencies: [{ agency: 'Health Board', author: GITA.id }], from: readDay('2026-01-01'), to: readDay('2026-11-01') };
  expect(ask(review, OWEN, said, AT)).toMatchObject([{ type: 'agencyAsked', agency: 'Health Board', author: '' }]);
});

describe('a meeting and a conflict of interest', () => {
  const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: FARID.id, outcome: 'no further action' };
  const startsAt = new Date('2026-12-02T10:00:00.000Z');
  const booking = (invited: readonly string[]) => ({ startsAt, minutes: 120, invited, newLink: true, reasoned: true, seen: -1 });

  it('does not go together: nobody with one is invited or let in', () => {
    const review = { ...reviewAfter(...REFERRED, recommended, decided, declared(CHIDI)), state: 'decided' as const };
    const now = new Date(AT);
    expect(() => book(review, OWEN, booking([OWEN.id, CHIDI.id]), RULES, now)).toThrow(Refusal);
    expect(book(review, OWEN, booking([OWEN.id]), RULES, now)).toMatchObject([{ type: 'meetingBooked', invited: [OWEN.id] }]);
    const booked = reviewAfter(...REFERRED, declared(CHIDI), ...book(review, OWEN, booking([OWEN.id]), RULES, now));
    expect(() => letIn(booked, OWEN, CHIDI.id, AT)).toThrow(Refusal);
    expect(letIn(booked, OWEN, GITA.id, AT)).toMatchObject([{ type: 'letIn', person: GITA.id }]);
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
