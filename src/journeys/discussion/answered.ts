import type { Role } from '../../domain/people/people';
import { sameVisit, type Visit } from '../../domain/review/discussion';
import type { Review } from '../../domain/review/review';
import { peopleIn } from '../../domain/review/whereItIs';
import { actingIn, type Acting } from '../../domain/sight/acting';
import { inDiscussion } from '../../domain/sight/visible';
import type { World } from '../action';
import type { AllSaid } from './record';
import { byOf } from './seat';

/** How many have answered in one round, of how many; and, for the facilitator alone, the agencies of which nobody has. */
export type Answered = { readonly answered: number; readonly of: number; readonly agenciesNotYet: readonly string[] };

/** Who only runs the discussion is not waited for, and is counted when they answer all the same. */
const RUNS_IT: readonly Role[] = ['coordinator', 'facilitator'];

export async function answeredIn(world: World, review: Review, key: string, record: AllSaid, round: Visit): Promise<Answered> {
  const rows = [...record.said, ...record.passed, ...record.numbers].filter((one) => sameVisit(one, round));
  const by = new Set(rows.map((row) => row.by));
  const people = (await participants(world, review)).map((person) => ({
    person,
    answered: by.has(byOf(key, review.reference, round, person.id)),
  }));
  const counted = people.filter(({ person, answered }) => answered || person.roles.some((role) => !RUNS_IT.includes(role)));
  const have = counted.filter(({ answered }) => answered);
  const heard = new Set(have.map(({ person }) => person.agency));
  const agencies = new Set(counted.map(({ person }) => person.agency));
  const notYet = [...agencies].filter((agency) => !heard.has(agency)).map((agency) => world.agencies.nameOf(agency));
  return { answered: have.length, of: counted.length, agenciesNotYet: notYet.sort() };
}

async function participants(world: World, review: Review): Promise<Acting[]> {
  const known = await Promise.all(peopleIn(review).map((id) => world.people.find(id)));
  return known.flatMap((one) => {
    const person = one && actingIn(review, one.person);
    return person && inDiscussion(review, person)?.speaks ? [person] : [];
  });
}
