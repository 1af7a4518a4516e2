import { z } from 'zod';
import { countedFromInWords, dayZero, type Milestone } from '../../domain/milestones';
import type { Review } from '../../domain/review';
import type { Rules } from '../../domain/rules';
import { dueDay, expectedMilestone, expectedMilestones, timeline } from '../../domain/timeline';
import { why as daysTo } from '../../domain/workingDays';
import { action } from '../action';
import { card } from '../card';
import { aReference } from '../referral/draft';
import { openTimeline } from './allowed';
import { cannotInWords, dateInWords, OUR_CHOICE, passedInWords } from './words';

const whyCard = card('clock/why', {
  preview: 'Why a date is what it is.',
  shows: z.object({
    reference: z.string(),
    title: z.string(),
    answer: z.string(),
    days: z.array(z.string()),
    choice: z.string(),
    next: z.string(),
    nextTitle: z.string(),
  }),
});

/** Why a milestone is due when it is: what it is counted from, and every day counted and skipped, as one can put it into a letter. */
export const why = action(
  'clock/why',
  z.object({ reference: aReference, milestone: z.string().max(40).catch('') }),
  async (world, told, press) => {
    const { review } = await openTimeline(world, press, told.reference);
    const rules = await world.rules();
    const [first] = timeline(review, rules, press.now).milestones;
    const milestone = expectedMilestone(review, rules, told.milestone) ?? first?.milestone;
    if (!milestone) throw new Error('A review has no milestones.');
    const next = after(review, rules, milestone);
    return {
      card: whyCard.draw({
        reference: review.reference,
        title: milestone.title,
        ...explained(review, rules, milestone),
        choice: OUR_CHOICE,
        next: next?.key ?? '',
        nextTitle: next ? `The next date: ${next.title}` : '',
      }),
    };
  },
);

function explained(review: Review, rules: Rules, { key, from, day: n }: Milestone): { answer: string; days: string[] } {
  const due = dueDay(review, rules, key);
  const zero = dayZero(review, from, rules);
  const counted = countedFromInWords(from, rules);
  const days = zero ? daysTo(rules.calendar, zero, n).map(passedInWords) : [];
  if (due && 'day' in due && zero) return { answer: dateInWords(due.day, n, zero, counted), days };
  return { answer: due ? cannotInWords(due, from, rules) : '', days };
}

/** The milestone after this one, in the order of the table. */
function after(review: Review, rules: Rules, { key }: Milestone): Milestone | undefined {
  const all = expectedMilestones(review, rules);
  return all[all.findIndex((one) => one.key === key) + 1];
}
