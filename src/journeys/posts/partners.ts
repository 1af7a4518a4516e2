import { hasLeft } from '../../domain/people/cover';
import type { PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { isConflicted } from '../../domain/review/whereItIs';
import { isDeputyOf, partnerIsThere, partnersAmong, withStandIns } from '../../domain/sight/partners';
import { londonDay } from '../../domain/time/days';
import type { KnownPerson } from '../../ports';
import type { World } from '../action';

/** The three who decide, each replaced by whoever stands in for them in this review. `seats`: who they were when they decided last; empty: they have not. */
export async function partnersOf(world: World, review: Review, seats: readonly PersonId[] = []): Promise<readonly PersonId[]> {
  const partners =
    seats.length > 0 ? seats : partnersAmong(await world.people.withRole('executive partner')).map(({ person }) => person.id);
  return withStandIns(review, partners);
}

/** Why a deputy answers in somebody's place, as it goes on after the name: “Grace Chukwu, who is away”. */
export function whyInstead(review: Review, partner: KnownPerson, now: Date): string {
  if (isConflicted(review, partner.person.id)) return 'who does not take part in this review';
  return hasLeft(partner, londonDay(now)) ? 'who has left' : 'who is away';
}

/** Tells a deputy whose partner is there again why nothing opens. Everybody else learns nothing. */
export function refuseDeputyOfPresent({ person }: KnownPerson, review: Review | undefined): void {
  const partners = review?.findings.recommendation?.partners ?? review?.decision.recommended?.partners ?? [];
  if (review && !isConflicted(review, person.id) && partners.some((partner) => isDeputyOf(person, partner))) throw partnerIsThere();
}
