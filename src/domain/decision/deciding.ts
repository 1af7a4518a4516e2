import type { Person, PersonId } from '../people/people';
import { changedSince, Refusal } from '../refusal';
import { agreeing, everybodySaid, evolveDecision, isRejected, type DecisionEvent, type Outcome } from '../review/decision';
import type { Review } from '../review/review';
import { isSetAside } from '../review/whereItIs';
import { has, type Acting } from '../sight/acting';
import { answeringAs, type Vote } from '../sight/partners';

/** The coordinator calls the threshold discussion: from then on it is the chair's turn. Called again, it changes nothing. */
export function callThreshold(review: Review, by: Acting, at: string): DecisionEvent[] {
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
  by: Acting,
  { meetsAt, seen }: { readonly meetsAt: string; readonly seen: number },
  at: string,
): DecisionEvent[] {
  const called = callThreshold(review, by, at);

  const { outcome, meets } = review.decision;
  if (outcome) throw decidedAlready();
  if (meets?.revision === seen + 1 && meets.at === meetsAt && meets.by === by.id) return [];
  if ((meets?.revision ?? 0) !== seen) throw changedSince();
  if (meetsAt && Date.parse(meetsAt) < Date.parse(at))
    throw new Refusal('not complete', 'That time has passed already. Please check the day and the time.');
  return [...called, { type: 'thresholdSet', at, by: by.id, meetsAt, revision: seen + 1 }];
}

/**
 * The chair recommends a route to the three partners, who decide. A recommendation that they did not follow can be made anew.
 * `seen` is the round that the chair saw, 0 for none: the same press again changes nothing.
 */
export function recommend(
  review: Review,
  by: Acting,
  said: { readonly outcome: Outcome; readonly partners: readonly Person[]; readonly seen: number },
  at: string,
): DecisionEvent[] {
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
  by: Acting,
  said: {
    readonly partner: PersonId;
    readonly agrees: boolean;
    readonly round: number;
    /** The revision of this partner's answer that the writer saw, 0 for none. */
    readonly seen: number;
  },
  at: string,
): DecisionEvent[] {
  const { decision } = review;
  const open = decision.recommended;
  if (!open || open.round !== said.round)
    throw new Refusal('too late', 'There is a newer recommendation than the one on this card. Please open the review again.');
  if (!open.partners.includes(said.partner)) throw new Refusal('not allowed', 'Only the three partners decide.');
  const as = answeringAs(review, by, said.partner, voteOn(review, open));
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

/** What the three partners vote on when they decide on the route. */
export const voteOn = ({ decision }: Pick<Review, 'decision'>, { by, partners }: Pick<Open, 'by' | 'partners'>): Vote => ({
  recommendedBy: by,
  partners,
  said: decision.said,
});

type Open = NonNullable<Review['decision']['recommended']>;

/**
 * A decision is taken anew, with a reason: by the chair, or by the coordinator with the chair's say. What was decided, and who said
 * what, stays readable; the chair recommends the next round.
 */
export function reopen(review: Review, by: Acting, round: number, at: string): DecisionEvent[] {
  if (!has(by, 'chair') && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'The chair reopens a decision, or the coordinator with the chair’s say.');
  const { rounds, outcome } = review.decision;
  if (rounds !== round || (outcome === '' && review.state === 'referred')) return [];
  if (!outcome || isSetAside(review)) throw new Refusal('too late', 'There is no decision to reopen. Open the review to see where it is.');
  return [{ type: 'decisionReopened', at, by: by.id, round }];
}

const MAJORITY = 2;

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
