import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import type { PersonId } from '../people/people';
import { DECIDED_ON, kindDecidedOn, type DecidedOnType } from '../reviewTypes';
import type { DecidedOn } from '../reviewTypes/kind';
import { answersAs } from './partners';

const NONE = 'no further action';
/** What the partners can decide on: the kinds of review that are decided on, or none. */
export type Outcome = DecidedOnType | typeof NONE;
export const OUTCOMES: readonly Outcome[] = [...DECIDED_ON, NONE];
const outcome = z.enum(OUTCOMES);

/** An outcome inside a sentence: “a rapid review”. */
export const outcomeInWords = (one: Outcome): string => kindDecided(one)?.inWords ?? one;

/** All that is particular to the kind of review that was decided on; undefined where none was. */
export const kindDecided = (one: Outcome | ''): DecidedOn | undefined => (one === '' || one === NONE ? undefined : kindDecidedOn(one));

export const needsNotification = (one: Outcome | ''): boolean => kindDecided(one)?.needsNotification ?? false;

const instantOrNone = z.union([instant, z.literal('')]);

/** How a case came to be decided on: what was recommended, what each of the three partners said, what they decided. */
export const Decision = z.strictObject({
  /** When the coordinator called the threshold discussion, and who did. */
  calledAt: instantOrNone,
  calledBy: personId,
  /** For when the threshold discussion was called, where a time was set, and when that was said. */
  meets: z.strictObject({ at: instantOrNone, saidAt: instant, by: personId, revision: z.int().positive() }).nullable(),
  /** How many recommendations there have been. The next one is of the round after it. */
  rounds: z.int().nonnegative(),
  /** The present one; null also after one that no longer counts. */
  recommended: z.strictObject({ outcome, by: personId, at: instant, partners: listOf(personId), round: z.int().positive() }).nullable(),
  /** By partner, in the present round; `by` is who recorded it, and `revision` grows with every change of mind or words. */
  said: z.record(personId, z.strictObject({ agrees: z.boolean(), by: personId, as: answersAs, at: instant, revision: z.int().positive() })),
  outcome: z.union([outcome, z.literal('')]),
  decidedAt: instantOrNone,
  /** The last decision that was reopened: its round, what it was, who had decided it. Null: none was. */
  reopened: z
    .strictObject({ round: z.int().positive(), outcome, decidedAt: instant, partners: listOf(personId), at: instant, by: personId })
    .nullable(),
});
export type Decision = z.infer<typeof Decision>;

export const UNDECIDED: Decision = {
  calledAt: '',
  calledBy: '',
  meets: null,
  rounds: 0,
  recommended: null,
  said: {},
  outcome: '',
  decidedAt: '',
  reopened: null,
};

export const decisionEvents = [
  fact('thresholdCalled', {}),
  /** Who else is asked, and how they meet, is in a content row. */
  fact('thresholdSet', { meetsAt: instantOrNone, revision: z.int().positive() }),
  fact('routeRecommended', { outcome, partners: listOf(personId), round: z.int().positive() }),
  /**
   * `partner` is in whose place, `by` who recorded it: the partner, their deputy who decides while they are away, or the coordinator
   * who enters what a partner without the bot says.
   */
  fact('partnerAnswered', {
    ...{ partner: personId, as: answersAs, agrees: z.boolean() },
    ...{ round: z.int().positive(), revision: z.int().positive() },
  }),
  fact('routeDecided', { outcome }),
  /** `round` is the one whose decision no longer holds. The reason is in a content row. */
  fact('decisionReopened', { round: z.int().positive() }),
] as const;
export type DecisionEvent = z.infer<(typeof decisionEvents)[number]>;
const isDecisionEvent = oneOf(decisionEvents);

export function evolveDecision(decision: Decision, event: AnyFact | DecisionEvent): Decision {
  if (!isDecisionEvent(event)) return decision;
  const { at, by } = event;
  switch (event.type) {
    case 'thresholdCalled':
      return { ...decision, calledAt: at, calledBy: by };
    case 'thresholdSet':
      return { ...decision, meets: { at: event.meetsAt, saidAt: at, by, revision: event.revision } };
    case 'routeRecommended':
      // A new recommendation needs the partners' answers anew.
      return {
        ...decision,
        rounds: event.round,
        recommended: { outcome: event.outcome, by, at, partners: event.partners, round: event.round },
        said: {},
      };
    case 'partnerAnswered':
      return {
        ...decision,
        said: { ...decision.said, [event.partner]: { agrees: event.agrees, by, as: event.as, at, revision: event.revision } },
      };
    case 'decisionReopened':
      // What was recommended and said stays in its content rows, round by round.
      return reopenedAt(decision, event);
    case 'routeDecided':
      return { ...decision, outcome: event.outcome, decidedAt: at };
  }
}

function reopenedAt(decision: Decision, { round, at, by }: Extract<DecisionEvent, { type: 'decisionReopened' }>): Decision {
  const { recommended, outcome, decidedAt } = decision;
  if (!outcome) return decision;
  const reopened = { round, outcome, decidedAt, partners: recommended?.partners ?? [], at, by };
  return { ...decision, recommended: null, said: {}, outcome: '', decidedAt: '', reopened };
}

/** How many of the three partners agree. */
export const agreeing = ({ said }: Decision): number => Object.values(said).filter(({ agrees }) => agrees).length;

export const everybodySaid = ({ recommended, said }: Decision): boolean =>
  recommended !== null && recommended.partners.every((partner) => said[partner]);

/** True when all three have answered and fewer than two agree: the chair recommends anew. */
export const isRejected = (decision: Decision): boolean => everybodySaid(decision) && decision.outcome === '';

/** Partners whose answer is still awaited. */
export const awaited = ({ recommended, said }: Decision): PersonId[] =>
  recommended ? recommended.partners.filter((partner) => !said[partner]) : [];
