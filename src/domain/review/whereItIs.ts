import type { PersonId } from '../people/people';
import type { Round } from './comments';
import type { Conflict } from './conflicts';
import { sinOf } from './dates';
import { isRejected, needsNotification } from './decision';
import type { Visit } from './discussion';
import type { Review } from './review';

// What more than one capability asks about where a review is. What one alone asks stays with that one.

/** True while it is the chair's turn: the discussion is called and nothing is recommended, or the partners did not follow. */
export const waitsForChair = ({ state, decision }: Review): boolean =>
  state === 'referred' && (isRejected(decision) || ((decision.calledAt !== '' || decision.rounds > 0) && !decision.recommended));

/** True while a rapid review can't start, because no notification is recorded. */
export const waitsForNotification = ({ decision, clock }: Review): boolean => needsNotification(decision.outcome) && !sinOf(clock);

type OfMeeting = Pick<Review, 'meeting' | 'conflicts'>;

/** Who is invited to the meeting: nobody with a conflict of interest, whatever was booked before. */
export const invitedTo = (review: OfMeeting): PersonId[] =>
  (review.meeting?.invited ?? []).filter((person) => !isConflicted(review, person));

/** Who is in the meeting: invited to it, or let in to its chat. */
export const peopleIn = (review: OfMeeting): PersonId[] => [
  ...new Set([...invitedTo(review), ...(review.meeting?.letIn ?? []).filter((person) => !isConflicted(review, person))]),
];

/** True for whoever is invited to the meeting or was let in to its chat. */
export const isIn = (review: OfMeeting, person: PersonId): boolean => peopleIn(review).includes(person);

export const presentVisit = ({ discussion }: Review): Visit => ({ stage: discussion.stage, visit: discussion.visit });

/** Every visit so far, the present one last. */
export const rounds = ({ discussion }: Review): Visit[] => discussion.visits.map((stage, index) => ({ stage, visit: index + 1 }));

/** True when the person for whom it was entered has heard that the office has it. */
export const isReceiptPassedOn = ({ origin }: Review): boolean => origin.passedOn['sent'] !== undefined;

export const isNew = ({ state, decision }: Review): boolean => state === 'referred' && decision.calledAt === '' && decision.rounds === 0;

/** New, and its referrer has no receipt yet. */
export const isUnacknowledged = (review: Review): boolean => isNew(review) && waitsForReceipt(review);

/** The referrer has not heard yet that somebody has their referral and is in touch. */
export const waitsForReceipt = (review: Review): boolean =>
  review.referrer !== '' && review.triage.acknowledged === null && !isReceiptPassedOn(review);

/** True for a review that a notification began and that no referral has joined. */
export const isWithoutReferral = ({ origin }: Review): boolean => origin.begunBy === 'notification' && origin.attached === '';

/** Withdrawn, part of another review, or ended before its time: nothing more is done here, and nobody is reminded. */
export const isSetAside = ({ state }: Pick<Review, 'state'>): boolean => SET_ASIDE.includes(state);
const SET_ASIDE: readonly Review['state'][] = ['withdrawn', 'part of another review', 'criteria no longer met', 'transferred'];

/** True when there is no agency lead whom the bot can reach, so that the partnership office does the lead's part. */
export const officeActsForLead = (review: Review): boolean =>
  review.lead === '' || isKeptFromLead(review) || review.notReached.includes(review.lead);

export const conflictOf = ({ conflicts }: Pick<Review, 'conflicts'>, person: PersonId): Conflict | undefined =>
  conflicts.find((one) => one.person === person);

export const isConflicted = (review: Pick<Review, 'conflicts'>, person: PersonId): boolean => conflictOf(review, person) !== undefined;

/** The rounds that the referrer has not answered yet. */
export const openRounds = ({ comments }: Review): readonly Round[] => comments.filter(({ answeredAt }) => answeredAt === '');

/** True when the referrer said that the lead, or the agency itself, is part of the concern: the agency's leads then see nothing of it. */
export const isKeptFromLead = ({ straight }: Review): boolean => straight === 'lead conflicted' || straight === 'about our agency';

/** True while the referrer has comments to answer and may change the referral. */
export const isWithReferrer = (review: Review): boolean =>
  review.state === 'returned' || (review.state === 'referred' && openRounds(review).length > 0);

/** True while somebody waits for the referrer's answers: nobody does once the lead has passed it on as it was. */
export const awaitsAnswers = (review: Review): boolean =>
  review.state === 'returned' || (review.state === 'referred' && openRounds(review).some(({ as }) => as === 'coordinator'));
