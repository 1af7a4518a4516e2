import type { PersonId } from '../people/people';
import { Refusal } from '../refusal';
import { evolveClock, type ClockDates, type ClockEvent, type NotifiedOf } from '../review/dates';
import { compare, inWords, londonDay, type Day } from '../time/days';
import { has, type Acting } from '../sight/acting';

/** A reference that the Panel gave, as it comes: letters, digits and what stands between them, with a digit in it, so that it can't be a name. */
export const PANEL_REFERENCE = /^(?=.*\d)[A-Za-z0-9#_][A-Za-z0-9 ._/#\u2010-\u2015-]{0,39}$/;

/** The references in what was written, which may be several: of an incident with several children each may have its own. */
export const panelReferencesIn = (written: string): readonly string[] =>
  written
    .split(/[,;\n]|\s(?:and|&)\s/)
    .map((one) => one.trim())
    .filter(Boolean);

/**
 * Records when the local authority's notification was sent, or corrects it. It waits for nobody: no state, no agreement, no quality
 * assurance (the duty is the local authority's alone, Children Act 2004 s16C). Said again alike, it changes nothing. `seen` is when
 * what the writer saw had been recorded, empty for nothing; an empty Panel reference is not known yet. A correction of the time has a
 * reason: the key of the row that holds its words.
 */
export function recordNotification(
  dates: ClockDates,
  by: Acting,
  said: {
    readonly sentAt: Date;
    readonly panelReference: string;
    /** Of what; of abuse or neglect where nothing else is said. */
    readonly of?: NotifiedOf;
    readonly seen: string;
    readonly reason?: string;
  },
  now: Date,
): ClockEvent[] | 'changed since' {
  if (!mayKeepDates(by)) throw onlyNotifier();
  return notified(dates, by.id, said, now);
}

const onlyNotifier = (): Refusal =>
  new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator for them, records the notification.');

/** The same, with the day on which the local authority became aware where that is said in the same breath and was not recorded before. */
export function recordBoth(
  dates: ClockDates,
  by: Acting,
  { awareOn, ...said }: Parameters<typeof recordNotification>[2] & { readonly awareOn: Day | '' },
  now: Date,
): ClockEvent[] | 'changed since' {
  const aware = awareOn && !dates.laAwareOn ? recordLaAware(dates, by, { on: awareOn, seen: '' }, now) : [];
  if (aware === 'changed since') return aware;
  const sent = recordNotification(aware.reduce(evolveClock, dates), by, said, now);
  return sent === 'changed since' ? sent : [...aware, ...sent];
}

/** The same for a review that begins with it, in which nobody acts yet. */
export function notified(
  dates: ClockDates,
  by: PersonId,
  said: Parameters<typeof recordNotification>[2],
  now: Date,
): ClockEvent[] | 'changed since' {
  if (said.sentAt.getTime() > now.getTime())
    throw new Refusal('not complete', 'That time has not come yet. Please check the date and the time the notification was sent.');
  if (dates.laAwareOn && compare(londonDay(said.sentAt), dates.laAwareOn) < 0)
    throw new Refusal(
      'not complete',
      `The notification cannot have been sent before the local authority became aware, and that is recorded as ${inWords(dates.laAwareOn)}. Please check both dates.`,
    );
  const references = panelReferencesIn(said.panelReference);
  if (!references.every((one) => PANEL_REFERENCE.test(one)))
    throw new Refusal(
      'not complete',
      'The Panel’s reference has letters, digits and what stands between them, and no name in it. Leave it empty if there is none yet.',
    );
  const sentAt = said.sentAt.toISOString();
  const { of = 'abuse or neglect' } = said;
  const panelReference = references.join(', ');
  const before = dates.notification;
  if (before?.sentAt === sentAt && before.panelReference === panelReference && before.of === of) return [];
  if ((before?.recordedAt ?? '') !== said.seen) return 'changed since';
  const at = now.toISOString();
  const recorded: ClockEvent = { type: 'notificationRecorded', at, by, sentAt, panelReference, ...(of !== 'abuse or neglect' && { of }) };
  if (!before || before.sentAt === sentAt) return [recorded];
  const { reason } = said;
  mustHaveReason(reason);
  return [recorded, { type: 'dateCorrected', at, by, date: 'SIN sent', was: before.sentAt, is: sentAt, reason }];
}

/** Records, or corrects, the day on which the local authority became aware. `seen` is the day that the writer saw, empty for none. */
export function recordLaAware(
  dates: ClockDates,
  by: Acting,
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

export const mayKeepDates = (person: Acting): boolean => has(person, 'LA notifier') || has(person, 'coordinator');
