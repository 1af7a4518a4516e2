import { isInvited } from '../../domain/people/matching';
import type { PersonId, Role } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { isConflicted, isIn } from '../../domain/review/whereItIs';
import type { KnownPerson, People } from '../../ports';
import { covered } from './deputies';

/** Where people are looked up: their table, or what one tick has read of it. */
type Lookup = Pick<People, 'find'> & { withRole(role: Role): Promise<readonly KnownPerson[]> };

/** One person, or everybody with a role. */
export type To = { readonly person: PersonId } | { readonly role: Role };

/**
 * Who is written to about a review. Somebody with a conflict of interest in it is not: who has a partner's place instead of them is, others
 * who hold the role, and the partnership office where nobody else does. With `now`, what an agency lead, author or partner has to do goes to their deputy while
 * they are away, and to whoever took over once they have left; where there is nobody, it waits for them.
 */
export async function recipientsOf(people: Lookup, review: Review, to: To, now?: Date): Promise<readonly KnownPerson[]> {
  if ('person' in to) {
    if (isConflicted(review, to.person)) return [];
    const cannot = [...review.conflicts.map(({ person }) => person), ...othersOfThree(review, to.person)];
    const instead = now && isActedFor(review, to.person) ? await covered(people, to.person, now, cannot) : undefined;
    if (instead && instead.cover.by !== 'office') return instead.people;
    const known = await people.find(to.person);
    return known && known.leftOn === '' ? [known] : [];
  }
  const holders = await holdersOf(people, review, to.role);
  if (holders.length > 0 || review.conflicts.length === 0) return holders;
  return holdersOf(people, review, to.role === 'coordinator' ? 'chair' : 'coordinator');
}

/** Those for whom a deputy acts in a review by name. */
const isActedFor = (review: Review, person: PersonId): boolean =>
  person === review.lead ||
  threeOf(review).includes(person) ||
  Object.values(review.information.requests).some(({ author }) => author === person);

/** The three partners of what is open now. */
const threeOf = ({ decision, findings }: Review): readonly PersonId[] =>
  (decision.outcome === '' ? decision.recommended : findings.recommendation)?.partners ?? [];

/** Who has one of the three voices does not get another one's. */
export function othersOfThree(review: Review, person: PersonId): PersonId[] {
  const three = threeOf(review);
  return three.includes(person) ? three.filter((one) => one !== person) : [];
}

/** Everybody who has the role in this review, by their own roles or as a stand-in. */
async function holdersOf(people: Lookup, review: Review, role: Role): Promise<readonly KnownPerson[]> {
  // Nothing but a partner's place passes to somebody who does not hold the role.
  const passed = role === 'executive partner' ? review.conflicts.filter(({ roles }) => roles.includes(role)) : [];
  const standIns = new Set(passed.map(({ standIn }) => standIn));
  const [holders, others] = await Promise.all([
    people.withRole(role),
    Promise.all([...standIns].filter(Boolean).map((id) => people.find(id))),
  ]);
  // Once there is a meeting, only a facilitator who is in it learns of the case.
  const isMeant = ({ person: { id } }: KnownPerson): boolean => role !== 'facilitator' || review.meeting === null || isIn(review, id);
  const all = [...holders, ...others.flatMap((one) => one ?? [])].filter((one) => !isConflicted(review, one.person.id) && isMeant(one));
  const unique = [...new Map(all.map((one) => [one.person.id, one])).values()];
  // Who is not in Teams yet cannot be written to; where nobody else is there, that is said for them.
  const there = unique.filter(({ person }) => !isInvited(person.id));
  return there.length > 0 ? there : unique;
}
