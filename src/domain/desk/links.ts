import { Refusal } from '../refusal';
import type { Link, LinkKind, TriageEvent } from '../review/desk';
import type { Review } from '../review/review';
import { mustCoordinate, type Acting } from '../sight/acting';

export type Linking = { readonly to: string; readonly kind: LinkKind; readonly lead: Link['lead'] };

/**
 * The coordinator links a case with another one: with a review here by its reference, or with a case of another area, whose name is
 * in a content row. Linked already, it changes nothing.
 */
export function linkCase(review: Review, by: Acting, said: Linking, at: string): TriageEvent[] {
  mustCoordinate(by, 'links cases');
  if (said.to === review.reference)
    throw new Refusal('not complete', 'That is the reference of this case itself. Please give the other one.');
  if (said.to === '' && said.kind !== 'two areas')
    throw new Refusal('not complete', 'Please give the reference of the other case. Only a case of another area has none here.');
  const { links, linksMade } = review.triage;
  if (links.some((one) => said.to !== '' && one.to === said.to)) return [];
  if (links.length >= MOST_LINKS)
    throw new Refusal(
      'not complete',
      `This case is linked with ${MOST_LINKS} others, which is as many as one card can show. Please remove one first.`,
    );
  return [{ type: 'caseLinked', at, by: by.id, ...said, number: linksMade + 1 }];
}
export const MOST_LINKS = 10;

/** The coordinator removes a link, with a reason. Removed already, it changes nothing. */
export function unlinkCase(review: Review, by: Acting, number: number, at: string): TriageEvent[] {
  mustCoordinate(by, 'removes a link');
  return review.triage.links.some((one) => one.number === number) ? [{ type: 'caseUnlinked', at, by: by.id, number }] : [];
}

/** What is compared to propose a link; nothing of it leaves the server. */
export type Traits = {
  readonly reference: string;
  readonly incidentOn: string;
  readonly initials: string;
  readonly bornOn: string;
  readonly childName: string;
};

export type Likeness = 'the same incident date' | 'the same initials' | 'the same date of birth' | 'the same name';

/** Which other cases are likely to belong with this one, and in what they are alike, the likeliest first. */
export function likely(one: Traits, others: readonly Traits[]): { readonly reference: string; readonly alike: readonly Likeness[] }[] {
  return others
    .filter(({ reference }) => reference !== one.reference)
    .map((other) => ({ reference: other.reference, alike: likenesses(one, other) }))
    .filter(({ alike }) => alike.length > 0)
    .sort((a, b) => b.alike.length - a.alike.length || a.reference.localeCompare(b.reference));
}

function likenesses(one: Traits, other: Traits): Likeness[] {
  const same = (trait: keyof Traits): boolean => plain(one[trait]) !== '' && plain(one[trait]) === plain(other[trait]);
  const all: readonly (Likeness | false)[] = [
    same('incidentOn') && 'the same incident date',
    same('initials') && 'the same initials',
    same('bornOn') && 'the same date of birth',
    same('childName') && 'the same name',
  ];
  return all.filter((alike) => alike !== false);
}

/** Without what people write differently each time: dots, spaces, capitals. */
const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The links of a case in one sentence: references and how they belong together. */
export function linksInWords({ triage }: Review): string {
  if (triage.links.length === 0) return 'None.';
  return `${triage.links.map(({ to, kind, lead }) => `${to || 'another area’s case'} (${kind}; ${lead} leads)`).join(', ')}.`;
}
