import { bothHold } from '../people/administering';
import type { Person, PersonId, Role } from '../people/people';
import { Refusal } from '../refusal';
import type { ConflictEvent } from '../review/conflicts';
import { owing, type Keys, type Owes } from '../review/owed';
import type { Review } from '../review/review';
import { conflictOf, isConflicted } from '../review/whereItIs';
import { actingIn, has, type Acting } from '../sight/acting';
import type { Instant } from '../time/days';

/** Roles that are the work of a case and pass to somebody else. Administering people is none of it, and nobody refers in another's name. */
const passesOn = (one: Role): boolean => one !== 'administrator' && one !== 'referrer' && one !== 'participant' && one !== 'scrutineer';

/**
 * Somebody says that they have a conflict of interest, or the coordinator enters it for them. It is never refused to the person
 * themselves, needs no reason and holds at once. Said again, it changes nothing.
 */
export function declareConflict(
  review: Review,
  by: Acting,
  said: { readonly person: Person; readonly standIn: Person | undefined },
  at: string,
): ConflictEvent[] {
  const { person, standIn } = said;
  if (by.id !== person.id && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'People declare a conflict of interest themselves; the coordinator can enter it for them.');
  if (isConflicted(review, person.id)) return [];
  return [{ type: 'conflictDeclared', at, by: by.id, person: person.id, ...passedBy(review, person, standIn) }];
}

/**
 * What passes to whom when somebody has a conflict of interest. Who stands in gets only the roles that both hold, and a partner's place:
 * nobody chooses for themselves who sees more of a case than they would otherwise. The rest is the partnership office's.
 */
export function passedBy(
  review: Review,
  person: Person,
  deputy: Person | undefined,
): { readonly standIn: PersonId; readonly roles: Role[]; readonly rest: Role[]; readonly agency: string } {
  const here = actingIn(review, person);
  const other = deputy && actingIn(review, deputy);
  const held = here?.roles.filter(passesOn) ?? [];
  const roles = held.filter((role) => here && other && (role === 'executive partner' || bothHold(here, other, role)));
  const rest = held.filter((role) => !roles.includes(role));
  return { standIn: other && roles.length > 0 ? other.id : '', roles, rest, agency: person.agency };
}

/** The coordinator takes a conflict back that was declared by mistake. Nobody does that for themselves. */
export function withdrawConflict(
  review: Review,
  by: Acting,
  said: { readonly person: PersonId; readonly declaredAt: string },
  at: string,
): ConflictEvent[] {
  if (!has(by, 'coordinator') || by.id === said.person)
    throw new Refusal('not allowed', 'Another coordinator takes a conflict of interest back, with a reason.');
  const conflict = conflictOf(review, said.person);
  if (conflict?.at !== said.declaredAt) return [];
  return [{ type: 'conflictWithdrawn', at, by: by.id, ...said }];
}

/** What each post of a conflict of interest is about: whose it is, and when it was declared. */
export type ConflictPosts = {
  'stands in': { readonly person: PersonId; readonly at: Instant };
  'conflict declared': { readonly person: PersonId; readonly at: Instant };
};

const declared = ({ person, at }: ConflictPosts['stands in']): string => `${person}-${at.replace(/\D/g, '')}`;

/** How the ledger calls each of them, for good. */
export const conflictKeys: Keys<ConflictPosts> = {
  'stands in': (about) => `stands-in-${declared(about)}`,
  'conflict declared': (about) => `conflict-${declared(about)}`,
};

const owe = owing(conflictKeys);

/** What conflicts of interest owe: the stand-in and the office are told. */
export const owedForConflicts: Owes<ConflictPosts> = ({ conflicts }) =>
  conflicts.flatMap(({ person, at, standIn }) => [
    standIn !== '' && owe('stands in', { person: standIn }, { person, at }),
    owe('conflict declared', { role: 'coordinator' }, { person, at }),
  ]);
