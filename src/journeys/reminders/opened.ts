import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import type { Milestone } from '../../domain/dates/milestone';
import { owns } from '../../domain/dates/owners';
import { expectedMilestone, openMilestones } from '../../domain/dates/timeline';
import { has, type Person } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { hearsOf, reminders, type Reminder } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { seesTimeline, visible } from '../../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../../ports';
import type { Press, World } from '../action';
import { acting, aReference } from '../opening';

/** What every button of a reminder carries. */
export const ofMilestone = z.object({ reference: aReference, milestone: z.string().max(40) });

export type Opened = {
  readonly me: KnownPerson;
  readonly person: Person;
  readonly stored: StoredReview;
  readonly review: Review;
  readonly rules: Rules;
  /** Undefined: the review has no such milestone, or no longer. */
  readonly milestone: Milestone | undefined;
  readonly isOpen: boolean;
};

/** The review and the milestone that a reminder is about, for somebody whose it is or who may look at the review. */
export async function openMilestone(world: World, press: Press, told: z.output<typeof ofMilestone>): Promise<Opened> {
  const [me, stored, rules] = await Promise.all([press.me, world.reviews.read(told.reference), world.rules()]);
  if (!stored) throw notForYou();
  const { review } = stored;
  const known = acting(review, me);
  const milestone = expectedMilestone(review, rules, told.milestone);
  const isTheirs =
    milestone !== undefined && (owns(review, milestone, known.person) || hearsOf(review, rules, milestone, known.person, press.now));
  const isConflicted = review.conflicts.some(({ person }) => person === press.who);
  if (isConflicted || (!isTheirs && !visible(review, known.person) && !seesTimeline(review, known.person))) throw notForYou();
  const isOpen = openMilestones(review, rules).some(({ key }) => key === told.milestone);
  return { me: known, person: known.person, stored, review, rules, milestone, isOpen };
}

const notForYou = (): Refusal =>
  new Refusal(
    'not found',
    'There is nothing here that you can open. If you think you should see it, please contact the partnership office.',
  );

/** The reminder that stands for a milestone now: the latest that has fallen due for this person, else the next one. */
export function presentReminder(review: Review, rules: Rules, milestone: Milestone, person: Person, now: Date): Reminder | undefined {
  const all = reminders(review, rules).filter((one) => one.milestone === milestone.key);
  const isOwners = ({ rung }: Reminder): boolean => rung === 'ahead' || rung === 'late';
  const theirs = owns(review, milestone, person) ? all.filter(isOwners) : all.filter((one) => isTold(one, person));
  const list = theirs.length > 0 ? theirs : all;
  return list.filter(({ at }) => Date.parse(at) <= now.getTime()).at(-1) ?? list[0];
}

const isTold = ({ rung }: Reminder, person: Person): boolean =>
  (rung === 'coordinator' && has(person, 'coordinator')) || (rung === 'lead' && has(person, 'agency lead')) || rung === 'outer';
