import { mayKeepDates } from '../../domain/dates/notifying';
import { isProvisional } from '../../domain/dates/awareness';
import { isNotifyClockRunning, notificationExpected } from '../../domain/dates/notification';
import { sinOf } from '../../domain/review/dates';
import type { Review } from '../../domain/review/review';
import { waitsForNotification } from '../../domain/review/whereItIs';
import { has, type Acting } from '../../domain/sight/acting';
import { seesTimeline, visible } from '../../domain/sight/visible';
import type { Area, Offer } from '../action';
import { changes } from './changes';
import { dateActions } from './dates';
import { markActions } from './marks';
import { pauseActions } from './pauses';
import { addQuiet, quiet, removeQuiet } from './quiet';
import { awareTitle, recordTitle, timeline } from './timeline';
import { whatIf } from './whatIf';
import { why } from './why';
import { notices } from './notices';
import { notNotifying } from './notNotifying';

/** The two clocks: the dates that they count from, the timeline, why a date is what it is, and what moves it. */
export const dates = {
  actions: [timeline, notNotifying, why, whatIf, changes, ...dateActions, ...markActions, ...pauseActions, quiet, addQuiet, removeQuiet],
  notices,
  offers: (review, person) => [...datesOf(review, person), ...timelineOf(review, person)],
  waitsFor: (review, person) => {
    if (has(person, 'LA notifier') && isUnconfirmed(review)) return WHICH_DAY;
    if (waitsForNotification(review) && review.clock.notNotifying === null && mayKeepDates(person))
      return 'Next for you: record when the notification was sent; the rapid review starts with it.';
    const mayBeDue = !sinOf(review.clock) && notificationExpected(review);
    return mayBeDue && has(person, 'LA notifier') ? 'Next for you: record the notification as soon as it has been sent.' : '';
  },
  // The notifier is asked first; the office, which may have more pressing things to do in the review, is never told that nothing needs it.
  waitsAlso: (review, person) => (mayKeepDates(person) && isUnconfirmed(review) ? WHICH_DAY : ''),
} satisfies Area;

const WHICH_DAY = 'Next for you: say on which day the local authority became aware. The five days to notify are running.';

const isUnconfirmed = (review: Review): boolean => isNotifyClockRunning(review) && isProvisional(review);

function datesOf(review: Review, person: Acting): Offer[] {
  if (!mayKeepDates(person) || !visible(review, person)) return [];
  const { notification, laAwareOn } = review.clock;
  const offers: readonly (Offer | false)[] = [
    { title: recordTitle(notification !== null), verb: 'clock/notify', opens: 'dialog' },
    laAwareOn === '' && { title: awareTitle(false), verb: 'clock/aware', opens: 'dialog' },
  ];
  // The first one is the coloured button, which is the next step.
  const ordered = isUnconfirmed(review) ? offers.toReversed() : offers;
  return ordered.filter((offer) => offer !== false);
}

const timelineOf = (review: Review, person: Acting): Offer[] =>
  seesTimeline(review, person) ? [{ title: 'Timeline', verb: 'clock/timeline', opens: 'chat' }] : [];
