import { rulesOf, SHIPPED_CHOICES, type Choices } from '../../../src/domain/dates/counting';
import type { CountedFrom } from '../../../src/domain/dates/milestone';
import { COUNTED_FROM, dayOf, dayZero } from '../../../src/domain/dates/dayOf';
import { SHIPPED } from '../../../src/domain/dates/shipped';
import { REVIEW_TYPES } from '../../../src/domain/reviewTypes';
import { ROLES } from '../../../src/domain/people/people';
import type { ReviewEvent } from '../../../src/domain/review/events';
import { readDay } from '../../../src/domain/time/days';
import { alerted, OWEN, referralPassed, referralSent } from '../../helpers/aReview';
import { reviewAfter } from '../../helpers/given';
import { RAPID_REVIEW } from '../../helpers/rapidReview';

const RULES = rulesOf(SHIPPED_CHOICES);
const chosen = (choices: Partial<Choices>) => rulesOf({ ...SHIPPED_CHOICES, ...choices });
const AT = '2026-11-25T10:00:00.000Z';
const begun = [alerted(), referralSent(), referralPassed()];
const aware: ReviewEvent = { type: 'laAwareRecorded', at: AT, by: OWEN.id, on: readDay('2026-11-21') };
// 23:30 in UTC is the next day in London in summer only.
const notified = (sentAt: string): ReviewEvent => ({ type: 'notificationRecorded', at: AT, by: OWEN.id, sentAt, panelReference: '' });
const decided: ReviewEvent = { type: 'routeDecided', at: AT, by: OWEN.id, outcome: 'rapid review' };

describe('the milestones of a rapid review', () => {
  it('have those of the table on their days, in its order', () => {
    const ofTable = SHIPPED['rapid review'].filter(({ key }) => key in RAPID_REVIEW);
    expect(ofTable.map(({ key, from, day }) => [key, `${from}+${day}`])).toEqual(Object.entries(RAPID_REVIEW));
  });

  it('have an owner who is there, and reminders no later than the day itself', () => {
    for (const { owner, day, reminders } of REVIEW_TYPES.flatMap((type) => SHIPPED[type])) {
      expect(ROLES).toContain(owner);
      for (const reminder of reminders) expect('day' in reminder ? reminder.day : day - reminder.before).toBeLessThanOrEqual(day);
    }
  });

  it('have two outer ones, one of each clock', () => {
    expect(SHIPPED['rapid review'].filter(({ outer }) => outer).map(({ key }) => key)).toEqual(['notify', 'panel']);
  });
});

describe('day 0', () => {
  const zero = (countedFrom: CountedFrom, ...more: ReviewEvent[]) => dayZero(reviewAfter(...begun, ...more), 'D', chosen({ countedFrom }));

  it('of the first clock is the day on which the local authority became aware, and until it has said, that of the short start', () => {
    expect(dayZero(reviewAfter(...begun), 'A', RULES)).toBe('2026-11-23');
    expect(dayZero(reviewAfter(...begun, aware), 'A', RULES)).toBe('2026-11-21');
  });

  it('of the second is the date that the setting names, and nothing while that is not known', () => {
    expect(zero('SIN sent', aware, decided)).toBe('');
    expect(zero('SIN sent', aware, notified('2026-11-23T09:00:00.000Z'))).toBe('2026-11-23');
    expect(zero('LA aware', aware)).toBe('2026-11-21');
    expect(zero('referral accepted', aware)).toBe('');
    expect(zero('referral accepted', decided)).toBe('2026-11-25');
    for (const each of ['SIN sent', 'LA aware', 'referral accepted'] as const) expect(COUNTED_FROM[each]).not.toBe('');
  });

  it('is London’s day', () => {
    expect(zero('SIN sent', notified('2026-06-10T23:30:00.000Z'))).toBe('2026-06-11');
    expect(zero('SIN sent', notified('2026-12-10T23:30:00.000Z'))).toBe('2026-12-10');
  });
});

describe('the day of a count', () => {
  const count = { from: 'D', unit: 'working days', day: 1, outer: false } as const;
  const on = (sentAt: string, n: number) => dayOf(reviewAfter(...begun, notified(`${sentAt}T09:00:00.000Z`)), RULES, count, n);

  it.each([
    ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'],
    ['2026-12-11', '2026-12-18', '2026-12-29', '2027-01-06'],
    ['2026-12-26', '2027-01-05', '2027-01-12', '2027-01-19'],
    ['2027-03-12', '2027-03-19', '2027-03-30', '2027-04-06'],
  ])('from %s', (zero, five, ten, fifteen) => {
    expect([5, 10, 15].map((n) => on(zero, n))).toEqual([five, ten, fifteen].map((day) => ({ day })));
  });

  it('is not said while day 0 is not known, nor past the days that are covered', () => {
    expect(dayOf(reviewAfter(...begun), RULES, count)).toEqual({ cannot: 'the first day is not known yet' });
    expect(on('2028-12-20', 15)).toMatchObject({ cannot: 'past the last day covered' });
  });
});

describe('a partnership’s own days', () => {
  const days = (choices: Partial<Choices>, type: 'rapid review' | 'LCSPR' = 'rapid review') =>
    Object.fromEntries(chosen(choices).milestones[type].map(({ key, day }) => [key, day]));

  it('are those of the second preset, with the pack between the returns and the meeting', () => {
    expect(days({ preset: 'returns on day 10' })).toMatchObject({ returns: 10, pack: 11, meeting: 12, draft: 13, panel: 15, notify: 5 });
  });

  it('come before the preset, and take their reminders with them', () => {
    const rules = chosen({ preset: 'returns on day 10', days: { 'rapid review~returns': 8, 'LCSPR~lcspr': 9 } });
    const returns = rules.milestones['rapid review'].find(({ key }) => key === 'returns');
    expect(returns).toMatchObject({ day: 8, reminders: [{ day: 5 }, { day: 7 }, { day: 8 }] });
    expect(rules.milestones.LCSPR.at(-1)).toMatchObject({ key: 'lcspr', day: 9, unit: 'calendar months' });
  });

  it('never are the two outer dates', () => {
    expect(days({ days: { 'rapid review~panel': 20, 'rapid review~notify': 9 } })).toMatchObject({ panel: 15, notify: 5 });
  });
});

describe('an LCSPR', () => {
  const lcspr = (at: string): ReviewEvent => ({ type: 'lcsprDecided', at, by: OWEN.id, lcspr: 'yes', revision: 1 });

  it.each([
    ['2026-08-31T10:00:00.000Z', '2027-02-28'],
    ['2027-08-31T10:00:00.000Z', '2028-02-29'],
    ['2026-11-25T10:00:00.000Z', '2027-05-25'],
  ])('is due six calendar months after the decision of %s', (at, due) => {
    const milestone = SHIPPED.LCSPR.find(({ key }) => key === 'lcspr');
    expect(dayOf(reviewAfter(...begun, decided, lcspr(at)), RULES, milestone!)).toEqual({ day: due });
  });
});
