import type { ReviewEvent } from '../../../src/domain/review/events';
import { inDecision, seesTimeline, visible } from '../../../src/domain/sight/visible';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const CHAIR = aPerson('chidi', 'Partnership', 'chair');
const FARID = aPerson('farid', 'Council', 'executive partner');
const AT = '2026-11-25T10:00:00.000Z';

const NO_CONFLICT = { person: '', at: AT, standIn: '', roles: [], agency: '', wasLead: false } as const;
const referred = [alerted(), referralSent(), referralPassed()];
const partners = [FARID.id, 'tenant~grace', 'tenant~stephen'];
const recommended = (): ReviewEvent => ({ type: 'routeRecommended', at: AT, by: CHAIR.id, outcome: 'rapid review', partners, round: 1 });

describe('who sees the decision on the route', () => {
  const before = reviewAfter(...referred);
  const open = reviewAfter(...referred, recommended());

  it('shows partners the paper once there is one, and not the referral', () => {
    expect(visible(before, FARID)).toBeUndefined();
    expect(inDecision(before, FARID)).toBeUndefined();
    expect(visible(open, FARID)).toEqual({ as: 'executive partner', referral: false, identity: false });
    expect(inDecision(open, FARID)).toEqual({ as: 'executive partner', assesses: false, records: false, places: [FARID.id] });
    expect(inDecision(open, aPerson('new', 'Police', 'executive partner'))).toMatchObject({ places: [] });
  });

  it('lets the chair assess and the coordinator record, once it is referred', () => {
    expect(inDecision(reviewAfter(alerted()), OWEN)).toBeUndefined();
    expect(inDecision(before, CHAIR)).toMatchObject({ as: 'chair', assesses: true, records: false, places: [] });
    expect(inDecision(before, OWEN)).toMatchObject({ as: 'coordinator', assesses: false, records: true, places: [] });
  });

  it('is for a deputy as long as the partner is away or has a conflict of interest, whatever their own role', () => {
    const deputy = (now: boolean) => ({
      ...aPerson('dep', 'Council', 'scribe'),
      deputyFor: [{ who: FARID.id, insteadOf: FARID.id, now }],
    });
    expect(inDecision(open, deputy(true))).toEqual({ as: 'executive partner', assesses: false, records: false, places: [FARID.id] });
    expect(inDecision(open, deputy(false))).toBeUndefined();
    const conflicted = { ...open, conflicts: [{ ...NO_CONFLICT, person: FARID.id }] };
    expect(inDecision(conflicted, deputy(false))).toMatchObject({ places: [FARID.id] });
    const both = { ...open, conflicts: [{ ...NO_CONFLICT, person: 'tenant~dep' }] };
    expect(inDecision(both, deputy(true))).toBeUndefined();
  });

  it('is not for anybody else', () => {
    const others = (
      ['referrer', 'agency lead', 'facilitator', 'scribe', 'participant', 'LA notifier', 'scrutineer', 'administrator'] as const
    ).map((role) => aPerson('x', 'Health', role));
    for (const person of [AMARA, ...others]) expect(inDecision(open, person)).toBeUndefined();
  });

  it('shows the timeline to who works on the review, and not to its referrer or another agency’s lead', () => {
    const invited = reviewAfter(...referred, recommended(), {
      type: 'meetingBooked',
      at: AT,
      by: OWEN.id,
      startsAt: '2026-12-04T10:00:00.000Z',
      minutes: 120,
      sequence: 0,
      invited: ['tenant~joe'],
    });
    const seeing = [OWEN, CHAIR, FARID, DANA, aPerson('lan', 'Council', 'LA notifier'), aPerson('joe', '', 'facilitator')];
    for (const person of seeing) expect([person.name, seesTimeline(invited, person)]).toEqual([person.name, true]);
    const others = [AMARA, aPerson('piotr', 'Police', 'agency lead'), aPerson('s', '', 'scrutineer'), aPerson('other', '', 'facilitator')];
    for (const person of others) expect([person.name, seesTimeline(invited, person)]).toEqual([person.name, false]);
  });
});
