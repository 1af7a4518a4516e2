/** A person: tenant id and Entra object id of the verified activity, joined by `~`. */
export type PersonId = string;

/** The roles a partnership gives to people; the words are those of the work. */
export const ROLES = [
  'referrer',
  'agency lead',
  'coordinator',
  'chair',
  'facilitator',
  'scribe',
  'information author',
  'participant',
  'LA notifier',
  'executive partner',
  'scrutineer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly Role[];
};

export const has = (person: Person, role: Role): boolean => person.roles.includes(role);
