import type { AnyFact } from '../fact';
import type { PersonId } from '../people/people';
import { isConflictEvent, type Conflict, type ConflictEvent } from './conflicts';
import { isWaiting } from './information';
import type { ReferralTakenOver } from './referral';
import { isRemindingEvent, type RemindingEvent } from './reminding';
import type { Review } from './review';
import { conflictOf, invitedTo, isConflicted } from './whereItIs';

/** The review after somebody's part has passed to somebody else: the agency lead's, or that of whoever answers for an agency. */
export function evolveHandedOver(review: Review, event: AnyFact | RemindingEvent): Review {
  if (!isRemindingEvent(event) || event.type !== 'handedOver') return review;
  const { milestone, from, to } = event;
  if (milestone === 'quality') return review.lead === from ? { ...review, lead: to } : review;
  if (milestone !== 'acknowledge' && milestone !== 'returns') return review;
  const requests = Object.entries(review.information.requests).map(([agency, request]) => {
    const passes = request.author === from && isWaiting(request);
    return [agency, passes ? { ...request, author: to } : request] as const;
  });
  return { ...review, information: { ...review.information, requests: Object.fromEntries(requests) } };
}

/** Nobody assures the quality of their own referral: a lead who takes one over that is not passed on leaves that to the office. */
export const takenOver = (review: Review, { referrer }: ReferralTakenOver): Review => ({
  ...review,
  referrer,
  lead: review.lead === referrer && review.passedAt === '' ? '' : review.lead,
});

/** The review with nobody in its meeting who has a conflict of interest in it. */
export function keptOut(review: Review): Review {
  const { meeting } = review;
  if (!meeting || ![...meeting.invited, ...meeting.letIn].some((person) => isConflicted(review, person))) return review;
  const letIn = meeting.letIn.filter((person) => !isConflicted(review, person));
  return { ...review, meeting: { ...meeting, invited: invitedTo(review), letIn } };
}

/** The review after somebody's part of the work has passed to somebody else, or back. What is done already stays as it was done. */
export function evolveConflicts(review: Review, event: AnyFact | ConflictEvent): Review {
  if (!isConflictEvent(event)) return review;
  if (event.type === 'conflictDeclared') {
    const { person, standIn, roles, agency, at, rest } = event;
    const wasLead = review.lead === person;
    const conflict: Conflict = { person, at, standIn, roles, agency, wasLead, ...(rest && { rest }) };
    return handedOver({ ...review, conflicts: [...review.conflicts, conflict] }, conflict);
  }
  const conflict = conflictOf(review, event.person);
  if (!conflict) return review;
  const conflicts = review.conflicts.filter((one) => one !== conflict);
  return handedBack({ ...review, conflicts }, conflict);
}

/** Who gets each part of the work that waits for the person: the stand-in where the role passes to them, else nobody by name. */
const takersIn = ({ standIn, roles }: Conflict) => {
  const ifPassed = (...of: Conflict['roles']): PersonId => (of.some((role) => roles.includes(role)) ? standIn : '');
  return { lead: ifPassed('agency lead'), author: ifPassed('information author', 'agency lead'), partner: ifPassed('executive partner') };
};

/** Puts the stand-in wherever the review waits for the person. Where nobody stands in, a partner's place stays, and the office enters what is said there. */
function handedOver(review: Review, conflict: Conflict): Review {
  const { person } = conflict;
  const { decision, findings } = review;
  const to = takersIn(conflict);
  const waits = waitingFor(review);
  return {
    ...review,
    lead: waits.lead && review.lead === person ? to.lead : review.lead,
    decision: waits.decision
      ? {
          ...decision,
          // Who has a conflict neither recommends nor decides: what they said before they declared it does not count.
          recommended: decision.recommended?.by === person ? null : withPartner(decision.recommended, person, to.partner),
          said: decision.recommended?.by === person ? {} : without(decision.said, person),
        }
      : decision,
    information: withAuthor(review.information, person, to.author),
    findings: waits.findings
      ? {
          ...findings,
          recommendation: withPartner(findings.recommendation, person, to.partner),
          signedOff: without(findings.signedOff, person),
        }
      : findings,
  };
}

/** A conflict that was declared by mistake: what the stand-in has not done yet is the person's again. */
function handedBack(review: Review, conflict: Conflict): Review {
  const { person, standIn, wasLead, agency } = conflict;
  const to = takersIn(conflict);
  const waits = waitingFor(review);
  const { decision, findings } = review;
  const lead = waits.lead && wasLead && review.lead === to.lead ? person : review.lead;
  if (!standIn) return { ...review, lead };
  return {
    ...review,
    lead,
    decision:
      waits.decision && !decision.said[standIn]
        ? { ...decision, recommended: withPartner(decision.recommended, standIn, person) }
        : decision,
    // What the stand-in was asked for themselves stays theirs.
    information: to.author === '' ? review.information : withAuthor(review.information, standIn, person, agency),
    findings:
      waits.findings && !findings.signedOff[standIn]
        ? { ...findings, recommendation: withPartner(findings.recommendation, standIn, person) }
        : findings,
  };
}

/** Which parts of a review are still open, so that somebody's place in them can pass on. */
const waitingFor = ({ passedAt, decision, findings }: Review) => ({
  lead: passedAt === '',
  decision: decision.outcome === '',
  findings: findings.decided === null,
});

const withPartner = <Open extends { readonly partners: readonly PersonId[] }>(
  open: Open | null,
  from: PersonId,
  to: PersonId,
): Open | null => {
  // Who has one of the three places already is not given a second one.
  if (!open || !to || open.partners.includes(to)) return open;
  return { ...open, partners: open.partners.map((partner) => (partner === from ? to : partner)) };
};

function withAuthor(information: Review['information'], from: PersonId, to: PersonId, of?: string): Review['information'] {
  const requests = Object.entries(information.requests).map(([agency, request]) => {
    const isOpen = request.state === 'asked' || request.state === 'acknowledged';
    const passes = request.author === from && isOpen && (of === undefined || of === agency);
    return [agency, passes ? { ...request, author: to } : request] as const;
  });
  return { ...information, requests: Object.fromEntries(requests) };
}

const without = <Said>(said: Readonly<Record<PersonId, Said>>, person: PersonId): Record<PersonId, Said> =>
  Object.fromEntries(Object.entries(said).filter(([id]) => id !== person));
