import type { Rules } from '../../src/domain/dates/counting';
import { reminders, type Reminder } from '../../src/domain/reminders/reminders';
import type { ReviewEvent } from '../../src/domain/review/events';
import { evolve } from '../../src/domain/review/evolve';
import type { Review } from '../../src/domain/review/review';
import { londonDay } from '../../src/domain/time/days';

/** A reminder that fell due while the review stood as it did, and until when it stood so. */
export type Expected = { readonly reminder: Reminder; readonly review: Review; readonly until: Date };

/** Everything that fell due in the life of a review, worked out from its journal alone. */
export function fellDue(journal: readonly ReviewEvent[], rules: Rules, end: Date): Expected[] {
  let review: Review | undefined;
  return journal.flatMap((event, index) => {
    review = evolve(review, event);
    const [from, until] = [Date.parse(event.at), Date.parse(journal[index + 1]?.at ?? end.toISOString())];
    const present = review;
    return reminders(present, rules)
      .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < until)
      .map((reminder) => ({ reminder, review: present, until: new Date(until) }));
  });
}

const SLACK_MS = 30 * 60_000;

/**
 * Those of them that must have been sent: the first tick after they could be sent came while the review still stood so, and before
 * another reminder of the same milestone to the same people took their place. `ticks`: those in working hours, in their order.
 */
export function mustBeSent(all: readonly Expected[], ticks: readonly Date[]): Expected[] {
  return all.filter(({ reminder, until }) => {
    const chance = firstFrom(ticks, Date.parse(reminder.at));
    if (!chance) return false;
    const settled = chance.getTime() + SLACK_MS;
    const isReplaced = all.some(
      ({ reminder: other }) =>
        other.milestone === reminder.milestone &&
        JSON.stringify(other.to) === JSON.stringify(reminder.to) &&
        Date.parse(other.at) > Date.parse(reminder.at) &&
        Date.parse(other.at) <= settled,
    );
    // Of what is of no use any more, such as word of a meeting that has begun, nothing is sent.
    const isOver = reminder.until !== '' && Date.parse(reminder.until) <= settled;
    // The same day: whoever is away then is known.
    return until.getTime() > settled && !isOver && !isReplaced && londonDay(chance) === londonDay(new Date(settled));
  });
}

function firstFrom(ticks: readonly Date[], from: number): Date | undefined {
  let [low, high] = [0, ticks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ticks[middle]?.getTime() ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return ticks[low];
}
