import { z } from 'zod';
import type { PersonId } from '../../domain/people/people';
import type { Conflict } from '../../domain/review/conflicts';
import type { Review } from '../../domain/review/review';
import { invitedTo, isConflicted } from '../../domain/review/whereItIs';
import { has } from '../../domain/sight/acting';
import { when } from '../../domain/time/days';
import type { Drawn, KnownPerson } from '../../ports';
import { action, type World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card } from '../cards/card';
import { ofReview, opened, type May } from '../opening';
import { partInWords } from './part';

const allCard = card('conflicts/all', {
  preview: 'Conflicts of interest in a review.',
  shows: z.object({
    reference: z.string(),
    conflicts: z.array(z.object({ reference: z.string(), about: z.string(), who: z.string(), said: z.string(), mayTakeBack: z.boolean() })),
    people: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

/** Who has declared one, for the coordinator, who can enter one for somebody and take one back. */
export const all = action('conflicts/all', ofReview, async (world, told, press) => {
  const { me, review } = await opened(world, press, told.reference, coordinates);
  return { card: await drawAll(world, review, me) };
});

const coordinates: May<boolean> = (_review, by) => has(by, 'coordinator');

export async function drawAll(world: World, review: Review, me: KnownPerson): Promise<Drawn> {
  const [conflicts, people] = await Promise.all([
    Promise.all(review.conflicts.map((one) => lineOf(world, review, one, me))),
    inTheCase(world, review),
  ]);
  return allCard.draw({
    reference: review.reference,
    conflicts,
    people: people
      .filter(({ person }) => person.id !== me.person.id && !isConflicted(review, person.id))
      .map((one) => ({ id: one.person.id, name: nameAndAgency(world, one) })),
  });
}

async function lineOf(world: World, review: Review, conflict: Conflict, me: KnownPerson) {
  const { person, at, standIn } = conflict;
  const [who, other] = await Promise.all([world.people.find(person), standIn ? world.people.find(standIn) : undefined]);
  return {
    reference: review.reference,
    about: aboutConflict(person, at),
    who: who ? nameAndAgency(world, who) : 'Somebody who is no longer known here',
    said: `Declared ${when(at, world.clock())}. ${partInWords(other?.person.name ?? '', conflict, 'their part')}.`,
    mayTakeBack: person !== me.person.id,
  };
}

/** What a card carries of a conflict: whose it is and when it was declared, so that a later one is not taken back unseen. */
export const aboutConflict = (person: PersonId, at: string): string => `${at} ${person}`;

export function conflictAbout(about: string): { readonly person: PersonId; readonly declaredAt: string } {
  const [declaredAt = '', ...person] = about.split(' ');
  return { person: person.join(' '), declaredAt };
}

/** Everybody who has a part in this case, by role or by name, in the order of their names. */
async function inTheCase(world: World, review: Review): Promise<readonly KnownPerson[]> {
  const { lead, decision, information } = review;
  const ids = [
    lead,
    ...(decision.recommended?.partners ?? []),
    ...Object.values(information.requests).map(({ author }) => author),
    ...invitedTo(review),
  ];
  const [byRole, byName] = await Promise.all([
    Promise.all(ROLES_IN_A_CASE.map((role) => world.people.withRole(role))),
    Promise.all([...new Set(ids)].filter(Boolean).map((id) => world.people.find(id))),
  ]);
  const known = [...byRole.flat(), ...byName.flatMap((one) => one ?? [])];
  const unique = [...new Map(known.map((one) => [one.person.id, one])).values()];
  return unique.sort((one, other) => one.person.name.localeCompare(other.person.name, 'en-GB'));
}

const ROLES_IN_A_CASE = ['chair', 'coordinator', 'executive partner', 'LA notifier', 'facilitator', 'scribe', 'scrutineer'] as const;
