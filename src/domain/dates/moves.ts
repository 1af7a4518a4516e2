import type { PersonId } from '../people/people';
import type { ClockEvent, MovedBecause, MovedDay } from '../review/dates';
import type { ReviewEvent } from '../review/events';
import { evolve } from '../review/evolve';
import { owing, type Keys, type Owes } from '../review/owed';
import type { Review } from '../review/review';
import { isSetAside } from '../review/whereItIs';
import { REVIEW_TYPES } from '../reviewTypes';
import type { Rules } from './counting';
import { dayOf } from './dayOf';
import type { Owner } from './milestones/kind';
import { ownersOf } from './owners';
import { SHIPPED } from './shipped';
import { doneIn, expectedMilestones } from './timeline';

/** One state of a review and the rules by which its dates are counted in it. */
export type Counted = { readonly review: Review; readonly rules: Rules };

/**
 * Which dates of what is still to do differ between two states of a review. A date that is known for the first time has not moved,
 * but one that comes back after a pause has.
 */
export function movedBetween(before: Counted, after: Counted): MovedDay[] {
  return expectedMilestones(after.review, after.rules).flatMap((milestone) => {
    const earlier = expectedMilestones(before.review, before.rules).find(({ key }) => key === milestone.key);
    if (!earlier || doneIn(after.review, milestone.key)) return [];
    const was = dayOf(before.review, before.rules, earlier);
    const is = dayOf(after.review, after.rules, milestone);
    const [from, to] = ['day' in was ? was.day : '', 'day' in is ? is.day : ''] as const;
    const isFirst = from === '' && !('cannot' in was && was.cannot === 'paused');
    return from === to || isFirst ? [] : [{ milestone: milestone.key, was: from, is: to }];
  });
}

/** The same events, followed by the fact that dates moved, where they did. */
export function withMoves(review: Review, events: readonly ReviewEvent[], rules: Rules, because: MovedBecause): readonly ReviewEvent[] {
  const [first] = events;
  const after = events.reduce<Review | undefined>(evolve, review);
  if (!first || !after) return events;
  const milestones = movedBetween({ review, rules }, { review: after, rules });
  return milestones.length === 0 ? events : [...events, { type: 'datesMoved', at: first.at, by: first.by, because, milestones, rules: 0 }];
}

/** What a review's journal keeps of a change of the partnership's rules; none when no date of it moved, or it has followed already. */
export function followRules(review: Review, was: Rules, is: Rules, by: PersonId, at: string): ClockEvent[] {
  if (review.clock.rules >= is.version) return [];
  const milestones = movedBetween({ review, rules: was }, { review, rules: is });
  return milestones.length === 0 ? [] : [{ type: 'datesMoved', at, by, because: 'rules', milestones, rules: is.version }];
}

/** Whose dates moved, each once. */
export function ownersOfMoved(review: Review, moved: readonly MovedDay[]): Owner[] {
  const owners = moved.flatMap(({ milestone: key }) => {
    const milestone = ALL.find((one) => one.key === key);
    return milestone ? ownersOf(review, milestone) : [];
  });
  return [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
}

/** What a post about moved dates is about: which move. */
export type MovePosts = { 'dates moved': { readonly number: number } };

/** How the ledger calls each of them, for good. */
export const moveKeys: Keys<MovePosts> = { 'dates moved': ({ number }) => `moved-${number}` };

const owe = owing(moveKeys);

/** Word of the dates that moved last, to whoever answers for them. A change of the partnership's rules is told in a digest of its own. */
export const owedForMoves: Owes<MovePosts> = (review) => {
  const { moved } = review.clock;
  if (!moved || moved.because === 'rules' || isSetAside(review)) return [];
  return ownersOfMoved(review, moved.milestones).map((to) => owe('dates moved', to, { number: moved.number }));
};

/** Whose a milestone is does not depend on what a partnership has chosen. */
const ALL = REVIEW_TYPES.flatMap((type) => SHIPPED[type]);
