import { Choices, milestonesOf, rulesOf, SHIPPED_CHOICES } from '../../src/domain/dates/counting';
import { isMarked } from '../../src/domain/dates/marks';
import { isMilestone } from '../../src/domain/dates/milestones/index';
import { ownersOf } from '../../src/domain/dates/owners';
import { dueDay } from '../../src/domain/dates/timeline';
import { reminders } from '../../src/domain/reminders/reminders';
import { ReviewEvent } from '../../src/domain/review/events';
import { subjectOf } from '../../src/journeys/reminders/subjects';
import { alerted, OWEN, referralPassed, referralSent } from '../helpers/aReview';
import { reviewAfter } from '../helpers/given';

const at = '2026-11-23T09:00:00.000Z';
const decided = ReviewEvent.parse({ type: 'routeDecided', at, by: OWEN.id, outcome: 'rapid review' });
const notified = ReviewEvent.parse({ type: 'notificationRecorded', at, by: OWEN.id, sentAt: at, panelReference: '' });
const review = reviewAfter(alerted(), referralSent(), referralPassed(), notified, decided);
const RULES = rulesOf(SHIPPED_CHOICES);
const KEY = ['family'].find(isMilestone)!;

describe('a milestone that was added', () => {
  it('is due on its day, and on the one that a partnership chooses', () => {
    const keys = milestonesOf(review, RULES).map(({ key }) => `${key}`);
    expect(keys.slice(keys.indexOf('acknowledge'), keys.indexOf('returns'))).toEqual(['acknowledge', KEY, 'progress']);
    expect(dueDay(review, RULES, KEY)).toEqual({ day: '2026-11-26' });
    const chosen = rulesOf(Choices.parse({ ...SHIPPED_CHOICES, days: { 'rapid review~family': 4 } }));
    expect(dueDay(review, chosen, KEY)).toEqual({ day: '2026-11-27' });
  });

  it('is the chair’s, who is reminded of it and says that it is done', () => {
    expect(ownersOf(review, { key: KEY })).toEqual([{ role: 'chair' }]);
    expect(isMarked({ key: KEY })).toBe(true);
    expect(reminders(review, RULES).map(({ milestone }) => `${milestone}`)).toContain(KEY);
    expect(subjectOf(KEY, review)).toMatchObject({ its: 'Telling the family of {}', word: 'The family has been told' });
  });
});
