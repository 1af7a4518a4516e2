import { z } from 'zod';
import { ClockDates, evolveClock, NO_DATES } from './clock';
import { Comments, evolveComments, NO_COMMENTS } from './comments';
import { Conflict, evolveConflicts } from './conflicts';
import { Decision, evolveDecision, UNDECIDED } from './decision';
import { Discussion, evolveDiscussion, NOT_BEGUN } from './discussion';
import type { ReviewEvent } from './events';
import { instant, personId, listOf } from './fact';
import { evolveFindings, Findings, NO_FINDINGS } from './findings';
import { evolveInformation, Information, NOTHING_ASKED } from './information';
import { evolveMeeting, Meeting, NOT_BOOKED } from './meeting';
import { BY_REFERRAL, evolveOrigin, Origin } from './origin';
import { evolveHandedOver, evolveReminding, NOTHING_ANSWERED, Reminding } from './reminding';
import { ROUTES } from './pages/route';
import { straightReason } from './straight';
import { takenOver } from './takingOver';
import { evolveTriage, NOT_TRIAGED, Triage } from './triage';
import { evolveWithdrawal, Withdrawal } from './withdrawal';

export const REVIEW_STATES = [
  'short start sent',
  'with agency lead',
  /** The agency lead gave it back with comments; it is with the referrer. */
  'returned',
  'referred',
  'decided',
  'not taken further',
  'withdrawn',
  /** A referral that has become part of a review that a notification began. */
  'part of another review',
  'criteria no longer met',
  'transferred',
] as const;
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
  /** When the review began to exist: with the short start of a serious incident, with the whole referral, or with a notification. */
  begunAt: instant,
  /** When the short start was sent; the other routes have none. */
  alertedAt: instantOrNone,
  sentAt: instantOrNone,
  passedAt: instantOrNone,
  passedBy: personId,
  /** The agency lead passed it on and does not agree with it; their words are beside it. */
  disagrees: z.boolean(),
  /** Why it does not go through the agency lead; empty when it does. */
  straight: z.union([straightReason, z.literal('')]),
  origin: Origin,
  comments: Comments,
  withdrawal: Withdrawal,
  conflicts: listOf(Conflict),
  triage: Triage,
  clock: ClockDates,
  decision: Decision,
  information: Information,
  meeting: Meeting,
  discussion: Discussion,
  findings: Findings,
  reminding: Reminding,
  /** How many events the journal holds; the next one is written under this number. */
  events: z.int().nonnegative(),
});
export type Review = z.infer<typeof Review>;

/** The review after one more event. The first one is `alerted`, `begun` or `begunByNotification`. Each part of a review folds its own events. */
export function evolve(review: Review | undefined, event: ReviewEvent): Review {
  if (event.type === 'alerted') return { ...begun(event), alertedAt: event.at };
  if (event.type === 'begun') return { ...begun(event), state: 'with agency lead', sentAt: event.at };
  if (event.type === 'begunByNotification') return notified(event);
  if (!review) throw new Error('A review begins with its alert, its referral or a notification.');
  const after: Review = {
    ...evolveReferral(review, event),
    origin: evolveOrigin(review.origin, event),
    comments: evolveComments(review.comments, event),
    withdrawal: evolveWithdrawal(review.withdrawal, event),
    triage: evolveTriage(review.triage, event),
    clock: evolveClock(review.clock, event),
    decision: evolveDecision(review.decision, event),
    information: evolveInformation(review.information, event),
    meeting: evolveMeeting(review.meeting, event),
    discussion: evolveDiscussion(review.discussion, event),
    findings: evolveFindings(review.findings, event),
    reminding: evolveReminding(review.reminding, event),
    events: review.events + 1,
  };
  return evolveHandedOver(evolveConflicts(after, event), event);
}

function evolveReferral(review: Review, event: ReviewEvent): Review {
  switch (event.type) {
    case 'referralSent':
      return { ...review, state: 'with agency lead', sentAt: event.at };
    case 'notReached':
      return { ...review, notReached: [...new Set([...review.notReached, event.person])] };
    case 'referralPassed':
      return { ...review, state: 'referred', passedAt: event.at, passedBy: event.by };
    case 'disagreementRecorded':
      return { ...review, disagrees: true };
    case 'referralReturned':
      return { ...review, state: 'returned' };
    case 'referralSentAgain':
      return review.state === 'returned' ? { ...review, state: 'with agency lead' } : review;
    case 'straightChosen':
      return { ...review, straight: event.why };
    case 'referralSentStraight':
      return { ...review, state: 'referred', passedAt: event.at, passedBy: event.by };
    case 'referralTakenOver':
      return takenOver(review, event);
    case 'referralWithdrawn':
      return { ...review, state: 'withdrawn' };
    case 'becamePart':
      return { ...review, state: 'part of another review' };
    case 'referralAttached': {
      const { referrer, agency, lead, sentAt, straight, disagrees } = event;
      return { ...review, referrer, agency, lead, sentAt, straight, disagrees };
    }
    case 'notPartAfterAll':
      return { ...review, state: 'referred' };
    case 'criteriaNoLongerMet':
      return { ...review, state: 'criteria no longer met' };
    case 'transferred':
      return { ...review, state: 'transferred' };
    case 'decisionReopened':
      return { ...review, state: 'referred' };
    case 'routeDecided':
      return { ...review, state: event.outcome === 'no further action' ? 'not taken further' : 'decided' };
    default:
      return review;
  }
}

const begun = (event: Extract<ReviewEvent, { type: 'alerted' | 'begun' }>): Review => ({
  ...NEW,
  reference: event.reference,
  route: event.route,
  agency: event.agency,
  referrer: event.by,
  lead: event.lead,
  begunAt: event.at,
});

/** A review without a referral is where a referral is once it is referred: what follows waits for nobody. */
const notified = ({ reference, at, by }: Extract<ReviewEvent, { type: 'begunByNotification' }>): Review => ({
  ...NEW,
  reference,
  state: 'referred',
  begunAt: at,
  passedAt: at,
  passedBy: by,
  origin: { ...BY_REFERRAL, begunBy: 'notification' },
});

const NEW: Review = {
  reference: '',
  route: 'serious incident',
  state: 'short start sent',
  agency: '',
  referrer: '',
  lead: '',
  notReached: [],
  begunAt: '',
  alertedAt: '',
  sentAt: '',
  passedAt: '',
  passedBy: '',
  disagrees: false,
  straight: '',
  origin: BY_REFERRAL,
  comments: NO_COMMENTS,
  withdrawal: null,
  conflicts: [],
  triage: NOT_TRIAGED,
  clock: NO_DATES,
  decision: UNDECIDED,
  information: NOTHING_ASKED,
  meeting: NOT_BOOKED,
  discussion: NOT_BEGUN,
  findings: NO_FINDINGS,
  reminding: NOTHING_ANSWERED,
  events: 1,
};

export const fold = (events: readonly ReviewEvent[]): Review | undefined =>
  events.reduce<Review | undefined>((review, event) => evolve(review, event), undefined);
