import { actsAs, type Person, type PersonId } from '../people/people';
import { Refusal } from '../refusal';
import type { AnswersAs } from '../review/partners';
import type { Review } from '../review/review';
import { has, type Acting } from './acting';

type Conflicts = Pick<Review, 'conflicts'>;
type Said = Readonly<Record<PersonId, { readonly by: PersonId; readonly as: AnswersAs }>>;

/** What the three partners vote on: who recommended it, whose places there are, and what was said in them so far. */
export type Vote = { readonly recommendedBy: PersonId; readonly partners: readonly PersonId[]; readonly said: Said };

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

/**
 * How somebody answers in a place: as the partner, as their deputy, or from the office, which enters it for them. The one rule for both
 * votes of the three partners; refuses everybody else, with the reason and with who may instead.
 */
export function answeringAs(review: Conflicts, by: Acting, partner: PersonId, vote: Vote): AnswersAs {
  const as = standingIn(review, by, partner, vote);
  const before = vote.said[partner];
  if (before && before.by !== by.id && before.as !== 'office' && RANK[as] >= RANK[before.as]) throw saidInPerson(before.as);
  const others = vote.partners.filter((one) => one !== partner).map((one) => vote.said[one]?.by);
  if (others.every((one) => one === by.id)) throw oneForAll();
  return as;
}

/** The same for a card: undefined where somebody does not answer in this place. */
export function mayAnswerAs(review: Conflicts, by: Acting, partner: PersonId, vote: Vote): AnswersAs | undefined {
  try {
    return answeringAs(review, by, partner, vote);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Whose answer counts before whose: nobody replaces what somebody nearer to the place said in person. */
const RANK: Readonly<Record<AnswersAs, number>> = { partner: 0, deputy: 1, office: 2 };

function standingIn(review: Conflicts, by: Acting, partner: PersonId, vote: Vote): AnswersAs {
  const { partners, said, recommendedBy } = vote;
  if (by.id === partner && has(by, 'executive partner')) return 'partner';
  const places = placesOf(review, by, partners);
  const hasAnswered = Object.entries(said).some(([place, one]) => place !== partner && one.by === by.id && one.as !== 'office');
  const isOffice = has(by, 'coordinator') || has(by, 'chair');
  if ((isOffice || places.includes(partner)) && by.id === recommendedBy) throw recommendedIt();
  if (places.includes(partner) && !hasAnswered) return 'deputy';
  const hasVoice = partners.includes(by.id) || hasAnswered;
  if (isOffice && (hasVoice || places.length > 0)) throw hasAVoice();
  if (isOffice) return 'office';
  if (!isDeputyOf(by, partner))
    throw new Refusal('not allowed', 'Only the partner, their deputy, or the partnership office for them, can record this answer.');
  throw hasVoice ? hasAVoice() : partnerIsThere();
}

const OTHERS = 'another coordinator, the partner’s deputy or the chair';

/** Why somebody who usually enters answers for partners enters none here, and who does; empty where they may, or never do. */
export function whyEntersNone(
  review: Conflicts,
  by: Acting,
  { partners, recommendedBy }: Pick<Vote, 'partners' | 'recommendedBy'>,
): string {
  if (!has(by, 'coordinator') && !has(by, 'chair')) return '';
  if (by.id === recommendedBy) return `You recorded this recommendation, so ${OTHERS} enters what a partner tells you.`;
  const hasPlace = partners.includes(by.id) || placesOf(review, by, partners).length > 0;
  return hasPlace ? `You have one of the three voices, so ${OTHERS} enters what another partner tells you.` : '';
}

const recommendedIt = (): Refusal =>
  new Refusal('not allowed', `You recorded this recommendation, so somebody else must record what the partners say to it: ${OTHERS}.`);
const hasAVoice = (): Refusal =>
  new Refusal(
    'not allowed',
    `You have one of the three voices already, so somebody else enters this partner’s answer: ${OTHERS}. Please tell them.`,
  );
const saidInPerson = (as: AnswersAs): Refusal =>
  new Refusal(
    'not allowed',
    as === 'partner'
      ? 'The partner has answered in person. Only they can change it.'
      : 'The partner’s deputy has answered in person. Only they, or the partner, can change it.',
  );
const oneForAll = (): Refusal =>
  new Refusal(
    'not allowed',
    `You recorded both other answers, and nobody records all three. Please ask somebody else for this one: ${OTHERS}.`,
  );

/** A partner who does not agree says why, so that whoever recommends anew knows. */
export function mustSayWhy(agrees: boolean, isReasoned: boolean): void {
  if (!agrees && !isReasoned) throw new Refusal('not complete', 'Please say why, in a sentence or two: a dissent counts with its reason.');
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
      const standIn = conflicts.find(({ person, roles }) => person === partner && roles.includes('executive partner'))?.standIn ?? '';
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
