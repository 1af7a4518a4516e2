import { milestonesOf, type Rules } from '../dates/counting';
import type { Milestone } from '../dates/milestone';
import { dayOf, dayZero, lengthOf } from '../dates/dayOf';
import { MILESTONES } from '../dates/milestones/index';
import type { Owner } from '../dates/milestones/kind';
import { isAmong, ownersOf, owns } from '../dates/owners';
import { besideQuiet, isQuiet } from '../dates/pauses';
import { doneIn, openMilestones } from '../dates/timeline';
import { ofWhom } from '../review/reminding';
import type { Review } from '../review/review';
import type { MilestoneKey } from '../reviewTypes';
import type { Trigger, Unit } from '../reviewTypes/days';
import { compare, instantInLondon, londonDay, londonTime, nextDay, type Day, type Instant } from '../time/days';
import { isTellingDay, tellingDay, type Calendar } from '../time/workingDays';
import type { Acting } from '../sight/acting';

/**
 * Why somebody is reminded. `ahead`: it will be due. `late`: it was, and they are asked again. `coordinator`, `lead`: others did not
 * manage, and are helped. `outer`: one of the two dates that guidance sets has passed. `again`: they asked to be reminded then. `comes`:
 * they are invited to it, and nothing is asked of them.
 */
export type Rung = 'ahead' | 'late' | 'coordinator' | 'lead' | 'outer' | 'again' | 'comes';

/** One reminder of one milestone: when, to whom, and what its sentence needs. */
export type Reminder = {
  /** The same reminder has the same key for good; a date that moves makes a new one. */
  readonly key: string;
  readonly milestone: MilestoneKey;
  readonly rung: Rung;
  readonly at: Instant;
  readonly dueOn: Day;
  /** Which day, or month, of its count the milestone is, counted from `zero`; 0 for a meeting that is booked, which is a date of its own. */
  readonly day: number;
  readonly of: number;
  readonly unit: Unit;
  readonly trigger: Trigger;
  readonly zero: Day | '';
  readonly outer: boolean;
  /** It was said before, and is said on every working day. */
  readonly chased: boolean;
  /** From then on it is not said any more; empty where it never ceases to be of use. */
  readonly until: Instant | '';
  readonly to: readonly Owner[];
};

/** What was worked out of a review as it stands; a tick asks for it several times. */
const workedOut = new WeakMap<Review, { readonly rules: Rules; readonly all: readonly Reminder[] }>();

/** Every reminder of what is not done yet, past and to come. A milestone that is done, or whose date is not known, has none. */
export function reminders(review: Review, rules: Rules): readonly Reminder[] {
  const known = workedOut.get(review);
  if (known?.rules === rules) return known.all;
  const all = allReminders(review, rules);
  workedOut.set(review, { rules, all });
  return all;
}

function allReminders(review: Review, rules: Rules): Reminder[] {
  const all = milestonesOf(review, rules);
  return openMilestones(review, rules)
    .filter(({ key }) => MILESTONES[key].isTheirTurn(review))
    .flatMap((milestone) => ofMilestone(review, rules, milestone, lengthOf(all, milestone.from)))
    .filter(({ to }) => to.length > 0);
}

/**
 * What is due by now: of each milestone only the latest to the same people, so that an outage is followed by one reminder, not by all
 * that were missed.
 */
export function dueReminders(all: readonly Reminder[], now: Date): Reminder[] {
  const latest = new Map<string, Reminder>();
  for (const one of all) {
    const kind = JSON.stringify([one.milestone, one.to]);
    const other = latest.get(kind);
    const isPast = Date.parse(one.at) <= now.getTime() && !(one.until && Date.parse(one.until) <= now.getTime());
    if (isPast && (!other || Date.parse(other.at) <= Date.parse(one.at))) latest.set(kind, one);
  }
  return [...latest.values()];
}

/** True for whoever does the work of a milestone, and for whoever has been told of it because others did not manage. */
export function hearsOf(review: Review, rules: Rules, milestone: Milestone, person: Acting, now: Date): boolean {
  const told = reminders(review, rules).filter(({ milestone: key, at }) => key === milestone.key && Date.parse(at) <= now.getTime());
  const isTheirs = doneIn(review, milestone.key) === undefined && owns(review, milestone, person);
  return isTheirs || told.some(({ to }) => isAmong(review, milestone.key, to, person));
}

const EARLIEST = '08:30';
const LATEST = '17:30';

/** When something may be sent: now, in working hours of a working day, else at 09:00 on the next one; past the end of the list too. */
export function sendingTime(calendar: Calendar, now: Date): Instant {
  const today = londonDay(now);
  const time = londonTime(now);
  if (isTellingDay(calendar, today) && time >= EARLIEST && time <= LATEST) return now.toISOString();
  const from = time < EARLIEST ? today : nextDay(today);
  return instantInLondon(isTellingDay(calendar, from) ? from : tellingDay(calendar, from, 1), '09:00').toISOString();
}

/** True when a reminder's date has passed. */
export const isLate = ({ dueOn }: Pick<Reminder, 'dueOn'>, now: Date): boolean => compare(dueOn, londonDay(now)) < 0;

/** Two times of a day are asked for again and again, and London's clocks are slow to ask. */
const instants = new Map<string, Instant>();

function sentAt(day: Day, time: '09:00' | '15:00'): Instant {
  const at = instants.get(`${day} ${time}`) ?? instantInLondon(day, time).toISOString();
  instants.set(`${day} ${time}`, at);
  return at;
}

/** The day of the booked meeting where it is booked, else the day of the count; and on which days before it somebody is reminded. */
type Dates = { readonly dueOn: Day; readonly key: string; readonly ahead: readonly Pick<Reminder, 'key' | 'at'>[] };

function ofMilestone(review: Review, rules: Rules, milestone: Milestone, of: number): Reminder[] {
  const bookedFor = MILESTONES[milestone.key].bookedFor(review);
  const dates = bookedFor ? bookedDates(milestone.key, bookedFor, rules) : countedDates(review, rules, milestone);
  if (!dates) return [];
  const { dueOn } = dates;
  const count = bookedFor ? { day: 0, of: 0, zero: '' as const } : { day: milestone.day, of, zero: dayZero(review, milestone.from, rules) };
  const same = {
    milestone: milestone.key,
    dueOn,
    ...count,
    unit: milestone.unit,
    trigger: milestone.from,
    outer: milestone.outer,
    chased: false,
    until: '' as const,
  };
  const owners = ownersOf(review, milestone);
  const ahead = dates.ahead.map((one): Reminder => ({ ...same, ...one, rung: 'ahead', to: owners }));
  const late = rungs(review, milestone, owners).map(({ rung, after, to }): Reminder => {
    const at = sentAt(afterQuiet(review, rules, tellingDay(rules.calendar, dueOn, after)), '09:00');
    return { ...same, key: `remind-${milestone.key}-${rung}-${dates.key}`, rung, at, to };
  });
  const chased = milestone.outer && review.clock.late[milestone.key] === undefined ? chase(review, rules, same, owners) : [];
  return [
    ...ahead,
    ...(bookedFor
      ? whoComes(review, milestone.key, dates).map((one): Reminder => ({ ...same, ...one, rung: 'comes', until: bookedFor }))
      : []),
    ...late,
    ...chased,
    ...[...again(review, milestone.key, owners), ...whenFoundOut(review, milestone.key, owners)].map((one): Reminder => ({
      ...same,
      ...one,
      rung: 'again',
    })),
  ];
}

/** What is late already can wait for a day that is kept free. */
const afterQuiet = (review: Review, rules: Rules, day: Day): Day =>
  isQuiet(review, day) ? afterQuiet(review, rules, tellingDay(rules.calendar, day, 1)) : day;

/** Help before shame: the owner again, then the office, then the agency's lead. Only the two outer dates reach chair and partners. */
function rungs(
  review: Review,
  milestone: Milestone,
  owners: readonly Owner[],
): { readonly rung: Rung; readonly after: number; readonly to: readonly Owner[] }[] {
  const { officeAfter, helpers } = MILESTONES[milestone.key];
  const office = milestone.outer ? 1 : officeAfter;
  const beyond: readonly Owner[] = milestone.outer ? [{ role: 'chair' }, { role: 'executive partner' }] : [];
  return [
    { rung: 'late', after: 1, to: owners },
    { rung: 'coordinator', after: office, to: isOffices(owners, office) ? [] : [{ role: 'coordinator' }] },
    { rung: 'lead', after: office + 1, to: helpers(review) },
    { rung: 'outer', after: 1, to: beyond },
  ];
}

/** From which working day after an outer date, and until which, it is chased on each of them; until when is beyond what anybody leaves. */
const [CHASED_FROM, CHASED_UNTIL] = [2, 40];

/** One of the two outer dates that has passed is chased on every working day until it is done or somebody says why it is late. */
function chase(review: Review, rules: Rules, same: Omit<Reminder, 'key' | 'rung' | 'at' | 'to'>, owners: readonly Owner[]): Reminder[] {
  const told: readonly { readonly rung: Rung; readonly to: readonly Owner[] }[] = [
    { rung: 'late', to: owners },
    ...(owners.some(isOffice) ? [] : [{ rung: 'coordinator', to: [{ role: 'coordinator' }] } as const]),
    { rung: 'outer', to: [{ role: 'chair' }] },
  ];
  return chaseDays(rules.calendar, same.dueOn).flatMap((day, index) => {
    const at = sentAt(afterQuiet(review, rules, day), '09:00');
    const place = `${CHASED_FROM + index}-${same.dueOn}`;
    return told.map(({ rung, to }) => ({ ...same, key: `remind-${same.milestone}-${rung}${place}`, rung, at, chased: true, to }));
  });
}

/** The working days on which something that was due then is chased; every review that was due on that day asks for the same. */
const chasing = new WeakMap<Calendar, Map<Day, readonly Day[]>>();

function chaseDays(calendar: Calendar, dueOn: Day): readonly Day[] {
  const byDay = chasing.get(calendar) ?? new Map<Day, readonly Day[]>();
  chasing.set(calendar, byDay);
  const known = byDay.get(dueOn);
  if (known) return known;
  const days = Array.from({ length: CHASED_UNTIL - CHASED_FROM + 1 }, (_, index) => tellingDay(calendar, dueOn, CHASED_FROM + index));
  byDay.set(dueOn, days);
  return days;
}

const isOffice = (owner: Owner): boolean => 'role' in owner && owner.role === 'coordinator';

/** True where the office has it from the reminder to the owners, of whom it is one. */
function isOffices(owners: readonly Owner[], after: number): boolean {
  return after === 1 ? owners.some(isOffice) : owners.every(isOffice);
}

function countedDates(review: Review, rules: Rules, milestone: Milestone): Dates | undefined {
  const due = dayOf(review, rules, milestone);
  if (!('day' in due)) return undefined;
  const ahead = milestone.reminders.flatMap((reminder) => {
    const on =
      'day' in reminder ? dayOf(review, rules, milestone, reminder.day) : { day: daysBefore(rules.calendar, due.day, reminder.before) };
    if (!('day' in on)) return [];
    // Earlier rather than later: a day that is kept free for the family must not cost anybody their deadline.
    const at = sentAt(besideQuiet(review, rules.calendar, on.day), reminder.at);
    const place = 'day' in reminder ? `${milestone.from}${reminder.day}` : `${reminder.before}before`;
    return [{ key: `remind-${milestone.key}-${place}-${due.day}`, at }];
  });
  return { dueOn: due.day, key: due.day, ahead };
}

/** A date that is counted in months may fall on a day off; what is 0 days before it is then the working day before. */
const daysBefore = (calendar: Calendar, due: Day, before: number): Day =>
  tellingDay(calendar, due, isTellingDay(calendar, due) ? -before : -before - 1);

/** A meeting that is booked: its people are reminded two and one working days before, and that morning. */
function bookedDates(milestone: MilestoneKey, startsAt: Instant, { calendar }: Rules): Dates {
  const dueOn = londonDay(new Date(startsAt));
  const key = startsAt.replace(/\D/g, '');
  const ahead = [-2, -1, 0].flatMap((before) => {
    const at = sentAt(tellingDay(calendar, dueOn, before), '09:00');
    return Date.parse(at) < Date.parse(startsAt) ? [{ key: `remind-${milestone}-${before}-${key}`, at }] : [];
  });
  return { dueOn, key, ahead };
}

/** Whoever is invited hears of a meeting when its owners do, and once more when there is a pack to read before it. */
function whoComes(review: Review, key: MilestoneKey, { key: booked, ahead }: Dates): Pick<Reminder, 'key' | 'at' | 'to'>[] {
  const to = MILESTONES[key].comes(review);
  const { pack } = review.information;
  const toRead = pack ? [{ key: `remind-${key}-pack${pack.number}-${booked}`, at: pack.issuedAt, to }] : [];
  return [...ahead.map(({ key: one, at }) => ({ key: `${one}-comes`, at, to })), ...toRead];
}

/** On the morning until which the local authority needs to find out whether it notifies, its notifier is asked again. */
function whenFoundOut(
  { clock: { needsUntil } }: Review,
  milestone: MilestoneKey,
  to: readonly Owner[],
): Pick<Reminder, 'key' | 'at' | 'to'>[] {
  if (milestone !== 'notify' || !needsUntil) return [];
  return [{ key: `remind-notify-needs-${needsUntil.until}`, at: sentAt(needsUntil.until, '09:00'), to }];
}

/** What people asked to be reminded of at a time of their own. */
function again({ reminding }: Review, milestone: MilestoneKey, owners: readonly Owner[]): Pick<Reminder, 'key' | 'at' | 'to'>[] {
  return Object.entries(reminding.snoozed).flatMap(([name, { until }]) => {
    const { milestone: of, person } = ofWhom(name);
    if (of !== milestone) return [];
    const isStill = owners.some((owner) => 'role' in owner || owner.person === person);
    return isStill ? [{ key: `remind-${milestone}-again-${until.replace(/\D/g, '')}`, at: until, to: [{ person }] }] : [];
  });
}
