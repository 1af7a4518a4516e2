import type { Absence } from '../../src/domain/people/cover';
import type { Person, Role } from '../../src/domain/people/people';
import { nextDay, readDay, type Day } from '../../src/domain/time/days';
import type { Chance } from './chance';

export const AGENCIES = ['Council', 'Health', 'Police', 'Schools', 'Charity'];

const person = (name: string, agency: string, ...roles: Role[]): Person => ({ id: `t~${name}`, name, agency, roles });

export const COORDINATORS = [person('office-1', 'Office', 'coordinator'), person('office-2', 'Office', 'coordinator')];
export const CHAIRS = [person('chair-1', 'Council', 'chair'), person('chair-2', 'Health', 'chair')];
export const NOTIFIERS = [person('notifier-1', 'Council', 'LA notifier'), person('notifier-2', 'Council', 'LA notifier')];
export const PARTNERS = ['Council', 'Health', 'Police'].map((agency) => person(`partner-${agency}`, agency, 'executive partner'));
export const LEADS = AGENCIES.map((agency) => person(`lead-${agency}`, agency, 'agency lead'));
export const AUTHORS = AGENCIES.map((agency) => person(`author-${agency}`, agency, 'information author'));
export const REFERRERS = AGENCIES.map((agency) => person(`referrer-${agency}`, agency, 'referrer'));
export const EVERYBODY: readonly Person[] = [
  ...COORDINATORS,
  ...CHAIRS,
  ...NOTIFIERS,
  ...PARTNERS,
  ...LEADS,
  ...AUTHORS,
  ...REFERRERS,
  person('facilitator', 'Council', 'facilitator'),
];

/** Who stands in for whom: the other one of two, and an agency's lead for its author. */
export const DEPUTIES: Readonly<Record<string, string>> = Object.fromEntries([
  ...[COORDINATORS, CHAIRS, NOTIFIERS].flatMap(([one, other]) => [
    [one!.id, other!.id],
    [other!.id, one!.id],
  ]),
  ...AUTHORS.map(({ id, agency }) => [id, `t~lead-${agency}`]),
]);

/** When somebody is away in a year: a few times, for some days each. */
export function absences(chance: Chance, first: Day): Absence[] {
  return Array.from({ length: chance.upTo(3) }, () => {
    const from = later(first, chance.upTo(350));
    return { from, until: later(from, chance.upTo(9)) };
  });
}

const later = (day: Day, days: number): Day => (days === 0 ? day : later(nextDay(day), days - 1));
export const FIRST_DAY = readDay('2026-01-05');
