import { z } from 'zod';
import { isMarked } from '../../domain/marks';
import { calendarOf, countedFromInWords, dayOf, dayZero, type Milestone } from '../../domain/milestones';
import { answersFor } from '../../domain/owners';
import type { Person } from '../../domain/people';
import type { Review } from '../../domain/review';
import type { Rules } from '../../domain/rules';
import { expectedMilestones, timeline, type OnTimeline } from '../../domain/timeline';
import { atMeeting, inInformation, seesTimeline, visible } from '../../domain/visible';
import { why as daysTo, type PassedDay } from '../../domain/workingDays';
import { action } from '../action';
import { card } from '../card';
import { aReference } from '../referral/draft';
import { notForYou, open } from './allowed';
import { cannotInWords, dateInWords, letter, monthsInWords, OUR_CHOICE, passedInWords } from './words';

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

/** Why a milestone is due when it is: what it is counted from, and every day counted and skipped, as one can put it into a letter. */
export const why = action(
  'clock/why',
  z.object({ reference: aReference, milestone: z.string().max(40).catch('') }),
  async (world, told, press) => {
    const { me, review } = await open(world, press, told.reference, (one, person) => seen(one, person) !== 'none');
    const rules = await world.rules();
    const sees = seen(review, me.person);
    const all = expectedMilestones(review, rules).filter(({ key }) => sees === 'all' || sees.includes(key));
    const placed = timeline(review, rules, press.now).milestones.filter(({ milestone }) => all.includes(milestone));
    const one = placed.find(({ milestone }) => milestone.key === told.milestone) ?? placed[0];
    if (!one) throw notForYou();
    const next = all[all.indexOf(one.milestone) + 1];
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
        ...mays(review, me.person, one),
        next: next?.key ?? '',
        nextTitle: next ? `The next date: ${next.title}` : '',
        ...(sees === 'all'
          ? { back: 'Close and see the timeline', backVerb: 'clock/timeline' }
          : { back: 'Close and see the review', backVerb: 'reviews/open' }),
      }),
    };
  },
);

/** Of which dates somebody may ask: all that the timeline shows, or those that they themselves keep. */
function seen(review: Review, person: Person): 'all' | 'none' | readonly string[] {
  if (!visible(review, person)) return 'none';
  if (seesTimeline(review, person)) return 'all';
  const own = [...(inInformation(review, person) ? ['acknowledge', 'returns'] : []), ...(atMeeting(review, person) ? ['meeting'] : [])];
  return own.length > 0 ? own : 'none';
}

const mays = (review: Review, person: Person, { milestone, state, wasLate }: OnTimeline) => {
  const isTheirs = seesTimeline(review, person) && answersFor(review, person, milestone);
  return { mayMark: isTheirs && isMarked(milestone), mayExplain: isTheirs && (state === 'late' || wasLate) };
};

function explained(review: Review, rules: Rules, milestone: Milestone): { answer: string; passed: readonly PassedDay[] } {
  const { from, unit, day: n } = milestone;
  const due = dayOf(review, rules, milestone);
  const zero = dayZero(review, from, rules);
  const counted = countedFromInWords(from, rules);
  if (unit === 'calendar months')
    return { answer: zero && 'day' in due ? monthsInWords(due.day, n, zero, counted) : cannotInWords(due, from, rules), passed: [] };
  const passed = zero && !('cannot' in due && due.cannot === 'paused') ? daysTo(calendarOf(review, rules, milestone), zero, n) : [];
  if (!('day' in due) || !zero) return { answer: cannotInWords(due, from, rules), passed };
  const neverStops =
    milestone.outer && review.clock.pauses.length > 0 ? ' The review was paused; this date does not move with a pause.' : '';
  return { answer: `${dateInWords(due.day, n, zero, counted)}${neverStops}${ofGuidance(milestone)}`, passed };
}

const ofGuidance = ({ key, outer, day }: Milestone): string => {
  if (!outer) return '';
  return key === 'notify'
    ? ` The duty to notify is law; the ${day} working days are statutory guidance.`
    : ` The ${day} working days are the Panel’s expectation.`;
};
