import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { isMarked } from '../../domain/dates/marks';
import type { Milestone } from '../../domain/dates/milestone';
import { answersFor } from '../../domain/dates/owners';
import { expectedMilestones, timeline, type OnTimeline } from '../../domain/dates/timeline';
import { hearsOf } from '../../domain/reminders/reminders';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { atMeeting, inInformation, seesTimeline, visible } from '../../domain/sight/visible';
import { action } from '../action';
import { card } from '../cards/card';
import { notForYou, ofReview, opened } from '../opening';
import { explained } from './explained';
import { letter, OUR_CHOICE, passedInWords } from './words';

const whyCard = card('clock/why', {
  preview: 'Why a date is what it is.',
  shows: z.object({
    reference: z.string(),
    title: z.string(),
    answer: z.string(),
    days: z.array(z.string()),
    letter: z.string(),
    choice: z.string(),
    milestone: z.string(),
    mayMark: z.boolean(),
    mayExplain: z.boolean(),
    next: z.string(),
    nextTitle: z.string(),
    back: z.string(),
    backVerb: z.string(),
  }),
});

const asks = ofReview.extend({
  milestone: z.string().max(40).catch(''),
  /** Where it was asked: whoever comes from a reminder goes back to it. */
  value: z.enum(['reminder', '']).catch(''),
});

/** Why a milestone is due when it is: what it is counted from, and every day counted and skipped, as one can put it into a letter. */
export const why = action('clock/why', asks, async (world, told, press) => {
  // Which dates somebody may ask of is known only with the rules, which are read beside the review.
  const [{ review, me }, rules] = await Promise.all([opened(world, press, told.reference, () => true), world.rules()]);
  const { person } = me;
  const sees = askedBy(review, rules, person, press.now);
  const all = expectedMilestones(review, rules).filter(({ key }) => sees === 'all' || sees.includes(key));
  const placed = timeline(review, rules, press.now).milestones.filter(({ milestone }) => all.some(({ key }) => key === milestone.key));
  const one = placed.find(({ milestone }) => milestone.key === told.milestone) ?? placed[0];
  if (!one) throw notForYou();
  const { answer, passed } = explained(review, rules, one.milestone);
  return {
    card: whyCard.draw({
      reference: review.reference,
      title: one.milestone.title,
      answer,
      days: passed.map(passedInWords),
      letter: letter(one.milestone.title, answer, passed),
      choice: OUR_CHOICE,
      milestone: one.milestone.key,
      ...mays(review, person, one),
      ...(told.value === 'reminder' ? BACK_TO_REMINDER : onwards(review, person, all, one)),
    }),
  };
});

const BACK_TO_REMINDER = { next: '', nextTitle: '', back: 'Close and see the reminder', backVerb: 'reminders/one' };

function onwards(review: Review, person: Acting, all: readonly Milestone[], { milestone }: OnTimeline) {
  const next = all[all.findIndex(({ key }) => key === milestone.key) + 1];
  return { next: next?.key ?? '', nextTitle: next ? `The next date: ${next.title}` : '', ...backFor(review, person) };
}

function backFor(review: Review, person: Acting) {
  if (seesTimeline(review, person)) return { back: 'Close and see the timeline', backVerb: 'clock/timeline' };
  if (visible(review, person)) return { back: 'Close and see the review', backVerb: 'reviews/open' };
  return { back: 'Close and see everything that is due', backVerb: 'reminders/mine' };
}

/** Of which dates somebody may ask: all that the timeline shows, or those that they keep themselves or are reminded of. */
function askedBy(review: Review, rules: Rules, person: Acting, now: Date): 'all' | readonly string[] {
  if (seesTimeline(review, person)) return 'all';
  return [
    ...(inInformation(review, person) ? ['acknowledge', 'returns'] : []),
    ...(atMeeting(review, person) ? ['meeting'] : []),
    ...expectedMilestones(review, rules).flatMap((one) => (hearsOf(review, rules, one, person, now) ? [one.key] : [])),
  ];
}

const mays = (review: Review, person: Acting, { milestone, state, wasLate }: OnTimeline) => {
  const isTheirs = seesTimeline(review, person) && answersFor(review, person, milestone);
  return { mayMark: isTheirs && isMarked(milestone), mayExplain: isTheirs && (state === 'late' || wasLate) };
};
