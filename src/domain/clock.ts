import { z } from 'zod';
import { compare, day, inWords, londonDay, type Day } from './days';
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

/** A reference that the Panel gave: letters, digits and what stands between them, with a digit in it, so that it can't be a name. */
export const PANEL_REFERENCE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 ./-]{0,29}$/;

/**
 * Records when the local authority's notification was sent, or corrects it. It waits for nobody: no state, no agreement, no quality
 * assurance (the duty is the local authority's alone, Children Act 2004 s16C). Said again alike, it changes nothing. `seen` is when
 * what the writer saw had been recorded, empty for nothing; an empty Panel reference is not known yet.
 */
export function recordNotification(
  dates: ClockDates,
  by: Person,
  said: { readonly sentAt: Date; readonly panelReference: string; readonly seen: string },
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
  return [{ type: 'notificationRecorded', at: now.toISOString(), by: by.id, sentAt, panelReference }];
}

/** Records, or corrects, the day on which the local authority became aware. `seen` is the day that the writer saw, empty for none. */
export function recordLaAware(
  dates: ClockDates,
  by: Person,
  said: { readonly on: Day; readonly seen: string },
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
  return [{ type: 'laAwareRecorded', at: now.toISOString(), by: by.id, on }];
}

export const mayKeepDates = (person: Person): boolean => has(person, 'LA notifier') || has(person, 'coordinator');
