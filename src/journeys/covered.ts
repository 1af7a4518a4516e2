import { cover, type Cover } from '../domain/cover';
import { londonDay } from '../domain/days';
import type { PersonId } from '../domain/people';
import type { KnownPerson, People } from '../ports';

/** Who does somebody’s work today, and the people to write to: one, or everybody in the partnership office. */
export type Covered = { readonly cover: Cover; readonly people: readonly KnownPerson[] };

/** Reads one person after the other until the rule has its answer: for somebody who is there, one. `conflicted`: who may not know of the review. */
export async function covered(people: People, who: PersonId, now: Date, conflicted: readonly PersonId[] = []): Promise<Covered> {
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
