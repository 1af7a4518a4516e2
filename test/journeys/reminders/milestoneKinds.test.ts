import { rulesOf, SHIPPED_CHOICES } from '../../../src/domain/dates/counting';
import { isMarked } from '../../../src/domain/dates/marks';
import { isMilestone, MILESTONES } from '../../../src/domain/dates/milestones/index';
import { ownersOfMoved } from '../../../src/domain/dates/moves';
import { ownersOf } from '../../../src/domain/dates/owners';
import { dueDay, timeline } from '../../../src/domain/dates/timeline';
import { reminders } from '../../../src/domain/reminders/reminders';
import { ReviewEvent } from '../../../src/domain/review/events';
import { Review } from '../../../src/domain/review/review';
import { milestonesOfType, REVIEW_TYPES } from '../../../src/domain/reviewTypes';
import { readDay } from '../../../src/domain/time/days';
import { titleOf } from '../../../src/journeys/dates/changes';
import { subjectOf, SUBJECTS } from '../../../src/journeys/reminders/subjects';
import { alerted, AMARA, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';

const KEYS = Object.keys(MILESTONES).filter(isMilestone);
const RULES = rulesOf(SHIPPED_CHOICES);
const begun = [alerted(), referralSent(), referralPassed()];

describe('the milestones', () => {
  it('are those of the kinds of review, no fewer and no more', () => {
    const had = new Set<string>(REVIEW_TYPES.flatMap((type) => milestonesOfType(type).map(({ key }) => key)));
    expect(new Set(KEYS)).toEqual(had);
    expect(new Set(Object.keys(SUBJECTS))).toEqual(had);
  });

  it.each(KEYS)('%s has an owner in every review, words, and a way to be done', (key) => {
    expect(ownersOf(reviewAfter(...begun), { key })).toEqual(expect.any(Array));
    const { yours, its, next, late, word, opens } = SUBJECTS[key];
    expect([yours, its].filter((name) => !name.includes('{}'))).toEqual([]);
    expect([next, late].filter((sentence) => !/[.?]$/.test(sentence))).toEqual([]);
    expect(isMarked({ key }) ? word !== '' : opens.length > 0 || word !== '').toBe(true);
  });

  it('are done by somebody’s word only where the review itself does not show it', () => {
    const recorded = ['alert', 'quality', 'answers', 'receipt', 'screening', 'threshold', 'notify', 'requests', 'acknowledge', 'returns'];
    const shown = [...recorded, 'pack', 'meeting', 'draft', 'signoff'];
    const said = ['progress', 'accuracy', 'approve', 'briefing', 'panel', 'feedback', 'chase'];
    const ofLcspr = ['lcsprScope', 'lcsprFamily', 'lcsprLearning', 'lcsprDraft', 'lcsprAgreed', 'lcspr'];
    const marked = KEYS.filter((key) => isMarked({ key }));
    expect(marked).toEqual(expect.arrayContaining([...said, ...ofLcspr]));
    expect(KEYS.filter((key) => !marked.includes(key))).toEqual(expect.arrayContaining(shown));
  });
});

describe('a milestone that was stored and that no kind of review has any more', () => {
  const at = '2026-11-25T10:00:00.000Z';
  const on = readDay('2026-11-25');
  const moved = { milestone: 'gone', was: on, is: '' } as const;
  const past: ReviewEvent[] = [
    { type: 'milestoneDone', at, by: OWEN.id, milestone: 'gone', on },
    { type: 'lateExplained', at, by: OWEN.id, milestone: 'gone', because: 'other', reason: '', seen: '' },
    { type: 'handedOver', at, by: OWEN.id, milestone: 'gone', from: OWEN.id, to: AMARA.id },
    { type: 'snoozed', at, by: OWEN.id, milestone: 'gone', until: '2026-11-26T09:00:00.000Z' },
    { type: 'helpAsked', at, by: OWEN.id, milestone: 'gone', times: 1 },
    { type: 'datesMoved', at, by: OWEN.id, because: 'rules', milestones: [moved], rules: 1 },
  ];

  it('is read, and nothing that is worked out of the review stumbles over it', () => {
    expect(past.map((event) => ReviewEvent.parse(event))).toEqual(past);
    const review = reviewAfter(...begun, ...past);
    expect(Review.parse(review)).toEqual(review);
    expect(timeline(review, RULES, new Date(at)).milestones.map(({ milestone }) => milestone.key)).not.toContain('gone');
    expect(dueDay(review, RULES, 'gone')).toBeUndefined();
    expect(reminders(review, RULES).map(({ milestone }) => milestone)).not.toContain('gone');
    expect(ownersOfMoved(review, [moved])).toEqual([]);
  });

  it('is spoken of in words that fit anything', () => {
    expect(subjectOf('gone', reviewAfter(...begun)).its).toBe('Something in {}');
    expect(subjectOf('toString', reviewAfter(...begun)).its).toBe('Something in {}');
    expect(titleOf('gone')).toBe('gone');
  });

  it('leaves a partnership’s choice of its day readable and without effect', () => {
    expect(rulesOf({ ...SHIPPED_CHOICES, days: { 'rapid review~gone': 3 } }).milestones).toEqual(RULES.milestones);
  });
});
