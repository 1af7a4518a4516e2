import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { isMarked } from '../../domain/dates/marks';
import type { Milestone } from '../../domain/dates/milestone';
import { MILESTONES } from '../../domain/dates/milestones/index';
import { answersFor, owns } from '../../domain/dates/owners';
import { unrecorded } from '../../domain/desk/processes';
import { laterTimes, takes } from '../../domain/reminders/ownWork';
import { isLate, type Reminder } from '../../domain/reminders/reminders';
import { isWaiting, requestTo } from '../../domain/review/information';
import { whose } from '../../domain/review/reminding';
import type { Review } from '../../domain/review/review';
import { has, type Acting } from '../../domain/sight/acting';
import { seesDesk, seesTimeline, visible } from '../../domain/sight/visible';
import { londonDay, londonTime, shortDay } from '../../domain/time/days';
import type { World } from '../action';
import { subjectOf, SUBJECTS } from './subjects';

/** One button of a reminder. `value` and `agency` are what its action asks for besides, and empty otherwise. */
export const button = z.object({
  title: z.string(),
  /** Says to what it belongs: several things of one review may stand on one card. */
  tip: z.string(),
  verb: z.string(),
  opens: z.enum(['dialog', 'chat']),
  reference: z.string(),
  milestone: z.string(),
  value: z.string(),
  agency: z.string(),
});
export type Button = z.infer<typeof button>;

export type About = {
  readonly review: Review;
  readonly milestone: Milestone;
  readonly reminder: Pick<Reminder, 'dueOn'>;
  /** Whoever reads it, as they act in this review. */
  readonly person: Acting;
  /** True where it comes to them as somebody's deputy, so that it is theirs though their own roles do not say so. */
  readonly isTheirs: boolean;
};

/** What takes the work itself forward, the best first. */
export function forwardButtons(world: Pick<World, 'areas'>, about: About): Button[] {
  const { review, milestone, person } = about;
  const subject = subjectOf(milestone.key, review);
  const offers = [...world.areas].reverse().flatMap((area) => area.offers(review, person));
  const [first] = subject.opens.flatMap((verb) => offers.find((offer) => offer.verb === verb) ?? []);
  // Who is reminded of one date does not therefore see the review.
  const open = visible(review, person) !== undefined && to(about, `Open ${review.reference}`, 'reviews/open');
  const word = isMarked(milestone) && answersFor(review, person, milestone) && to(about, subject.word || 'It is done', 'reminders/done');
  const forward = first && { ...to(about, first.title, first.verb), opens: first.opens };
  const pack = isBooked(about) && offers.find(({ verb }) => verb === 'information/pack');
  const toRead = pack && { ...to(about, pack.title, pack.verb), opens: pack.opens };
  return [forward ?? open, toRead, nothingHeld(about), word, forward?.opens === 'dialog' && open].filter(
    (one) => one !== undefined && one !== false,
  );
}

/** Asks why it is due then; the answer leads back to the reminder. */
export const whyButton = (about: Pick<About, 'review' | 'milestone'>): Button => to(about, 'Why this date?', 'clock/why', 'reminder');

/** Leads from one of several things to all that can be pressed about it. */
export const moreButton = (about: Pick<About, 'review' | 'milestone'>): Button =>
  to(about, `More for ${about.review.reference}`, 'reminders/one');

/** What else one can say to a reminder. */
export function otherButtons(about: About, rules: Rules, now: Date): Button[] {
  const { review, milestone, person, reminder } = about;
  const isTheirs = about.isTheirs || owns(review, milestone, person);
  const seen = review.reminding.helpAsked[whose(milestone.key, person.id)]?.times ?? 0;
  const late = isLate(reminder, now);
  const times = isTheirs && !late ? laterTimes(rules.calendar, reminder.dueOn, now, MILESTONES[milestone.key].bookedFor(review)) : [];
  const mayExplain = late && answersFor(review, person, milestone) && seesTimeline(review, person);
  const asksProcesses = isAboutProcesses(about) && seesDesk(review, person);
  const all: (Button | false)[] = [
    asksProcesses && { ...to(about, 'Parallel processes', 'triage/processes'), opens: 'dialog' },
    mayExplain && { ...to(about, 'Say why it is late', 'clock/late'), opens: 'dialog' },
    isTheirs && takes(review, milestone, person) !== undefined && to(about, 'Someone else should do this', 'reminders/handOver'),
    isTheirs && !has(person, 'coordinator') && to(about, 'I need help', 'reminders/help', String(seen)),
    ...times.map((at) => to(about, `Remind me ${timeInWords(at, now)}`, 'reminders/again', at)),
    !isBooked(about) && whyButton(about),
  ];
  return all.filter((one) => one !== false);
}

/** By the look at how things stand, and by the meeting, it is to be known what goes on beside the review. */
export const isAboutProcesses = ({ review, milestone }: { readonly review: Review; readonly milestone: Pick<Milestone, 'key'> }): boolean =>
  SUBJECTS[milestone.key].processes !== 'left alone' && unrecorded(review).length > 0;

/** A meeting that is booked is on a day that somebody chose, not on one that is counted. */
export const isBooked = ({ review, milestone }: Pick<About, 'review' | 'milestone'>): boolean =>
  MILESTONES[milestone.key].bookedFor(review) !== '';

const to = ({ review, milestone }: Pick<About, 'review' | 'milestone'>, title: string, verb: string, value = ''): Button => ({
  title,
  tip: `${title}${title.endsWith('?') ? '' : ':'} ${milestone.title}`,
  verb,
  opens: 'chat',
  reference: review.reference,
  milestone: milestone.key,
  value,
  agency: '',
});

/** “today at 15:00”, “on Tue 1 Dec at 09:00”. */
export function timeInWords(instant: string, now: Date): string {
  const at = new Date(instant);
  const day = londonDay(at);
  return `${day === londonDay(now) ? 'today' : `on ${shortDay(day)}`} at ${londonTime(at)}`;
}

function nothingHeld(about: About): Button | false {
  const { review, milestone, person } = about;
  if (!SUBJECTS[milestone.key].nothingHeld) return false;
  const request = requestTo(review.information, person.agency);
  const isOpen = request !== undefined && request.author === person.id && isWaiting(request) && request.sent === 0;
  return isOpen && { ...to(about, 'We hold nothing', 'information/nothing'), agency: person.agency };
}
