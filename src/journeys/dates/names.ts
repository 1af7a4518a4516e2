import { ownersOf } from '../../domain/dates/owners';
import type { OnTimeline } from '../../domain/dates/timeline';
import type { Review } from '../../domain/review/review';
import type { World } from '../action';
import { recipientsOf, type To } from '../posts/recipients';

/** How many names stand beside one milestone; the others are a number. */
const MOST = 3;

/** By milestone, the names of whoever answers for it. What is done needs none. */
export async function ownerNames(world: World, review: Review, all: readonly OnTimeline[]): Promise<ReadonlyMap<string, string>> {
  const asked = new Map<string, Promise<readonly string[]>>();
  const named = (to: To): Promise<readonly string[]> => {
    const key = JSON.stringify(to);
    const found = asked.get(key) ?? recipientsOf(world.people, review, to).then((known) => known.map(({ person }) => person.name));
    asked.set(key, found);
    return found;
  };
  const open = all.filter(({ state }) => state !== 'done');
  const entries = open.map(async ({ milestone }) => {
    const names = (await Promise.all(ownersOf(review, milestone).map(named))).flat();
    return [milestone.key, inShort([...new Set(names)])] as const;
  });
  return new Map(await Promise.all(entries));
}

const inShort = (names: readonly string[]): string =>
  names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;
