import { send } from '../../../src/domain/referral/sending';
import { takeOver } from '../../../src/domain/referral/takingOver';
import { Refusal } from '../../../src/domain/refusal';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { officeActsForLead } from '../../../src/domain/review/whereItIs';
import { visible } from '../../../src/domain/sight/visible';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const AT = '2026-11-24T10:00:00.000Z';
const RUTH = aPerson('ruth', 'Health', 'referrer');
const takes = (past: readonly ReviewEvent[], to = RUTH): ReviewEvent[] => takeOver(reviewAfter(...past), AMARA.id, to.id, OWEN.id, AT);
const SENT = [alerted(), referralSent()];
const WHOLE = { route: 'serious incident', pages: ['start'], complete: true, laAwareOn: '' } as const;

describe('taking over the referral of somebody who left', () => {
  it('makes it theirs to see and to send, and nobody’s who had it before', () => {
    const review = reviewAfter(alerted(), ...takes([alerted()]));
    expect(visible(review, RUTH)).toEqual({ as: 'referrer', referral: true, identity: true });
    expect(visible(review, AMARA)).toBeUndefined();
    const start = { reference: review.reference, lead: DANA.id };
    expect(send(review, { ...start, by: RUTH }, WHOLE, AT)).toMatchObject([{ type: 'referralSent', by: RUTH.id }]);
    expect(() => send(review, { ...start, by: AMARA }, WHOLE, AT)).toThrow(Refusal);
  });

  it('changes nothing when it is done again, or when the referral is somebody else’s', () => {
    expect(takes([...SENT, ...takes(SENT)])).toEqual([]);
    expect(takes([alerted({ by: OWEN.id })])).toEqual([]);
    expect(takeOver(reviewAfter(...SENT), AMARA.id, '', OWEN.id, AT)).toEqual([]);
  });

  it('gives nothing to somebody with a conflict of interest, and nothing of a review that is over', () => {
    const conflict = { type: 'conflictDeclared', at: AT, by: RUTH.id, person: RUTH.id, standIn: '', roles: [], agency: 'Health' } as const;
    expect(takes([...SENT, conflict])).toEqual([]);
    expect(takes([...SENT, { type: 'referralWithdrawn', at: AT, by: OWEN.id }])).toEqual([]);
  });

  it('leaves its quality to the office when the agency lead takes over what is not passed on', () => {
    const before = reviewAfter(...SENT, ...takes(SENT, DANA));
    expect(before).toMatchObject({ referrer: DANA.id, lead: '' });
    expect(officeActsForLead(before)).toBe(true);
    const passed = [...SENT, referralPassed()];
    expect(reviewAfter(...passed, ...takes(passed, DANA))).toMatchObject({ referrer: DANA.id, lead: DANA.id });
  });
});
