import { PAUSE, RESTART } from '../../domain/dates/forms';
import { openPause } from '../../domain/dates/dayOf';
import { mayPause, pause, restart } from '../../domain/dates/pauses';
import { saidIn } from '../../domain/forms/answers';
import { PAUSE_BECAUSE } from '../../domain/review/dates';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { seesTimeline } from '../../domain/sight/visible';
import { datesForm, type Kind } from './form';

const pauses = (review: Review, person: Acting): boolean => seesTimeline(review, person) && mayPause(person);

const PAUSING: Kind = {
  opens: 'clock/pause',
  saves: 'clock/pauseNow',
  forward: 'Pause the review',
  page: () => PAUSE,
  may: pauses,
  place: (review) => (openPause(review) ? 'paused already' : 'running'),
  now: () => ({}),
  mark: () => '',
  record: (review, _rules, by, answers, { reason }, now) => {
    const because = PAUSE_BECAUSE.find((one) => one === saidIn(answers, 'because')) ?? 'other';
    return pause(review, by, { because, reason }, now);
  },
  moves: 'paused',
  says: () => 'The review is paused. The two outer clocks go on. Whoever answers for a date that waits is told.',
};

const RESTARTING: Kind = {
  opens: 'clock/restart',
  saves: 'clock/restartNow',
  forward: 'Let it go on',
  page: () => RESTART,
  may: pauses,
  place: (review) => (openPause(review) ? 'paused' : 'running already'),
  now: () => ({}),
  mark: () => '',
  record: (review, _rules, by, _answers, { reason }, now) => restart(review, by, reason, now),
  moves: 'restarted',
  says: () => 'The review goes on. Whoever answers for a date that moved is told.',
};

/** Pausing a review and letting it go on. */
export const pauseActions = [PAUSING, RESTARTING].flatMap(datesForm);
