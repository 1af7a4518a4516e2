import { cover, hasLeft, isThere, type Cover } from '../../domain/people/cover';
import { isInvited } from '../../domain/people/matching';
import type { DeputyFor, PersonId, Role } from '../../domain/people/people';
import { londonDay } from '../../domain/time/days';
import type { KnownPerson, People } from '../../ports';

/** Who does somebody’s work today, and the people to write to: one, or everybody in the partnership office. */
export type Covered = { readonly cover: Cover; readonly people: readonly KnownPerson[] };

/** Where people are looked up: their table, or what one tick has read of it. */
type Lookup = Pick<People, 'find'> & { withRole(role: Role): Promise<readonly KnownPerson[]> };

/** Reads one person after the other until the rule has its answer: for somebody who is there, one. `conflicted`: who may not know of the review. */
export async function covered(people: Lookup, who: PersonId, now: Date, conflicted: readonly PersonId[] = []): Promise<Covered> {
  const known = new Map<PersonId, KnownPerson>();
  for (let next = who; next !== '' && !known.has(next);) {
    const found = await people.find(next);
    if (!found) break;
    known.set(next, found);
    const given = cover(who, londonDay(now), known, conflicted);
    const holder = given.by === 'office' ? undefined : known.get(given.person);
    if (holder) return { cover: given, people: [holder] };
    next = found.deputy;
  }
  const office = await people.withRole('coordinator');
  return { cover: { by: 'office', for: who }, people: office.filter(({ person }) => !conflicted.includes(person.id)) };
}

/** The same person with for whom they act. Somebody who is nobody’s deputy costs no further read. */
export async function withDeputies(people: People, known: KnownPerson, now: Date): Promise<KnownPerson> {
  if (known.namedBy.length === 0) return known;
  const today = londonDay(now);
  const all = await Promise.all(
    (await theirDeputyIs(people, known)).map(async (one): Promise<DeputyFor[]> => {
      const entry = { insteadOf: one.person.id, now: isInvited(one.person.id) || !isThere(one, today) };
      const before = await takenOverBy(people, one, now, new Set([known.person.id, one.person.id]));
      return [one.person.id, ...before].map((who) => ({ who, ...entry }));
    }),
  );
  return { ...known, person: { ...known.person, deputyFor: all.flat() } };
}

/** Those who have left and whose work is now somebody’s, also through others who have left since. */
async function takenOverBy(people: People, holder: KnownPerson, now: Date, passed: Set<PersonId>): Promise<PersonId[]> {
  const left = (await theirDeputyIs(people, holder)).filter((one) => hasLeft(one, londonDay(now)) && !passed.has(one.person.id));
  left.forEach(({ person }) => passed.add(person.id));
  const before = await Promise.all(left.map((one) => takenOverBy(people, one, now, passed)));
  return [...left.map(({ person }) => person.id), ...before.flat()];
}

async function theirDeputyIs(people: People, deputy: KnownPerson): Promise<KnownPerson[]> {
  const found = await Promise.all(deputy.namedBy.map((id) => people.find(id)));
  return found.flatMap((one) => (one?.deputy === deputy.person.id ? [one] : []));
}
