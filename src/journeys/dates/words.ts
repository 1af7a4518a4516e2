import { isProvisional } from '../../domain/dates/awareness';
import type { Rules } from '../../domain/dates/counting';
import { LATE_WORDS, PAUSE_WORDS } from '../../domain/dates/forms';
import { countedFromInWords, type When } from '../../domain/dates/dayOf';
import type { ClockFace, OnTimeline } from '../../domain/dates/timeline';
import { outcomeInWords } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import type { Trigger } from '../../domain/reviewTypes/days';
import { compare, inWords, londonDay, shortDay, when, type Day } from '../../domain/time/days';
import type { PassedDay } from '../../domain/time/workingDays';

/** Said wherever a working day is counted. */
export const OUR_CHOICE =
  'Counting working days is the partnership’s choice, not law: Saturdays, Sundays and the bank holidays of England and Wales are not counted. A deadline is the end of its day.';

/** A clock in one sentence: which day it is and what that is counted from; or what is missing to start it, and who can record it. */
export function clockInWords(face: ClockFace, review: Review, rules: Rules, now: Date): string {
  const { state, trigger, zero, of, due, day } = face;
  const counted = zero ? `counted from ${countedFromInWords(review, trigger, rules)} ${shortDay(zero)}` : '';
  if (state === 'done') return doneInWords(face, counted, now);
  if (state === 'not needed') return notNeeded(review, trigger);
  if (!zero) return missingInWords(trigger, rules);
  if (!('day' in due)) return `${capital(counted)}. ${cannotInWords(due, trigger, rules)}`;
  if (compare(londonDay(now), due.day) > 0) return `Late: the ${of} days ended on ${shortDay(due.day)}, ${counted}.`;
  if (trigger === 'A' && isProvisional(review))
    return `Day ${day ?? 0} of ${of}, ${counted}. Notify by the end of ${shortDay(due.day)} at the latest. ${AT_THE_LATEST}${untilInWords(review)}`;
  return `Day ${day ?? 0} of ${of}, ${counted}. Due by the end of ${shortDay(due.day)}.${trigger === 'A' ? untilInWords(review) : ''}`;
}

/** Said wherever the days to notify are counted from a day that the authority has not confirmed. */
export const AT_THE_LATEST =
  'It is sooner if the council knew before: on which day did the local authority become aware? The LA notifier or the coordinator can record it.';

const untilInWords = ({ clock: { needsUntil } }: Review): string =>
  needsUntil ? ` The local authority needs until ${shortDay(needsUntil.until)} to find out; the day to notify stays.` : '';

function doneInWords({ doneAt, doneOn, day, of }: ClockFace, counted: string, now: Date): string {
  const at = sentInWords(doneAt, doneOn, now);
  if (!counted || day === undefined) return `${at}. On which day of ${of} that was cannot be said: ${AWARE_NOT_RECORDED}`;
  return `${at}: day ${day} of ${of}${day > of ? ', late' : ''}, ${counted}.`;
}

function sentInWords(doneAt: string, doneOn: Day | '', now: Date): string {
  if (doneAt) return `Sent ${when(doneAt, now)}`;
  return doneOn ? `Sent ${shortDay(doneOn)}` : 'Sent';
}

function notNeeded({ decision, clock, state }: Review, trigger: Trigger): string {
  if (state === 'withdrawn')
    return 'The referral is withdrawn. That does not stop the local authority’s duty: a notification can still be recorded.';
  if (trigger === 'A' && clock.notNotifying)
    return `The local authority does not notify, recorded ${shortDay(londonDay(new Date(clock.notNotifying.at)))}. The duty is its alone: a notification can still be recorded.`;
  if (state === 'part of another review') return 'The dates are kept in the review that this referral is part of.';
  const decided = decision.outcome ? `The partners decided on ${outcomeInWords(decision.outcome)}` : '';
  if (trigger === 'A')
    return `${decided}, and no notification is recorded. The duty to notify is the local authority’s alone, so one can still be recorded.`;
  return clock.notification
    ? `${decided}, but a notification was sent, and a notification asks for a rapid review. Please check with the chair.`
    : `Not counted: ${decided.charAt(0).toLowerCase()}${decided.slice(1)}.`;
}

/** Why a clock does not run, and who can start it. */
export function missingInWords(trigger: Trigger, { countedFrom }: Rules): string {
  switch (trigger) {
    case 'A':
      return `Not started: ${AWARE_NOT_RECORDED}`;
    case 'R':
      return 'Not started: the referral has not been sent yet.';
    case 'C':
      return 'Not started: the referrer has no comments.';
    case 'S':
      return UNDECIDED;
    case 'G':
      return 'Not started: the day of the next sub-group is not set. An administrator or the coordinator can set it.';
    case 'L':
      return 'Not started: the partners have not decided to hold an LCSPR.';
    case 'D':
      if (countedFrom === 'LA aware') return `Not started: ${AWARE_NOT_RECORDED}`;
      if (countedFrom === 'referral accepted') return UNDECIDED;
      return `Not started: no notification to the Panel is recorded. ${WHO_RECORDS}`;
  }
}

const UNDECIDED = 'Not started: the three partners have not decided yet.';

const WHO_RECORDS = 'The LA notifier or the coordinator can record it.';
const AWARE_NOT_RECORDED = `when the local authority became aware is not recorded. ${WHO_RECORDS}`;

/** Why a day can't be said, in words. */
export function cannotInWords(due: When, trigger: Trigger, rules: Rules): string {
  if ('day' in due) return '';
  if (due.cannot === 'the first day is not known yet') return missingInWords(trigger, rules);
  if (due.cannot === 'paused') return 'It waits: the review is paused. It has a date again when the review goes on.';
  const { coveredFrom, coveredUntil } = rules.calendar;
  return `Cannot be calculated yet: the list of bank holidays covers ${inWords(coveredFrom)} to ${inWords(coveredUntil)}.`;
}

/** What stands under a milestone's title: by when, or when it was done, and whose it is. `names` are its owners', where they are known. */
export function milestoneInWords(one: OnTimeline, { clock }: Review, names: string, now: Date): string {
  const { milestone, state, due } = one;
  const owner = names || (OWNERS[milestone.owner] ?? milestone.owner);
  const by = 'day' in due ? shortDay(due.day) : '';
  const late = clock.late[milestone.key];
  const reason = late ? ` · ${LATE_WORDS[late.because]}` : '';
  switch (state) {
    case 'done':
      return `${doneWords(one, now)}${one.wasLate ? `, late: it was due on ${by}${reason}` : ''} · ${owner}`;
    case 'late':
      return `Was due by the end of ${by} · ${owner}${reason}`;
    case 'cannot be calculated yet':
      return `${'cannot' in due && due.cannot === 'paused' ? 'Waits while the review is paused' : 'Cannot be calculated yet'} · ${owner}`;
    case 'next':
    case 'later':
      return `Due by the end of ${by} · ${owner}`;
  }
}

function doneWords({ doneAt, doneOn }: OnTimeline, now: Date): string {
  if (doneAt) return `Done ${when(doneAt, now)}`;
  return doneOn ? `Done ${shortDay(doneOn)}` : 'Done';
}

const OWNERS: Readonly<Record<string, string>> = {
  'information author': 'the agencies’ authors',
  'executive partner': 'the three partners',
  participant: 'participants',
  'agency lead': 'the agency lead',
  coordinator: 'the coordinator',
  chair: 'the chair',
  referrer: 'the referrer',
  'LA notifier': 'the LA notifier',
};

/** That a review is paused, beside the clocks that never are; empty when it is not. */
export function pauseInWords({ clock }: Review): string {
  const pause = clock.pauses.at(-1);
  if (!pause || pause.until !== '') return '';
  const because = PAUSE_WORDS[pause.because];
  return `Paused since ${shortDay(londonDay(new Date(pause.from)))}, ${because.charAt(0).toLowerCase()}${because.slice(1)}. The two clocks above never stop; the dates below wait.`;
}

/** One day of a count, as a line of a letter. */
export const passedInWords = (passed: PassedDay): string =>
  'counted' in passed
    ? `${inWords(passed.day)}: working day ${passed.counted}.`
    : `${inWords(passed.day)}: not counted, ${passed.skipped}.`;

/** A date and what it is counted from, as a sentence of a letter. */
export const dateInWords = (day: Day, n: number, zero: Day, counted: string): string =>
  n === 0
    ? `${inWords(day)} is the day itself: ${counted}.`
    : `${inWords(day)} is working day ${n}, counted from ${counted} on ${inWords(zero)}, which is day 0.`;

/** The same for a date that is counted in calendar months. */
export const monthsInWords = (day: Day, months: number, zero: Day, counted: string): string =>
  `${inWords(day)} is ${months} calendar ${months === 1 ? 'month' : 'months'} after ${counted} on ${inWords(zero)}. Months are counted, not working days; where a month has no such day, it is the month’s last.`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A date with all that was counted and skipped on the way, as one paragraph of a letter. */
export function letter(title: string, answer: string, passed: readonly PassedDay[]): string {
  const counted = passed.flatMap((one) => ('counted' in one ? [`${inWords(one.day)} (${one.counted})`] : []));
  const skipped = passed.flatMap((one) => ('skipped' in one ? [`${inWords(one.day)} (${one.skipped})`] : []));
  const sentences = [
    `${title}. ${answer}`,
    counted.length > 0 && `The working days are: ${counted.join(', ')}.`,
    skipped.length > 0 && `Not counted: ${skipped.join(', ')}.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}
