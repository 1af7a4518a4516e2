import { saidTo } from '../../domain/forms/answers';
import { reopen as decideToReopen } from '../../domain/decision/deciding';
import { REOPENED } from '../../domain/decision/rows';
import { CAN_BE_TRANSFERRED, transfer as decideToTransfer, endAsNotMet } from '../../domain/desk/desk';
import { notMetPage, reopenPage, TRANSFER } from '../../domain/desk/forms';
import { ENDED } from '../../domain/desk/rows';
import { has } from '../../domain/sight/acting';
import { seesDesk } from '../../domain/sight/visible';
import { plainForm, type Here } from '../forms/plainForm';
import { drawReview } from '../reviews/review';

/** `about` says in which role the form was drawn: the chair's asks less, because the chair speaks for themselves. */
const isChair = ({ me }: Here): boolean => has(me.person, 'chair');

/** The review ends, because the criteria turned out not to be met. */
export const notMet = plainForm({
  opens: 'triage/notMet',
  records: 'triage/notMetNow',
  forward: 'End this review',
  backVerb: 'triage/desk',
  page: (here) => notMetPage(isChair(here)),
  may: ({ me, review }) => seesDesk(review, me.person),
  decide: (review, by, { answers }, at) => ({
    events: endAsNotMet(review, by, at),
    content: [
      ENDED.write({}, { recordedBy: by.id, recordedAt: at }, { reason: saidTo(answers, 'reason'), agreed: saidTo(answers, 'agreed') }),
    ],
  }),
  next: drawReview,
  done: 'The review has ended. Everybody who had a part in it is told.',
});

/** Another area takes the case over. */
export const transfer = plainForm({
  opens: 'triage/transfer',
  records: 'triage/transferNow',
  forward: 'End the case here',
  backVerb: 'triage/desk',
  page: () => TRANSFER,
  may: ({ me, review }) => has(me.person, 'coordinator') && (CAN_BE_TRANSFERRED.includes(review.state) || review.state === 'transferred'),
  decide: (review, by, { answers }, at) => ({
    events: decideToTransfer(review, by, at),
    content: [
      ENDED.write(
        {},
        { recordedBy: by.id, recordedAt: at },
        { reason: saidTo(answers, 'reason'), area: saidTo(answers, 'area'), contact: saidTo(answers, 'contact') },
      ),
    ],
  }),
  next: drawReview,
  done: 'Recorded. Everybody who had a part in it is told.',
});

/** The decision is taken anew. */
export const reopen = plainForm({
  opens: 'triage/reopen',
  records: 'triage/reopenNow',
  forward: 'Reopen it',
  backVerb: 'triage/desk',
  page: (here) => reopenPage(isChair(here)),
  may: ({ me, review }) => seesDesk(review, me.person),
  mark: ({ decision }) => decision.rounds,
  decide: (review, by, { answers, seen }, at) => ({
    events: decideToReopen(review, by, seen, at),
    content: [
      REOPENED.write(
        { round: seen },
        { recordedBy: by.id, recordedAt: at },
        { reason: saidTo(answers, 'reason'), chairSaid: saidTo(answers, 'chairSaid') },
      ),
    ],
  }),
  next: drawReview,
  done: 'The decision is reopened. Everybody who was told of it is told.',
});
