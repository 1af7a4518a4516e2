import { isConflicted } from '../domain/conflicts';
import type { PersonId, Role } from '../domain/people';
import type { Review } from '../domain/review';
import type { KnownPerson, People } from '../ports';

/** Where people are looked up: their table, or what one tick has read of it. */
type Lookup = Pick<People, 'find'> & { withRole(role: Role): Promise<readonly KnownPerson[]> };

/** One person, or everybody with a role. */
export type To = { readonly person: PersonId } | { readonly role: Role };

/**
 * Who is written to about a review. Somebody with a conflict of interest in it is not: who stands in for them is, in the same role,
 * and the partnership office where nobody else holds it.
 */
export async function recipientsOf(people: Lookup, review: Review, to: To): Promise<readonly KnownPerson[]> {
  if ('person' in to) {
    const known = isConflicted(review, to.person) ? undefined : await people.find(to.person);
    return known ? [known] : [];
  }
  const holders = await holdersOf(people, review, to.role);
  if (holders.length > 0 || review.conflicts.length === 0) return holders;
  return holdersOf(people, review, to.role === 'coordinator' ? 'chair' : 'coordinator');
}

/** Everybody who has the role in this review, by their own roles or as a stand-in. */
async function holdersOf(people: Lookup, review: Review, role: Role): Promise<readonly KnownPerson[]> {
  const standIns = new Set(review.conflicts.filter(({ roles }) => roles.includes(role)).map(({ standIn }) => standIn));
  const [holders, others] = await Promise.all([
    people.withRole(role),
    Promise.all([...standIns].filter(Boolean).map((id) => people.find(id))),
  ]);
  const all = [...holders, ...others.flatMap((one) => one ?? [])].filter(({ person }) => !isConflicted(review, person.id));
  return [...new Map(all.map((one) => [one.person.id, one])).values()];
}
