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
  /** For whom they are the deputy, or took over from. Known only of somebody who presses, because it is looked up with them. */
  readonly deputyFor?: readonly DeputyFor[];
};

/**
 * `now`: they act for `who` in everything today, because `insteadOf` has left or is away. That is the same person, or the one who
 * took over from `who` and whose deputy they are.
 */
export type DeputyFor = { readonly who: PersonId; readonly insteadOf: PersonId; readonly now: boolean };

/**
 * True for the person with this id, and for their deputy while they are not there or when they have a conflict of interest in the
 * review. What the deputy then does is recorded as done by the deputy for that person.
 */
export const actsAs = (person: Person, id: PersonId, conflicted: readonly PersonId[] = []): boolean =>
  id !== '' &&
  (person.id === id || (person.deputyFor ?? []).some((one) => one.who === id && (one.now || conflicted.includes(one.insteadOf))));

/** Whether the partnership gave somebody a role. What they may in one review, `has` of the room of sight says. */
export const holds = (person: Person, role: Role): boolean => person.roles.includes(role);

/** Who acts when the bot records something by itself, such as that somebody could not be reached. */
export const THE_BOT: PersonId = 'bot';
