import { z } from 'zod';
import { ClockDates, evolveClock, NO_DATES } from './clock';
import { Conflict, evolveConflicts } from './conflicts';
import { Decision, evolveDecision, UNDECIDED } from './decision';
import { Discussion, evolveDiscussion, NOT_BEGUN } from './discussion';
import type { ReviewEvent } from './events';
import { instant, personId, listOf } from './fact';
import { evolveFindings, Findings, NO_FINDINGS } from './findings';
import { evolveInformation, Information, NOTHING_ASKED } from './information';
import { evolveMeeting, Meeting, NOT_BOOKED } from './meeting';
import { ROUTES } from './pages/route';

export const REVIEW_STATES = ['short start sent', 'with agency lead', 'referred', 'decided', 'not taken further'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

const instantOrNone = z.union([instant, z.literal('')]);

/** One review as it stands: keys, states, dates and counts; people's text is in content rows beside it. */
export const Review = z.strictObject({
  reference: z.string(),
  route: z.enum(ROUTES),
  state: z.enum(REVIEW_STATES),
  agency: z.string(),
  referrer: personId,
  lead: personId,
  notReached: listOf(personId),
  /** When the review began to exist: with the short start of a serious incident, else with the whole referral. */
  begunAt: instant,
  /** When the short start was sent; the other routes have none. */
  alertedAt: instantOrNone,
  sentAt: instantOrNone,
  passedAt: instantOrNone,
  passedBy: personId,
  conflicts: listOf(Conflict),
  clock: ClockDates,
  decision: Decision,
  information: Information,
  meeting: Meeting,
  discussion: Discussion,
  findings: Findings,
  /** How many events the journal holds; the next one is written under this number. */
  events: z.int().nonnegative(),
});
export type Review = z.infer<typeof Review>;

/** The review after one more event. The first event of a review is always `alerted` or `begun`. Each part of a review folds its own events. */
export function evolve(review: Review | undefined, event: ReviewEvent): Review {
  if (event.type === 'alerted') return { ...begun(event), state: 'short start sent', alertedAt: event.at };
  if (event.type === 'begun') return { ...begun(event), state: 'with agency lead', sentAt: event.at };
  if (!review) throw new Error('A review begins with its alert or its referral.');
  const after: Review = {
    ...evolveReferral(review, event),
    clock: evolveClock(review.clock, event),
    decision: evolveDecision(review.decision, event),
    information: evolveInformation(review.information, event),
    meeting: evolveMeeting(review.meeting, event),
    discussion: evolveDiscussion(review.discussion, event),
    findings: evolveFindings(review.findings, event),
    events: review.events + 1,
  };
  return evolveConflicts(after, event);
}

function evolveReferral(review: Review, event: ReviewEvent): Review {
  switch (event.type) {
    case 'referralSent':
      return { ...review, state: 'with agency lead', sentAt: event.at };
    case 'notReached':
      return { ...review, notReached: [...new Set([...review.notReached, event.person])] };
    case 'referralPassed':
      return { ...review, state: 'referred', passedAt: event.at, passedBy: event.by };
    case 'routeDecided':
      return { ...review, state: event.outcome === 'no further action' ? 'not taken further' : 'decided' };
    default:
      return review;
  }
}

const begun = (event: Extract<ReviewEvent, { type: 'alerted' | 'begun' }>): Omit<Review, 'state'> => ({
  reference: event.reference,
  route: event.route,
  agency: event.agency,
  referrer: event.by,
  lead: event.lead,
  notReached: [],
  begunAt: event.at,
  alertedAt: '',
  sentAt: '',
  passedAt: '',
  passedBy: '',
  conflicts: [],
  clock: NO_DATES,
  decision: UNDECIDED,
  information: NOTHING_ASKED,
  meeting: NOT_BOOKED,
  discussion: NOT_BEGUN,
  findings: NO_FINDINGS,
  events: 1,
});

export const fold = (events: readonly ReviewEvent[]): Review | undefined =>
  events.reduce<Review | undefined>((review, event) => evolve(review, event), undefined);
