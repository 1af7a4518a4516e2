import type { Review } from '../review/review';
import { isSetAside } from '../review/whereItIs';
import { needsNotification } from '../review/decision';
import { OF_THE_PANEL, type MilestoneKey } from '../reviewTypes';
import { compare, endOfDay, londonDay, type Day, type Instant } from '../time/days';
import { countWorkingDays } from '../time/workingDays';
import { milestonesOf, type Rules } from './counting';
import { dayOf, dayZero, lengthOf, type When } from './dayOf';
import type { Milestone } from './milestone';
import { MILESTONES } from './milestones/index';
import { isProvisional } from './awareness';
import { isNotifyClockRunning, notificationExpected } from './notification';

export type MilestoneState = 'late' | 'next' | 'later' | 'cannot be calculated yet' | 'done';

export type OnTimeline = {
  readonly milestone: Milestone;
  readonly state: MilestoneState;
  readonly due: When;
  /** When it was done; empty while it is not, and where nobody wrote the time down. */
  readonly doneAt: Instant | '';
  /** The day that somebody gave, where no part of the review records when it was done. */
  readonly doneOn: Day | '';
  /** Done, but after the end of the day it was due. A missed deadline stays visible. */
  readonly wasLate: boolean;
};

/** One of the two clocks. It is `running` from day 0 until what it waits for is done. */
export type ClockFace = {
  readonly trigger: 'A' | 'D';
  readonly state: 'running' | 'done' | 'not started' | 'not needed';
  readonly zero: Day | '';
  /** How many days it has. */
  readonly of: number;
  readonly due: When;
  /** Which day today is, or which day it was when it was done; undefined where that can't be said. */
  readonly day: number | undefined;
  readonly doneAt: Instant | '';
  readonly doneOn: Day | '';
};

export type Timeline = {
  readonly clocks: readonly [ClockFace, ClockFace];
  /** Late ones first, then next, later, those that can't be calculated yet, and done; what is to come in the order of its days. */
  readonly milestones: readonly OnTimeline[];
};

/** Where a review is on its two clocks, and what of it is done, late and next. */
export function timeline(review: Review, rules: Rules, now: Date): Timeline {
  const all = expectedMilestones(review, rules).map((milestone) =>
    placed(
      milestone,
      { due: dayOf(review, rules, milestone), isMeasured: isMeasured(review, milestone) },
      doneIn(review, milestone.key),
      now,
    ),
  );
  return {
    clocks: [clockOf(review, rules, 'A', now), clockOf(review, rules, 'D', now)],
    milestones: inOrder(withNext(all)),
  };
}

/** The day on which a milestone is due, or why that can't be said; undefined for a milestone that this review does not have. */
export function dueDay(review: Review, rules: Rules, key: string): When | undefined {
  const milestone = expectedMilestone(review, rules, key);
  return milestone && dayOf(review, rules, milestone);
}

/** The milestone of this name, where the review has it. */
export const expectedMilestone = (review: Review, rules: Rules, key: string): Milestone | undefined =>
  expectedMilestones(review, rules).find((milestone) => milestone.key === key);

/** The milestones that this review has, in the order of their table. */
export const expectedMilestones = (review: Review, rules: Rules): readonly Milestone[] =>
  milestonesOf(review, rules)
    .filter(({ key }) => isExpected(review, key))
    .map((one) => ({ ...one, title: MILESTONES[one.key].titleIn(review, one.title) }));

/** Of a case that is set aside only what was done is shown, and the days to notify as long as they run. */
const isExpected = (review: Review, key: MilestoneKey): boolean =>
  isSetAside(review)
    ? doneIn(review, key) !== undefined || (key === 'notify' && isNotifyClockRunning(review))
    : MILESTONES[key].isExpected(review);

/** Those of them that are not done. */
export const openMilestones = (review: Review, rules: Rules): readonly Milestone[] =>
  expectedMilestones(review, rules).filter(({ key }) => doneIn(review, key) === undefined);

type Done = { readonly at: Instant | ''; readonly on?: Day } | undefined;

/** What tells that a milestone is done: the review itself, or somebody's word where no part of it records that. */
export function doneIn(review: Review, key: MilestoneKey): Done {
  const at = MILESTONES[key].recorded?.(review);
  const marked = review.clock.done[key];
  return at === undefined ? marked && { at: '', on: marked.on } : { at };
}

/** What is counted from a day that the local authority has not confirmed reminds, and says of nobody that they were late. */
const isMeasured = (review: Review, { from }: Pick<Milestone, 'from'>): boolean => from !== 'A' || !isProvisional(review);

type Due = { readonly due: When; readonly isMeasured: boolean };

function placed(milestone: Milestone, { due, isMeasured }: Due, done: Done, now: Date): OnTimeline {
  const isPast = (instant: Date): boolean => 'day' in due && instant >= endOfDay(due.day);
  const isAfter = done?.on ? 'day' in due && compare(done.on, due.day) > 0 : done?.at ? isPast(new Date(done.at)) : false;
  const one = { milestone, due, doneAt: done?.at ?? '', doneOn: done?.on ?? '', wasLate: isMeasured && isAfter } as const;
  if (done) return { ...one, state: 'done' };
  if (!('day' in due)) return { ...one, state: 'cannot be calculated yet' };
  return { ...one, state: isPast(now) ? 'late' : 'later' };
}

/** Next is what is due first of all that is still to come; there may be several of that day. */
function withNext(all: readonly OnTimeline[]): readonly OnTimeline[] {
  const first = all
    .filter(({ state }) => state === 'later')
    .map(dayDue)
    .sort()[0];
  return all.map((one) => (first && one.state === 'later' && dayDue(one) === first ? { ...one, state: 'next' } : one));
}

const dayDue = ({ due }: OnTimeline): Day | '' => ('day' in due ? due.day : '');

const ORDER: readonly MilestoneState[] = ['late', 'next', 'later', 'cannot be calculated yet', 'done'];

function inOrder(all: readonly OnTimeline[]): readonly OnTimeline[] {
  const place = ({ state }: OnTimeline): number => ORDER.indexOf(state);
  const days = (one: OnTimeline, other: OnTimeline): number =>
    one.state !== 'done' && 'day' in one.due && 'day' in other.due ? compare(one.due.day, other.due.day) : 0;
  return [...all].sort((one, other) => place(one) - place(other) || days(one, other));
}

function clockOf(review: Review, rules: Rules, trigger: 'A' | 'D', now: Date): ClockFace {
  const done = trigger === 'A' ? doneIn(review, 'notify') : doneIn(review, 'panel');
  const zero = done && !isMeasured(review, { from: trigger }) ? '' : dayZero(review, trigger, rules);
  const of = lengthOf(rules.milestones[OF_THE_PANEL], trigger);
  const due = dayOf(review, rules, { from: trigger, unit: 'working days', day: of, outer: true });
  const until = done?.on ?? londonDay(done?.at ? new Date(done.at) : now);
  const counted = zero ? countWorkingDays(rules.calendar, zero, until) : undefined;
  const day = counted && 'count' in counted ? counted.count : undefined;
  return { trigger, state: clockState(review, trigger, zero, done), zero, of, due, day, doneAt: done?.at ?? '', doneOn: done?.on ?? '' };
}

function clockState(review: Review, trigger: 'A' | 'D', zero: Day | '', done: Done): ClockFace['state'] {
  if (done) return 'done';
  const { outcome } = review.decision;
  if (trigger === 'A' ? !notificationExpected(review) : outcome !== '' && !needsNotification(outcome)) return 'not needed';
  return zero ? 'running' : 'not started';
}
