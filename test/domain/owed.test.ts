import { owed } from '../../src/domain/owed';
import { evolve, fold } from '../../src/domain/review/evolve';
import { alerted, leadNotReached, referralPassed, referralSent } from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';

const keys = (...past: Parameters<typeof reviewAfter>) => owed(reviewAfter(...past)).map(({ key }) => key);

it('owes the short start to the lead and to the office', () => expect(keys(alerted())).toEqual(['alert-lead', 'alert-office']));
it('owes it to the office alone when the agency has no lead', () => expect(keys(alerted({ lead: '' }))).toEqual(['alert-office']));
it('owes the office the lead’s part when the lead was not reached', () => {
  expect(keys(alerted(), leadNotReached())).toEqual(['alert-office', 'act-for']);
  expect(keys(alerted(), leadNotReached(), referralSent())).toEqual(['act-for', 'quality-office']);
});
it('owes the referral to the lead, then to the office and the news to the referrer', () => {
  expect(keys(alerted(), referralSent())).toEqual(['quality-lead']);
  expect(keys(alerted(), referralSent(), referralPassed())).toEqual(['referred-office', 'passed-referrer']);
});

it('counts the events of a review, and begins no review without its alert', () => {
  expect(fold([alerted(), referralSent(), referralPassed()])?.events).toBe(3);
  expect(() => evolve(undefined, referralSent())).toThrow();
});
