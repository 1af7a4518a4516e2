import { AWARE, awareIn, correcting, NOTIFICATION, notificationIn } from '../../domain/dates/forms';
import { mayKeepDates, recordLaAware, recordNotification } from '../../domain/dates/notifying';
import type { Answers } from '../../domain/forms/answers';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import { inWords, londonDay, londonTime, when } from '../../domain/time/days';
import { datesForm, type Kind } from './form';

/** Those who keep the dates that the clocks count from. */
const keepsDates = (review: Review, person: Acting): boolean => visible(review, person) !== undefined && mayKeepDates(person);

const NOTIFYING: Kind = {
  opens: 'clock/notify',
  saves: 'clock/record',
  forward: 'Record',
  page: (isRecorded) => (isRecorded ? correcting(NOTIFICATION) : NOTIFICATION),
  may: keepsDates,
  place: ({ clock }) => (clock.notification ? CORRECTING : NEW),
  now: ({ clock: { notification } }) => (notification ? asTyped(notification.sentAt, notification.panelReference) : {}),
  mark: ({ clock }) => clock.notification?.recordedAt ?? '',
  record: ({ clock }, _rules, by, answers, { seen, reason }, now) =>
    recordNotification(clock, by, { ...notificationIn(answers), seen, reason }, now),
  moves: 'date corrected',
  says: ({ clock: { notification } }, _about, now) =>
    `Recorded: the notification was sent ${notification ? when(notification.sentAt, now) : ''}.`,
};

const BECOMING_AWARE: Kind = {
  opens: 'clock/aware',
  saves: 'clock/recordAware',
  forward: 'Record',
  page: (isRecorded) => (isRecorded ? correcting(AWARE) : AWARE),
  may: keepsDates,
  place: ({ clock }) => (clock.laAwareOn ? CORRECTING : NEW),
  now: ({ clock: { laAwareOn } }) => (laAwareOn ? { awareOn: { said: laAwareOn } } : {}),
  mark: ({ clock }) => clock.laAwareOn,
  record: ({ clock }, _rules, by, answers, { seen, reason }, now) => recordLaAware(clock, by, { on: awareIn(answers), seen, reason }, now),
  moves: 'date corrected',
  says: ({ clock: { laAwareOn } }) => `Recorded: the local authority became aware on ${laAwareOn ? inWords(laAwareOn) : ''}.`,
};

const CORRECTING = 'recorded; you can correct it';
const NEW = 'not recorded yet';

const asTyped = (sentAt: string, panelReference: string): Answers => {
  const at = new Date(sentAt);
  return {
    sentOn: { said: londonDay(at) },
    sentTime: { said: londonTime(at) },
    ...(panelReference && { panelReference: { said: panelReference } }),
  };
};

/**
 * At any moment of a review: when the notification was sent, with the Panel's reference, and the day on which the local authority
 * became aware.
 */
export const dateActions = [NOTIFYING, BECOMING_AWARE].flatMap(datesForm);
