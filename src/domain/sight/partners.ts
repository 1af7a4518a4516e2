import { actsAs, type Person, type PersonId } from '../people/people';
import { Refusal } from '../refusal';
import type { AnswersAs } from '../review/partners';
import type { Review } from '../review/review';
import { has, type Acting } from './acting';

type Conflicts = Pick<Review, 'conflicts'>;
type Said = Readonly<Record<PersonId, { readonly by: PersonId; readonly as: AnswersAs }>>;

/**
 * In which of these places somebody answers: their own, or those of partners whose deputy they are, while these are away or may not
 * know of the case. Who has a place of their own answers in no other: nobody has two of the three voices.
 */
export function placesOf({ conflicts }: Conflicts, person: Acting, partners: readonly PersonId[]): PersonId[] {
  if (partners.includes(person.id)) return has(person, 'executive partner') ? [person.id] : [];
  const conflicted = conflicts.map((one) => one.person);
  if (conflicted.includes(person.id)) return [];
  return partners.filter((partner) => actsAs(person, partner, conflicted));
}

/** How somebody answers in a place: as the partner, as their deputy, or as the coordinator who enters it. Refuses everybody else, with the reason. */
export function answeringAs(
  review: Conflicts,
  by: Acting,
  partner: PersonId,
  { partners, said }: { readonly partners: readonly PersonId[]; readonly said: Said },
): AnswersAs {
  if (by.id === partner && has(by, 'executive partner')) return 'partner';
  const hasAnswered = Object.entries(said).some(([place, one]) => place !== partner && one.by === by.id && one.as === 'deputy');
  if (placesOf(review, by, partners).includes(partner) && !hasAnswered) return 'deputy';
  if (has(by, 'coordinator')) return 'office';
  if (!isDeputyOf(by, partner))
    throw new Refusal('not allowed', 'Only the partner, their deputy, or the coordinator for them, can record this answer.');
  if (partners.includes(by.id) || hasAnswered)
    throw new Refusal(
      'not allowed',
      'You have one of the three voices already, so the partnership office enters this partner’s answer. Please tell them.',
    );
  throw partnerIsThere();
}

export const isDeputyOf = (person: Person, partner: PersonId): boolean => (person.deputyFor ?? []).some(({ who }) => who === partner);

export const partnerIsThere = (): Refusal =>
  new Refusal(
    'not allowed',
    'The partner is there, and answers themselves. You answer for them while they are away, or when they have declared a conflict of interest.',
  );

/** Each place with whoever stands in where its partner has a conflict of interest. A place stays where nobody does, or only who has one already. */
export const withStandIns = ({ conflicts }: Conflicts, partners: readonly PersonId[]): PersonId[] =>
  partners.reduce<PersonId[]>(
    (places, partner) => {
      const standIn = conflicts.find(({ person }) => person === partner)?.standIn ?? '';
      return standIn === '' || places.includes(standIn) ? places : places.map((place) => (place === partner ? standIn : place));
    },
    [...partners],
  );

/** For whom somebody has a partner's place, because that partner has a conflict of interest; undefined where it is their own. */
export const standsInFor = ({ conflicts }: Conflicts, person: PersonId): PersonId | undefined =>
  conflicts.find(({ standIn, roles }) => standIn === person && roles.includes('executive partner'))?.person;

type Holder = { readonly person: Person; readonly deputy: PersonId | '' };

/** The partners among those who hold the role. Where more than three do, who is only another one’s deputy is not counted. */
export function partnersAmong<One extends Holder>(holders: readonly One[]): readonly One[] {
  if (holders.length <= 3) return holders;
  const ids = holders.map(({ person }) => person.id);
  const deputies = holders.flatMap(({ deputy }) => (ids.includes(deputy) ? [deputy] : []));
  return holders.filter(({ person }) => !deputies.includes(person.id));
}
