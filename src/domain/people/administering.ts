import { Refusal } from '../refusal';
import { compare, type Day } from '../time/days';
import { holds, type Person, type PersonId, type Role } from './people';
import type { PersonFacts } from './personChange';

/** What each role does and sees, as an administrator reads it before giving it to somebody. */
export const ROLE_IN_WORDS: Readonly<Record<Role, string>> = {
  referrer: 'writes referrals and follows their own',
  'agency lead': 'reads the agency’s referrals and passes them on; gets the pack',
  coordinator: 'the partnership office: sees and does everything in a review',
  chair: 'chairs reviews: sees everything, recommends, approves the report',
  facilitator: 'where they are invited: leads the discussion; reads the pack without the child’s name',
  scribe: 'where they are invited: records what the meeting finds; reads the pack without the child’s name',
  'information author': 'writes what the agency knows; sees the child’s name to find the records',
  participant: 'takes part in meetings to which they are invited, and reads their pack',
  'LA notifier': 'records the notification to the national Panel; reads referrals',
  'executive partner': 'one of those who decide on the route and sign off the report',
  scrutineer: 'reads reviews without the child’s name, and observes meetings',
  administrator: 'people, roles and settings; nothing of any case',
};

/** Roles that somebody’s deputy must hold at least one of: a deputy acts with their own rights; only in a partner’s place do they have that partner’s voice. */
const SHARED: readonly Role[] = [
  'agency lead',
  'coordinator',
  'chair',
  'facilitator',
  'scribe',
  'information author',
  'LA notifier',
  'executive partner',
  'referrer',
];

/** Work that belongs to one agency: only somebody of the same agency can do it instead. */
const OF_AN_AGENCY: readonly Role[] = ['agency lead', 'information author', 'referrer'];

/** Whether one could do the other’s work: a role in common, in the same agency where the work is the agency’s; or, for a partner, the same agency. */
export const couldStandIn = (one: Person, other: Person): boolean =>
  one.id !== other.id && (sharesRole(one, other) || speaksFor(one, other));

const sharesRole = (one: Person, other: Person): boolean => SHARED.some((role) => bothHold(one, other, role));

/** Whether both have a role for the same work: what belongs to an agency, only where both work there. */
export const bothHold = (one: Person, other: Person, role: Role): boolean =>
  holds(one, role) && holds(other, role) && (one.agency === other.agency || !OF_AN_AGENCY.includes(role));

/** A partner speaks for their organisation, and so can whoever they name there. */
const speaksFor = (partner: Person, other: Person): boolean =>
  holds(partner, 'executive partner') && partner.agency !== '' && partner.agency === other.agency && other.roles.length > 0;

/** Refuses whoever is no administrator. */
export function mustAdminister(by: Person): void {
  if (!holds(by, 'administrator')) throw new Refusal('not allowed', 'Only an administrator can see and change people and their roles.');
}

/** Somebody’s own absence and deputy are theirs to say; an administrator can say them for anybody. */
export function mustBeOwnOr(by: Person, who: PersonId): void {
  if (by.id !== who) mustAdminister(by);
}

/** Why roles can’t be changed like this, in a sentence; empty when they can. `administrators`: all there are now. */
export function whyNotTheseRoles(who: PersonId, roles: readonly Role[], administrators: readonly PersonId[]): string {
  const isLast = administrators.includes(who) && administrators.every((id) => id === who);
  if (isLast && !roles.includes('administrator'))
    return 'This is the only administrator. Please make somebody else administrator first; then this role can be taken away.';
  return '';
}

/** Days away with one more, in the order in which they come; a sentence when it can’t be one. */
export function withAbsence(away: PersonFacts['away'], from: Day, until: Day, today: Day): PersonFacts['away'] | string {
  if (compare(until, from) < 0) return 'The last day is before the first. Please check both days.';
  if (compare(until, today) < 0) return 'These days are over already. Please give days from today on.';
  if (away.some((one) => one.from === from && one.until === until)) return away;
  if (away.length >= MOST_ABSENCES) return `There is room for ${MOST_ABSENCES} absences. Please take away one that is over.`;
  return [...away, { from, until }].sort((one, other) => compare(one.from, other.from));
}

const MOST_ABSENCES = 20;

export const withoutAbsence = (away: PersonFacts['away'], from: string, until: string): PersonFacts['away'] =>
  away.filter((one) => one.from !== from || one.until !== until);
