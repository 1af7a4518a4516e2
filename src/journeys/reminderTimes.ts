import type { Rules } from '../domain/dates/counting';
import { dueReminders, reminders, type Reminder } from '../domain/reminders/reminders';
import type { Review } from '../domain/review/review';
import type { Instant } from '../domain/time/days';
import { nextNewReferral } from './reminders/newReferrals';

/** The first time after `now` at which somebody is to hear of the review: the one row that the index needs. Empty: there is none. */
export const nextWake = (review: Review, rules: Rules, now: Date): Instant | '' =>
  [firstAfter(reminders(review, rules), now), nextNewReferral(review, rules, now)].filter(Boolean).sort()[0] ?? '';

/**
 * The times for which the index needs a row before a change is committed. `soon` is far enough away that the commit is made by then,
 * so that no tick can look too early and take the row away.
 */
export function wakesFor(before: Review | undefined, after: Review, rules: Rules, soon: Date): Instant[] {
  const [was, is] = [before ? reminders(before, rules) : [], reminders(after, rules)];
  const known = new Set(was.map(identityOf));
  const isNew = dueReminders(is, soon).some((one) => !known.has(identityOf(one)));
  const [had, next] = [before ? nextWake(before, rules, soon) : '', nextWake(after, rules, soon)];
  // A row for what the review had until now is there, or is written by whichever tick comes first.
  const isEarlier = next !== '' && (had === '' || Date.parse(next) < Date.parse(had));
  return [...(isNew ? [soon.toISOString()] : []), ...(isEarlier ? [next] : [])];
}

/** What of the review's reminders is due by now. */
export const dueOf = (review: Review, rules: Rules, now: Date): Reminder[] => dueReminders(reminders(review, rules), now);

const identityOf = ({ key, to }: Reminder): string => JSON.stringify([key, to]);
const firstAfter = (some: readonly Reminder[], now: Date): Instant | '' =>
  some
    .map(({ at }) => at)
    .filter((at) => Date.parse(at) > now.getTime())
    .sort()[0] ?? '';
