import { evolveComments } from './comments';
import { evolveClock } from './dates';
import { evolveDecision } from './decision';
import { evolveTriage } from './desk';
import { evolveDiscussion } from './discussion';
import type { ReviewEvent } from './events';
import { evolveFindings } from './findings';
import { evolveInformation } from './information';
import { evolveMeeting } from './meeting';
import { BY_REFERRAL, evolveOrigin } from './origin';
import { evolveConflicts, evolveHandedOver, keptOut, takenOver } from './passing';
import { evolveReminding } from './reminding';
import { NEW, type Review } from './review';
import { evolveWithdrawal } from './withdrawal';

/** The review after one more event. The first one is `alerted`, `begun` or `begunByNotification`. Each part of a review folds its own events. */
export function evolve(review: Review | undefined, event: ReviewEvent): Review {
  const after = evolved(review, event);
  return event.identity === undefined ? after : { ...after, identity: event.identity };
}

function evolved(review: Review | undefined, event: ReviewEvent): Review {
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
  return keptOut(evolveHandedOver(evolveConflicts(after, event), event));
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

export const fold = (events: readonly ReviewEvent[]): Review | undefined =>
  events.reduce<Review | undefined>((review, event) => evolve(review, event), undefined);
