import type { ReviewEvent } from '../../src/domain/review/events';
import type { Review } from '../../src/domain/review/review';
import { instantInLondon, londonDay, type Day } from '../../src/domain/time/days';
import { addWorkingDays, isWorkingDay, type Calendar } from '../../src/domain/time/workingDays';
import { AGENCIES, COORDINATORS, FIRST_DAY, NOTIFIERS, PARTNERS } from './cast';
import type { Chance } from './chance';

/** One thing that happens to a review, where it can: a step that no longer fits is nothing. */
export type Step = { readonly at: Date; readonly reference: string; readonly events: (review: Review | undefined) => ReviewEvent[] };

type Fits = (review: Review) => boolean;
const DAY_MS = 86_400_000;
/** Reviews begin in the first ten months, so that most of them end within the year. */
const BEGIN_WITHIN_DAYS = 300;

/** What happens to one review in its year, by chance: some things early, some late, some never. */
export function story(chance: Chance, calendar: Calendar, number: number): readonly Step[] {
  const reference = `PR-SIM${String(number).padStart(4, '0')}`;
  const agency = chance.oneOf(AGENCIES);
  const [lead, referrer, office] = [chance.onceIn(10) ? '' : `t~lead-${agency}`, `t~referrer-${agency}`, COORDINATORS[0]!.id];
  const steps: Step[] = [];
  let at = workingTime(chance, calendar, new Date(instantInLondon(FIRST_DAY, '09:00').getTime() + chance.upTo(BEGIN_WITHIN_DAYS) * DAY_MS));
  const begun = londonDay(at);
  const happens = (days: number, by: string, what: object | readonly object[], fits: Fits): void => {
    at = after(chance, calendar, at, days);
    // Kept as it is written: the tables hold every event to its schema.
    const events = [what].flat().map((one) => ({ at: at.toISOString(), by, ...one }) as ReviewEvent);
    steps.push({ at, reference, events: (review) => (review && fits(review) ? events : []) });
  };
  const first = { type: 'alerted', at: at.toISOString(), by: referrer, reference, route: 'serious incident', agency, lead } as const;
  steps.push({ at, reference, events: (review) => (review ? [] : [first]) });

  happens(chance.upTo(2), referrer, { type: 'referralSent', pages: ['start'] }, () => true);
  happens(0, referrer, { type: 'laAwareRecorded', on: begun }, () => true);
  if (!chance.onceIn(10))
    happens(chance.upTo(4), lead || office, { type: 'referralPassed', as: 'agency lead', forAgency: agency }, () => true);
  if (chance.onceIn(8)) happens(0, NOTIFIERS[0]!.id, { type: 'laAwareRecorded', on: workingDay(calendar, begun, -1) }, () => true);
  if (!chance.onceIn(5)) {
    const sentAt = new Date(at.getTime() + 60_000).toISOString();
    happens(chance.upTo(4), NOTIFIERS[1]!.id, { type: 'notificationRecorded', sentAt, panelReference: 'N-1' }, () => true);
  }
  decided(chance, happens, office);
  const asked = AGENCIES.filter(() => !chance.onceIn(3));
  informed(chance, happens, office, asked);
  met(chance, happens, office, workingDay(calendar, londonDay(at), 5));
  for (const milestone of ['progress', 'accuracy', 'approve', 'panel', 'feedback', 'chase'])
    if (!chance.onceIn(3)) happens(chance.upTo(2), office, { type: 'milestoneDone', milestone, on: londonDay(at) }, isOn);
  return steps;
}

type Happens = (days: number, by: string, what: object | readonly object[], fits: Fits) => void;
const isOn: Fits = ({ state }) => state === 'decided';

function decided(chance: Chance, happens: Happens, office: string): void {
  const outcome = chance.oneOf(['rapid review', 'rapid review', 'rapid review', 'local learning review', 'no further action']);
  const partners = PARTNERS.map(({ id }) => id);
  happens(chance.upTo(3), office, { type: 'routeRecommended', outcome, partners, round: 1 }, ({ state }) => state === 'referred');
  happens(chance.upTo(1), office, { type: 'routeDecided', outcome }, ({ decision }) => decision.recommended !== null);
}

function informed(chance: Chance, happens: Happens, office: string, asked: readonly string[]): void {
  const waits =
    (agency: string): Fits =>
    (review) =>
      ['asked', 'acknowledged'].includes(review.information.requests[agency]?.state ?? '');
  const requests = asked.map((agency) => ({ type: 'agencyAsked', agency, author: chance.onceIn(8) ? '' : `t~author-${agency}` }));
  happens(0, office, requests, isOn);
  for (const agency of asked) {
    if (chance.onceIn(2)) happens(chance.upTo(1), `t~author-${agency}`, { type: 'requestAcknowledged', agency }, waits(agency));
    if (!chance.onceIn(5))
      happens(chance.upTo(2), `t~author-${agency}`, { type: 'informationReturned', agency, chronology: 3 }, waits(agency));
  }
  const mayPack: Fits = (review) => isOn(review) && asked.length > 0;
  if (!chance.onceIn(4)) happens(chance.upTo(2), office, { type: 'packIssued', number: 1, missing: [] }, mayPack);
}

function met(chance: Chance, happens: Happens, office: string, on: Day): void {
  const invited = ['t~facilitator', ...PARTNERS.map(({ id }) => id)];
  const startsAt = instantInLondon(on, '10:00').toISOString();
  if (!chance.onceIn(4)) {
    happens(chance.upTo(1), office, { type: 'meetingBooked', startsAt, minutes: 90, sequence: 0, invited }, isOn);
    happens(4, office, { type: 'discussionEnded' }, ({ meeting }) => meeting !== null);
  }
  if (!chance.onceIn(3)) happens(chance.upTo(2), office, { type: 'reportMade', number: 1, asOf: 5 }, isOn);
}

/** Some time in working hours, so many working days later; later than what came before it in any case. */
function after(chance: Chance, calendar: Calendar, from: Date, days: number): Date {
  const soon = new Date(from.getTime() + 60_000 * (1 + chance.upTo(30)));
  if (days === 0) return soon;
  const later = new Date(instantInLondon(workingDay(calendar, londonDay(from), days), '08:40').getTime() + 60_000 * chance.upTo(500));
  return later > soon ? later : soon;
}

function workingTime(chance: Chance, calendar: Calendar, from: Date): Date {
  const today = londonDay(from);
  const on = isWorkingDay(calendar, today) ? today : workingDay(calendar, today, 1);
  return new Date(instantInLondon(on, '09:00').getTime() + 60_000 * chance.upTo(400));
}

function workingDay(calendar: Calendar, from: Day, days: number): Day {
  const on = addWorkingDays(calendar, from, days);
  if (!('day' in on)) throw new Error('The year leaves the calendar.');
  return on.day;
}
