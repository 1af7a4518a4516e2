import { z } from 'zod';
import { fact, instant, listOf, personId, type AnyFact } from './fact';
import type { Owes } from './owed';
import { has, ROLES, type Person, type PersonId, type Role } from './people';
import { Refusal } from './refusal';
import type { Review } from './review';

const role = z.enum(ROLES);

/** One person's conflict of interest in one case: nothing of it is shown to them, and their part of the work is somebody else's. */
export const Conflict = z.strictObject({
  person: personId,
  at: instant,
  /** Who does their part of the work from then on; empty: nobody was named for it, so that the partnership office does. */
  standIn: personId,
  /** The roles in which the stand-in acts, in this case alone. */
  roles: listOf(role),
  agency: z.string(),
  /** True when the person was the agency lead whose turn it was. */
  wasLead: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;

export const conflictEvents = [
  /** `person` is whose conflict it is; `by` is them, or the coordinator who enters it for them. */
  fact('conflictDeclared', { person: personId, standIn: personId, roles: listOf(role), agency: z.string() }),
  /** The reason is in a content row. */
  fact('conflictWithdrawn', { person: personId, declaredAt: instant }),
] as const;
export type ConflictEvent = z.infer<(typeof conflictEvents)[number]>;

const TYPES: readonly string[] = conflictEvents.map(({ shape }) => shape.type.value);
const isConflictEvent = (event: AnyFact): event is ConflictEvent => TYPES.includes(event.type);

export const conflictOf = ({ conflicts }: Pick<Review, 'conflicts'>, person: PersonId): Conflict | undefined =>
  conflicts.find((one) => one.person === person);

export const isConflicted = (review: Pick<Review, 'conflicts'>, person: PersonId): boolean => conflictOf(review, person) !== undefined;

/**
 * Who somebody is in this case: with the roles of those for whom they stand in. Undefined for a person with a conflict of interest,
 * who sees nothing of it, whomever they stand in for.
 */
export function actingIn(review: Pick<Review, 'conflicts'>, person: Person): Person | undefined {
  if (review.conflicts.length === 0) return person;
  if (isConflicted(review, person.id)) return undefined;
  const standsInFor = review.conflicts.filter(({ standIn }) => standIn === person.id);
  if (standsInFor.length === 0) return person;
  const lead = standsInFor.find(({ roles }) => roles.includes('agency lead'));
  const roles = new Set([...person.roles, ...standsInFor.flatMap((one) => one.roles)]);
  return { ...person, agency: lead?.agency ?? person.agency, roles: [...roles] };
}

/** The review after somebody's part of the work has passed to somebody else, or back. What is done already stays as it was done. */
export function evolveConflicts(review: Review, event: AnyFact | ConflictEvent): Review {
  if (!isConflictEvent(event)) return review;
  if (event.type === 'conflictDeclared') {
    const { person, standIn, roles, agency, at } = event;
    const wasLead = review.lead === person;
    const conflict: Conflict = { person, at, standIn, roles, agency, wasLead };
    return handedOver({ ...review, conflicts: [...review.conflicts, conflict] }, person, standIn);
  }
  const conflict = conflictOf(review, event.person);
  if (!conflict) return review;
  const conflicts = review.conflicts.filter((one) => one !== conflict);
  return handedBack({ ...review, conflicts }, conflict);
}

/** Puts the stand-in wherever the review waits for the person. Where nobody stands in, a partner's place stays, and the office enters what is said there. */
function handedOver(review: Review, person: PersonId, standIn: PersonId): Review {
  const { decision, findings, meeting } = review;
  const waits = waitingFor(review);
  return {
    ...review,
    lead: waits.lead && review.lead === person ? standIn : review.lead,
    decision: waits.decision
      ? {
          ...decision,
          // Who has a conflict neither recommends nor decides: what they said before they declared it does not count.
          recommended: decision.recommended?.by === person ? null : withPartner(decision.recommended, person, standIn),
          said: decision.recommended?.by === person ? {} : without(decision.said, person),
        }
      : decision,
    information: withAuthor(review.information, person, standIn),
    findings: waits.findings
      ? {
          ...findings,
          recommendation: withPartner(findings.recommendation, person, standIn),
          signedOff: without(findings.signedOff, person),
        }
      : findings,
    meeting: meeting && { ...meeting, invited: others(meeting.invited, person), letIn: others(meeting.letIn, person) },
  };
}

/** A conflict that was declared by mistake: what the stand-in has not done yet is the person's again. */
function handedBack(review: Review, { person, standIn, wasLead }: Conflict): Review {
  const waits = waitingFor(review);
  const { decision, findings } = review;
  const lead = waits.lead && wasLead && review.lead === standIn ? person : review.lead;
  if (!standIn) return { ...review, lead };
  return {
    ...review,
    lead,
    decision:
      waits.decision && !decision.said[standIn]
        ? { ...decision, recommended: withPartner(decision.recommended, standIn, person) }
        : decision,
    information: withAuthor(review.information, standIn, person),
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

function withAuthor(information: Review['information'], from: PersonId, to: PersonId): Review['information'] {
  const requests = Object.entries(information.requests).map(([agency, request]) => {
    const passes = request.author === from && (request.state === 'asked' || request.state === 'acknowledged');
    return [agency, passes ? { ...request, author: to } : request] as const;
  });
  return { ...information, requests: Object.fromEntries(requests) };
}

const others = (people: readonly PersonId[], person: PersonId): PersonId[] => people.filter((one) => one !== person);
const without = <Said>(said: Readonly<Record<PersonId, Said>>, person: PersonId): Record<PersonId, Said> =>
  Object.fromEntries(Object.entries(said).filter(([id]) => id !== person));

/** Roles that pass to a stand-in: the work of a case. Administering people is none of it, and nobody refers in another's name. */
const passesOn = (one: Role): boolean => one !== 'administrator' && one !== 'referrer' && one !== 'participant' && one !== 'scrutineer';

/**
 * Somebody says that they have a conflict of interest, or the coordinator enters it for them. It is never refused to the person
 * themselves, needs no reason and holds at once. Said again, it changes nothing.
 */
export function declareConflict(
  review: Review,
  by: Person,
  said: { readonly person: Person; readonly standIn: PersonId },
  at: string,
): ConflictEvent[] {
  const { person, standIn } = said;
  if (by.id !== person.id && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'People declare a conflict of interest themselves; the coordinator can enter it for them.');
  if (isConflicted(review, person.id)) return [];
  const roles = actingIn(review, person)?.roles.filter(passesOn) ?? [];
  return [{ type: 'conflictDeclared', at, by: by.id, person: person.id, standIn, roles, agency: person.agency }];
}

/** The coordinator takes a conflict back that was declared by mistake. Nobody does that for themselves. */
export function withdrawConflict(
  review: Review,
  by: Person,
  said: { readonly person: PersonId; readonly declaredAt: string },
  at: string,
): ConflictEvent[] {
  if (!has(by, 'coordinator') || by.id === said.person)
    throw new Refusal('not allowed', 'Another coordinator takes a conflict of interest back, with a reason.');
  const conflict = conflictOf(review, said.person);
  if (conflict?.at !== said.declaredAt) return [];
  return [{ type: 'conflictWithdrawn', at, by: by.id, ...said }];
}

/** What conflicts of interest owe: the stand-in and the office are told. */
export const owedForConflicts: Owes = ({ conflicts }) =>
  conflicts.flatMap(({ person, at, standIn }) => {
    const key = `${person}-${at.replace(/\D/g, '')}`;
    return [
      standIn !== '' && { key: `stands-in-${key}`, to: { person: standIn }, says: 'stands in' },
      { key: `conflict-${key}`, to: { role: 'coordinator' } as const, says: 'conflict declared' },
    ];
  });

/** Whose conflict a post is about, by its key. */
export const conflictOfPost = ({ conflicts }: Review, key: string): Conflict | undefined =>
  conflicts.find(({ person, at }) => key.endsWith(`-${person}-${at.replace(/\D/g, '')}`));
