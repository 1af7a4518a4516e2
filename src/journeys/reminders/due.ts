import type { PersonId, Role } from '../../domain/people';
import { dueReminders, reminders, type Reminder } from '../../domain/reminders';
import type { Review } from '../../domain/review';
import type { Rules } from '../../domain/rules';
import type { KnownPerson } from '../../ports';
import type { World } from '../action';
import { recipientsOf } from '../recipients';

/** A reminder that is due, for the one who gets it. */
export type DueFor = { readonly review: Review; readonly reminder: Reminder; readonly to: KnownPerson };

/** Who is who, asked once for as long as one tick lasts. */
export type Roster = {
  find(id: PersonId): Promise<KnownPerson | undefined>;
  withRole(role: Role): Promise<readonly KnownPerson[]>;
};

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

/** What is due of one review, for each who gets it. */
export async function dueFor(roster: Roster, review: Review, rules: Rules, now: Date): Promise<DueFor[]> {
  const due = dueReminders(reminders(review, rules), now);
  const found = due.flatMap((reminder) =>
    reminder.to.map(async (to): Promise<DueFor[]> => {
      const all = await recipientsOf(roster, review, to);
      return all.map((known) => ({ review, reminder, to: known }));
    }),
  );
  return (await Promise.all(found)).flat();
}

/** What makes it the same reminder to the same person, in the ledger. */
export const keyOf = ({ reminder, to }: DueFor): string => `${reminder.key}~${to.person.id}`;
