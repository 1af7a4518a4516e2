import type { Reference } from '../fact';
import { actsAs, holds, type Person, type Role } from '../people/people';
import { Refusal } from '../refusal';
import { requestTo } from '../review/information';
import type { Review } from '../review/review';
import { isConflicted } from '../review/whereItIs';

/** What tells somebody who acts in a review from a person that is merely known. Only this file can give it. */
const ACTS: unique symbol = Symbol('acts in a review');

/** Somebody as they act in one review, which may be in the place of a partner. Whoever has a conflict of interest in it never is one. */
export type Acting = Person & { readonly [ACTS]: Reference };

/**
 * Who somebody is in this case: in their own roles, with the voice of a partner for whom they stand in, and for the partnership office
 * with what nobody else does. Undefined for a person with a conflict of interest, who sees nothing of it, whomever they stand in for.
 * Earlier on all roles of a person passed to who stood in; what is stored like that gives no more than the partner's place either.
 */
export function actingIn(review: Pick<Review, 'reference' | 'conflicts'>, person: Person): Acting | undefined {
  if (isConflicted(review, person.id)) return undefined;
  const asPartner = review.conflicts.some(({ standIn, roles }) => standIn === person.id && roles.includes('executive partner'));
  const forChair = holds(person, 'coordinator') && review.conflicts.some(({ roles, rest = roles }) => rest.includes('chair'));
  const roles = new Set<Role>([
    ...person.roles,
    ...(asPartner ? (['executive partner'] as const) : []),
    ...(forChair ? (['chair'] as const) : []),
  ]);
  return { ...person, roles: [...roles], [ACTS]: review.reference };
}

/** Holds every question about a review to who acts in this one: in another they may have a conflict of interest. */
export function mustActIn({ reference }: Review, by: Acting): void {
  if (by[ACTS] !== reference) throw new Error('Somebody was asked about in a review in which they do not act.');
}

/** Whether somebody has a role in the review in which they act. */
export const has = (by: Acting, role: Role): boolean => holds(by, role);

/** Who acts, where they are the coordinator of this case. `what` is what only the coordinator does. */
export function mustCoordinate(by: Acting, what: string): void {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', `Only the coordinator ${what}.`);
}

/** True for the person who was asked for the agency, and for their deputy while they are away, as long as they work there in a role that answers. */
export function isAuthor(review: Review, person: Acting, agency: string): boolean {
  mustActIn(review, person);
  return (
    person.agency === agency &&
    actsAs(person, requestTo(review.information, agency)?.author ?? '') &&
    (has(person, 'information author') || has(person, 'agency lead'))
  );
}

/** The author answers, or the coordinator for the agency. */
export const mayAnswer = (review: Review, person: Acting, agency: string): boolean =>
  requestTo(review.information, agency) !== undefined && (has(person, 'coordinator') || isAuthor(review, person, agency));
