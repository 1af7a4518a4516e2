import { actingIn } from './conflicts';
import { has, type Person } from './people';
import { Refusal } from './refusal';
import type { Review } from './review';

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

/** Two people wrote about the same thing at once: the later one sees both. */
export const changedSince = (): Refusal =>
  new Refusal(
    'too late',
    'Somebody else changed this since you opened it. What they wrote is shown beside yours; record again to keep yours.',
  );
