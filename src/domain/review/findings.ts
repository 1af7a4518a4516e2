import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import type { PersonId } from '../people/people';
import { day, type Day } from '../time/days';
import { answersAs } from './partners';

const written = { revision: z.int().positive(), by: personId, at: instant };
const lcspr = z.enum(['yes', 'no']);
export type Lcspr = z.infer<typeof lcspr>;

/** What the review came to: counts, owners and dates; the words are in content rows. */
export const Findings = z.strictObject({
  /** By stage: its outputs as they were last recorded. */
  stages: z.record(z.string(), z.strictObject(written)),
  learning: listOf(z.strictObject({ number: z.int().positive(), ...written })),
  actions: listOf(
    z.strictObject({
      number: z.int().positive(),
      /** Empty: somebody whom the bot does not know; the row says who. */
      owner: personId,
      dueOn: day,
      status: z.enum(['open', 'done awaiting verification', 'verified', 'superseded']),
      ...written,
    }),
  ),
  /** What the meeting recommends; its revision is the round in which the three partners answer. */
  recommendation: z.strictObject({ lcspr, partners: listOf(personId), ...written }).nullable(),
  /** The three partners on the recommendation of the meeting. */
  signedOff: z.record(personId, z.strictObject({ agrees: z.boolean(), by: personId, as: answersAs, at: instant })),
  /** What the partners decided: whether to hold a local child safeguarding practice review. */
  decided: z.strictObject({ lcspr, at: instant }).nullable(),
  /** The newest report. `asOf` is how many events the review had when it was made. */
  report: z.strictObject({ number: z.int().positive(), asOf: z.int().positive(), by: personId, at: instant }).nullable(),
});
export type Findings = z.infer<typeof Findings>;

export const NO_FINDINGS: Findings = {
  stages: {},
  learning: [],
  actions: [],
  recommendation: null,
  signedOff: {},
  decided: null,
  report: null,
};

const revision = z.int().positive();
const number = z.int().positive();

export const findingsEvents = [
  /** Every later revision replaces the words of the one before it; that it was changed, when and by whom, stays here. */
  fact('stageRecorded', { stage: z.int().nonnegative(), revision }),
  fact('learningPointRecorded', { number, revision }),
  fact('actionRecorded', { number, revision, owner: personId, dueOn: day }),
  fact('recommendationRecorded', { revision, lcspr, partners: listOf(personId) }),
  /** `partner` is in whose place, `by` who recorded it: the partner, their deputy, or the coordinator who enters it. */
  fact('signedOff', { partner: personId, as: answersAs, agrees: z.boolean(), revision }),
  fact('lcsprDecided', { lcspr, revision }),
  fact('reportMade', { number, asOf: z.int().positive() }),
] as const;
export type FindingsEvent = z.infer<(typeof findingsEvents)[number]>;
const isFindingsEvent = oneOf(findingsEvents);

export function evolveFindings(findings: Findings, event: AnyFact | FindingsEvent): Findings {
  if (!isFindingsEvent(event)) return findings;
  const { at, by } = event;
  switch (event.type) {
    case 'stageRecorded':
      return { ...findings, stages: { ...findings.stages, [event.stage]: { revision: event.revision, by, at } } };
    case 'learningPointRecorded':
      return { ...findings, learning: replaced(findings.learning, { number: event.number, revision: event.revision, by, at }) };
    case 'actionRecorded': {
      const { owner, dueOn } = event;
      const status = findings.actions.find((action) => action.number === event.number)?.status ?? 'open';
      const action = { number: event.number, owner, dueOn, status, revision: event.revision, by, at };
      return { ...findings, actions: replaced(findings.actions, action) };
    }
    case 'recommendationRecorded':
      // A new recommendation needs the partners' answers anew.
      return {
        ...findings,
        recommendation: { lcspr: event.lcspr, partners: event.partners, revision: event.revision, by, at },
        signedOff: {},
      };
    case 'signedOff':
      return { ...findings, signedOff: { ...findings.signedOff, [event.partner]: { agrees: event.agrees, by, as: event.as, at } } };
    case 'lcsprDecided':
      return { ...findings, decided: { lcspr: event.lcspr, at } };
    case 'reportMade':
      return { ...findings, report: { number: event.number, asOf: event.asOf, by, at } };
  }
}

const replaced = <Item extends { readonly number: number }>(items: readonly Item[], item: Item): Item[] =>
  [...items.filter((one) => one.number !== item.number), item].sort((a, b) => a.number - b.number);

/** What is recorded, without its words. */
export type Recorded =
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'learning'; readonly number: number }
  | { readonly kind: 'action'; readonly number: number; readonly owner: PersonId; readonly dueOn: Day }
  | { readonly kind: 'recommendation'; readonly lcspr: Lcspr; readonly partners: readonly PersonId[] };

/** The revision that is recorded now; 0 where nothing is. */
export function revisionOf(
  findings: Findings,
  what: Pick<Recorded, 'kind'> & { readonly stage?: number; readonly number?: number },
): number {
  switch (what.kind) {
    case 'stage':
      return findings.stages[String(what.stage)]?.revision ?? 0;
    case 'learning':
      return findings.learning.find(({ number }) => number === what.number)?.revision ?? 0;
    case 'action':
      return findings.actions.find(({ number }) => number === what.number)?.revision ?? 0;
    case 'recommendation':
      return findings.recommendation?.revision ?? 0;
  }
}

/** Partners whose answer is still awaited. */
export const awaitedSignOffs = ({ recommendation, signedOff }: Findings): PersonId[] =>
  recommendation ? recommendation.partners.filter((partner) => !signedOff[partner]) : [];

/** How many of the three partners agree. */
export const agreed = ({ signedOff }: Findings): number => Object.values(signedOff).filter(({ agrees }) => agrees).length;

/** True when all three have answered and fewer than two agree: what is recommended is thought about anew. */
export const isNotFollowed = (findings: Findings): boolean =>
  findings.recommendation !== null && !findings.decided && awaitedSignOffs(findings).length === 0;
