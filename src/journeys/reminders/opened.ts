import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import type { Milestone } from '../../domain/dates/milestone';
import { owns } from '../../domain/dates/owners';
import { expectedMilestone, openMilestones } from '../../domain/dates/timeline';
import { hearsOf, reminders, type Reminder } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import { has, type Acting } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import type { Press, World } from '../action';
import { notForYou, ofReview, opened, type Opened } from '../opening';

/** What every button of a reminder carries. */
export const ofMilestone = ofReview.extend({ milestone: z.string().max(40) });

export type OpenedMilestone = Opened<true> & {
  readonly rules: Rules;
  /** Undefined: the review has no such milestone, or no longer. */
  readonly milestone: Milestone | undefined;
  readonly isOpen: boolean;
};

/** The review and the milestone that a reminder is about, for somebody whose it is or who may look at the review. */
export async function openMilestone(world: World, press: Press, told: z.output<typeof ofMilestone>): Promise<OpenedMilestone> {
  // Whose the milestone is, is known only with the rules, which are read beside the review.
  const [here, rules] = await Promise.all([opened<true>(world, press, told.reference, () => true), world.rules()]);
  const { review, me } = here;
  const milestone = expectedMilestone(review, rules, told.milestone);
  const isTheirs =
    milestone !== undefined && (owns(review, milestone, me.person) || hearsOf(review, rules, milestone, me.person, press.now));
  if (!isTheirs && !visible(review, me.person)) throw notForYou();
  const isOpen = openMilestones(review, rules).some(({ key }) => key === told.milestone);
  return { ...here, rules, milestone, isOpen };
}

/** The reminder that stands for a milestone now: the latest that has fallen due for this person, else the next one. */
export function presentReminder(review: Review, rules: Rules, milestone: Milestone, person: Acting, now: Date): Reminder | undefined {
  const all = reminders(review, rules).filter((one) => one.milestone === milestone.key);
  const isOwners = ({ rung }: Reminder): boolean => rung === 'ahead' || rung === 'late';
  const theirs = owns(review, milestone, person) ? all.filter(isOwners) : all.filter((one) => isTold(one, person));
  const list = theirs.length > 0 ? theirs : all;
  return list.filter(({ at }) => Date.parse(at) <= now.getTime()).at(-1) ?? list[0];
}

const isTold = ({ rung }: Reminder, person: Acting): boolean =>
  (rung === 'coordinator' && has(person, 'coordinator')) ||
  (rung === 'lead' && has(person, 'agency lead')) ||
  rung === 'outer' ||
  rung === 'comes';
