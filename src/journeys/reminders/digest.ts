import { z } from 'zod';
import { londonDay, londonTime, shortDay } from '../../domain/days';
import { countedFromInWords } from '../../domain/milestones';
import type { Reminder } from '../../domain/reminders';
import type { Review } from '../../domain/review';
import type { Rules } from '../../domain/rules';
import type { Drawn } from '../../ports';
import { card } from '../card';
import { REPEAT } from '../notice';
import type { TakenFor } from './send';

const digest = card('reviews/reminders', {
  preview: 'One thing needs you.',
  shows: z.object({
    heading: z.string(),
    repeat: z.string(),
    due: z.array(z.object({ reference: z.string(), what: z.string(), counted: z.string(), next: z.string() })),
  }),
});

export function drawDigest(ours: readonly TakenFor[], rules: Rules, now: Date): Drawn {
  return digest.draw({
    heading: ours.length === 1 ? 'One thing needs you' : `${ours.length} things need you`,
    repeat: ours.some(({ taken }) => taken.repeat) ? REPEAT : '',
    due: ours.map(({ review, reminder }) => ({ reference: review.reference, ...inWords(review, reminder, rules, now) })),
  });
}

/** A reminder as its owner reads it: what, by when, and what the date is counted from. */
function inWords(review: Review, reminder: Reminder, rules: Rules, now: Date): { what: string; counted: string; next: string } {
  const { reference } = review;
  if (reminder.milestone === 'meeting' && review.meeting) {
    const startsAt = new Date(review.meeting.startsAt);
    const day = londonDay(startsAt) === londonDay(now) ? 'today' : `on ${shortDay(londonDay(startsAt))}`;
    return {
      what: `The meeting of ${reference} is ${day} at ${londonTime(startsAt)}.`,
      counted: '',
      next: 'Open it to see who is invited.',
    };
  }
  const { title, next } = WORDS[reminder.milestone] ?? { title: () => `${reference} has something`, next: 'Open it to see what is next.' };
  const counted =
    reminder.zero &&
    `Day ${reminder.day} of ${reminder.of}, counted from ${countedFromInWords(reminder.trigger, rules)} ${shortDay(reminder.zero)}.`;
  return { what: `${title(reference)} due by the end of ${shortDay(reminder.dueOn)}.`, counted, next };
}

const WORDS: Readonly<Record<string, { title: (reference: string) => string; next: string }>> = {
  threshold: {
    title: (reference) => `The threshold discussion of ${reference} is`,
    next: 'Assess the criteria; the three partners then decide.',
  },
  notify: {
    title: (reference) => `The notification to the Panel for ${reference} is`,
    next: 'When it has been sent, record the date and time. It waits for nobody’s agreement.',
  },
  returns: {
    title: (reference) => `Your agency’s information for ${reference} is`,
    next: 'Send what you have and add the rest later; or say that you hold nothing.',
  },
  meeting: {
    title: (reference) => `The rapid review meeting of ${reference} is`,
    next: 'It is not booked yet. Please ask the partnership office to book it inside the window.',
  },
};
