import { isProvisional } from '../../domain/dates/awareness';
import type { Rules } from '../../domain/dates/counting';
import type { Milestone } from '../../domain/dates/milestone';
import { calendarOf, countedFromInWords, dayOf, dayZero } from '../../domain/dates/dayOf';
import { expectedMilestone } from '../../domain/dates/timeline';
import type { Review } from '../../domain/review/review';
import { why as daysTo, type PassedDay } from '../../domain/time/workingDays';
import { AT_THE_LATEST, cannotInWords, dateInWords, letter, monthsInWords } from './words';

/** Why a milestone is due when it is: in a sentence, and every day that was counted or skipped on the way. */
export type Explained = { readonly answer: string; readonly passed: readonly PassedDay[] };

export function explained(review: Review, rules: Rules, milestone: Milestone): Explained {
  const { from, unit, day: n } = milestone;
  const due = dayOf(review, rules, milestone);
  const zero = dayZero(review, from, rules);
  const counted = countedFromInWords(review, from, rules);
  if (unit === 'calendar months')
    return { answer: zero && 'day' in due ? monthsInWords(due.day, n, zero, counted) : cannotInWords(due, from, rules), passed: [] };
  const passed = zero && !('cannot' in due && due.cannot === 'paused') ? daysTo(calendarOf(review, rules, milestone), zero, n) : [];
  if (!('day' in due) || !zero) return { answer: cannotInWords(due, from, rules), passed };
  const neverStops =
    milestone.outer && review.clock.pauses.length > 0 ? ' The review was paused; this date does not move with a pause.' : '';
  const atTheLatest = from === 'A' && isProvisional(review) ? ` ${AT_THE_LATEST}` : '';
  return { answer: `${dateInWords(due.day, n, zero, counted)}${atTheLatest}${neverStops}${ofGuidance(milestone)}`, passed };
}

/** The same as one paragraph that can be put into a letter; empty for a date that this review does not have. */
export function whyInWords(review: Review, rules: Rules, key: string): string {
  const milestone = expectedMilestone(review, rules, key);
  if (!milestone) return '';
  const { answer, passed } = explained(review, rules, milestone);
  return letter(milestone.title, answer, passed);
}

const ofGuidance = ({ key, outer, day }: Milestone): string => {
  if (!outer) return '';
  return key === 'notify'
    ? ` The duty to notify is law; the ${day} working days are statutory guidance.`
    : ` The ${day} working days are the Panel’s expectation.`;
};
