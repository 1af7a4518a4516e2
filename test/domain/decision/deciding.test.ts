import { answer, callThreshold, recommend, whyNotThree } from '../../../src/domain/decision/deciding';
import { owedForDecision } from '../../../src/domain/decision/owed';
import type { Person } from '../../../src/domain/people/people';
import { pass } from '../../../src/domain/referral/sending';
import { Refusal } from '../../../src/domain/refusal';
import { agreeing, awaited, isRejected } from '../../../src/domain/review/decision';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Review } from '../../../src/domain/review/review';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';
import type { Acting } from '../../../src/domain/sight/acting';

const CHAIR = aPerson('chidi', 'Partnership', 'chair');
const FARID = aPerson('farid', 'Council', 'executive partner');
const GRACE = aPerson('grace', 'Health Board', 'executive partner');
const STEPHEN = aPerson('stephen', 'Police', 'executive partner');
const THREE = [FARID, GRACE, STEPHEN];
const AT = '2026-11-25T10:00:00.000Z';

const referred = [alerted(), referralSent(), referralPassed()];
const called: ReviewEvent = { type: 'thresholdCalled', at: AT, by: OWEN.id };
const recommended = (round = 1, more: Partial<Extract<ReviewEvent, { type: 'routeRecommended' }>> = {}): ReviewEvent => ({
  type: 'routeRecommended',
  at: AT,
  by: CHAIR.id,
  outcome: 'rapid review',
  partners: THREE.map(({ id }) => id),
  round,
  ...more,
});
const answered = (partner: Person, agrees: boolean, round = 1, by = partner): ReviewEvent => ({
  type: 'partnerAnswered',
  at: AT,
  by: by.id,
  partner: partner.id,
  as: by.id === partner.id ? 'partner' : 'office',
  agrees,
  round,
  revision: 1,
});
const decided = (outcome: Extract<ReviewEvent, { type: 'routeDecided' }>['outcome'] = 'rapid review'): ReviewEvent => ({
  type: 'routeDecided',
  at: AT,
  by: STEPHEN.id,
  outcome,
});

const is = (review: Review | undefined): Review => review ?? reviewAfter();
const recommends =
  (by: Acting = CHAIR, more: Partial<Parameters<typeof recommend>[2]> = {}) =>
  (review: Review | undefined) =>
    recommend(is(review), by, { outcome: 'rapid review', partners: THREE, seen: 0, ...more }, AT);
const says =
  (by: Acting, agrees: boolean, more: Partial<Parameters<typeof answer>[2]> = {}) =>
  (review: Review | undefined) =>
    answer(is(review), by, { partner: by.id, agrees, round: 1, seen: 0, ...more }, AT);

describe('calling the threshold discussion', () => {
  const calls = (by: Acting) => (review: Review | undefined) => callThreshold(is(review), by, AT);

  it('is the coordinator’s, by one press, once', () => {
    given(...referred)
      .when(calls(OWEN))
      .then(called);
    given(...referred, called)
      .when(calls(OWEN))
      .nothing();
    given(...referred, recommended())
      .when(calls(OWEN))
      .nothing();
  });

  it('is refused to others, and before the referral has reached the office', () => {
    for (const person of [CHAIR, DANA, AMARA, FARID])
      given(...referred)
        .when(calls(person))
        .refused('not allowed');
    given(alerted()).when(calls(OWEN)).refused('not complete');
    given(alerted(), referralSent()).when(calls(OWEN)).refused('not complete');
  });
});

describe('recommending', () => {
  it('is the chair’s, with the three partners who then decide', () => {
    given(...referred, called)
      .when(recommends())
      .then(recommended());
  });

  it('need not wait for the call', () => {
    given(...referred)
      .when(recommends())
      .then(recommended());
  });

  it('made twice is made once, and so after it was decided', () => {
    given(...referred, recommended())
      .when(recommends())
      .nothing();
    given(...referred, recommended(), ...THREE.map((one) => answered(one, true)), decided())
      .when(recommends())
      .nothing();
  });

  it('is refused to anybody but the chair, and before the referral is there', () => {
    for (const person of [OWEN, DANA, FARID])
      given(...referred)
        .when(recommends(person))
        .refused('not allowed');
    given(alerted(), referralSent()).when(recommends()).refused('not complete');
  });

  it('is refused without exactly three partners, and says who is there', () => {
    given(...referred)
      .when(recommends(CHAIR, { partners: [FARID, GRACE] }))
      .refused('not complete');
    given(...referred)
      .when(recommends(CHAIR, { partners: [...THREE, DANA] }))
      .refused('not complete');
    expect(whyNotThree(THREE)).toBe('');
    expect(whyNotThree([FARID, GRACE])).toContain(
      'Set up here: farid (Council), grace (Health Board). Please ask the partnership office to add',
    );
    expect(whyNotThree([])).toContain('Nobody is set up as one here.');
    expect(whyNotThree([...THREE, DANA])).toContain('to leave three.');
  });

  it('is refused to a chair who is one of the three: recommended and decided by different people', () => {
    const both = aPerson('both', 'Council', 'chair', 'executive partner');
    given(...referred)
      .when(recommends(both, { partners: [both, GRACE, STEPHEN] }))
      .refused('not allowed');
  });

  it('is refused while another is open, and once it is decided', () => {
    given(...referred, recommended())
      .when(recommends(CHAIR, { outcome: 'no further action' }))
      .refused('too late');
    given(...referred, recommended())
      .when(recommends(CHAIR, { outcome: 'no further action', seen: 1 }))
      .refused('too late');
    const all = THREE.map((one) => answered(one, true));
    given(...referred, recommended(), ...all, decided())
      .when(recommends(CHAIR, { seen: 1 }))
      .refused('too late');
  });

  it('is made anew when the partners did not follow, in a round without answers', () => {
    const rejected = [...referred, recommended(), answered(FARID, false), answered(GRACE, false), answered(STEPHEN, true)];
    expect(isRejected(reviewAfter(...rejected).decision)).toBe(true);
    given(...rejected)
      .when(recommends(CHAIR, { outcome: 'no further action', seen: 1 }))
      .then(recommended(2, { outcome: 'no further action' }));
    given(...rejected)
      .when(recommends(CHAIR, { outcome: 'no further action', seen: 0 }))
      .refused('too late');
    const { decision } = reviewAfter(...rejected, recommended(2));
    expect(awaited(decision)).toEqual(THREE.map(({ id }) => id));
    expect(decision.calledAt).toBe('');
  });

  it('keeps that the discussion was called', () => {
    expect(reviewAfter(...referred, called, recommended()).decision).toMatchObject({ calledAt: AT, calledBy: OWEN.id });
  });
});

describe('deciding', () => {
  const open = [...referred, recommended()];

  it('takes all three answers, of which two agree', () => {
    given(...open)
      .when(says(FARID, true))
      .then(answered(FARID, true));
    given(...open, answered(FARID, true))
      .when(says(GRACE, true))
      .then(answered(GRACE, true));
    given(...open, answered(FARID, true), answered(GRACE, true))
      .when(says(STEPHEN, false))
      .then(answered(STEPHEN, false), decided());
    given(...open, answered(FARID, false), answered(GRACE, true))
      .when(says(STEPHEN, true))
      .then(answered(STEPHEN, true), decided());
  });

  it('does not follow with one who agrees, or none', () => {
    for (const last of [true, false]) {
      const events = [...open, answered(FARID, false), answered(GRACE, false)];
      given(...events)
        .when(says(STEPHEN, last))
        .then(answered(STEPHEN, last));
      const { decision, state } = reviewAfter(...events, answered(STEPHEN, last));
      expect([isRejected(decision), state, agreeing(decision)]).toEqual([true, 'referred', last ? 1 : 0]);
    }
  });

  it('takes the review to its state', () => {
    const all = [...open, answered(FARID, true), answered(GRACE, true), answered(STEPHEN, true)];
    expect(reviewAfter(...all, decided()).state).toBe('decided');
    expect(reviewAfter(...all, decided('no further action'))).toMatchObject({ state: 'not taken further', decision: { decidedAt: AT } });
  });

  it('changes nothing when the same answer comes again', () => {
    given(...open, answered(FARID, true))
      .when(says(FARID, true))
      .nothing();
    const all = [...open, answered(FARID, true), answered(GRACE, true), answered(STEPHEN, true), decided()];
    given(...all)
      .when(says(STEPHEN, true))
      .nothing();
  });

  it('lets a partner change their mind or their words until it is decided', () => {
    given(...open, answered(FARID, true))
      .when(says(FARID, false, { seen: 1 }))
      .then({ ...answered(FARID, false), revision: 2 } as ReviewEvent);
    given(...open, answered(FARID, true))
      .when(says(FARID, true, { seen: 1 }))
      .then({ ...answered(FARID, true), revision: 2 } as ReviewEvent);
    given(...open, answered(FARID, true))
      .when(says(FARID, false))
      .refused('too late');
    const all = [...open, answered(FARID, true), answered(GRACE, true), answered(STEPHEN, true), decided()];
    given(...all)
      .when(says(FARID, false, { seen: 1 }))
      .refused('too late');
    const rejected = [...open, answered(FARID, false), answered(GRACE, false), answered(STEPHEN, true)];
    given(...rejected)
      .when(says(FARID, true, { seen: 1 }))
      .refused('too late');
  });

  it('takes a partner’s answer from the coordinator, and keeps who entered it', () => {
    given(...open)
      .when(says(OWEN, false, { partner: GRACE.id }))
      .then(answered(GRACE, false, 1, OWEN));
  });

  it('is refused to everybody else', () => {
    for (const person of [CHAIR, DANA, AMARA]) {
      given(...open)
        .when(says(person, true))
        .refused('not allowed');
      given(...open)
        .when(says(person, true, { partner: GRACE.id }))
        .refused('not allowed');
    }
    given(...open)
      .when(says(FARID, true, { partner: GRACE.id }))
      .refused('not allowed');
    given(...open)
      .when(says({ ...FARID, roles: ['participant'] }, true))
      .refused('not allowed');
    given(...open)
      .when(says(aPerson('new', 'Police', 'executive partner'), true))
      .refused('not allowed');
  });

  it('is refused to a coordinator who recommended it, for others', () => {
    const both = aPerson('both', 'Partnership', 'chair', 'coordinator');
    given(...referred, recommended(1, { by: both.id }))
      .when(says(both, true, { partner: GRACE.id }))
      .refused('not allowed');
  });

  it('is refused for a recommendation that is not the present one, and without any', () => {
    given(...referred)
      .when(says(FARID, true))
      .refused('too late');
    given(...open)
      .when(says(FARID, true, { round: 2 }))
      .refused('too late');
    given(...open, answered(FARID, false), answered(GRACE, false), answered(STEPHEN, true), recommended(2))
      .when(says(FARID, true))
      .refused('too late');
  });

  it('is not undone by a referral that is passed on again', () => {
    given(...open, ...THREE.map((one) => answered(one, true)), decided())
      .when((review) => pass(is(review), DANA, AT))
      .nothing();
  });
});

describe('what is owed', () => {
  const says = (...events: ReviewEvent[]) =>
    owedForDecision(reviewAfter(...referred, ...events)).flatMap((one) => (one ? [`${one.says} → ${Object.values(one.to).join()}`] : []));
  const all = (...agree: boolean[]) => THREE.map((one, index) => answered(one, agree[index] === true));

  it('is the chair’s turn once it is called, then the partners’, each until they have answered', () => {
    expect(says()).toEqual([]);
    expect(says(called)).toEqual(['assess → chair']);
    expect(says(called, recommended())).toEqual(THREE.map(({ id }) => `decide → ${id}`));
    expect(says(called, recommended(), answered(GRACE, true))).toEqual([FARID, STEPHEN].map(({ id }) => `decide → ${id}`));
  });

  it('is the chair’s turn again when it was not followed', () => {
    expect(says(called, recommended(), ...all(false, true, false))).toEqual(['recommend anew → chair']);
  });

  it('tells referrer, coordinator and chair, and the notifier where a rapid review waits for the notification', () => {
    const told = [`outcome → ${AMARA.id}`, 'decided → coordinator', 'decided → chair'];
    expect(says(called, recommended(), ...all(true, true, false), decided())).toEqual([...told, 'notification needed → LA notifier']);
    expect(says(called, recommended(), ...all(true, true, false), decided('no further action'))).toEqual(told);
  });

  it('asks each partner anew in each round', () => {
    const keys = (...events: ReviewEvent[]) =>
      owedForDecision(reviewAfter(...referred, ...events)).flatMap((one) => (one ? [one.key] : []));
    const first = keys(recommended());
    const second = keys(recommended(), ...all(false, false, false), recommended(2));
    expect(new Set([...first, ...second]).size).toBe(6);
  });
});

it('refuses in words that people can read', () => {
  try {
    callThreshold(reviewAfter(...referred), DANA, AT);
    throw new Error('not refused');
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).sentence).toBe('Only the coordinator calls the threshold discussion.');
  }
});
