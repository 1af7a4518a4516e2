import { z } from 'zod';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import type { Owes } from './owed';
import { has, type Person, type PersonId } from './people';
import { Refusal } from './refusal';

export const OUTCOMES = ['rapid review', 'local learning review', 'good outcome review', 'no further action'] as const;
export type Outcome = (typeof OUTCOMES)[number];
const outcome = z.enum(OUTCOMES);

export type Criterion = { readonly id: string; readonly title: string; readonly source: string };
/** What a referral is held against, each on its own line. Local criteria: the 2018 practice review regulations, regulation 11. */
export const CRITERIA: readonly Criterion[] = [
  { id: 'abuse', title: 'Abuse or neglect of a child is known or suspected', source: 'Children Act 2004, section 16C' },
  { id: 'harm', title: 'The child has died or been seriously harmed', source: 'Children Act 2004, section 16C' },
  { id: 'improvements', title: 'It shows improvements that are needed, including ones seen before', source: 'Regulation 11' },
  { id: 'themes', title: 'It shows recurring themes in safeguarding children', source: 'Regulation 11' },
  { id: 'together', title: 'Two or more agencies did not work together well', source: 'Regulation 11' },
  { id: 'panel', title: 'The national Panel thinks that a local review fits better', source: 'Regulation 11' },
];

/** How a case came to be decided on: what was recommended, what each of the three partners said, what they decided. */
export const Decision = z.strictObject({
  recommended: z.strictObject({ outcome, by: personId, at: instant, partners: listOf(personId), round: z.int().positive() }).nullable(),
  said: z.record(personId, z.strictObject({ agrees: z.boolean(), by: personId, at: instant })),
  outcome: z.union([outcome, z.literal('')]),
  decidedAt: z.union([instant, z.literal('')]),
});
export type Decision = z.infer<typeof Decision>;

export const UNDECIDED: Decision = { recommended: null, said: {}, outcome: '', decidedAt: '' };

export const decisionEvents = [
  fact('routeRecommended', { outcome, partners: listOf(personId), round: z.int().positive() }),
  /** `by` is who recorded it, `partner` whose answer it is: the coordinator enters it for a partner who has no bot. */
  fact('partnerAnswered', { partner: personId, agrees: z.boolean() }),
  fact('routeDecided', { outcome }),
] as const;
export type DecisionEvent = z.infer<(typeof decisionEvents)[number]>;

export function evolveDecision(decision: Decision, event: AnyFact | DecisionEvent): Decision {
  if (!isDecisionEvent(event)) return decision;
  const { at, by } = event;
  switch (event.type) {
    case 'routeRecommended':
      return { ...UNDECIDED, recommended: { outcome: event.outcome, by, at, partners: event.partners, round: event.round } };
    case 'partnerAnswered':
      return { ...decision, said: { ...decision.said, [event.partner]: { agrees: event.agrees, by, at } } };
    case 'routeDecided':
      return { ...decision, outcome: event.outcome, decidedAt: at };
  }
}

const TYPES: readonly string[] = decisionEvents.map(({ shape }) => shape.type.value);
const isDecisionEvent = (event: AnyFact): event is DecisionEvent => TYPES.includes(event.type);

/** The chair recommends a route to the three partners, who decide. A recommendation that they did not follow can be made anew. */
export function recommend(
  decision: Decision,
  by: Person,
  said: { readonly outcome: Outcome; readonly partners: readonly PersonId[] },
  at: string,
): DecisionEvent[] {
  if (!has(by, 'chair')) throw new Refusal('not allowed', 'Only the chair recommends a route; the three partners then decide.');
  if (decision.outcome) throw new Refusal('too late', 'The partners have decided this case already.');
  if (said.partners.length !== 3)
    throw new Refusal(
      'not complete',
      'The three partners (local authority, health, police) are not all set up yet. Please ask the partnership office.',
    );
  // Nobody decides on their own recommendation.
  if (said.partners.includes(by.id))
    throw new Refusal('not allowed', 'You are one of the three partners, so somebody else must recommend the route.');
  const open = decision.recommended;
  if (open && !isRejected(decision)) return open.outcome === said.outcome ? [] : already();
  return [{ type: 'routeRecommended', at, by: by.id, outcome: said.outcome, partners: [...said.partners], round: (open?.round ?? 0) + 1 }];
}

/** One partner agrees or dissents. With the third answer the case is decided where at least two agree; otherwise it goes back to the chair. */
export function answer(
  decision: Decision,
  by: Person,
  said: { readonly partner: PersonId; readonly agrees: boolean; readonly round: number },
  at: string,
): DecisionEvent[] {
  const open = decision.recommended;
  if (!open || open.round !== said.round)
    throw new Refusal('too late', 'There is a newer recommendation than the one on this card. Please open the review again.');
  if (!open.partners.includes(said.partner)) throw new Refusal('not allowed', 'Only the three partners decide.');
  const own = by.id === said.partner && has(by, 'executive partner');
  if (!own && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'Only the partner, or the coordinator for them, can record this answer.');
  const before = decision.said[said.partner];
  if (before?.agrees === said.agrees) return [];
  if (decision.outcome) throw new Refusal('too late', 'The partners have decided this case already.');
  const answered: DecisionEvent = { type: 'partnerAnswered', at, by: by.id, partner: said.partner, agrees: said.agrees };
  const after = evolveDecision(decision, answered);
  const agreed = open.partners.filter((partner) => after.said[partner]?.agrees).length;
  return everybodySaid(after) && agreed >= 2 ? [answered, { type: 'routeDecided', at, by: by.id, outcome: open.outcome }] : [answered];
}

export const everybodySaid = ({ recommended, said }: Decision): boolean =>
  recommended !== null && recommended.partners.every((partner) => said[partner]);

/** True when all three have answered and fewer than two agree: the chair recommends anew. */
export const isRejected = (decision: Decision): boolean => everybodySaid(decision) && decision.outcome === '';

/** Partners whose answer is still awaited. */
export const awaited = ({ recommended, said }: Decision): PersonId[] =>
  recommended ? recommended.partners.filter((partner) => !said[partner]) : [];

function already(): never {
  throw new Refusal('too late', 'A recommendation is already with the three partners. Please wait for their answers.');
}

/** What this part of a review owes people now. */
export const owedForDecision: Owes = () => [];
