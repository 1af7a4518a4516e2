import { milestonesOf, rulesOf, SHIPPED_CHOICES } from '../../src/domain/dates/counting';
import { assessPage } from '../../src/domain/decision/forms';
import { recommendationPage } from '../../src/domain/findings/pages';
import { ReviewEvent } from '../../src/domain/review/events';
import { DECIDED_ON, kindDecidedOn } from '../../src/domain/reviewTypes';
import { alerted, OWEN, referralPassed, referralSent } from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';

const NAME = 'thematic review';
const TYPE = DECIDED_ON.find((type) => `${type}` === NAME)!;

describe('a review type that was added', () => {
  it('can be recommended by the chair, whatever was referred', () => {
    for (const route of ['serious incident', 'learning', 'good outcome'] as const) {
      const choices = assessPage(route).fields.find(({ id }) => id === 'outcome')?.choices ?? [];
      expect(choices.map(({ value }) => value)).toContain(NAME);
    }
  });

  it('has its milestones once the partners have decided on it, and needs no notification', () => {
    const decided = ReviewEvent.parse({ type: 'routeDecided', at: '2026-11-23T09:00:00.000Z', by: OWEN.id, outcome: NAME });
    const review = reviewAfter(alerted(), referralSent(), referralPassed(), decided);
    const titles = milestonesOf(review, rulesOf(SHIPPED_CHOICES)).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Agencies asked', 'Agency returns in', 'Thematic meeting', 'Three partners sign off']));
    expect(kindDecidedOn(TYPE).needsNotification).toBe(false);
  });

  it('asks at its meeting what it recommends', () => {
    expect(recommendationPage(TYPE).fields.map(({ id }) => id)).toContain(kindDecidedOn(TYPE).meeting.recommends.id);
  });
});
