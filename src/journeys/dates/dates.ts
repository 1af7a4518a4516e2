import {
  dispute,
  mayDispute,
  needsUntil,
  notifyAfterAll,
  notNotifying as saysNotNotifying,
  type Found,
} from '../../domain/dates/answering';
import { AFTER_ALL, DISPUTE, foundIn, NEEDS_UNTIL, NOT_NOTIFYING, notNotifyingInWords } from '../../domain/dates/answeringPages';
import { AWARE, awareIn, correcting, NOTIFICATION, NOTIFICATION_AND_AWARE, notificationIn } from '../../domain/dates/forms';
import { mayKeepDates, recordBoth, recordLaAware } from '../../domain/dates/notifying';
import { saidIn, type Answers } from '../../domain/forms/answers';
import { LIMBS, type Limb, type NotifiedOf } from '../../domain/review/dates';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import { inWords, londonDay, londonTime, readDay, when } from '../../domain/time/days';
import { datesForm, type Kind } from './form';

/** Those who keep the dates that the clocks count from. */
const keepsDates = (review: Review, person: Acting): boolean => visible(review, person) !== undefined && mayKeepDates(person);

const NOTIFYING: Kind = {
  opens: 'clock/notify',
  saves: 'clock/record',
  forward: 'Record',
  page: (isRecorded, review) => {
    const asked = review?.clock.laAwareOn ? NOTIFICATION : NOTIFICATION_AND_AWARE;
    return isRecorded ? correcting(asked) : asked;
  },
  may: keepsDates,
  place: ({ clock }) => (clock.notification ? CORRECTING : NEW),
  now: ({ clock: { notification } }) => ({
    of: { said: notification?.of ?? 'abuse or neglect' },
    ...(notification && asTyped(notification)),
  }),
  mark: ({ clock }) => clock.notification?.recordedAt ?? '',
  record: ({ clock }, _rules, by, answers, { seen, reason }, now) =>
    recordBoth(clock, by, { ...notificationIn(answers), awareOn: saidIn(answers, 'awareOn') && awareIn(answers), seen, reason }, now),
  moves: 'date corrected',
  says: ({ clock: { notification } }, _about, now) =>
    `Recorded: the notification was sent ${notification ? when(notification.sentAt, now) : ''}.${startsReview(notification?.of)}`,
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

/** The other kinds start no rapid review, and leave the days to notify of abuse or neglect as they are. */
const startsReview = (of: NotifiedOf | undefined): string =>
  of === undefined || of === 'abuse or neglect'
    ? ''
    : ' It starts no rapid review; if abuse or neglect is known or suspected, that notification is still to be sent.';

const NOT_TO_NOTIFY: Kind = {
  opens: 'clock/notNotify',
  saves: 'clock/recordNotNotify',
  forward: 'Record that it does not notify',
  page: () => NOT_NOTIFYING,
  may: keepsDates,
  place: () => '',
  now: () => ({}),
  mark: ({ clock }) => String(clock.timesNotNotifying),
  words: notNotifyingInWords,
  record: (review, _rules, by, answers, { seen, reason }, now) =>
    saysNotNotifying(review, by, { found: byLimb(answers), limbs: LIMBS, reason, seen }, now.toISOString()),
  moves: 'date corrected',
  says: () =>
    'Recorded. The office is told, and so are the other partners, the scrutineer and the chair, who can say that they see it differently.',
};

const byLimb = (answers: Answers): Record<Limb, Found> => ({
  abuse: foundIn(answers, 'abuse'),
  harm: foundIn(answers, 'harm'),
  area: foundIn(answers, 'area'),
});

const NEEDING_LONGER: Kind = {
  opens: 'clock/needUntil',
  saves: 'clock/recordNeedUntil',
  forward: 'Record',
  page: () => NEEDS_UNTIL,
  may: keepsDates,
  place: () => '',
  now: ({ clock: { needsUntil: said } }) => (said ? { until: { said: said.until } } : {}),
  mark: ({ clock }) => clock.needsUntil?.at ?? '',
  record: (review, _rules, by, answers, { seen, reason }, now) =>
    needsUntil(review, by, { until: readDay(saidIn(answers, 'until')), reason, seen }, now),
  moves: 'date corrected',
  says: ({ clock }) =>
    `Recorded: the local authority needs until ${clock.needsUntil ? inWords(clock.needsUntil.until) : ''}. The day to notify stays; chair and office are told.`,
};

const NOTIFYING_AFTER_ALL: Kind = {
  opens: 'clock/afterAll',
  saves: 'clock/recordAfterAll',
  forward: 'Record',
  page: () => AFTER_ALL,
  may: keepsDates,
  place: () => '',
  now: () => ({}),
  mark: ({ clock }) => String(clock.notNotifying?.number ?? ''),
  record: (review, _rules, by, _answers, { reason }, now) => notifyAfterAll(review, by, reason, now.toISOString()),
  moves: 'date corrected',
  says: () => 'Recorded: the local authority notifies after all. The days to notify run.',
};

const DISPUTING: Kind = {
  opens: 'clock/dispute',
  saves: 'clock/recordDispute',
  forward: 'Send',
  page: () => DISPUTE,
  may: mayDispute,
  place: () => '',
  now: () => ({}),
  mark: ({ clock }) => String(clock.notNotifying?.number ?? ''),
  record: (review, _rules, by, _answers, { reason }, now) => dispute(review, by, reason, now.toISOString()),
  moves: 'date corrected',
  says: () => 'Sent. The local authority’s notifier, the office and the chair read it.',
};

const CORRECTING = 'recorded; you can correct it';
const NEW = 'not recorded yet';

const asTyped = ({ sentAt, panelReference }: NonNullable<Review['clock']['notification']>): Answers => {
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
export const dateActions = [NOTIFYING, BECOMING_AWARE, NOT_TO_NOTIFY, NEEDING_LONGER, NOTIFYING_AFTER_ALL, DISPUTING].flatMap(datesForm);
