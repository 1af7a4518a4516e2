import { z } from 'zod';
import { LATE_WORDS, PAUSE_WORDS } from '../../domain/dates/forms';
import { SHIPPED } from '../../domain/dates/shipped';
import { REVIEW_TYPES } from '../../domain/reviewTypes';
import { THE_BOT } from '../../domain/people/people';
import type { ReviewEvent } from '../../domain/review/events';
import type { Review } from '../../domain/review/review';
import { seesTimeline, visible, type Visible } from '../../domain/sight/visible';
import { inWords, londonDay, readDay, shortDay, when } from '../../domain/time/days';
import { action, type World } from '../action';
import { card } from '../cards/card';
import { shown } from '../kept';
import { opened, type May } from '../opening';
import { ofDates } from './from';
import { readReasons } from './reasons';

const changesCard = card('clock/changes', {
  preview: 'What changed about a review’s dates.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    facts: z.array(z.object({ what: z.string(), said: z.string() })),
    none: z.string(),
    changes: z.array(z.object({ what: z.string(), who: z.string(), moved: z.array(z.string()), words: z.string() })),
    older: z.string(),
  }),
});

/** How many changes one card shows, the latest first; and how many dates of one. */
const MOST = 8;
const MOST_DATES = 8;

/** The dates of the case, and what changed about a review's dates: both values, who, when, and why in their words. Opening is logged. */
export const changes = action('clock/changes', ofDates, async (world, told, press) => {
  const here = await opened(world, press, told.reference, onTimeline);
  const [journal, reasons] = await Promise.all([
    world.reviews.journal(told.reference),
    shown(world, press, here, 'dates and reasons', (kept) => readReasons(kept, told.reference)),
  ]);
  const all = journal.flatMap((event) => changeOf(event, reasons)).reverse();
  return {
    card: changesCard.draw({
      reference: told.reference,
      facts: here.sees.referral ? datesOf(here.review, press.now) : [],
      none: all.length === 0 ? 'Nothing has changed yet.' : '',
      changes: await Promise.all(all.slice(0, MOST).map((one) => lineOf(world, one, press.now))),
      older: all.length > MOST ? `${all.length - MOST} earlier changes are kept with the review.` : '',
    }),
  };
});

/** Whoever looks at the timeline, and what else of the review they see. */
const onTimeline: May<Visible> = (review, by) => seesTimeline(review, by) && visible(review, by);

/** The five dates of a case; none of them is another. */
function datesOf({ clock, sentAt }: Review, now: Date): { what: string; said: string }[] {
  const dayOr = (on: string): string => (on ? inWords(readDay(on)) : 'Not recorded');
  const instantOr = (at: string): string => (at ? when(at, now) : 'Not recorded');
  return [
    { what: 'Incident', said: dayOr(clock.incidentOn) },
    { what: 'Agency became aware', said: dayOr(clock.agencyAwareOn) },
    { what: 'Local authority became aware', said: dayOr(clock.laAwareOn) },
    { what: 'Notification sent', said: instantOr(clock.notification?.sentAt ?? '') },
    { what: 'Referral received', said: instantOr(sentAt) },
  ];
}

type Change = { readonly what: string; readonly at: string; readonly by: string; readonly moved: readonly string[]; readonly why: string };

function changeOf(event: ReviewEvent, reasons: ReadonlyMap<string, string>): Change[] {
  const { at, by } = event;
  const one = (what: string, reason = '', moved: readonly string[] = []): Change[] => [
    { what, at, by, moved, why: reasons.get(reason) ?? '' },
  ];
  switch (event.type) {
    case 'dateCorrected':
      return one(`${CORRECTED[event.date]}: ${dayIn(event.was)} became ${dayIn(event.is)}`, event.reason);
    case 'notNotifying':
      return one('The local authority does not notify');
    case 'notNotifyingDisputed':
      return one('Seen differently: that the local authority does not notify');
    case 'notifyingAfterAll':
      return one('The local authority notifies after all', event.reason);
    case 'notifyingNeedsUntil':
      return one(`The local authority needs until ${shortDay(event.until)} to find out whether it notifies`, event.reason);
    case 'laAwareNamed':
      return one(`Named as the day on which the local authority knew: ${shortDay(event.on)}`);
    case 'paused':
      return one(`Paused: ${PAUSE_WORDS[event.because].toLowerCase()}`, event.reason);
    case 'restarted':
      return one('Went on after a pause', event.reason);
    case 'lateExplained':
      return one(`${titleOf(event.milestone)}, late: ${LATE_WORDS[event.because].toLowerCase()}`, event.reason);
    case 'milestoneDone':
      return one(`${titleOf(event.milestone)}: done on ${shortDay(event.on)}`);
    case 'milestoneNotDone':
      return one(`${titleOf(event.milestone)}: not done after all`);
    case 'datesMoved':
      return one(MOVED[event.because], '', shortened(event.milestones.map(movedInWords)));
    default:
      return [];
  }
}

const CORRECTED = { 'LA aware': 'The local authority became aware', 'SIN sent': 'The notification was sent' } as const;
export const MOVED = {
  'date corrected': 'Dates moved, because the date that they are counted from was put right',
  paused: 'Dates wait, because the review is paused',
  restarted: 'Dates moved by the days of the pause',
  rules: 'Dates moved, because the partnership changed how it counts',
} as const;

const dayIn = (date: string): string => (date.includes('T') ? shortDay(londonDay(new Date(date))) : shortDay(readDay(date)));

const ALL = REVIEW_TYPES.flatMap((type) => SHIPPED[type]);
export const titleOf = (milestone: string): string => ALL.find(({ key }) => key === milestone)?.title ?? milestone;

type Moved = Extract<ReviewEvent, { type: 'datesMoved' }>['milestones'][number];

/** `Agency returns in: Wed 2 Dec became Thu 3 Dec`. */
export const movedInWords = ({ milestone, was, is }: Moved): string =>
  `${titleOf(milestone)}: ${was ? shortDay(was) : 'no date'} became ${is ? shortDay(is) : 'no date yet'}`;

/** The first of the dates that moved, to ask why it is what it is; empty where none of them has a day now. */
export const firstWithDay = (all: readonly Moved[]): string => all.find(({ is }) => is !== '')?.milestone ?? '';

const shortened = (all: readonly string[]): readonly string[] =>
  all.length <= MOST_DATES ? all : [...all.slice(0, MOST_DATES), `and ${all.length - MOST_DATES} more`];

async function lineOf(world: World, { what, at, by, moved, why }: Change, now: Date) {
  const name = by === THE_BOT ? 'The bot' : ((await world.people.find(by))?.person.name ?? 'Somebody who has left');
  return { what, who: `${name}, ${when(at, now)}`, moved: [...moved], words: why };
}
