import type { PersonId } from '../people/people';
import { Refusal } from '../refusal';
import { agreed, awaitedSignOffs, evolveFindings, isNotFollowed, revisionOf, type FindingsEvent, type Recorded } from '../review/findings';
import { owing, type Keys, type Owes } from '../review/owed';
import type { Review } from '../review/review';
import { isConflicted } from '../review/whereItIs';
import { answeringAs, mustSayWhy, type Vote } from '../sight/partners';
import { inFindings } from '../sight/visible';
import { stagePage } from './pages';
import { has, type Acting } from '../sight/acting';

/**
 * Records what a meeting found, for the first time or anew. `seen` is the revision that the writer saw, 0 for none: somebody who
 * saw an older one is told so, and nothing of anybody's is overwritten unseen.
 */
export function record(review: Review, by: Acting, what: Recorded, seen: number, at: string): FindingsEvent[] | 'changed since' {
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

function mayBeRecordedNow(review: Review, by: Acting, kind: Recorded['kind']): void {
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
export function mayRecord(review: Review, person: Acting, kind: Recorded['kind']): boolean {
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

function areThree(partners: readonly PersonId[], by: Acting): void {
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
  by: Acting,
  said: { readonly partner: PersonId; readonly agrees: boolean; readonly round: number; readonly reasoned: boolean },
  at: string,
): FindingsEvent[] {
  const { findings } = review;
  const open = findings.recommendation;
  if (!open || open.revision !== said.round)
    throw new Refusal('too late', 'There is a newer recommendation than the one on this card. Please open the review again.');
  if (!open.partners.includes(said.partner)) throw new Refusal('not allowed', 'Only the three partners sign off.');
  const as = answeringAs(review, by, said.partner, voteOn(review, open));
  const before = findings.signedOff[said.partner];
  if (before?.agrees === said.agrees && before.by === by.id) return [];
  if (findings.decided) throw new Refusal('too late', 'The three partners have decided already.');
  mustSayWhy(said.agrees, said.reasoned);
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

/** What the three partners vote on when they sign off. */
export const voteOn = ({ findings }: Pick<Review, 'findings'>, { by, partners }: Pick<Open, 'by' | 'partners'>): Vote => ({
  recommendedBy: by,
  partners,
  said: findings.signedOff,
});

type Open = NonNullable<Review['findings']['recommendation']>;

/** Makes the report's next version; where nothing has happened since the last one, that one is still true. */
export function makeReport(review: Review, by: Acting, at: string): FindingsEvent[] {
  if (review.state !== 'decided') throw new Refusal('too late', 'There is no review to report on: the partners have not decided on one.');
  const { report } = review.findings;
  // The making itself is an event too.
  if (report && review.events === report.asOf + 1) return [];
  return [{ type: 'reportMade', at, by: by.id, number: (report?.number ?? 0) + 1, asOf: review.events }];
}

const chair = { role: 'chair' } as const;
const office = { role: 'coordinator' } as const;

/** What each post of what a meeting found is about. `round`: which recommendation, of those that were recorded. */
export type FindingsPosts = {
  'sign off': { readonly round: number; readonly partner: PersonId };
  'sign off for': { readonly round: number; readonly partner: PersonId };
  'signed off': { readonly round: number; readonly as: 'chair' | 'coordinator' };
  'not followed': { readonly round: number; readonly as: 'chair' | 'coordinator' };
};

/** How the ledger calls each of them, for good. */
export const findingsKeys: Keys<FindingsPosts> = {
  'sign off': ({ round, partner }) => `signoff-${round}-${partner}`,
  'sign off for': ({ round, partner }) => `signoff-for-${round}-${partner}`,
  'signed off': ({ round, as }) => `lcspr-${round}-${as}`,
  'not followed': ({ round, as }) => `not-followed-${round}-${as}`,
};

const owe = owing(findingsKeys);

/** What this part of a review owes people now. */
export const owedForFindings: Owes<FindingsPosts> = (review) => {
  const { findings } = review;
  const round = findings.recommendation?.revision ?? 0;
  const isOpen = !findings.decided;
  return [
    ...(isOpen ? awaitedSignOffs(findings) : []).map((partner) =>
      isConflicted(review, partner)
        ? owe('sign off for', office, { round, partner })
        : owe('sign off', { person: partner }, { round, partner }),
    ),
    ...[chair, office].flatMap((to) => [
      findings.decided !== null && owe('signed off', to, { round, as: to.role }),
      isNotFollowed(findings) && owe('not followed', to, { round, as: to.role }),
    ]),
  ];
};
