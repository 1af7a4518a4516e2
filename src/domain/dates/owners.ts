import { actsAs } from '../people/people';
import { whose } from '../review/reminding';
import type { Review } from '../review/review';
import type { MilestoneKey } from '../reviewTypes';
import { has, type Acting } from '../sight/acting';
import { MILESTONES } from './milestones/index';
import type { Owner } from './milestones/kind';

type Named = { readonly key: MilestoneKey };

/** Who has to do something for a milestone that is not done yet. Who has done their part is no longer among them. */
export const ownersOf = (review: Review, { key }: Named): readonly Owner[] => MILESTONES[key].owners(review);

/** True for whoever does a milestone's work now: an owner who has not handed it on, or who acts for one. */
export const owns = (review: Review, milestone: Named, person: Acting): boolean =>
  isAmong(review, milestone.key, ownersOf(review, milestone), person);

/** True for somebody who is meant by one of these, and may know of the review. */
export const isAmong = (review: Review, milestone: MilestoneKey, owners: readonly Owner[], person: Acting): boolean =>
  owners.some((owner) => isOwner(review, milestone, owner, person));

function isOwner(review: Review, milestone: MilestoneKey, owner: Owner, person: Acting): boolean {
  const conflicted = review.conflicts.map((one) => one.person);
  if (conflicted.includes(person.id)) return false;
  if ('person' in owner) return actsAs(person, owner.person, conflicted);
  const handedOn = review.reminding.handedOver[whose(milestone, person.id)] !== undefined;
  return has(person, owner.role) && isMeant(review, milestone, owner, person) && !handedOn;
}

/** Only an agency's own leads are asked to help it, and of those with a role only whom the milestone means. */
export function isMeant(review: Review, milestone: MilestoneKey, owner: Owner, person: Acting): boolean {
  if ('person' in owner) return owner.person === person.id;
  return MILESTONES[milestone].isMeant(review, owner, person.id) && (owner.agency === undefined || person.agency === owner.agency);
}

/** Whoever can say how a milestone stands as a whole: who does its work, where that is one, or the coordinator, who runs the process. */
export const answersFor = (review: Review, by: Acting, milestone: Named): boolean =>
  has(by, 'coordinator') || (!MILESTONES[milestone.key].ofMany && owns(review, milestone, by));
