import { z } from 'zod';
import { day, type Day } from './days';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import { stagePage } from './findingsPages';
import type { Owes } from './owed';
import { has, type Person, type PersonId } from './people';
import { isConflicted } from './conflicts';
import { answeringAs, answersAs } from './places';
import { Refusal } from './refusal';
import type { Review } from './review';
import { inFindings } from './visible';

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
  fact('stageRecorded', { stage: z.int().min(0).max(8), revision }),
  fact('learningPointRecorded', { number, revision }),
  fact('actionRecorded', { number, revision, owner: personId, dueOn: day }),
  fact('recommendationRecorded', { revision, lcspr, partners: listOf(personId) }),
  /** `partner` is in whose place, `by` who recorded it: the partner, their deputy, or the coordinator who enters it. */
  fact('signedOff', { partner: personId, as: answersAs, agrees: z.boolean(), revision }),
  fact('lcsprDecided', { lcspr, revision }),
  fact('reportMade', { number, asOf: z.int().positive() }),
] as const;
export type FindingsEvent = z.infer<(typeof findingsEvents)[number]>;

const TYPES: readonly string[] = findingsEvents.map(({ shape }) => shape.type.value);
const isFindingsEvent = (event: AnyFact): event is FindingsEvent => TYPES.includes(event.type);

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

/**
 * Records what a meeting found, for the first time or anew. `seen` is the revision that the writer saw, 0 for none: somebody who
 * saw an older one is told so, and nothing of anybody's is overwritten unseen.
 */
export function record(review: Review, by: Person, what: Recorded, seen: number, at: string): FindingsEvent[] | 'changed since' {
  mayBeRecordedNow(review, by, what.kind);
  if (what.kind === 'stage' && !stagePage(what.stage)) throw new Refusal('not found', 'Nothing is recorded of that stage by itself.');
  if (revisionOf(review.findings, what) !== seen) return 'changed since';
  const next = { at, by: by.id, revision: seen + 1 };
  switch (what.kind) {
    case 'stage':
      return [{ type: 'stageRecorded', ...next, stage: what.stage }];
    case 'learning':
      inOrder(review.findings.learning, what.number, MOST.learning);
      return [{ type: 'learningPointRecorded', ...next, number: what.number }];
    case 'action':
      inOrder(review.findings.actions, what.number, MOST.action);
      return [{ type: 'actionRecorded', ...next, number: what.number, owner: what.owner, dueOn: what.dueOn }];
    case 'recommendation':
      areThree(what.partners, by);
      return [{ type: 'recommendationRecorded', ...next, lcspr: what.lcspr, partners: [...what.partners] }];
  }
}

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

function mayBeRecordedNow(review: Review, by: Person, kind: Recorded['kind']): void {
  if (review.state !== 'decided') throw new Refusal('too late', 'There is no review to record for: the partners have not decided on one.');
  if (!mayRecord(review, by, kind))
    throw new Refusal(
      'not allowed',
      'Only the scribe or the coordinator records what the meeting found, and the chair what it recommends.',
    );
  if (review.findings.decided)
    throw new Refusal('too late', 'The three partners have signed this off, so what is recorded here no longer changes.');
  // A meeting may be held without the bot; the coordinator then writes it up.
  if (review.discussion.state === 'not begun' && !has(by, 'coordinator'))
    throw new Refusal('too late', 'The discussion has not begun yet. You can record from the moment it does.');
}

/** Whose part it is to record: the scribe's and the coordinator's, and for the recommendation the chair's too. */
export function mayRecord(review: Review, person: Person, kind: Recorded['kind']): boolean {
  const may = inFindings(review, person);
  return may !== undefined && (kind === 'recommendation' ? may.recommends : may.records);
}

/** More than these would be a list, not learning. */
export const MOST = { learning: 10, action: 10 } as const;

function inOrder(items: readonly { readonly number: number }[], wanted: number, most: number): void {
  if (wanted < 1 || wanted > items.length + 1)
    throw new Refusal('not found', 'That one has not been recorded yet. Please open the list again.');
  if (wanted > most)
    throw new Refusal('not complete', `There are ${most} already, which is as many as people can keep in mind. Please change one of them.`);
}

function areThree(partners: readonly PersonId[], by: Person): void {
  if (new Set(partners).size !== 3)
    throw new Refusal(
      'not complete',
      'The three partners (local authority, health, police) are not all set up yet. Please ask the partnership office.',
    );
  // Nobody decides on their own recommendation.
  if (partners.includes(by.id))
    throw new Refusal('not allowed', 'You are one of the three partners, so somebody else must record the recommendation.');
}

/** One partner agrees or dissents. With the third answer it is decided where at least two agree; otherwise the meeting's recommendation is made anew. */
export function signOff(
  review: Review,
  by: Person,
  said: { readonly partner: PersonId; readonly agrees: boolean; readonly round: number },
  at: string,
): FindingsEvent[] {
  const { findings } = review;
  const open = findings.recommendation;
  if (!open || open.revision !== said.round)
    throw new Refusal('too late', 'There is a newer recommendation than the one on this card. Please open the review again.');
  if (!open.partners.includes(said.partner)) throw new Refusal('not allowed', 'Only the three partners sign off.');
  const as = answeringAs(review, by, said.partner, { partners: open.partners, said: findings.signedOff });
  if (findings.signedOff[said.partner]?.agrees === said.agrees) return [];
  if (findings.decided) throw new Refusal('too late', 'The three partners have decided already.');
  const answered: FindingsEvent = {
    type: 'signedOff',
    at,
    by: by.id,
    partner: said.partner,
    as,
    agrees: said.agrees,
    revision: said.round,
  };
  const after = evolveFindings(findings, answered);
  if (awaitedSignOffs(after).length > 0 || agreed(after) < 2) return [answered];
  return [answered, { type: 'lcsprDecided', at, by: by.id, lcspr: open.lcspr, revision: said.round }];
}

/** Partners whose answer is still awaited. */
export const awaitedSignOffs = ({ recommendation, signedOff }: Findings): PersonId[] =>
  recommendation ? recommendation.partners.filter((partner) => !signedOff[partner]) : [];

/** How many of the three partners agree. */
export const agreed = ({ signedOff }: Findings): number => Object.values(signedOff).filter(({ agrees }) => agrees).length;

/** True when all three have answered and fewer than two agree: what is recommended is thought about anew. */
export const isNotFollowed = (findings: Findings): boolean =>
  findings.recommendation !== null && !findings.decided && awaitedSignOffs(findings).length === 0;

/** Makes the report's next version; where nothing has happened since the last one, that one is still true. */
export function makeReport(review: Review, by: Person, at: string): FindingsEvent[] {
  if (review.state !== 'decided') throw new Refusal('too late', 'There is no review to report on: the partners have not decided on one.');
  const { report } = review.findings;
  // The making itself is an event too.
  if (report && review.events === report.asOf + 1) return [];
  return [{ type: 'reportMade', at, by: by.id, number: (report?.number ?? 0) + 1, asOf: review.events }];
}

const chair = { role: 'chair' } as const;
const office = { role: 'coordinator' } as const;

/** What this part of a review owes people now. */
export const owedForFindings: Owes = (review) => {
  const { findings } = review;
  const round = findings.recommendation?.revision ?? 0;
  const isOpen = !findings.decided;
  return [
    ...(isOpen ? awaitedSignOffs(findings) : []).map((person) =>
      isConflicted(review, person)
        ? { key: `signoff-for-${round}-${person}`, to: office, says: 'sign off for' }
        : { key: `signoff-${round}-${person}`, to: { person }, says: 'sign off' },
    ),
    ...[chair, office].flatMap((to) => [
      findings.decided !== null && { key: `lcspr-${round}-${to.role}`, to, says: 'signed off' },
      isNotFollowed(findings) && { key: `not-followed-${round}-${to.role}`, to, says: 'not followed' },
    ]),
  ];
};
