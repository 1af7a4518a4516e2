import { z } from 'zod';
import { readsNotNotifying } from '../../domain/dates/answering';
import { isNotifyClockRunning } from '../../domain/dates/notification';
import { isMarked } from '../../domain/dates/marks';
import { openPause } from '../../domain/dates/dayOf';
import { mayKeepDates } from '../../domain/dates/notifying';
import { answersFor } from '../../domain/dates/owners';
import { mayPause } from '../../domain/dates/pauses';
import { timeline as timelineOf, type MilestoneState, type OnTimeline } from '../../domain/dates/timeline';
import type { Review } from '../../domain/review/review';
import { has, type Acting } from '../../domain/sight/acting';
import { seesTimeline } from '../../domain/sight/visible';
import type { Drawn } from '../../ports';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { opened } from '../opening';
import { ofDates } from './from';
import { ownerNames } from './names';
import { clockInWords, milestoneInWords, OUR_CHOICE, pauseInWords } from './words';

const button = z.object({ reference: z.string(), title: z.string(), tip: z.string(), verb: z.string(), milestone: z.string() });
const window = button.omit({ milestone: true });
const row = z.object({ title: z.string(), detail: z.string(), buttons: z.array(button) });
const timelineCard = card('clock/timeline', {
  preview: 'The dates of a review.',
  shows: z.object({
    reference: z.string(),
    clocks: z.array(z.object({ title: z.string(), line: z.string() })),
    paused: z.string(),
    panelReference: z.string(),
    sections: z.array(z.object({ title: z.string(), colour: z.enum(['Attention', 'Accent', 'Default']), rows: z.array(row) })),
    doneTitle: z.string(),
    done: z.array(z.object({ title: z.string(), detail: z.string() })),
    choice: z.string(),
    /** What may be recorded or looked at besides, in a window each. */
    more: z.array(window),
  }),
});

/** Both clocks, then what is late, what is next, and all the rest. */
export const timeline = action('clock/timeline', ofDates, async (world, told, press) => {
  const { me, review } = await opened(world, press, told.reference, seesTimeline);
  return { card: await drawTimeline(world, review, me.person, press.now) };
});

export async function drawTimeline(world: World, review: Review, person: Acting, now: Date): Promise<Drawn> {
  const { reference, clock } = review;
  const rules = await world.rules();
  const { clocks, milestones } = timelineOf(review, rules, now);
  const names = await ownerNames(world, review, milestones);
  const detail = (one: OnTimeline): string => milestoneInWords(one, review, names.get(one.milestone.key) ?? '', now);
  const done = milestones.filter(({ state }) => state === 'done');
  const pressing = new Set(milestones.slice(0, MOST_WITH_MORE));
  return timelineCard.draw({
    reference,
    clocks: clocks.map((face) => ({ title: TITLES[face.trigger], line: clockInWords(face, review, rules, now) })),
    paused: pauseInWords(review),
    panelReference: clock.notification?.panelReference ? `The Panel’s reference: ${clock.notification.panelReference}` : '',
    sections: SECTIONS.map(({ state, ...section }) => ({
      ...section,
      rows: milestones
        .filter((one) => one.state === state)
        .map((one) => ({ title: one.milestone.title, detail: detail(one), buttons: buttonsOf(review, person, one, pressing.has(one)) })),
    })).filter(({ rows }) => rows.length > 0),
    doneTitle: done.length > 0 ? `Done: ${done.length}` : '',
    done: done.map((one) => ({ title: one.milestone.title, detail: detail(one) })),
    choice: OUR_CHOICE,
    more: moreFor(review, person),
  });
}

const TITLES = { A: 'To notify the national Panel', D: 'Rapid review, to the national Panel' } as const;

const SECTIONS: readonly { readonly state: MilestoneState; readonly title: string; readonly colour: 'Attention' | 'Accent' | 'Default' }[] =
  [
    { state: 'late', title: 'Late', colour: 'Attention' },
    { state: 'next', title: 'Next', colour: 'Accent' },
    { state: 'later', title: 'Then', colour: 'Default' },
    { state: 'cannot be calculated yet', title: 'Waiting for a date', colour: 'Default' },
  ];

/** Beside how many milestones all buttons stand, so that the card stays small; of the others they are on the card that says why. */
const MOST_WITH_MORE = 5;

/** What can be pressed beside one milestone: why it is due then, and what whoever answers for it may say now. */
function buttonsOf(review: Review, person: Acting, { milestone, state }: OnTimeline, isFirst: boolean): z.input<typeof button>[] {
  const isNow = isFirst && (state === 'late' || state === 'next') && answersFor(review, person, milestone);
  const of = (title: string, verb: string) => ({
    ...{ reference: review.reference, title, verb, milestone: milestone.key },
    tip: `${title}${title.endsWith('?') ? '' : ':'} ${milestone.title}`,
  });
  return [
    of('Why this date?', 'clock/why'),
    ...(isNow && isMarked(milestone) ? [of('Mark as done', 'clock/done')] : []),
    ...(isNow && state === 'late' ? [of('Give a reason', 'clock/late')] : []),
  ];
}

function moreFor(review: Review, person: Acting): z.input<typeof window>[] {
  const { notification, laAwareOn } = review.clock;
  const keeps = mayKeepDates(person);
  const meets = review.decision.outcome !== '' && review.decision.outcome !== 'no further action' && !review.meeting?.heldAt;
  const pausing = openPause(review) ? (['Let the review go on', 'clock/restart'] as const) : (['Pause the review', 'clock/pause'] as const);
  const all: readonly (readonly [string, string] | false)[] = [
    keeps && [recordTitle(notification !== null), 'clock/notify'],
    keeps && [awareTitle(laAwareOn !== ''), 'clock/aware'],
    keeps && isNotifyClockRunning(review) && ['The authority does not notify', 'clock/notNotify'],
    keeps && isNotifyClockRunning(review) && ['The authority needs longer', 'clock/needUntil'],
    readsNotNotifying(review, person) && ['Why the authority does not notify', 'clock/notNotifying'],
    meets && ['If we meet on …', 'clock/whatIf'],
    ['What changed, and why', 'clock/changes'],
    mayPause(person) && pausing,
    has(person, 'coordinator') && ['Quiet dates', 'clock/quiet'],
  ];
  const { reference } = review;
  return all.flatMap((one) => (one ? [{ reference, title: one[0], tip: one[0], verb: one[1] }] : []));
}

export const recordTitle = (isRecorded: boolean): string => (isRecorded ? 'Correct the notification' : 'Record the notification');
export const awareTitle = (isRecorded: boolean): string =>
  isRecorded ? 'Correct when the local authority became aware' : 'Record when the local authority became aware';
