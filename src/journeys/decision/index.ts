import { awaited } from '../../domain/review/decision';
import type { Review } from '../../domain/review/review';
import { waitsForChair, waitsForReceipt } from '../../domain/review/whereItIs';
import { has, type Acting } from '../../domain/sight/acting';
import { inDecision, seesDesk } from '../../domain/sight/visible';
import type { Area, Offer } from '../action';
import { ACKNOWLEDGE } from '../desk/desk';
import { answering } from './answer';
import { assess, recommend, save } from './assess';
import { call } from './call';
import { callingFor } from './callFor';
import { earlier } from './earlier';
import { outcome } from './outcome';
import { paper } from './paper';
import { referred } from './referred';
import { notMet, reopen, transfer } from './waysOut';
import { notices } from './notices';

/** The decision on the route: the coordinator calls it, the chair recommends, the three partners decide, the referrer is told. */
export const decision = {
  actions: [
    call,
    ...callingFor,
    assess,
    save,
    recommend,
    paper,
    referred,
    earlier,
    ...answering,
    outcome,
    ...notMet,
    ...transfer,
    ...reopen,
  ],
  notices,
  offers: (review, person) => [...forwardOf(review, person), ...toReadOf(review, person)],
  waitsFor: (review, person) => {
    if (mayAcknowledge(review, person)) return 'Next for you: read it and tell the referrer that you have it.';
    if (mayCall(review, person)) return 'Next for you: read it and call the threshold discussion.';
    const sees = inDecision(review, person);
    if (sees?.assesses && waitsForChair(review) && !review.decision.recommended && review.decision.rounds > 0)
      return 'Next for you: a recommendation is needed anew.';
    if (sees?.assesses && waitsForChair(review))
      return review.decision.recommended
        ? 'Next for you: the partners did not follow the recommendation; recommend anew.'
        : 'Next for you: assess the criteria and recommend.';
    return awaitsAnswer(review, person) ? 'Next for you: read the decision paper and decide.' : '';
  },
} satisfies Area;

/** A receipt is for a referral that is still open; who decides faster than that tells the referrer the outcome. */
const mayAcknowledge = (review: Review, person: Acting): boolean =>
  has(person, 'coordinator') && !review.origin.enteredFor && review.state === 'referred' && waitsForReceipt(review);

const mayCall = ({ state, decision }: Review, person: Acting): boolean =>
  has(person, 'coordinator') && state === 'referred' && decision.calledAt === '' && decision.rounds === 0;

const awaitsAnswer = (review: Review, person: Acting): boolean =>
  inDecision(review, person)?.places.some((place) => awaited(review.decision).includes(place)) === true;

function forwardOf(review: Review, person: Acting): Offer[] {
  const isChairs = review.state === 'referred' && (!review.decision.recommended || waitsForChair(review));
  const offers: readonly (Offer | false)[] = [
    mayAcknowledge(review, person) && ACKNOWLEDGE,
    mayCall(review, person) && { title: 'Call the threshold discussion', verb: 'triage/call', opens: 'chat' },
    review.state === 'referred' &&
      has(person, 'coordinator') && {
        title: mayCall(review, person) ? 'Call it for a day and a time' : 'Set or move the time of the threshold discussion',
        verb: 'triage/callFor',
        opens: 'dialog',
      },
    isChairs &&
      inDecision(review, person)?.assesses === true && {
        title: review.decision.rounds > 0 ? 'Recommend anew' : 'Assess the criteria',
        verb: 'triage/assess',
        opens: 'dialog',
      },
    awaitsAnswer(review, person) && { title: 'Read and decide', verb: 'triage/paper', opens: 'dialog' },
  ];
  return offers.filter((offer) => offer !== false);
}

function toReadOf(review: Review, person: Acting): Offer[] {
  const sees = review.decision.recommended && !awaitsAnswer(review, person) ? inDecision(review, person) : undefined;
  const records = sees?.records && awaited(review.decision).length > 0;
  const offers: readonly (Offer | false)[] = [
    sees !== undefined && {
      title: records ? 'The decision paper, and to enter a partner’s answer' : 'The decision paper',
      verb: 'triage/paper',
      opens: 'dialog',
    },
    seesDesk(review, person) && { title: 'More about this case', verb: 'triage/desk', opens: 'chat' },
    (review.decision.outcome !== '' || review.triage.ended !== null) &&
      review.referrer === person.id && { title: 'Read the decision and why', verb: 'triage/outcome', opens: 'dialog' },
  ];
  return offers.filter((offer) => offer !== false);
}
