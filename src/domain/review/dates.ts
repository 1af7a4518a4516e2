import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import { compare, day } from '../time/days';

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
 * The dates of a review and what people say about its milestones. A date that nobody has recorded is empty, never guessed. That the
 * referral was received, and when, is in the review itself.
 */
export const ClockDates = z.strictObject({
  incidentOn: dayOrNone,
  agencyAwareOn: dayOrNone,
  laAwareOn: dayOrNone,
  notification: z.strictObject({ sentAt: instant, panelReference: z.string(), recordedAt: instant, recordedBy: personId }).nullable(),
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
  ...{ incidentOn: '', agencyAwareOn: '', laAwareOn: '', notification: null },
  ...{ done: {}, late: {}, pauses: [], quiet: [], moved: null, rules: 0 },
};

export const clockEvents = [
  fact('incidentRecorded', { on: day }),
  fact('agencyAwareRecorded', { on: day }),
  fact('laAwareRecorded', { on: day }),
  fact('notificationRecorded', { sentAt: instant, panelReference: z.string() }),
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
    case 'notificationRecorded':
      return {
        ...dates,
        notification: { sentAt: event.sentAt, panelReference: event.panelReference, recordedAt: at, recordedBy: by },
      };
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

const without = <Value>(all: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
