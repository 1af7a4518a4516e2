import type { Person, PersonId, Role } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { invitedTo, isConflicted } from '../../domain/review/whereItIs';
import type { World } from '../action';

type Kind = { readonly id: string; readonly label: string; readonly roles: readonly Role[]; readonly preset: boolean };

/** Whom a meeting can be for, in the order of the form; somebody with several roles is offered in the first of them. */
const KINDS: readonly Kind[] = [
  { id: 'leading', label: 'Leading the meeting', roles: ['chair', 'facilitator', 'scribe'], preset: true },
  { id: 'partners', label: 'The three partners', roles: ['executive partner'], preset: false },
  { id: 'authors', label: 'Information from their agencies', roles: ['information author'], preset: false },
  { id: 'leads', label: 'Agency leads', roles: ['agency lead'], preset: false },
  { id: 'participants', label: 'Participants', roles: ['participant'], preset: true },
];
/** Where more than these are participants, not all of them come to one meeting. */
const MOST_PRESET = 60;
const BEFORE = { id: 'before', label: 'Invited before' };

export type Group = {
  readonly id: string;
  readonly label: string;
  readonly people: readonly { readonly id: PersonId; readonly label: string }[];
};

export type Invitees = { readonly groups: readonly Group[]; readonly preset: readonly PersonId[] };

/**
 * Everybody who can be invited, and who is when nobody has chosen yet: those who lead, the authors who were asked, the participants.
 * Whoever has a conflict of interest in the review is not offered.
 */
export async function invitees(world: World, review: Review): Promise<Invitees> {
  const asked = new Set(Object.values(review.information.requests).map(({ author }) => author));
  const found = await Promise.all(KINDS.map(async (kind) => ({ ...kind, people: await peopleOf(world, kind) })));
  const authors = await named(world, [...asked]);
  const groups: Group[] = [];
  const preset: PersonId[] = [];
  const taken = new Set<PersonId>();
  for (const { id, label, roles, preset: always, people } of found) {
    const all = (id === 'authors' ? [...authors, ...people] : people).filter((person) => !isConflicted(review, person.id));
    const mine = distinct(all).filter((person) => !taken.has(person.id) && (id === 'authors' || id === 'leading' || !asked.has(person.id)));
    mine.forEach((person) => taken.add(person.id));
    preset.push(...mine.filter((person) => (always && mine.length <= MOST_PRESET) || asked.has(person.id)).map((person) => person.id));
    groups.push({ id, label, people: mine.map((person) => ({ id: person.id, label: labelOf(world, person, roles) })) });
  }
  const before = await named(
    world,
    invitedTo(review).filter((person) => !taken.has(person)),
  );
  groups.push({ ...BEFORE, people: before.map((person) => ({ id: person.id, label: labelOf(world, person, []) })) });
  return { groups: groups.filter(({ people }) => people.length > 0), preset: review.meeting ? invitedTo(review) : preset };
}

async function peopleOf(world: World, { roles }: Kind): Promise<Person[]> {
  const all = await Promise.all(roles.map((role) => world.people.withRole(role)));
  return distinct(all.flat().map(({ person }) => person));
}

async function named(world: World, ids: readonly PersonId[]): Promise<Person[]> {
  const all = await Promise.all(ids.filter(Boolean).map((id) => world.people.find(id)));
  return all.flatMap((known) => known?.person ?? []);
}

const distinct = (people: readonly Person[]): Person[] => [...new Map(people.map((person) => [person.id, person])).values()];

/** `Chidi Nwosu, chair`: where a group has several roles the role tells more than the agency. */
function labelOf({ agencies }: World, person: Person, roles: readonly Role[]): string {
  const role = roles.length > 1 ? person.roles.find((one) => roles.includes(one)) : undefined;
  return [person.name, role ?? agencies.nameOf(person.agency)].filter(Boolean).join(', ');
}
