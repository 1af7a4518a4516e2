import { actsAs, type PersonId, type Role } from '../people/people';
import { isWaiting } from '../review/information';
import { whose } from '../review/reminding';
import type { Review } from '../review/review';
import { officeActsForLead } from '../review/whereItIs';
import type { Milestone } from './milestone';
import { has, type Acting } from '../sight/acting';

/** Whose a milestone is: one person, or everybody who holds a role, in one agency where it names one. */
export type Owner = { readonly person: PersonId } | { readonly role: Role; readonly agency?: string };

const OFFICE: Owner = { role: 'coordinator' };

/** Who has to do something for a milestone that is not done yet. Who has done their part is no longer among them. */
export function ownersOf(review: Review, milestone: Pick<Milestone, 'key' | 'owner'>): readonly Owner[] {
  switch (milestone.key) {
    case 'quality':
      return officeActsForLead(review) ? [OFFICE] : [{ person: review.lead }];
    case 'acknowledge':
      return authors(review, ({ state }) => state === 'asked');
    case 'returns':
      return authors(review, isWaiting);
    case 'meeting':
      return [{ role: 'chair' }, { role: 'facilitator' }];
    case 'accuracy':
      return participants(review);
    case 'signoff':
      return partners(review);
    case 'lcsprAgreed':
      return review.findings.recommendation?.partners.map((person) => ({ person })) ?? [{ role: 'executive partner' }];
    default:
      return milestone.owner === 'referrer' ? [{ person: review.referrer }] : [{ role: milestone.owner }];
  }
}

/** The agency leads who are asked to help when the others did not manage: those of the agencies that are waited for, the referrer’s among them. */
export function leadsOf(review: Review, milestone: Pick<Milestone, 'key'>): readonly Owner[] {
  if (milestone.key === 'answers' && review.state === 'returned' && !officeActsForLead(review)) return [{ person: review.lead }];
  if (milestone.key !== 'acknowledge' && milestone.key !== 'returns') return [];
  return agenciesWaitedFor(review, milestone).map((agency) => ({ role: 'agency lead', agency }));
}

/** The agencies that have not done their part of a milestone, in the order of their names. */
export const agenciesWaitedFor = ({ information }: Review, { key }: Pick<Milestone, 'key'>): string[] =>
  Object.entries(information.requests)
    .filter(([, request]) => (key === 'acknowledge' ? request.state === 'asked' : isWaiting(request)))
    .map(([agency]) => agency)
    .sort((one, other) => one.localeCompare(other, 'en-GB'));

/** True for whoever does a milestone's work now: an owner who has not handed it on, or who acts for one. */
export const owns = (review: Review, milestone: Pick<Milestone, 'key' | 'owner'>, person: Acting): boolean =>
  isAmong(review, milestone.key, ownersOf(review, milestone), person);

/** True for somebody who is meant by one of these, and may know of the review. */
export const isAmong = (review: Review, milestone: string, owners: readonly Owner[], person: Acting): boolean =>
  owners.some((owner) => isOwner(review, milestone, owner, person));

function isOwner(review: Review, milestone: string, owner: Owner, person: Acting): boolean {
  const conflicted = review.conflicts.map((one) => one.person);
  if (conflicted.includes(person.id)) return false;
  if ('person' in owner) return actsAs(person, owner.person, conflicted);
  const handedOn = review.reminding.handedOver[whose(milestone, person.id)] !== undefined;
  return has(person, owner.role) && isMeant(review, milestone, owner, person) && !handedOn;
}

/** Only a facilitator who is invited to a meeting learns of it, and only an agency's own leads are asked to help it. */
export function isMeant({ meeting }: Review, milestone: string, owner: Owner, person: Acting): boolean {
  if ('person' in owner) return owner.person === person.id;
  if (owner.role === 'facilitator' && milestone === 'meeting' && meeting) return meeting.invited.includes(person.id);
  return owner.agency === undefined || person.agency === owner.agency;
}

type Request = Review['information']['requests'][string];

function authors({ information }: Review, isOpen: (request: Request) => boolean): Owner[] {
  const open = Object.values(information.requests).filter(isOpen);
  const people = [...new Set(open.map(({ author }) => author).filter(Boolean))].map((person) => ({ person }));
  return open.some(({ author }) => author === '') ? [...people, OFFICE] : people;
}

function participants({ meeting }: Review): readonly Owner[] {
  const all = [...new Set([...(meeting?.invited ?? []), ...(meeting?.letIn ?? [])])];
  return all.length > 0 ? all.map((person) => ({ person })) : [OFFICE];
}

function partners({ decision, findings }: Review): readonly Owner[] {
  const named = findings.recommendation?.partners ?? decision.recommended?.partners;
  const awaited = named?.filter((partner) => !findings.signedOff[partner]);
  return awaited ? awaited.map((person) => ({ person })) : [{ role: 'executive partner' }];
}

/** Milestones that many people have a part in: none of them answers for the whole. */
const OF_MANY: readonly string[] = ['acknowledge', 'returns', 'accuracy', 'signoff', 'lcsprAgreed'];

/** Whoever can say how a milestone stands as a whole: who does its work, where that is one, or the coordinator, who runs the process. */
export const answersFor = (review: Review, by: Acting, milestone: Pick<Milestone, 'key' | 'owner'>): boolean =>
  has(by, 'coordinator') || (!OF_MANY.includes(milestone.key) && owns(review, milestone, by));
