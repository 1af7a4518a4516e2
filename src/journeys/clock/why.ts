import { z } from 'zod';
import { dayZero, RAPID_REVIEW, type Milestone } from '../../domain/milestones';
import type { Review } from '../../domain/review';
import { dueDay, expectedMilestone, timeline } from '../../domain/timeline';
import { why as daysTo } from '../../domain/workingDays';
import { action } from '../action';
import { card } from '../card';
import { aReference } from '../referral/draft';
import { CALENDAR, COUNTED } from '../rules';
import { openTimeline } from './allowed';
import { cannotInWords, dateInWords, dayZeroInWords, OUR_CHOICE, passedInWords } from './words';

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
    const [first] = timeline(review, CALENDAR, COUNTED, press.now).milestones;
    const milestone = expectedMilestone(review, told.milestone) ?? first?.milestone;
    if (!milestone) throw new Error('A review has no milestones.');
    const next = after(review, milestone);
    return {
      card: whyCard.draw({
        reference: review.reference,
        title: milestone.title,
        ...explained(review, milestone),
        choice: OUR_CHOICE,
        next: next?.key ?? '',
        nextTitle: next ? `The next date: ${next.title}` : '',
      }),
    };
  },
);

function explained(review: Review, { key, from, day: n }: Milestone): { answer: string; days: string[] } {
  const due = dueDay(review, CALENDAR, COUNTED, key);
  const zero = dayZero(review, from, COUNTED);
  const counted = dayZeroInWords(from, COUNTED);
  const days = zero ? daysTo(CALENDAR, zero, n).map(passedInWords) : [];
  if (due && 'day' in due && zero) return { answer: dateInWords(due.day, n, zero, counted), days };
  return { answer: due ? cannotInWords(due, CALENDAR, from, COUNTED) : '', days };
}

/** The milestone after this one, in the order of the table. */
const after = (review: Review, milestone: Milestone): Milestone | undefined =>
  RAPID_REVIEW.slice(RAPID_REVIEW.indexOf(milestone) + 1).find(({ key }) => expectedMilestone(review, key));
