import { z } from 'zod';
import { compare, day, inWords, londonDay, type Day } from './days';
import { fact, instant, listOf, personId, type AnyFact } from './fact';
import { has, type Person } from './people';
import { Refusal } from './refusal';

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

const TYPES: readonly string[] = clockEvents.map(({ shape }) => shape.type.value);
const isClockEvent = (event: AnyFact): event is ClockEvent => TYPES.includes(event.type);

/** A reference that the Panel gave: letters, digits and what stands between them, with a digit in it, so that it can't be a name. */
export const PANEL_REFERENCE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 ./-]{0,29}$/;

/**
 * Records when the local authority's notification was sent, or corrects it. It waits for nobody: no state, no agreement, no quality
 * assurance (the duty is the local authority's alone, Children Act 2004 s16C). Said again alike, it changes nothing. `seen` is when
 * what the writer saw had been recorded, empty for nothing; an empty Panel reference is not known yet. A correction of the time has a
 * reason: the key of the row that holds its words.
 */
export function recordNotification(
  dates: ClockDates,
  by: Person,
  said: { readonly sentAt: Date; readonly panelReference: string; readonly seen: string; readonly reason?: string },
  now: Date,
): ClockEvent[] | 'changed since' {
  if (!mayKeepDates(by))
    throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator for them, records the notification.');
  if (said.sentAt.getTime() > now.getTime())
    throw new Refusal('not complete', 'That time has not come yet. Please check the date and the time the notification was sent.');
  if (dates.laAwareOn && compare(londonDay(said.sentAt), dates.laAwareOn) < 0)
    throw new Refusal(
      'not complete',
      `The notification cannot have been sent before the local authority became aware, and that is recorded as ${inWords(dates.laAwareOn)}. Please check both dates.`,
    );
  if (said.panelReference && !PANEL_REFERENCE.test(said.panelReference))
    throw new Refusal(
      'not complete',
      'The Panel’s reference has letters and digits only, and no name in it. Leave it empty if there is none yet.',
    );
  const sentAt = said.sentAt.toISOString();
  const { panelReference } = said;
  const before = dates.notification;
  if (before?.sentAt === sentAt && before.panelReference === panelReference) return [];
  if ((before?.recordedAt ?? '') !== said.seen) return 'changed since';
  const at = now.toISOString();
  const recorded: ClockEvent = { type: 'notificationRecorded', at, by: by.id, sentAt, panelReference };
  if (!before || before.sentAt === sentAt) return [recorded];
  const { reason } = said;
  mustHaveReason(reason);
  return [recorded, { type: 'dateCorrected', at, by: by.id, date: 'SIN sent', was: before.sentAt, is: sentAt, reason }];
}

/** Records, or corrects, the day on which the local authority became aware. `seen` is the day that the writer saw, empty for none. */
export function recordLaAware(
  dates: ClockDates,
  by: Person,
  said: { readonly on: Day; readonly seen: string; readonly reason?: string },
  now: Date,
): ClockEvent[] | 'changed since' {
  if (!mayKeepDates(by)) throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator, records this date.');
  const { on } = said;
  if (compare(on, londonDay(now)) > 0)
    throw new Refusal('not complete', 'That date has not come yet. Please check the day, month and year.');
  const sentOn = dates.notification ? londonDay(new Date(dates.notification.sentAt)) : '';
  if (sentOn && compare(on, sentOn) > 0)
    throw new Refusal(
      'not complete',
      `The local authority cannot have become aware after it sent the notification, and that is recorded as ${inWords(sentOn)}. Please check both dates.`,
    );
  if (dates.laAwareOn === on) return [];
  if (dates.laAwareOn !== said.seen) return 'changed since';
  const at = now.toISOString();
  const recorded: ClockEvent = { type: 'laAwareRecorded', at, by: by.id, on };
  if (!dates.laAwareOn) return [recorded];
  const { reason } = said;
  mustHaveReason(reason);
  return [recorded, { type: 'dateCorrected', at, by: by.id, date: 'LA aware', was: dates.laAwareOn, is: on, reason }];
}

/** `reason` is the key of the row that will hold the words; empty when nobody gave any. */
function mustHaveReason(reason: string | undefined): asserts reason is string {
  if (!reason)
    throw new Refusal('not complete', 'Please say why the date changes: dates that are counted from it move, and the reason is kept.');
}

export const mayKeepDates = (person: Person): boolean => has(person, 'LA notifier') || has(person, 'coordinator');
