import type { PersonId } from '../../domain/people';
import type { Review } from '../../domain/review';
import type { World } from '../action';

/** The three who decide: those who decided on the route where they did so here, else those who hold the role. */
export async function partnersOf(world: World, review: Review): Promise<readonly PersonId[]> {
  const seats = review.decision.recommended?.partners ?? [];
  if (seats.length > 0) return seats;
  return (await world.people.withRole('executive partner')).map(({ person }) => person.id);
}
