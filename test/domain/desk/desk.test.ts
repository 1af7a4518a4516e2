import { recordNotification } from '../../../src/domain/dates/notifying';
import { recommend, reopen } from '../../../src/domain/decision/deciding';
import { owedForDecision } from '../../../src/domain/decision/owed';
import * as triage from '../../../src/domain/desk/desk';
import { likely, linkCase, unlinkCase, type Traits } from '../../../src/domain/desk/links';
import { PROCESSES, processesInWords, recordProcess, unrecorded } from '../../../src/domain/desk/processes';
import { ask } from '../../../src/domain/information/information';
import { owed } from '../../../src/domain/owed';
import type { ReviewEvent } from '../../../src/domain/review/events';
import type { Review } from '../../../src/domain/review/review';
import { waitsForChair } from '../../../src/domain/review/whereItIs';
import { readDay } from '../../../src/domain/time/days';
import { calendar } from '../../../src/domain/time/workingDays';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { given, reviewAfter } from '../../helpers/given';

const CALENDAR = calendar({ added: [] });
const AT = '2026-11-25T09:00:00.000Z';
const CHIDI = aPerson('chidi', 'Partnership', 'chair');
const PARTNERS = ['farid', 'grace', 'stephen'].map((name) => aPerson(name, 'Council', 'executive partner'));
const REFERRED: ReviewEvent[] = [alerted(), referralSent(), referralPassed()];
const decidedOn = (outcome: 'rapid review' | 'local learning review' | 'no further action', round = 1): ReviewEvent[] => [
  { type: 'routeRecommended', at: AT, by: CHIDI.id, outcome, partners: PARTNERS.map(({ id }) => id), round },
  ...PARTNERS.map(({ id }): ReviewEvent => ({
    type: 'partnerAnswered',
    at: AT,
    by: id,
    partner: id,
    as: 'partner',
    agrees: true,
    round,
    revision: 1,
  })),
  { type: 'routeDecided', at: AT, by: PARTNERS[2]?.id ?? '', outcome },
];
const DECIDED = [...REFERRED, ...decidedOn('rapid review')];
const there = (review: Review | undefined): Review => review ?? reviewAfter(alerted());
const saysOf = (review: Review): string[] => owed(review).map(({ says }) => says);

describe('acknowledging a referral', () => {
  const acknowledges = (who: typeof OWEN, ...past: ReviewEvent[]) =>
    given(...past).when((review) => triage.acknowledgeReferral(there(review), who, CALENDAR, AT));

  it('tells the referrer by when they are contacted: five working days', () => {
    acknowledges(OWEN, ...REFERRED).then({ type: 'referralAcknowledged', at: AT, by: OWEN.id, inTouchBy: readDay('2026-12-02') });
  });
  it('is done once, by the coordinator, when the office has it', () => {
    const acknowledged: ReviewEvent = { type: 'referralAcknowledged', at: AT, by: OWEN.id, inTouchBy: readDay('2026-12-02') };
    acknowledges(OWEN, ...REFERRED, acknowledged).nothing();
    acknowledges(CHIDI, ...REFERRED).refused('not allowed');
    acknowledges(DANA, ...REFERRED).refused('not allowed');
    acknowledges(OWEN, alerted(), referralSent()).refused('not complete');
    expect(owed(reviewAfter(...REFERRED, acknowledged))).toContainEqual({
      key: 'acknowledged',
      to: { person: AMARA.id },
      says: 'acknowledged',
      about: {},
    });
  });
  it('is due two working days after the office has it', () => {
    expect(triage.receiptDue(reviewAfter(...REFERRED), CALENDAR)).toBe('2026-11-26');
    expect(triage.receiptDue(reviewAfter(alerted()), CALENDAR)).toBeUndefined();
  });
});

describe('new referrals', () => {
  const called: ReviewEvent = { type: 'thresholdCalled', at: AT, by: OWEN.id };
  const other = (reference: string, passedAt: string) =>
    reviewAfter(alerted({ reference }), referralSent(), { ...referralPassed(), at: passedAt });

  it('are those that the office has and nobody has taken up, the oldest first', () => {
    const reviews = [
      other('PR-BBBBBB1', '2026-11-24T12:00:00.000Z'),
      reviewAfter(...REFERRED, called),
      reviewAfter(alerted(), referralSent()),
      reviewAfter(...DECIDED),
      other('PR-AAAAAA1', '2026-11-23T12:00:00.000Z'),
    ];
    expect(triage.newReferrals(reviews, OWEN, CALENDAR)).toEqual([
      { reference: 'PR-AAAAAA1', since: '2026-11-23T12:00:00.000Z', hasReferrer: true, acknowledged: false, receiptBy: '2026-11-25' },
      { reference: 'PR-BBBBBB1', since: '2026-11-24T12:00:00.000Z', hasReferrer: true, acknowledged: false, receiptBy: '2026-11-26' },
    ]);
  });
  it('are nobody’s but the coordinator’s, and not those of a case in which they have a conflict of interest', () => {
    const review = reviewAfter(...REFERRED);
    expect(triage.newReferrals([review], CHIDI, CALENDAR)).toEqual([]);
    const declared: ReviewEvent = {
      type: 'conflictDeclared',
      at: AT,
      by: OWEN.id,
      person: OWEN.id,
      standIn: '',
      roles: ['coordinator'],
      agency: '',
    };
    expect(triage.newReferrals([reviewAfter(...REFERRED, declared)], OWEN, CALENDAR)).toEqual([]);
  });
});

describe('links between cases', () => {
  const to = { to: 'PR-BBBBBB1', kind: 'siblings', lead: 'this partnership' } as const;
  const linked: ReviewEvent = { type: 'caseLinked', at: AT, by: OWEN.id, ...to, number: 1 };
  const links = (who: typeof OWEN, said: Parameters<typeof linkCase>[2], ...past: ReviewEvent[]) =>
    given(...REFERRED, ...past).when((review) => linkCase(there(review), who, said, AT));

  it('are made by the coordinator, once', () => {
    links(OWEN, to).then(linked);
    links(OWEN, to, linked).nothing();
    links(CHIDI, to).refused('not allowed');
    links(AMARA, to).refused('not allowed');
  });
  it('lead neither to the case itself nor, within this area, to a case without a reference', () => {
    links(OWEN, { ...to, to: alertedReference }).refused('not complete');
    links(OWEN, { ...to, to: '' }).refused('not complete');
    links(OWEN, { to: '', kind: 'two areas', lead: 'the other area' }).then({
      ...linked,
      to: '',
      kind: 'two areas',
      lead: 'the other area',
    });
  });
  it('keep their number for good when one is removed', () => {
    const removed: ReviewEvent = { type: 'caseUnlinked', at: AT, by: OWEN.id, number: 1 };
    given(...REFERRED, linked)
      .when((review) => unlinkCase(there(review), OWEN, 1, AT))
      .then(removed);
    given(...REFERRED, linked, removed)
      .when((review) => unlinkCase(there(review), OWEN, 1, AT))
      .nothing();
    given(...REFERRED, linked)
      .when((review) => unlinkCase(there(review), CHIDI, 1, AT))
      .refused('not allowed');
    links(OWEN, to, linked, removed).then({ ...linked, number: 2 });
  });
  it('tell nobody', () => {
    expect(owed(reviewAfter(...REFERRED, linked))).toEqual(owed(reviewAfter(...REFERRED)));
  });
  const traits = (reference: string, more: Partial<Traits> = {}): Traits => ({
    reference,
    incidentOn: '2026-11-21',
    initials: 'K.B.',
    bornOn: '2024-02-29',
    childName: 'Kezia Brightwater',
    ...more,
  });
  it('are proposed by what is alike, however it was typed, the likeliest first', () => {
    const others = [
      traits('PR-CCCCCC1', { initials: 'kb', bornOn: '', childName: '', incidentOn: '2026-10-01' }),
      traits('PR-BBBBBB1', { childName: 'kezia  brightwater' }),
      traits('PR-DDDDDD1', { initials: 'X', bornOn: '', childName: '', incidentOn: '' }),
      traits(alertedReference),
    ];
    expect(likely(traits(alertedReference), others)).toEqual([
      { reference: 'PR-BBBBBB1', alike: ['the same incident date', 'the same initials', 'the same date of birth', 'the same name'] },
      { reference: 'PR-CCCCCC1', alike: ['the same initials'] },
    ]);
  });
  it('are not proposed because two cases both lack something', () => {
    const empty = { incidentOn: '', initials: '', bornOn: '', childName: '' };
    expect(likely(traits('PR-AAAAAA1', empty), [traits('PR-BBBBBB1', empty)])).toEqual([]);
  });
});

const alertedReference = 'PR-7KQ4M2X';

describe('parallel processes', () => {
  const police = { process: 'police', state: 'open', checkedOn: readDay('2026-11-24'), seen: 0 } as const;
  const recorded: ReviewEvent = {
    type: 'processRecorded',
    at: AT,
    by: OWEN.id,
    process: 'police',
    state: 'open',
    checkedOn: readDay('2026-11-24'),
    revision: 1,
  };
  const records = (who: typeof OWEN, said: Parameters<typeof recordProcess>[2], ...past: ReviewEvent[]) =>
    given(...REFERRED, ...past).when((review) => recordProcess(there(review), who, said, AT));

  it('are recorded with the day on which somebody last asked', () => {
    records(OWEN, police).then(recorded);
    records(CHIDI, police).refused('not allowed');
    records(OWEN, { ...police, checkedOn: readDay('2026-11-26') }).refused('not complete');
    records(OWEN, { ...police, process: 'weather' }).refused('not found');
  });
  it('are not overwritten unseen', () => {
    records(OWEN, police, recorded).refused('too late');
    records(OWEN, { ...police, state: 'finished', seen: 1 }, recorded).then({ ...recorded, state: 'finished', revision: 2 });
  });
  it('are counted in words', () => {
    expect(processesInWords(reviewAfter(...REFERRED))).toBe('None recorded yet');
    expect(unrecorded(reviewAfter(...REFERRED))).toHaveLength(10);
    expect(processesInWords(reviewAfter(...REFERRED, recorded))).toBe('1 open, 9 not recorded');
    const none = PROCESSES.map(({ id }): ReviewEvent => ({ ...recorded, process: id, state: 'not applicable' }));
    expect(processesInWords(reviewAfter(...REFERRED, ...none))).toBe('None applies');
  });
});

describe('the family’s part', () => {
  it('is recorded by the coordinator and not overwritten unseen', () => {
    const recorded: ReviewEvent = { type: 'familyRecorded', at: AT, by: OWEN.id, revision: 1 };
    given(...REFERRED)
      .when((review) => triage.recordFamily(there(review), OWEN, 0, AT))
      .then(recorded);
    given(...REFERRED, recorded)
      .when((review) => triage.recordFamily(there(review), OWEN, 0, AT))
      .refused('too late');
    given(...REFERRED)
      .when((review) => triage.recordFamily(there(review), CHIDI, 0, AT))
      .refused('not allowed');
  });
});

describe('a review whose criteria are no longer met', () => {
  const ended: ReviewEvent = { type: 'criteriaNoLongerMet', at: AT, by: CHIDI.id };
  const ends = (who: typeof OWEN, ...past: ReviewEvent[]) => given(...past).when((review) => triage.endAsNotMet(there(review), who, AT));

  it('is ended by the chair or the coordinator, and only once there is a review', () => {
    ends(CHIDI, ...DECIDED).then(ended);
    ends(OWEN, ...DECIDED).then({ ...ended, by: OWEN.id });
    ends(DANA, ...DECIDED).refused('not allowed');
    ends(CHIDI, ...REFERRED).refused('too late');
    ends(CHIDI, ...DECIDED, ended).nothing();
  });
  it('asks nobody for anything any more, and tells everybody who had a part', () => {
    const asked: ReviewEvent = { type: 'agencyAsked', at: AT, by: OWEN.id, agency: 'Police', author: 'tenant~pat' };
    const review = reviewAfter(...DECIDED, asked, ended);
    expect(review.state).toBe('criteria no longer met');
    expect(saysOf(reviewAfter(...DECIDED, asked))).toContain('information request');
    expect(saysOf(review)).not.toContain('information request');
    const told = owed(review).flatMap(({ to }) => ('person' in to ? [to.person] : []));
    expect(told).toEqual(expect.arrayContaining([AMARA.id, DANA.id, 'tenant~pat', ...PARTNERS.map(({ id }) => id)]));
    expect(new Set(told).size).toBe(told.length);
    expect(saysOf(review)).toContain('tell the Panel');
  });
  it('has nothing to tell the Panel when it was never notified of', () => {
    expect(saysOf(reviewAfter(...REFERRED, ...decidedOn('local learning review'), ended))).not.toContain('tell the Panel');
  });
});

describe('a case that another area takes over', () => {
  const transferred: ReviewEvent = { type: 'transferred', at: AT, by: OWEN.id };
  const transfers = (who: typeof OWEN, ...past: ReviewEvent[]) => given(...past).when((review) => triage.transfer(there(review), who, AT));
  it('ends here at any time until it has ended', () => {
    transfers(OWEN, alerted()).then(transferred);
    transfers(OWEN, ...DECIDED).then(transferred);
    transfers(OWEN, ...DECIDED, transferred).nothing();
    transfers(CHIDI, ...DECIDED).refused('not allowed');
    transfers(OWEN, ...DECIDED, { type: 'criteriaNoLongerMet', at: AT, by: CHIDI.id }).refused('too late');
    expect(saysOf(reviewAfter(...DECIDED, transferred))).toContain('referral transferred');
  });
});

describe('a decision that is reopened', () => {
  const reopened: ReviewEvent = { type: 'decisionReopened', at: AT, by: CHIDI.id, round: 1 };
  const reopens = (who: typeof OWEN, round: number, ...past: ReviewEvent[]) =>
    given(...past).when((review) => reopen(there(review), who, round, AT));

  it('is reopened by the chair or the coordinator, once', () => {
    reopens(CHIDI, 1, ...DECIDED).then(reopened);
    reopens(OWEN, 1, ...DECIDED).then({ ...reopened, by: OWEN.id });
    reopens(DANA, 1, ...DECIDED).refused('not allowed');
    reopens(CHIDI, 1, ...DECIDED, reopened).nothing();
    reopens(CHIDI, 0, ...REFERRED).nothing();
    reopens(CHIDI, 1, ...DECIDED, { type: 'criteriaNoLongerMet', at: AT, by: CHIDI.id }).refused('too late');
  });
  it('is the chair’s turn again, in the next round, and what was decided is kept', () => {
    const review = reviewAfter(...DECIDED, reopened);
    expect(review).toMatchObject({ state: 'referred', decision: { outcome: '', decidedAt: '', recommended: null, said: {}, rounds: 1 } });
    expect(review.decision.reopened).toMatchObject({ round: 1, outcome: 'rapid review', decidedAt: AT, by: CHIDI.id });
    expect(waitsForChair(review)).toBe(true);
    const events = recommend(review, CHIDI, { outcome: 'no further action', partners: PARTNERS, seen: 1 }, AT);
    expect(events).toMatchObject([{ type: 'routeRecommended', round: 2 }]);
  });
  it('tells everybody who was told, and tells the referrer anew when it is decided again', () => {
    const review = reviewAfter(...DECIDED, reopened);
    const told = owedForDecision(review).flatMap((one) => (one ? [one.says] : []));
    expect(told.filter((says) => says === 'reopened')).toHaveLength(5);
    expect(told).toContain('referral reopened');
    expect(told).toContain('recommend anew');
    const again = owed(reviewAfter(...DECIDED, reopened, ...decidedOn('no further action', 2)));
    expect(again).toContainEqual({ key: 'outcome-referrer-2', to: { person: AMARA.id }, says: 'outcome', about: { round: 2 } });
  });
  it('ends a case that was not taken further as little as any other: it can be reopened too', () => {
    reopens(CHIDI, 1, ...REFERRED, ...decidedOn('no further action')).then(reopened);
  });
});

describe('a rapid review without a notification', () => {
  const notified: ReviewEvent = { type: 'notificationRecorded', at: AT, by: OWEN.id, sentAt: AT, panelReference: '' };
  const asks = (...past: ReviewEvent[]) => {
    const said = { agencies: [{ agency: 'Police', author: '' }], from: readDay('2026-01-01'), to: readDay('2026-11-21') };
    return given(...past).when((review) => ask(there(review), OWEN, said, AT));
  };
  it('does not start: agencies are not asked before it is recorded', () => {
    asks(...DECIDED).refused('not complete');
    asks(...DECIDED, notified).then({ type: 'agencyAsked', at: AT, by: OWEN.id, agency: 'Police', author: '' });
  });
  it('is the only review that waits for one', () => {
    asks(...REFERRED, ...decidedOn('local learning review')).then({
      type: 'agencyAsked',
      at: AT,
      by: OWEN.id,
      agency: 'Police',
      author: '',
    });
  });
  it('takes the notification whatever the state of the case, after it has ended too', () => {
    for (const past of [[alerted()], REFERRED, DECIDED, [...DECIDED, { type: 'transferred', at: AT, by: OWEN.id } as ReviewEvent]]) {
      const { clock } = reviewAfter(...past);
      const events = recordNotification(clock, OWEN, { sentAt: new Date(AT), panelReference: '', seen: '' }, new Date(AT));
      expect(events).toMatchObject([{ type: 'notificationRecorded' }]);
    }
  });
});
