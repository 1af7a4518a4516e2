import { z } from 'zod';
import { listOf } from '../fact';
import { sinOf } from '../review/dates';
import { needsNotification } from '../review/decision';
import type { Review } from '../review/review';
import { byType, ledToBy, OF_THE_PANEL, PRESETS, presetsOf, type ReviewType } from '../reviewTypes';
import { compare, day, type Day } from '../time/days';
import { calendar, type Calendar } from '../time/workingDays';
import { COUNTED_FROMS, type CountedFrom, type Milestone } from './milestone';
import { SHIPPED } from './shipped';

/** What a partnership has chosen about its days, as it is kept. */
export const Choices = z.strictObject({
  /** Days on which the partnership is closed besides weekends and bank holidays, with the reason. */
  added: listOf(z.strictObject({ day, why: z.string() })),
  countedFrom: z.enum(COUNTED_FROMS),
  preset: z.enum(PRESETS),
  /** Milestones whose day the partnership has set itself: `rapid review~returns` → 8. */
  days: z.record(z.string(), z.int().nonnegative()),
  /** The days on which the sub-group meets. */
  subGroup: listOf(day),
});
export type Choices = z.infer<typeof Choices>;

/** What holds until a partnership chooses otherwise. */
export const SHIPPED_CHOICES: Choices = { added: [], countedFrom: 'SIN sent', preset: 'returns on day 7', days: {}, subGroup: [] };

/** How a partnership counts: its working days, its milestones, and where the rapid review clock begins. */
export type Rules = {
  /** Grows by one with every change; 0 while nobody has changed anything. */
  readonly version: number;
  readonly calendar: Calendar;
  readonly countedFrom: CountedFrom;
  readonly milestones: Readonly<Record<ReviewType, readonly Milestone[]>>;
  /** In their order. */
  readonly subGroup: readonly Day[];
};

export function rulesOf(choices: Choices, version = 0): Rules {
  const { added, countedFrom, subGroup } = choices;
  return {
    version,
    calendar: calendar({ added }),
    countedFrom,
    milestones: byType((type) => SHIPPED[type].map((one) => ({ ...one, ...chosenDay(choices, type, one) }))),
    subGroup: [...subGroup].sort(compare),
  };
}

/** A milestone's day and, kept before it by as much as they were, its reminders. The two outer dates are guidance's and stay. */
function chosenDay({ preset, days }: Choices, type: ReviewType, { key, day, outer, reminders }: Milestone): Partial<Milestone> {
  const presetDay = presetsOf(type)[preset]?.days[key];
  const chosen = outer ? day : (days[keyOfDay(type, key)] ?? presetDay ?? day);
  const moved = chosen - day;
  const kept = reminders.map((one) => ('day' in one ? { ...one, day: Math.max(0, one.day + moved) } : one));
  return { day: chosen, reminders: kept };
}

/** Under which name the day of a milestone is kept. */
export const keyOfDay = (type: ReviewType, milestone: string): string => `${type}~${milestone}`;

/**
 * The milestones of this review. Until it is decided on, those that lead to the decision; a serious incident has the ones that end
 * with the notification, whatever it becomes.
 */
export function milestonesOf(review: Review, { milestones }: Rules): readonly Milestone[] {
  const { outcome } = review.decision;
  const before = milestones[leadsTo(review)].filter(({ from }) => !FROM_DECISION[from]);
  const after = outcome === '' || outcome === 'no further action' ? [] : milestones[outcome].filter(({ from }) => FROM_DECISION[from]);
  const lcspr = review.findings.decided?.lcspr === 'yes' ? milestones.LCSPR : [];
  return [...before, ...after, ...lcspr];
}

/** Which table says what comes before the decision: whatever the notification was sent for, or needs one, has the days to notify. */
const leadsTo = ({ route, clock, decision }: Review): ReviewType =>
  sinOf(clock) || needsNotification(decision.outcome) ? OF_THE_PANEL : ledToBy(route);

/** What is counted from the decision on, in a review of its type. */
const FROM_DECISION: Readonly<Record<Milestone['from'], boolean>> = { A: false, R: false, C: false, G: false, D: true, S: true, L: true };
