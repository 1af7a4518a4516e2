import { z } from 'zod';
import { mayKeepDates } from '../../domain/clock';
import type { Person } from '../../domain/people';
import type { Review } from '../../domain/review';
import type { Rules } from '../../domain/rules';
import { timeline as timelineOf, type MilestoneState, type OnTimeline } from '../../domain/timeline';
import type { Drawn } from '../../ports';
import { action } from '../action';
import { card } from '../card';
import { ofReview, openTimeline } from './allowed';
import { clockInWords, milestoneInWords, OUR_CHOICE } from './words';

const row = z.object({ reference: z.string(), key: z.string(), title: z.string(), detail: z.string(), tip: z.string() });
const timelineCard = card('clock/timeline', {
  preview: 'The dates of a review.',
  shows: z.object({
    reference: z.string(),
    clocks: z.array(z.object({ title: z.string(), line: z.string() })),
    panelReference: z.string(),
    sections: z.array(z.object({ title: z.string(), colour: z.enum(['Attention', 'Accent', 'Default']), rows: z.array(row) })),
    choice: z.string(),
    notify: z.string(),
    aware: z.string(),
  }),
});

/** Both clocks, then what is late, what is next, and all the rest. */
export const timeline = action('clock/timeline', ofReview, async (world, told, press) => {
  const { me, review } = await openTimeline(world, press, told.reference);
  return { card: drawTimeline(review, await world.rules(), me.person, press.now) };
});

export function drawTimeline(review: Review, rules: Rules, person: Person, now: Date): Drawn {
  const { reference } = review;
  const { clocks, milestones } = timelineOf(review, rules, now);
  const keeps = mayKeepDates(person);
  const { notification, laAwareOn } = review.clock;
  return timelineCard.draw({
    reference,
    clocks: clocks.map((face) => ({ title: TITLES[face.trigger], line: clockInWords(face, review, rules, now) })),
    panelReference: notification?.panelReference ? `The Panel’s reference: ${notification.panelReference}` : '',
    sections: SECTIONS.map(({ state, ...section }) => ({
      ...section,
      rows: milestones.filter((one) => one.state === state).map((one) => shown(one, reference, now)),
    })).filter(({ rows }) => rows.length > 0),
    choice: OUR_CHOICE,
    notify: keeps ? recordTitle(notification !== null) : '',
    aware: keeps ? awareTitle(laAwareOn !== '') : '',
  });
}

const TITLES = { A: 'To notify the national Panel', D: 'Rapid review, to the national Panel' } as const;

const SECTIONS: readonly { readonly state: MilestoneState; readonly title: string; readonly colour: 'Attention' | 'Accent' | 'Default' }[] =
  [
    { state: 'late', title: 'Late', colour: 'Attention' },
    { state: 'next', title: 'Next', colour: 'Accent' },
    { state: 'later', title: 'Then', colour: 'Default' },
    { state: 'cannot be calculated yet', title: 'Waiting for a date', colour: 'Default' },
    { state: 'done', title: 'Done', colour: 'Default' },
  ];

const shown = (one: OnTimeline, reference: string, now: Date) => ({
  reference,
  key: one.milestone.key,
  title: one.milestone.title,
  detail: milestoneInWords(one, now),
  tip: `Why this date? ${one.milestone.title}`,
});

export const recordTitle = (isRecorded: boolean): string => (isRecorded ? 'Correct the notification' : 'Record the notification');
export const awareTitle = (isRecorded: boolean): string =>
  isRecorded ? 'Correct when the local authority became aware' : 'Record when the local authority became aware';
