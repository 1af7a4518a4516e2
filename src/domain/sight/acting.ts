import { actsAs, has, type Person } from '../people/people';
import { Refusal } from '../refusal';
import { requestTo } from '../review/information';
import type { Review } from '../review/review';
import { isConflicted } from '../review/whereItIs';

export function isCoordinator(review: Review, who: Person): boolean {
  const person = actingIn(review, who);
  return person !== undefined && has(person, 'coordinator');
}

/** Who acts, where they are the coordinator of this case. `what` is what only the coordinator does. */
export function coordinatorIn(review: Review, who: Person, what: string): Person {
  const by = actingIn(review, who);
  if (!by || !has(by, 'coordinator')) throw new Refusal('not allowed', `Only the coordinator ${what}.`);
  return by;
}

/** True for the person who was asked for the agency, and for their deputy while they are away, as long as they work there in a role that answers. */
export const isAuthor = ({ information }: Review, person: Person, agency: string): boolean =>
  person.agency === agency &&
  actsAs(person, requestTo(information, agency)?.author ?? '') &&
  (has(person, 'information author') || has(person, 'agency lead'));

/** The author answers, or the coordinator for the agency. */
export const mayAnswer = (review: Review, person: Person, agency: string): boolean =>
  requestTo(review.information, agency) !== undefined && (has(person, 'coordinator') || isAuthor(review, person, agency));

/**
 * Who somebody is in this case: with the roles of those for whom they stand in. Undefined for a person with a conflict of interest,
 * who sees nothing of it, whomever they stand in for.
 */
export function actingIn(review: Pick<Review, 'conflicts'>, person: Person): Person | undefined {
  if (review.conflicts.length === 0) return person;
  if (isConflicted(review, person.id)) return undefined;
  const standsInFor = review.conflicts.filter(({ standIn }) => standIn === person.id);
  if (standsInFor.length === 0) return person;
  const lead = standsInFor.find(({ roles }) => roles.includes('agency lead'));
  const roles = new Set([...person.roles, ...standsInFor.flatMap((one) => one.roles)]);
  return { ...person, agency: lead?.agency ?? person.agency, roles: [...roles] };
}
