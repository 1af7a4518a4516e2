import { z } from 'zod';
import { day } from './days';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import type { Owes } from './owed';

/** What the review came to: counts, owners and dates; the words are in content rows. */
export const Findings = z.strictObject({
  /** Stages whose outputs the scribe or coordinator has recorded. */
  stages: listOf(z.int()),
  learningPoints: z.int().nonnegative(),
  actions: listOf(
    z.strictObject({
      number: z.int(),
      owner: personId,
      dueOn: day,
      status: z.enum(['open', 'done awaiting verification', 'verified', 'superseded']),
    }),
  ),
  recommendedAt: z.union([instant, z.literal('')]),
  /** The three partners on the recommendation of the meeting. */
  signedOff: z.record(personId, z.strictObject({ agrees: z.boolean(), by: personId, at: instant })),
  reports: z.int().nonnegative(),
});
export type Findings = z.infer<typeof Findings>;

export const NO_FINDINGS: Findings = { stages: [], learningPoints: 0, actions: [], recommendedAt: '', signedOff: {}, reports: 0 };

export const findingsEvents = [
  fact('stageRecorded', { stage: z.int() }),
  fact('learningPointRecorded', { number: z.int() }),
  fact('actionRecorded', { number: z.int(), owner: personId, dueOn: day }),
  fact('recommendationRecorded', {}),
  fact('signedOff', { partner: personId, agrees: z.boolean() }),
  fact('reportMade', { number: z.int() }),
] as const;
export type FindingsEvent = z.infer<(typeof findingsEvents)[number]>;

const TYPES: readonly string[] = findingsEvents.map(({ shape }) => shape.type.value);
const isFindingsEvent = (event: AnyFact): event is FindingsEvent => TYPES.includes(event.type);

export function evolveFindings(findings: Findings, event: AnyFact | FindingsEvent): Findings {
  if (!isFindingsEvent(event)) return findings;
  switch (event.type) {
    case 'stageRecorded':
      return { ...findings, stages: [...new Set([...findings.stages, event.stage])].sort() };
    case 'learningPointRecorded':
      return { ...findings, learningPoints: Math.max(findings.learningPoints, event.number) };
    case 'actionRecorded': {
      const { number, owner, dueOn } = event;
      const others = findings.actions.filter((action) => action.number !== number);
      return { ...findings, actions: [...others, { number, owner, dueOn, status: 'open' as const }].sort((a, b) => a.number - b.number) };
    }
    case 'recommendationRecorded':
      // A new recommendation needs the partners' answers anew.
      return { ...findings, recommendedAt: event.at, signedOff: {} };
    case 'signedOff':
      return { ...findings, signedOff: { ...findings.signedOff, [event.partner]: { agrees: event.agrees, by: event.by, at: event.at } } };
    case 'reportMade':
      return { ...findings, reports: event.number };
  }
}

/** What this part of a review owes people now. */
export const owedForFindings: Owes = () => [];
