import { ROLES } from '../../../src/domain/people/people';
import { visible } from '../../../src/domain/sight/visible';
import { alerted, AMARA, aPerson, DANA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const begun = reviewAfter(alerted());
const referred = reviewAfter(alerted(), referralSent(), referralPassed());

it('shows a review to its referrer, its agency’s lead, the coordinator and the LA notifier from the start', () => {
  for (const person of [AMARA, DANA, OWEN, aPerson('lan', 'Council', 'LA notifier')]) {
    expect(visible(begun, person)).toMatchObject({ referral: true, identity: true });
  }
});

it('hides a review from every other role, and from the same roles in another agency', () => {
  const others = ROLES.filter((role) => !['coordinator', 'LA notifier'].includes(role));
  for (const role of others) expect(visible(begun, aPerson('x', 'Police', role))).toBeUndefined();
});

it('shows it to the chair and, without the identity, to the scrutineer once it is referred', () => {
  expect(visible(begun, aPerson('c', '', 'chair'))).toBeUndefined();
  expect(visible(referred, aPerson('c', '', 'chair'))).toEqual({ as: 'chair', referral: true, identity: true });
  expect(visible(referred, aPerson('s', '', 'scrutineer'))).toEqual({ as: 'scrutineer', referral: true, identity: false });
  for (const role of ['facilitator', 'scribe', 'participant', 'administrator', 'information author'] as const)
    expect(visible(referred, aPerson('x', 'Police', role))).toBeUndefined();
});
