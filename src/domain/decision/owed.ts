import { awaited, needsNotification } from '../review/decision';
import type { Owed, Owes } from '../review/owed';
import type { Review } from '../review/review';
import { isConflicted, isSetAside, waitsForChair, waitsForNotification } from '../review/whereItIs';

const chair = { role: 'chair' } as const;
const office = { role: 'coordinator' } as const;

/** What this part of a review owes people now. */
export const owedForDecision: Owes = (review) => {
  const { decision } = review;
  const round = decision.rounds;
  if (isSetAside(review)) return [];
  if (decision.outcome) return owedWhenDecided(review);
  return [
    waitsForChair(review) && round === 0 && { key: 'threshold-chair', to: chair, says: 'assess' },
    ...toldOfReopening(review),
    isMoved(review) && { key: `threshold-at-${decision.meets?.at.replace(/\D/g, '') ?? ''}`, to: chair, says: 'threshold set' },
    waitsForChair(review) && round > 0 && { key: `recommend-anew-${round}`, to: chair, says: 'recommend anew' },
    ...awaited(decision).map((person) =>
      isConflicted(review, person)
        ? { key: `decide-for-${round}-${person}`, to: office, says: 'decide for' }
        : { key: `decide-${round}-${person}`, to: { person }, says: 'decide' },
    ),
  ];
};

/** A time that was said when the discussion was called is told with the call itself; one that was said later, or moved, by itself. */
const isMoved = (review: Review): boolean => {
  const { meets, calledAt } = review.decision;
  return waitsForChair(review) && meets !== null && meets.at !== '' && meets.saidAt !== calledAt;
};

/** Everybody who was told of the decision is told that it is taken anew; the chair is asked to recommend. */
function toldOfReopening({ referrer, decision: { reopened, rounds } }: Review): (Owed | false)[] {
  if (reopened?.round !== rounds) return [];
  const key = `reopened-${rounds}`;
  return [
    referrer !== '' && { key: `${key}-referrer`, to: { person: referrer }, says: 'referral reopened' },
    { key: `${key}-office`, to: office, says: 'reopened' },
    ...reopened.partners.map((person) => ({ key: `${key}-${person}`, to: { person }, says: 'reopened' })),
    needsNotification(reopened.outcome) && { key: `${key}-notifier`, to: { role: 'LA notifier' }, says: 'reopened' },
  ];
}

const owedWhenDecided = (review: Review): (Owed | false)[] => [
  review.referrer !== '' && { key: `outcome-referrer-${review.decision.rounds}`, to: { person: review.referrer }, says: 'outcome' },
  { key: `decided-office-${review.decision.rounds}`, to: office, says: 'decided' },
  { key: `decided-chair-${review.decision.rounds}`, to: chair, says: 'decided' },
  waitsForNotification(review) && {
    key: `notification-needed-${review.decision.rounds}`,
    to: { role: 'LA notifier' },
    says: 'notification needed',
  },
];
