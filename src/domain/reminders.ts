import { compare, instantInLondon, londonDay, londonTime, nextDay, type Day } from './days';
import type { Instant } from './events';
import { dayOf, dayZero, lengthOf, type Milestone, type Trigger } from './milestones';
import type { PersonId, Role } from './people';
import type { Review } from './review';
import { milestonesOf, type Rules } from './rules';
import { notificationExpected } from './timeline';
import { isSetAside } from './withdrawal';
import { addWorkingDays, isWorkingDay, type Calendar } from './workingDays';

/** One reminder of one milestone: when, to whom, and what its sentence needs. */
export type Reminder = {
  /** The same reminder has the same key for good; a date that moves makes a new one. */
  readonly key: string;
  readonly milestone: string;
  readonly at: Instant;
  readonly dueOn: Day;
  /** Which day of its count the milestone is, counted from `zero`; 0 for a meeting that is booked, which is a date of its own. */
  readonly day: number;
  readonly of: number;
  readonly trigger: Trigger;
  readonly zero: Day | '';
  readonly to: readonly ({ readonly person: PersonId } | { readonly role: Role })[];
};

/** Milestones whose owners are reminded. Further ones follow with the work that they are about. */
const REMINDED: readonly string[] = ['threshold', 'notify', 'returns', 'meeting'];

/** Every reminder of what is not done yet, past and to come. A milestone that is done, or whose date is not known, has none. */
export function reminders(review: Review, rules: Rules): Reminder[] {
  if (isSetAside(review)) return [];
  const milestones = milestonesOf(review, rules);
  return milestones
    .filter(({ key }) => REMINDED.includes(key) && isOpen(review, key))
    .flatMap((milestone) =>
      milestone.key === 'meeting' && review.meeting
        ? ofBooked(review.meeting.startsAt, rules.calendar)
        : ofCount(review, milestone, rules, lengthOf(milestones, milestone.from)),
    );
}

/** What is due now: of each milestone only the latest, so that an outage is followed by one reminder, not by all that were missed. */
export function dueReminders(all: readonly Reminder[], now: Date): Reminder[] {
  const past = all.filter(({ at }) => Date.parse(at) <= now.getTime());
  return past.filter((one) => !past.some((other) => other.milestone === one.milestone && Date.parse(other.at) > Date.parse(one.at)));
}

const EARLIEST = '08:30';
const LATEST = '17:30';

/** When something may be sent: now, in working hours of a working day, else at 09:00 on the next working day. */
export function sendingTime(calendar: Calendar, now: Date): Instant {
  const today = londonDay(now);
  const time = londonTime(now);
  if (isWorkingDay(calendar, today) && time >= EARLIEST && time <= LATEST) return now.toISOString();
  const from = time < EARLIEST ? today : nextDay(today);
  const day = isWorkingDay(calendar, from) ? { day: from } : addWorkingDays(calendar, from, 1);
  // Past the last day that the list covers nobody knows what is a holiday; a reminder on a holiday is better than none.
  return instantInLondon('day' in day ? day.day : from, '09:00').toISOString();
}

function ofCount(review: Review, milestone: Milestone, rules: Rules, of: number): Reminder[] {
  const due = dayOf(review, rules, milestone);
  if (!('day' in due)) return [];
  return milestone.reminders.flatMap((reminder) => {
    const on = dayOf(review, rules, milestone, reminder.day);
    if (!('day' in on)) return [];
    return {
      key: `remind-${milestone.key}-${milestone.from}${reminder.day}-${due.day}`,
      milestone: milestone.key,
      at: instantInLondon(on.day, reminder.at).toISOString(),
      dueOn: due.day,
      day: milestone.day,
      of,
      trigger: milestone.from,
      zero: dayZero(review, milestone.from, rules),
      to: owners(review, milestone),
    };
  });
}

/** A meeting that is booked: its people are reminded two and one working days before, and that morning. */
function ofBooked(startsAt: Instant, calendar: Calendar): Reminder[] {
  const dueOn = londonDay(new Date(startsAt));
  return [-2, -1, 0].flatMap((before) => {
    const on = addWorkingDays(calendar, dueOn, before);
    if (!('day' in on)) return [];
    const at = instantInLondon(on.day, '09:00').toISOString();
    // What lies before the booking would only repeat it.
    if (Date.parse(at) >= Date.parse(startsAt)) return [];
    return {
      key: `remind-meeting-${before}-${startsAt.replace(/\D/g, '')}`,
      milestone: 'meeting',
      at,
      dueOn,
      day: 0,
      of: 0,
      trigger: 'D' as const,
      zero: '' as const,
      to: [{ role: 'chair' as const }, { role: 'facilitator' as const }],
    };
  });
}

function isOpen(review: Review, milestone: string): boolean {
  const isRapid = review.decision.outcome === 'rapid review';
  switch (milestone) {
    case 'threshold':
      return review.state === 'referred' && !review.decision.decidedAt;
    case 'notify':
      return !review.clock.notification && notificationExpected(review);
    case 'returns':
      return isRapid && waitingAuthors(review).length > 0;
    case 'meeting':
      return isRapid && !review.meeting?.heldAt;
    default:
      return false;
  }
}

function owners(review: Review, milestone: Milestone): Reminder['to'] {
  if (milestone.owner === 'agency lead') return review.lead ? [{ person: review.lead }] : [];
  if (milestone.owner === 'information author') return waitingAuthors(review).map((person) => ({ person }));
  return [{ role: milestone.owner }];
}

const waitingAuthors = ({ information }: Review): PersonId[] => {
  const waiting = Object.values(information.requests).filter(({ state }) => state === 'asked' || state === 'acknowledged');
  return [...new Set(waiting.map(({ author }) => author).filter(Boolean))];
};

/** True when a reminder's date has passed. */
export const isLate = ({ dueOn }: Reminder, now: Date): boolean => compare(dueOn, londonDay(now)) < 0;
