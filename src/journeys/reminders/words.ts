import type { Rules } from '../../domain/dates/counting';
import { LATE_WORDS } from '../../domain/dates/forms';
import { countedFromInWords } from '../../domain/dates/dayOf';
import { MILESTONES } from '../../domain/dates/milestones/index';
import { processesInWords, unrecorded } from '../../domain/desk/processes';
import type { Role } from '../../domain/people/people';
import type { Reminder } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { actingIn } from '../../domain/sight/acting';
import { inInformation } from '../../domain/sight/visible';
import { compare, londonDay, londonTime, previousDay, shortDay, type Day } from '../../domain/time/days';
import type { World } from '../action';
import type { KnownPerson } from '../../ports';
import type { DueFor, InsteadOf } from './due';
import { subjectOf, SUBJECTS, type Subject } from './subjects';

/** A reminder as it is read: what and by when, a plain next step, and for whom where it is somebody else's. */
export type ReminderWords = { readonly what: string; readonly next: string; readonly forWhom: string };

/** `deputy`: the name of whoever could do it instead, empty where there is nobody. */
export function inWords(
  world: Pick<World, 'agencies'>,
  { review, reminder, to, for: insteadOf }: Pick<DueFor, 'review' | 'reminder' | 'to' | 'for'>,
  rules: Rules,
  now: Date,
  deputy = '',
): ReminderWords {
  const isOffice = insteadOf?.by === 'office';
  const unasked = entersFor(review, reminder, to);
  const helps = isOffice || unasked.length > 0 || !isOwnersRung(reminder);
  const subject = subjectOf(reminder.milestone, review);
  const name = (helps ? subject.its : subject.yours).replace('{}', review.reference);
  const today = londonDay(now);
  const forWhom = insteadOf ? forInWords(world, insteadOf) : '';
  const enter = unasked.length > 0 && isOwnersRung(reminder) ? enterInWords(world, unasked) : '';
  const bookedFor = MILESTONES[reminder.milestone].bookedFor(review);
  if (bookedFor && compare(reminder.dueOn, today) >= 0)
    return {
      what: `${name} is ${bookedInWords(bookedFor, today)}.`,
      next: `${toReadBefore(review, to)}Open it for the link to join, and to see who is invited.`,
      forWhom,
    };
  const isPast = compare(reminder.dueOn, today) < 0;
  if (!isPast)
    return {
      what: `${name} is due by the end of ${dayInWords(reminder.dueOn, today)}${counted(review, reminder, rules)}.`,
      next: enter || `${subject.next}${processesLeft(review, reminder)}`,
      forWhom,
    };
  const what = `${name} was due ${wasDue(reminder.dueOn, today)}${counted(review, reminder, rules)}.`;
  return { what, next: `${enter || lateNext(world, review, reminder, subject, deputy)}${untilWhen(review, reminder)}`, forWhom };
}

/** Whoever looks at how things stand is told where nobody has asked yet what goes on beside the review. */
const processesLeft = (review: Review, { milestone }: Reminder): string =>
  SUBJECTS[milestone].processes === 'named' && unrecorded(review).length > 0
    ? ` Parallel processes: ${lowerCase(processesInWords(review))}.`
    : '';

/** Why somebody reads of it again tomorrow. */
const untilWhen = ({ clock }: Review, { outer, milestone }: Reminder): string =>
  outer && !clock.late[milestone] ? ' This comes every working day until it is done, or somebody says why it is late.' : '';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  referrer: 'the referrer',
  'agency lead': 'the agency lead',
  coordinator: 'the coordinator',
  chair: 'the chair',
  facilitator: 'the facilitator',
  scribe: 'the scribe',
  'information author': 'the author of its information',
  participant: 'a participant',
  'LA notifier': 'the local authority’s notifier',
  'executive partner': 'one of the three partners',
  scrutineer: 'the scrutineer',
  administrator: 'an administrator',
};

const isOwnersRung = ({ rung }: Reminder): boolean => rung === 'ahead' || rung === 'late' || rung === 'again' || rung === 'comes';

/** “: day 7 of 15, counted from the notification sent Mon 23 Nov”. */
function counted(review: Review, { zero, day, of, unit, trigger }: Reminder, rules: Rules): string {
  if (!zero) return '';
  const place = of > 1 ? `${unit === 'calendar months' ? 'month' : 'day'} ${day} of ${of}, ` : '';
  return `: ${place}counted from ${countedFromInWords(review, trigger, rules)} ${shortDay(zero)}`;
}

const dayInWords = (day: Day, today: Day): string => (day === today ? `today, ${shortDay(day)}` : shortDay(day));
const wasDue = (day: Day, today: Day): string => (day === previousDay(today) ? 'yesterday' : `on ${shortDay(day)}`);

function bookedInWords(startsAt: string, today: Day): string {
  const at = new Date(startsAt);
  const on = londonDay(at);
  return `${on === today ? 'today' : `on ${shortDay(on)}`} at ${londonTime(at)}`;
}

function lateNext(world: Pick<World, 'agencies'>, review: Review, reminder: Reminder, { late, lead }: Subject, deputy: string): string {
  const given = review.clock.late[reminder.milestone];
  const why = given ? `The reason given: ${lowerCase(LATE_WORDS[given.because])}. ` : '';
  switch (reminder.rung) {
    case 'coordinator':
      return `${why}${waitedFor(world, review, reminder)}A telephone call often helps more than another message.`;
    case 'lead':
      return lead;
    case 'outer':
      return `${why}The people whose turn it is have been reminded, and the partnership office knows. You are told because this date is one of the two that guidance sets.`;
    default:
      return `${late} If today is impossible, tell us${deputy ? ` and we will ask ${deputy}` : ''}.`;
  }
}

function waitedFor({ agencies: list }: Pick<World, 'agencies'>, review: Review, { milestone }: Reminder): string {
  const agencies = MILESTONES[milestone].waitsFor(review);
  return agencies.length > 0
    ? `Not answered yet: ${agencies.map((agency) => list.nameOf(agency)).join(', ')}. They have been reminded. `
    : '';
}

/** The agencies for which nobody could be asked in Teams, where somebody of the office is reminded of their part. */
function entersFor(review: Review, { milestone, to: owners }: Reminder, to: KnownPerson): readonly string[] {
  const isTheirs = owners.some((owner) => 'person' in owner && owner.person === to.person.id);
  if (isTheirs || !owners.some((owner) => 'role' in owner && owner.role === 'coordinator')) return [];
  return MILESTONES[milestone].waitsFor(review).filter((agency) => review.information.requests[agency]?.author === '');
}

const enterInWords = ({ agencies: list }: Pick<World, 'agencies'>, unasked: readonly string[]): string =>
  `Nobody at ${unasked.map((agency) => list.nameOf(agency)).join(', ')} could be asked in Teams. Please ask by telephone, and enter what they say for them.`;

/** Whoever may read the pack reads it before the meeting. */
function toReadBefore(review: Review, { person }: KnownPerson): string {
  const here = actingIn(review, person);
  return here && inInformation(review, here)?.pack ? 'The pack is ready: please read it before. ' : '';
}

function forInWords({ agencies: list }: Pick<World, 'agencies'>, { name, by, part }: InsteadOf): string {
  if (!name && part?.agency)
    return `Nobody at ${list.nameOf(part.agency)} is set up as ${ROLE_WORDS[part.role]}, so it comes to the partnership office.`;
  if (!name && part) return `Nobody is set up as ${ROLE_WORDS[part.role]}, so it comes to the partnership office.`;
  if (!name) return 'Nobody is set up for this part, so it comes to the partnership office.';
  if (by === 'office') return `This is ${name}’s. They cannot do it now and have no deputy who can, so it comes to the partnership office.`;
  if (by === 'successor') return `You took this over from ${name}.`;
  return `This is for ${name}, who cannot do it now; you are their deputy.`;
}

const lowerCase = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
