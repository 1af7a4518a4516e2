import type { Rules } from '../dates/counting';
import type { Milestone } from '../dates/milestone';
import { calendarOf, dayOf } from '../dates/dayOf';
import { doneIn, expectedMilestones } from '../dates/timeline';
import type { Review } from '../review/review';
import { compare, instantInLondon, type Day } from '../time/days';
import { addWorkingDays, countWorkingDays } from '../time/workingDays';
import { outsideWindow, windowOf } from './window';

/** One milestone after a meeting: when it is due, and when it would be there with the usual days between the two. */
export type Fit = { readonly milestone: Milestone; readonly due: Day; readonly usual: Day; readonly daysLate: number };

export type WhatIf = {
  /** What speaks against the day itself, a sentence for each thing. */
  readonly against: readonly string[];
  /** The last day on which the pack can be issued; empty when it is issued already, or that can't be said. */
  readonly packBy: Day | '';
  /** What follows the meeting and is not done, in the order of its days; empty when no date can be said. */
  readonly fits: readonly Fit[];
};

/** What meeting on this day would mean for the dates that follow. Nothing is changed by asking. */
export function ifWeMeet(review: Review, rules: Rules, on: Day, now: Date): WhatIf {
  const against = outsideWindow(windowOf(review, rules, now), rules, { startsAt: instantInLondon(on, '10:00'), minutes: 90 });
  const dayBefore = addWorkingDays(rules.calendar, on, -1);
  const needsPack = expectedMilestones(review, rules).some(({ key }) => key === 'pack') && !review.information.pack;
  const all = expectedMilestones(review, rules);
  const meeting = all.find(({ key }) => key === 'meeting');
  return {
    against,
    packBy: needsPack && 'day' in dayBefore ? dayBefore.day : '',
    fits: meeting ? all.flatMap((milestone) => fitOf(review, rules, meeting, milestone, on)).sort((a, b) => compare(a.due, b.due)) : [],
  };
}

function fitOf(review: Review, rules: Rules, meeting: Milestone, milestone: Milestone, on: Day): Fit[] {
  const follows = milestone.from === meeting.from && milestone.unit === meeting.unit && milestone.day > meeting.day;
  if (!follows || doneIn(review, milestone.key)) return [];
  const due = dayOf(review, rules, milestone);
  const usual = addWorkingDays(rules.calendar, on, milestone.day - meeting.day);
  if (!('day' in due) || !('day' in usual)) return [];
  const late = countWorkingDays(calendarOf(review, rules, milestone), due.day, usual.day);
  return [{ milestone, due: due.day, usual: usual.day, daysLate: 'count' in late ? Math.max(0, late.count) : 0 }];
}
