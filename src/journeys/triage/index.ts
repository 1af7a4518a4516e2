import { awaited, waitsForChair } from '../../domain/decision';
import { has, type Person } from '../../domain/people';
import type { Review } from '../../domain/review';
import { inDecision } from '../../domain/visible';
import type { Area, Offer } from '../area';
import { answer, say } from './answer';
import { assess, recommend, save } from './assess';
import { call } from './call';
import { notices } from './notices';
import { outcome } from './outcome';
import { paper } from './paper';

/** The decision on the route: the coordinator calls it, the chair recommends, the three partners decide, the referrer is told. */
export const triage: Area = {
  actions: [call, assess, save, recommend, paper, answer, say, outcome],
  notices,
  offers: (review, person) => [...forwardOf(review, person), ...toReadOf(review, person)],
  waitsFor: (review, person) => {
    if (mayCall(review, person)) return 'Next for you: read it and call the threshold discussion.';
    const sees = inDecision(review, person);
    if (sees?.assesses && waitsForChair(review))
      return review.decision.recommended
        ? 'Next for you: the partners did not follow the recommendation; recommend anew.'
        : 'Next for you: assess the criteria and recommend.';
    return awaitsAnswer(review, person) ? 'Next for you: read the decision paper and decide.' : '';
  },
};

const mayCall = ({ state, decision }: Review, person: Person): boolean =>
  has(person, 'coordinator') && state === 'referred' && decision.calledAt === '' && !decision.recommended;

const awaitsAnswer = (review: Review, person: Person): boolean =>
  inDecision(review, person)?.decides === true && awaited(review.decision).includes(person.id);

function forwardOf(review: Review, person: Person): Offer[] {
  const isChairs = review.state === 'referred' && (!review.decision.recommended || waitsForChair(review));
  const offers: readonly (Offer | false)[] = [
    mayCall(review, person) && { title: 'Call the threshold discussion', verb: 'triage/call', opens: 'chat' },
    isChairs &&
      inDecision(review, person)?.assesses === true && {
        title: review.decision.recommended ? 'Recommend anew' : 'Assess the criteria',
        verb: 'triage/assess',
        opens: 'dialog',
      },
    awaitsAnswer(review, person) && { title: 'Read and decide', verb: 'triage/paper', opens: 'dialog' },
  ];
  return offers.filter((offer) => offer !== false);
}

function toReadOf(review: Review, person: Person): Offer[] {
  const sees = review.decision.recommended && !awaitsAnswer(review, person) ? inDecision(review, person) : undefined;
  const records = sees?.records && awaited(review.decision).length > 0;
  const offers: readonly (Offer | false)[] = [
    sees !== undefined && {
      title: records ? 'The decision paper, and to enter a partner’s answer' : 'The decision paper',
      verb: 'triage/paper',
      opens: 'dialog',
    },
    review.decision.outcome !== '' &&
      review.referrer === person.id && { title: 'Read the decision and why', verb: 'triage/outcome', opens: 'dialog' },
  ];
  return offers.filter((offer) => offer !== false);
}
