import type { PersonId } from '../people/people';
import { awaited, needsNotification } from '../review/decision';
import { owing, type Keys, type Nothing, type Owes, type Post } from '../review/owed';
import type { Review } from '../review/review';
import { isConflicted, isSetAside, waitsForChair, waitsForNotification } from '../review/whereItIs';
import type { Instant } from '../time/days';

/** What each post of the decision on the route is about. `round`: which decision, of those that were taken anew. */
export type DecisionPosts = {
  assess: Nothing;
  'threshold set': { readonly at: Instant };
  'recommend anew': { readonly round: number };
  decide: { readonly round: number; readonly partner: PersonId };
  'decide for': { readonly round: number; readonly partner: PersonId };
  'referral reopened': { readonly round: number };
  /** `as`: the office, the notifier, or the id of a partner. */
  reopened: { readonly round: number; readonly as: string };
  outcome: { readonly round: number };
  decided: { readonly round: number; readonly as: 'office' | 'chair' };
  'notification needed': { readonly round: number };
};

const chair = { role: 'chair' } as const;
const office = { role: 'coordinator' } as const;
const notifier = { role: 'LA notifier' } as const;

/** How the ledger calls each of them, for good. */
export const decisionKeys: Keys<DecisionPosts> = {
  assess: () => 'threshold-chair',
  'threshold set': ({ at }) => `threshold-at-${at.replace(/\D/g, '')}`,
  'recommend anew': ({ round }) => `recommend-anew-${round}`,
  decide: ({ round, partner }) => `decide-${round}-${partner}`,
  'decide for': ({ round, partner }) => `decide-for-${round}-${partner}`,
  'referral reopened': ({ round }) => `reopened-${round}-referrer`,
  reopened: ({ round, as }) => `reopened-${round}-${as}`,
  outcome: ({ round }) => `outcome-referrer-${round}`,
  decided: ({ round, as }) => `decided-${as}-${round}`,
  'notification needed': ({ round }) => `notification-needed-${round}`,
};

const owe = owing(decisionKeys);

/** What this part of a review owes people now. */
export const owedForDecision: Owes<DecisionPosts> = (review) => {
  const { decision } = review;
  const round = decision.rounds;
  if (isSetAside(review)) return [];
  if (decision.outcome) return owedWhenDecided(review);
  return [
    waitsForChair(review) && round === 0 && owe('assess', chair, {}),
    ...toldOfReopening(review),
    isMoved(review) && owe('threshold set', chair, { at: decision.meets?.at ?? '' }),
    waitsForChair(review) && round > 0 && owe('recommend anew', chair, { round }),
    ...awaited(decision).map((partner) =>
      isConflicted(review, partner)
        ? owe('decide for', office, { round, partner })
        : owe('decide', { person: partner }, { round, partner }),
    ),
  ];
};

/** A time that was said when the discussion was called is told with the call itself; one that was said later, or moved, by itself. */
const isMoved = (review: Review): boolean => {
  const { meets, calledAt } = review.decision;
  return waitsForChair(review) && meets !== null && meets.at !== '' && meets.saidAt !== calledAt;
};

/** Everybody who was told of the decision is told that it is taken anew; the chair is asked to recommend. */
function toldOfReopening({ referrer, decision: { reopened, rounds: round } }: Review): (Post<DecisionPosts> | false)[] {
  if (reopened?.round !== round) return [];
  return [
    referrer !== '' && owe('referral reopened', { person: referrer }, { round }),
    owe('reopened', office, { round, as: 'office' }),
    ...reopened.partners.map((person) => owe('reopened', { person }, { round, as: person })),
    needsNotification(reopened.outcome) && owe('reopened', notifier, { round, as: 'notifier' }),
  ];
}

function owedWhenDecided(review: Review): (Post<DecisionPosts> | false)[] {
  const { rounds: round } = review.decision;
  return [
    review.referrer !== '' && owe('outcome', { person: review.referrer }, { round }),
    owe('decided', office, { round, as: 'office' }),
    owe('decided', chair, { round, as: 'chair' }),
    waitsForNotification(review) && owe('notification needed', notifier, { round }),
  ];
}
