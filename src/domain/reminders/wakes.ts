import type { Rules } from '../dates/counting';
import type { Review } from '../review/review';
import { isUnacknowledged } from '../review/whereItIs';
import { instantInLondon, londonDay, nextDay, previousDay, weekday, type Day, type Instant } from '../time/days';
import { isTellingDay, tellingDay } from '../time/workingDays';
import { dueReminders, reminders, type Reminder } from './reminders';

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

/** Under this name the index and the ledger keep what is owed for no single review. */
export const PARTNERSHIP = 'the partnership';

/** When the overview of a day's week is sent: on Monday at 09:00, or on the first working day after it. */
export function overviewOf({ calendar }: Rules, day: Day): Instant {
  const monday = mondayOf(day);
  return instantInLondon(isTellingDay(calendar, monday) ? monday : tellingDay(calendar, monday, 1), '09:00').toISOString();
}

/** The first time after now at which an overview is sent. */
export function nextOverview(rules: Rules, now: Date): Instant {
  const present = overviewOf(rules, londonDay(now));
  return Date.parse(present) > now.getTime() ? present : overviewOf(rules, weekLater(mondayOf(londonDay(now))));
}

const mondayOf = (day: Day): Day => (weekday(day) === 'Monday' ? day : mondayOf(previousDay(day)));
const weekLater = (day: Day): Day => Array.from({ length: 7 }).reduce<Day>(nextDay, day);

/** When the office next hears of a referral that nobody has acknowledged: at 09:00 of the next working day. Empty: it need not. */
export function nextNewReferral(review: Review, { calendar }: Rules, now: Date): Instant | '' {
  if (!isUnacknowledged(review)) return '';
  const today = londonDay(now);
  const morning = instantInLondon(today, '09:00');
  if (isTellingDay(calendar, today) && morning.getTime() > now.getTime()) return morning.toISOString();
  return instantInLondon(tellingDay(calendar, today, 1), '09:00').toISOString();
}
