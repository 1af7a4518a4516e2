import { mayKeepDates } from '../../domain/clock';
import { waitsForNotification } from '../../domain/decision';
import { has, type Person } from '../../domain/people';
import type { Review } from '../../domain/review';
import { notificationExpected } from '../../domain/timeline';
import { seesTimeline, visible } from '../../domain/visible';
import type { Area, Offer } from '../area';
import { aware, notify, record, recordAware } from './dates';
import { awareTitle, recordTitle, timeline } from './timeline';
import { why } from './why';

/** The two clocks: the dates that they count from, the timeline, and why a date is what it is. */
export const clock: Area = {
  actions: [timeline, why, notify, record, aware, recordAware],
  notices: {},
  offers: (review, person) => [...datesOf(review, person), ...timelineOf(review, person)],
  waitsFor: (review, person) => {
    if (waitsForNotification(review) && mayKeepDates(person))
      return 'Next for you: record when the notification was sent; the rapid review starts with it.';
    const mayBeDue = !review.clock.notification && notificationExpected(review);
    return mayBeDue && has(person, 'LA notifier') ? 'Next for you: record the notification as soon as it has been sent.' : '';
  },
};

function datesOf(review: Review, person: Person): Offer[] {
  if (!mayKeepDates(person) || !visible(review, person)) return [];
  const { notification, laAwareOn } = review.clock;
  const offers: readonly (Offer | false)[] = [
    { title: recordTitle(notification !== null), verb: 'clock/notify', opens: 'dialog' },
    laAwareOn === '' && { title: awareTitle(false), verb: 'clock/aware', opens: 'dialog' },
  ];
  return offers.filter((offer) => offer !== false);
}

const timelineOf = (review: Review, person: Person): Offer[] =>
  seesTimeline(review, person) ? [{ title: 'Timeline', verb: 'clock/timeline', opens: 'chat' }] : [];
