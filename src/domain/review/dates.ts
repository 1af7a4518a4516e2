import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import { compare, day, type Day } from '../time/days';

export const LATE_BECAUSE = ['information', 'people', 'meeting', 'process', 'family', 'other'] as const;
const lateBecause = z.enum(LATE_BECAUSE);
export const PAUSE_BECAUSE = ['police advice', 'court or coroner', 'other'] as const;
const pauseBecause = z.enum(PAUSE_BECAUSE);
export const MOVED_BECAUSE = ['date corrected', 'paused', 'restarted', 'rules'] as const;
const movedBecause = z.enum(MOVED_BECAUSE);
export type MovedBecause = z.infer<typeof movedBecause>;
const movedDay = z.strictObject({ milestone: z.string(), was: z.union([day, z.literal('')]), is: z.union([day, z.literal('')]) });
export type MovedDay = z.infer<typeof movedDay>;

const dayOrNone = z.union([day, z.literal('')]);

/**
 * What the local authority notifies the Panel of. The first starts the days of a rapid review; the death of a looked after child, or of a
 * care leaver under 25, is notified whatever its cause.
 */
export const NOTIFIED = ['abuse or neglect', 'looked after child', 'care leaver'] as const;
const notified = z.enum(NOTIFIED);
export type NotifiedOf = z.infer<typeof notified>;

/** The parts of the duty to notify: each has to be met (Children Act 2004, section 16C). */
export const LIMBS = ['abuse', 'harm', 'area'] as const;
export type Limb = (typeof LIMBS)[number];

/** That the authority does not notify, for now: which parts of the duty it finds not met, and who disagrees. `number` counts such answers. */
const notNotifying = z.strictObject({
  number: z.int().positive(),
  notMet: listOf(z.enum(LIMBS)),
  by: personId,
  at: instant,
  /** The key of the row with its reasons. */
  reason: z.string(),
  disagrees: listOf(z.strictObject({ by: personId, at: instant, reason: z.string() })),
});
export type NotNotifying = z.infer<typeof notNotifying>;

/**
 * The dates of a review and what people say about its milestones. A date that nobody has recorded is empty, never guessed. That the
 * referral was received, and when, is in the review itself.
 */
export const ClockDates = z.strictObject({
  incidentOn: dayOrNone,
  agencyAwareOn: dayOrNone,
  laAwareOn: dayOrNone,
  /** The earliest day that somebody named who does not speak for the authority. It is never taken for the day it became aware. */
  laNamedOn: dayOrNone.default(''),
  notification: z
    .strictObject({
      sentAt: instant,
      panelReference: z.string(),
      recordedAt: instant,
      recordedBy: personId,
      of: notified.default('abuse or neglect'),
    })
    .nullable(),
  notNotifying: notNotifying.nullable().default(null),
  /** How often the authority has said that it does not notify. */
  timesNotNotifying: z.int().nonnegative().default(0),
  /** Until when the authority needs to find out whether it has to notify; the days to notify run on. */
  needsUntil: z.strictObject({ until: day, by: personId, at: instant }).nullable().default(null),
  /** Milestones of which somebody has said that they are done, where no part of the review records it. */
  done: z.record(z.string(), z.strictObject({ on: day, by: personId, at: instant })),
  /** Why a milestone was missed, as somebody says it; their words are in a content row. */
  late: z.record(z.string(), z.strictObject({ because: lateBecause, by: personId, at: instant, seen: z.string() })),
  /** The last one is open while `until` is empty. The two outer clocks never stop. */
  pauses: listOf(z.strictObject({ because: pauseBecause, from: instant, until: z.union([instant, z.literal('')]) })),
  /** Days that bookings and reminders avoid, in their order; what day it is to the family is in a content row. */
  quiet: listOf(day),
  /** What moved last: its owners are told of it. */
  moved: z.strictObject({ number: z.int().positive(), because: movedBecause, milestones: listOf(movedDay) }).nullable(),
  /** Up to which version of the partnership's rules the dates have followed; 0 for those that it began with. */
  rules: z.int().nonnegative(),
});
export type ClockDates = z.infer<typeof ClockDates>;

export const NO_DATES: ClockDates = {
  ...{ incidentOn: '', agencyAwareOn: '', laAwareOn: '', laNamedOn: '', notification: null },
  ...{ notNotifying: null, timesNotNotifying: 0, needsUntil: null },
  ...{ done: {}, late: {}, pauses: [], quiet: [], moved: null, rules: 0 },
};

/** The notification that starts a rapid review, once it is recorded: that of abuse or neglect, known or suspected. */
export const sinOf = ({ notification }: ClockDates): ClockDates['notification'] =>
  notification?.of === 'abuse or neglect' ? notification : null;

export const clockEvents = [
  fact('incidentRecorded', { on: day }),
  fact('agencyAwareRecorded', { on: day }),
  fact('laAwareRecorded', { on: day }),
  /** A day named by somebody who does not speak for the local authority. */
  fact('laAwareNamed', { on: day }),
  /** Without “of”, of abuse or neglect. */
  fact('notificationRecorded', { sentAt: instant, panelReference: z.string(), of: notified.optional() }),
  /** The local authority does not notify; `reason` is the key of the content row that says why each part of the duty is met or not. */
  fact('notNotifying', { notMet: listOf(z.enum(LIMBS)), reason: z.string() }),
  fact('notNotifyingDisputed', { reason: z.string() }),
  fact('notifyingAfterAll', { reason: z.string() }),
  fact('notifyingNeedsUntil', { until: day, reason: z.string() }),
  /** Stands beside the record of the date that is right: what it was before. `reason` is the key of the content row with the words. */
  fact('dateCorrected', { date: z.enum(['LA aware', 'SIN sent']), was: z.string(), is: z.string(), reason: z.string() }),
  fact('milestoneDone', { milestone: z.string(), on: day }),
  fact('milestoneNotDone', { milestone: z.string() }),
  /** `seen` is when the reason that its writer saw had been given, empty for none: the same again is the same. */
  fact('lateExplained', { milestone: z.string(), because: lateBecause, reason: z.string(), seen: z.string() }),
  fact('paused', { because: pauseBecause, reason: z.string() }),
  fact('restarted', { reason: z.string() }),
  fact('quietDateAdded', { on: day, reason: z.string() }),
  fact('quietDateRemoved', { on: day }),
  /** Dates that moved, each with both days; empty where a day could not be said. `rules` is the version that moved them, else 0. */
  fact('datesMoved', { because: movedBecause, milestones: listOf(movedDay), rules: z.int().nonnegative() }),
] as const;
export type ClockEvent = z.infer<(typeof clockEvents)[number]>;
const isClockEvent = oneOf(clockEvents);

export function evolveClock(dates: ClockDates, event: AnyFact | ClockEvent): ClockDates {
  if (!isClockEvent(event)) return dates;
  const { at, by } = event;
  switch (event.type) {
    case 'incidentRecorded':
      return { ...dates, incidentOn: event.on };
    case 'agencyAwareRecorded':
      return { ...dates, agencyAwareOn: event.on };
    case 'laAwareRecorded':
      return { ...dates, laAwareOn: event.on };
    case 'laAwareNamed':
      return { ...dates, laNamedOn: earliest(dates.laNamedOn, event.on) };
    case 'notificationRecorded': {
      const { sentAt, panelReference, of = 'abuse or neglect' } = event;
      const answered = of === 'abuse or neglect' ? { notNotifying: null, needsUntil: null } : {};
      return { ...dates, ...answered, notification: { sentAt, panelReference, recordedAt: at, recordedBy: by, of } };
    }
    case 'notNotifying': {
      const number = dates.timesNotNotifying + 1;
      const { notMet, reason } = event;
      return { ...dates, timesNotNotifying: number, needsUntil: null, notNotifying: { number, notMet, by, at, reason, disagrees: [] } };
    }
    case 'notNotifyingDisputed': {
      const { notNotifying: said } = dates;
      const disagrees = [...(said?.disagrees ?? []), { by, at, reason: event.reason }];
      return { ...dates, notNotifying: said && { ...said, disagrees } };
    }
    case 'notifyingAfterAll':
      return { ...dates, notNotifying: null };
    case 'notifyingNeedsUntil':
      return { ...dates, needsUntil: { until: event.until, by, at } };
    case 'dateCorrected':
      return dates;
    case 'milestoneDone':
      return { ...dates, done: { ...dates.done, [event.milestone]: { on: event.on, by, at } } };
    case 'milestoneNotDone':
      return { ...dates, done: without(dates.done, event.milestone) };
    case 'lateExplained':
      return { ...dates, late: { ...dates.late, [event.milestone]: { because: event.because, by, at, seen: event.seen } } };
    case 'paused':
      return { ...dates, pauses: [...dates.pauses, { because: event.because, from: at, until: '' }] };
    case 'restarted':
      return { ...dates, pauses: dates.pauses.map((pause) => (pause.until ? pause : { ...pause, until: at })) };
    case 'quietDateAdded':
      return { ...dates, quiet: [...new Set([...dates.quiet, event.on])].sort(compare) };
    case 'quietDateRemoved':
      return { ...dates, quiet: dates.quiet.filter((day) => day !== event.on) };
    case 'datesMoved':
      return {
        ...dates,
        moved: { number: (dates.moved?.number ?? 0) + 1, because: event.because, milestones: event.milestones },
        rules: Math.max(dates.rules, event.rules),
      };
  }
}

const earliest = (one: Day | '', other: Day): Day => (one === '' || compare(other, one) < 0 ? other : one);

const without = <Value>(all: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
