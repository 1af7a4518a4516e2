import type { Rules } from '../../domain/dates/counting';
import { DONE, LATE } from '../../domain/dates/forms';
import { explainLate, markDone, markNotDone } from '../../domain/dates/marks';
import { expectedMilestone } from '../../domain/dates/timeline';
import { saidIn } from '../../domain/forms/answers';
import { LATE_BECAUSE } from '../../domain/review/dates';
import type { Review } from '../../domain/review/review';
import { seesTimeline } from '../../domain/sight/visible';
import { readDay, shortDay } from '../../domain/time/days';
import { datesForm, type Kind } from './form';

/** A milestone that people say is done. */
const DOING: Kind = {
  opens: 'clock/done',
  saves: 'clock/markDone',
  forward: 'Record',
  page: () => DONE,
  may: seesTimeline,
  place: titleOf,
  now: ({ clock }, about) => {
    const done = clock.done[about];
    return done ? { isDone: { said: 'yes' }, doneOn: { said: done.on } } : { isDone: { said: 'yes' } };
  },
  mark: ({ clock }, about) => clock.done[about]?.at ?? '',
  record: (review, rules, by, answers, { about, seen }, now) => {
    const isDone = saidIn(answers, 'isDone') === 'yes';
    const on = saidIn(answers, 'doneOn');
    const events = isDone
      ? markDone(review, rules, by, { milestone: about, on: readDay(on) }, now)
      : markNotDone(review, rules, by, about, now);
    return events.length > 0 && seen !== (review.clock.done[about]?.at ?? '') ? 'changed since' : events;
  },
  moves: 'date corrected',
  says: ({ clock }, about) => {
    const done = clock.done[about];
    return done ? `Recorded: done on ${shortDay(done.on)}.` : 'Recorded: it is not done yet.';
  },
};

/** The reason for a milestone that was missed. */
const EXPLAINING: Kind = {
  opens: 'clock/late',
  saves: 'clock/explain',
  forward: 'Keep the reason',
  page: () => LATE,
  may: seesTimeline,
  place: titleOf,
  now: ({ clock }, about) => {
    const late = clock.late[about];
    return late ? { because: { said: late.because } } : {};
  },
  mark: ({ clock }, about) => clock.late[about]?.at ?? '',
  record: (review, rules, by, answers, { about, seen, reason }, now) => {
    const because = LATE_BECAUSE.find((one) => one === saidIn(answers, 'because')) ?? 'other';
    return explainLate(review, rules, by, { milestone: about, because, reason, seen }, now);
  },
  moves: 'date corrected',
  says: () => 'The reason is kept. It stays visible as late.',
};

function titleOf(review: Review, rules: Rules, key: string): string {
  return expectedMilestone(review, rules, key)?.title ?? '';
}

export const markActions = [DOING, EXPLAINING].flatMap(datesForm);
