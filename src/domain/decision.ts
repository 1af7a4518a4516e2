import { z } from 'zod';
import { actingIn, isConflicted } from './conflicts';
import { changedSince } from './coordinator';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import type { Owed, Owes } from './owed';
import { has, type Person, type PersonId } from './people';
import { answeringAs, answersAs, type AnswersAs } from './places';
import { Refusal } from './refusal';
import type { Review } from './review';
import { isSetAside } from './withdrawal';

export const OUTCOMES = ['rapid review', 'local learning review', 'good outcome review', 'no further action'] as const;
export type Outcome = (typeof OUTCOMES)[number];
const outcome = z.enum(OUTCOMES);

/** An outcome inside a sentence: “a rapid review”. */
export const outcomeInWords = (one: Outcome): string => (one === 'no further action' ? one : `a ${one}`);

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

const TYPES: readonly string[] = decisionEvents.map(({ shape }) => shape.type.value);
const isDecisionEvent = (event: AnyFact): event is DecisionEvent => TYPES.includes(event.type);

/** The coordinator calls the threshold discussion: from then on it is the chair's turn. Called again, it changes nothing. */
export function callThreshold(review: Review, who: Person, at: string): DecisionEvent[] {
  const by = withoutConflict(review, who);
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', 'Only the coordinator calls the threshold discussion.');
  mustBeReferred(review);
  const { calledAt, rounds } = review.decision;
  return calledAt || rounds > 0 ? [] : [{ type: 'thresholdCalled', at, by: by.id }];
}

/**
 * The coordinator says for when it is called, or moves it; where it is not called yet, that calls it. `meetsAt` is empty for no time,
 * `seen` the revision of what the writer began with.
 */
export function setThreshold(
  review: Review,
  who: Person,
  { meetsAt, seen }: { readonly meetsAt: string; readonly seen: number },
  at: string,
): DecisionEvent[] {
  const called = callThreshold(review, who, at);
  const by = withoutConflict(review, who).id;
  const { outcome, meets } = review.decision;
  if (outcome) throw decidedAlready();
  if (meets?.revision === seen + 1 && meets.at === meetsAt && meets.by === by) return [];
  if ((meets?.revision ?? 0) !== seen) throw changedSince();
  if (meetsAt && Date.parse(meetsAt) < Date.parse(at))
    throw new Refusal('not complete', 'That time has passed already. Please check the day and the time.');
  return [...called, { type: 'thresholdSet', at, by, meetsAt, revision: seen + 1 }];
}

/**
 * The chair recommends a route to the three partners, who decide. A recommendation that they did not follow can be made anew.
 * `seen` is the round that the chair saw, 0 for none: the same press again changes nothing.
 */
export function recommend(
  review: Review,
  who: Person,
  said: { readonly outcome: Outcome; readonly partners: readonly Person[]; readonly seen: number },
  at: string,
): DecisionEvent[] {
  const by = withoutConflict(review, who);
  if (!has(by, 'chair')) throw new Refusal('not allowed', 'Only the chair recommends a route; the three partners then decide.');
  mustBeReferred(review);
  const { recommended: open, rounds: round } = review.decision;
  if (open && round === said.seen + 1 && open.by === by.id && open.outcome === said.outcome) return [];
  if (review.decision.outcome) throw decidedAlready();
  if (round !== said.seen || (open && !isRejected(review.decision)))
    throw new Refusal('too late', 'A recommendation is already with the three partners. Please wait for their answers.');
  const missing = whyNotThree(said.partners);
  if (missing) throw new Refusal('not complete', missing);
  const partners = said.partners.map(({ id }) => id);
  // Nobody decides on their own recommendation.
  if (partners.includes(by.id))
    throw new Refusal('not allowed', 'You are one of the three partners, so somebody else must recommend the route.');
  return [{ type: 'routeRecommended', at, by: by.id, outcome: said.outcome, partners, round: round + 1 }];
}

/** What is wrong when there are not exactly three partners to decide, in words; empty when there are. */
export function whyNotThree(partners: readonly Person[]): string {
  if (partners.length === 3) return '';
  const who = partners.map(({ name, agency }) => `${name} (${agency})`).join(', ');
  const found = partners.length === 0 ? 'Nobody is set up as one here' : `Set up here: ${who}`;
  const next = partners.length < 3 ? 'add who is missing' : 'leave three';
  return `Three partners decide: the local authority, health and the police. ${found}. Please ask the partnership office to ${next}.`;
}

/** One partner agrees or dissents. With the third answer the case is decided where at least two agree; otherwise it goes back to the chair. */
export function answer(
  review: Review,
  who: Person,
  said: {
    readonly partner: PersonId;
    readonly agrees: boolean;
    readonly round: number;
    /** The revision of this partner's answer that the writer saw, 0 for none. */
    readonly seen: number;
  },
  at: string,
): DecisionEvent[] {
  const by = withoutConflict(review, who);
  const { decision } = review;
  const open = decision.recommended;
  if (!open || open.round !== said.round)
    throw new Refusal('too late', 'There is a newer recommendation than the one on this card. Please open the review again.');
  if (!open.partners.includes(said.partner)) throw new Refusal('not allowed', 'Only the three partners decide.');
  const as = mayAnswer(review, by, said.partner, open);
  const before = decision.said[said.partner];
  if (before?.revision === said.seen + 1 && before.agrees === said.agrees && before.by === by.id) return [];
  if (decision.outcome) throw decidedAlready();
  if (isRejected(decision)) throw new Refusal('too late', 'All three partners have answered. The chair now recommends anew.');
  if ((before?.revision ?? 0) !== said.seen)
    throw new Refusal('too late', 'This partner’s answer was changed since you opened it. Please open the decision paper again.');
  const { partner, agrees, round } = said;
  const answered: DecisionEvent = { type: 'partnerAnswered', at, by: by.id, partner, as, agrees, round, revision: said.seen + 1 };
  const after = evolveDecision(decision, answered);
  if (!everybodySaid(after) || agreeing(after) < MAJORITY) return [answered];
  return [answered, { type: 'routeDecided', at, by: by.id, outcome: open.outcome }];
}

/**
 * A decision is taken anew, with a reason: by the chair, or by the coordinator with the chair's say. What was decided, and who said
 * what, stays readable; the chair recommends the next round.
 */
export function reopen(review: Review, who: Person, round: number, at: string): DecisionEvent[] {
  const by = withoutConflict(review, who);
  if (!has(by, 'chair') && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'The chair reopens a decision, or the coordinator with the chair’s say.');
  const { rounds, outcome } = review.decision;
  if (rounds !== round || (outcome === '' && review.state === 'referred')) return [];
  if (!outcome || isSetAside(review)) throw new Refusal('too late', 'There is no decision to reopen. Open the review to see where it is.');
  return [{ type: 'decisionReopened', at, by: by.id, round }];
}

const MAJORITY = 2;

/** Nobody takes part in deciding a case in which they have a conflict of interest; a stand-in does, in the role of whom they stand for. */
function withoutConflict(review: Review, who: Person): Person {
  const by = actingIn(review, who);
  if (!by) throw new Refusal('not allowed', 'You have declared a conflict of interest in this case, so somebody else decides it.');
  return by;
}

function mayAnswer(
  review: Review,
  by: Person,
  partner: PersonId,
  open: { readonly by: PersonId; readonly partners: readonly PersonId[] },
): AnswersAs {
  const as = answeringAs(review, by, partner, { partners: open.partners, said: review.decision.said });
  if (as !== 'partner' && by.id === open.by)
    throw new Refusal('not allowed', 'You made this recommendation, so somebody else must record what the partners say to it.');
  return as;
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

/** True while it is the chair's turn: the discussion is called and nothing is recommended, or the partners did not follow. */
export const waitsForChair = ({ state, decision }: Review): boolean =>
  state === 'referred' && (isRejected(decision) || ((decision.calledAt !== '' || decision.rounds > 0) && !decision.recommended));

/** True while a rapid review can't start, because no notification is recorded. */
export const waitsForNotification = ({ decision, clock }: Review): boolean => decision.outcome === 'rapid review' && !clock.notification;

function mustBeReferred({ state }: Review): void {
  if (state === 'withdrawn') throw new Refusal('too late', 'This referral has been withdrawn, so there is nothing to decide.');
  if (state === 'part of another review')
    throw new Refusal('too late', 'This referral is part of another review now. Open it to see which; the decision is made there.');
  if (state === 'transferred') throw new Refusal('too late', 'Another area has taken this case over, so nothing is decided here.');
  if (state === 'criteria no longer met') throw new Refusal('too late', 'This review has ended, because the criteria are no longer met.');
  if (state === 'short start sent' || state === 'with agency lead' || state === 'returned')
    throw new Refusal('not complete', 'This case has not reached the partnership office yet. You will hear when it has.');
}

const decidedAlready = (): Refusal => new Refusal('too late', 'The partners have decided this case already.');

const chair = { role: 'chair' } as const;
const office = { role: 'coordinator' } as const;

/** What this part of a review owes people now. */
export const owedForDecision: Owes = (review) => {
  const { decision } = review;
  const round = decision.rounds;
  if (isSetAside(review)) return [];
  if (decision.outcome) return owedWhenDecided(review);
  return [
    waitsForChair(review) && round === 0 && { key: 'threshold-chair', to: chair, says: 'assess' },
    ...toldOfReopening(review),
    isMoved(review) && { key: `threshold-at-${decision.meets?.at.replace(/\D/g, '') ?? ''}`, to: chair, says: 'threshold set' },
    waitsForChair(review) && round > 0 && { key: `recommend-anew-${round}`, to: chair, says: 'recommend anew' },
    ...awaited(decision).map((person) =>
      isConflicted(review, person)
        ? { key: `decide-for-${round}-${person}`, to: office, says: 'decide for' }
        : { key: `decide-${round}-${person}`, to: { person }, says: 'decide' },
    ),
  ];
};

/** A time that was said when the discussion was called is told with the call itself; one that was said later, or moved, by itself. */
const isMoved = (review: Review): boolean => {
  const { meets, calledAt } = review.decision;
  return waitsForChair(review) && meets !== null && meets.at !== '' && meets.saidAt !== calledAt;
};

/** Everybody who was told of the decision is told that it is taken anew; the chair is asked to recommend. */
function toldOfReopening({ referrer, decision: { reopened, rounds } }: Review): (Owed | false)[] {
  if (reopened?.round !== rounds) return [];
  const key = `reopened-${rounds}`;
  return [
    referrer !== '' && { key: `${key}-referrer`, to: { person: referrer }, says: 'referral reopened' },
    { key: `${key}-office`, to: office, says: 'reopened' },
    ...reopened.partners.map((person) => ({ key: `${key}-${person}`, to: { person }, says: 'reopened' })),
    reopened.outcome === 'rapid review' && { key: `${key}-notifier`, to: { role: 'LA notifier' }, says: 'reopened' },
  ];
}

const owedWhenDecided = (review: Review): (Owed | false)[] => [
  review.referrer !== '' && { key: `outcome-referrer-${review.decision.rounds}`, to: { person: review.referrer }, says: 'outcome' },
  { key: `decided-office-${review.decision.rounds}`, to: office, says: 'decided' },
  { key: `decided-chair-${review.decision.rounds}`, to: chair, says: 'decided' },
  waitsForNotification(review) && {
    key: `notification-needed-${review.decision.rounds}`,
    to: { role: 'LA notifier' },
    says: 'notification needed',
  },
];
