import { isInvited } from '../../domain/people/matching';
import type { PersonId, Role } from '../../domain/people/people';
import type { KnownPerson } from '../../ports';
import type { World } from '../action';

/** Who is who, asked once for as long as one tick or one press lasts. */
export type Roster = Pick<World['people'], 'find'> & { withRole(role: Role): Promise<readonly KnownPerson[]> };

export function rosterOf({ people }: Pick<World, 'people'>): Roster {
  const found = new Map<PersonId, Promise<KnownPerson | undefined>>();
  const holders = new Map<Role, Promise<readonly KnownPerson[]>>();
  return {
    find: (id) => kept(found, id, () => people.find(id)),
    withRole: (role) => kept(holders, role, () => people.withRole(role)),
  };
}

function kept<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = all.get(key) ?? make();
  all.set(key, value);
  return value;
}

/** Those who can be written to before those of whom only an e-mail address is known. */
export const inTeamsFirst = (all: readonly KnownPerson[]): KnownPerson[] => [
  ...all.filter(({ person }) => !isInvited(person.id)),
  ...all.filter(({ person }) => isInvited(person.id)),
];
