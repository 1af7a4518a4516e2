import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { LATE_WORDS } from '../../domain/dates/forms';
import { timeline } from '../../domain/dates/timeline';
import { overviewOf, PARTNERSHIP } from '../../domain/reminders/wakes';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { actingIn } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import { londonDay, shortDay } from '../../domain/time/days';
import type { Drawn, KnownPerson } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { card, withNotice } from '../cards/card';
import { clockInWords } from '../dates/words';
import { covered } from '../posts/deputies';
import { deliver, isOver, type Outcome } from '../posts/deliver';
import type { Roster } from '../posts/roster';
import { forWhom } from '../posts/standingIn';
import { stateInWords } from '../reviews/review';

const row = z.object({
  reference: z.string(),
  day: z.string(),
  late: z.string(),
  /** Why its dates are what they are is asked beginning with this one; empty where none is shown. */
  milestone: z.string(),
});
const overviewCard = card('reminders/overview', {
  preview: 'Where the open reviews are this week.',
  shows: z.object({ heading: z.string(), repeat: z.string(), rows: z.array(row), more: z.string() }),
});
type Row = z.infer<typeof row>;

/** How many reviews the card lists, those with something late first; the others are counted. */
const MOST = 15;
const AT_ONCE = 8;

/**
 * Sends the chairs where every open review is, once a week, each to whoever does that chair's work today. A chair who may not know of
 * a review does not read of it here. True: nothing is left to do now.
 */
export async function sendOverview(world: World, roster: Roster, rules: Rules, now: Date): Promise<boolean> {
  const due = overviewOf(rules, londonDay(now));
  if (Date.parse(due) > now.getTime()) return true;
  const [chairs, claims, reviews] = await Promise.all([roster.withRole('chair'), world.reviews.claims(PARTNERSHIP), openReviews(world)]);
  const ledger = new Map(claims.map((claim) => [claim.key, claim]));
  const outcomes = await atMost(AT_ONCE, chairs, async (chair): Promise<Outcome> => {
    const key = `overview-${londonDay(new Date(due))}~${chair.person.id}`;
    const { cover, people } = await covered(roster, chair.person.id, now);
    const [to] = cover.by === 'office' ? [chair] : people;
    if (!to) return 'later';
    // A deputy may not know of every review of which the chair does.
    const rows = rowsFor(
      reviews.filter((review) => !isConflicted(review, to.person.id)),
      rules,
      chair,
      now,
    );
    if (rows.length === 0) return 'done';
    const isDeputy = to.person.id !== chair.person.id;
    return deliver(world, { reference: PARTNERSHIP, key, claimed: ledger.get(key), to }, (repeat) => {
      const drawn = drawOverview(rows, repeat);
      return isDeputy ? withNotice(drawn, forWhom([chair])) : drawn;
    });
  });
  return outcomes.every(isOver);
}

async function openReviews(world: World): Promise<readonly Review[]> {
  const references: string[] = [];
  for await (const reference of world.reviews.references()) references.push(reference);
  const stored = await atMost(AT_ONCE, references, (reference) => world.reviews.read(reference));
  return stored.flatMap((one) => (one && one.review.state !== 'not taken further' ? [one.review] : []));
}

function rowsFor(reviews: readonly Review[], rules: Rules, { person }: KnownPerson, now: Date): Row[] {
  const seen = reviews.filter((review) => {
    const here = actingIn(review, person);
    return here !== undefined && visible(review, here) !== undefined;
  });
  const rows = seen.flatMap((review): Row[] => {
    const { clocks, milestones } = timeline(review, rules, now);
    const late = milestones.filter(({ state }) => state === 'late');
    const isOver = milestones.every(({ state }) => state === 'done');
    if (isOver) return [];
    const running =
      clocks.find(({ trigger, state }) => trigger === 'D' && state === 'running') ?? clocks.find(({ state }) => state === 'running');
    const day = running ? clockInWords(running, review, rules, now) : stateInWords(review);
    const asked = late[0]?.milestone.key ?? (running && (running.trigger === 'A' ? 'notify' : 'panel')) ?? '';
    const lateWords = late.length > 0 ? `Late: ${late.map((one) => lateInWords(review, one)).join('; ')}.` : '';
    return [{ reference: review.reference, day, late: lateWords, milestone: asked }];
  });
  return rows.sort(
    (one, other) => Number(other.late !== '') - Number(one.late !== '') || one.reference.localeCompare(other.reference, 'en-GB'),
  );
}

type Milestone = ReturnType<typeof timeline>['milestones'][number];

const lateInWords = (review: Review, { milestone, due }: Milestone): string => {
  const given = review.clock.late[milestone.key];
  const why = given ? ` (${LATE_WORDS[given.because]})` : '';
  return `${milestone.title}${'day' in due ? `, due ${shortDay(due.day)}` : ''}${why}`;
};

function drawOverview(rows: readonly Row[], repeat: string): Drawn {
  const late = rows.filter((one) => one.late !== '').length;
  const left = rows.length - MOST;
  return overviewCard.draw({
    heading: `This week: ${rows.length} open ${rows.length === 1 ? 'review' : 'reviews'}, ${late === 0 ? 'nothing late' : `${late} with something late`}`,
    repeat,
    rows: rows.slice(0, MOST),
    more: left > 0 ? `${left} more are not listed here. Write “my reviews” to see them.` : '',
  });
}
