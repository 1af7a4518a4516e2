import { z } from 'zod';
import { compare, day, londonDay, type Day } from './days';
import { fact, instant, personId, type AnyFact } from './fact';
import { has, type Person } from './people';
import { Refusal } from './refusal';

/** The dates that the two clocks count from. A date that nobody has recorded is empty, never guessed. */
export const ClockDates = z.strictObject({
  laAwareOn: z.union([day, z.literal('')]),
  notification: z.strictObject({ sentAt: instant, panelReference: z.string(), recordedAt: instant, recordedBy: personId }).nullable(),
});
export type ClockDates = z.infer<typeof ClockDates>;

export const NO_DATES: ClockDates = { laAwareOn: '', notification: null };

export const clockEvents = [
  fact('laAwareRecorded', { on: day }),
  fact('notificationRecorded', { sentAt: instant, panelReference: z.string() }),
] as const;
export type ClockEvent = z.infer<(typeof clockEvents)[number]>;

export function evolveClock(dates: ClockDates, event: AnyFact | ClockEvent): ClockDates {
  if (!isClockEvent(event)) return dates;
  if (event.type === 'laAwareRecorded') return { ...dates, laAwareOn: event.on };
  const { sentAt, panelReference, at, by } = event;
  return { ...dates, notification: { sentAt, panelReference, recordedAt: at, recordedBy: by } };
}

const TYPES: readonly string[] = clockEvents.map(({ shape }) => shape.type.value);
const isClockEvent = (event: AnyFact): event is ClockEvent => TYPES.includes(event.type);

/**
 * Records when the local authority's notification was sent. It waits for nobody: no state, no agreement, no quality assurance
 * (the duty is the local authority's alone, Children Act 2004 s16C). Said again alike, it changes nothing.
 */
export function recordNotification(
  dates: ClockDates,
  by: Person,
  said: { readonly sentAt: Date; readonly panelReference: string },
  now: Date,
): ClockEvent[] {
  if (!mayKeepDates(by))
    throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator for them, records the notification.');
  if (said.sentAt.getTime() > now.getTime())
    throw new Refusal('not complete', 'That time has not come yet. Please check the date and the time the notification was sent.');
  if (dates.laAwareOn && compare(londonDay(said.sentAt), dates.laAwareOn) < 0)
    throw new Refusal(
      'not complete',
      'The notification cannot have been sent before the local authority became aware. Please check both dates.',
    );
  const sentAt = said.sentAt.toISOString();
  const same = dates.notification?.sentAt === sentAt && dates.notification.panelReference === said.panelReference;
  return same ? [] : [{ type: 'notificationRecorded', at: now.toISOString(), by: by.id, sentAt, panelReference: said.panelReference }];
}

/** Records, or corrects, the day on which the local authority became aware. */
export function recordLaAware(dates: ClockDates, by: Person, on: Day, now: Date): ClockEvent[] {
  if (!mayKeepDates(by)) throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator, records this date.');
  if (compare(on, londonDay(now)) > 0)
    throw new Refusal('not complete', 'That date has not come yet. Please check the day, month and year.');
  if (dates.notification && compare(on, londonDay(new Date(dates.notification.sentAt))) > 0)
    throw new Refusal(
      'not complete',
      'The local authority cannot have become aware after it sent the notification. Please check both dates.',
    );
  return dates.laAwareOn === on ? [] : [{ type: 'laAwareRecorded', at: now.toISOString(), by: by.id, on }];
}

export const mayKeepDates = (person: Person): boolean => has(person, 'LA notifier') || has(person, 'coordinator');
