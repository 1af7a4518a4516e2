import { isAway } from '../../domain/people/cover';
import type { Person, PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { inWords, londonDay } from '../../domain/time/days';
import type { KnownPerson } from '../../ports';
import type { World } from '../action';

/** Those for whom somebody acts today, as they are known; nobody for most people, who are no deputies. */
export async function standsInForNow(world: World, { person }: KnownPerson): Promise<readonly KnownPerson[]> {
  const ids = new Set((person.deputyFor ?? []).flatMap(({ who, now }) => (now ? [who] : [])));
  const known = await Promise.all([...ids].map((id) => world.people.find(id)));
  return known.flatMap((one) => one ?? []);
}

/** For whom, in a sentence that stands above a list; empty for nobody. */
export function standingInWords(instead: readonly KnownPerson[], now: Date): string {
  const today = londonDay(now);
  const each = instead.map(({ person: { name }, away }) => {
    const present = away.find((one) => isAway({ away: [one] }, today));
    return present ? `${name} (away until ${inWords(present.until, today)})` : `${name}, who has left`;
  });
  return each.length === 0 ? '' : `You stand in for ${new Intl.ListFormat('en-GB').format(each)}.`;
}

/** Whose conflict of interest it is that makes somebody act in this review; undefined where they act in their own right. */
export const standsInHere = ({ conflicts }: Review, { id }: Person): PersonId | undefined =>
  conflicts.find(({ standIn }) => standIn === id)?.person;

/** The one of those through whom something holds that does not hold for the person alone. */
export function through<Somebody extends Person>(
  person: Somebody,
  instead: readonly KnownPerson[],
  holds: (person: Somebody) => boolean,
): KnownPerson | undefined {
  if (instead.length === 0 || holds({ ...person, deputyFor: [] })) return undefined;
  return instead.find((one) => holds({ ...person, deputyFor: (person.deputyFor ?? []).filter(({ who }) => who === one.person.id) }));
}

/** Said on what comes to a deputy instead of these. */
export const forWhom = (instead: readonly KnownPerson[]): string =>
  `This is for ${new Intl.ListFormat('en-GB').format(instead.map(({ person }) => person.name))}, who cannot do it now; you are their deputy.`;
