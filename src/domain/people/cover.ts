import { compare, type Day } from '../time/days';
import { isInvited } from './matching';
import type { PersonId } from './people';

/** Both days included. */
export type Absence = { readonly from: Day; readonly until: Day };

/** Whether somebody is there, and who does their work when they are not. */
export type Standing = {
  /** Who stands in for them; once they have left, who took over from them. */
  readonly deputy: PersonId | '';
  readonly away: readonly Absence[];
  /** The first day on which they are no longer there. */
  readonly leftOn: Day | '';
};

/** Who gets somebody's work. `office`: nobody else can, so the partnership office acts for them. */
export type Cover =
  | { readonly by: 'themselves'; readonly person: PersonId }
  | { readonly by: 'deputy' | 'successor'; readonly for: PersonId; readonly person: PersonId }
  | { readonly by: 'office'; readonly for: PersonId };

/**
 * Who gets the work of `who` on a day: themselves; their successor for good when they have left; their deputy while they are away or
 * when they have a conflict of interest in the review; the partnership office when there is no such person, or that one is not there
 * either. A deputy’s deputy is never asked, because nobody would expect them to know; a successor’s own deputy is.
 */
export function cover(who: PersonId, on: Day, standings: ReadonlyMap<PersonId, Standing>, conflicted: readonly PersonId[] = []): Cover {
  const holder = successorOf(who, on, standings);
  const standing = holder === undefined ? undefined : standings.get(holder);
  if (holder === undefined || !standing) return { by: 'office', for: who };
  const can = (id: PersonId): boolean => !isInvited(id) && isThere(standings.get(id), on) && !conflicted.includes(id);
  if (can(holder)) return holder === who ? { by: 'themselves', person: who } : { by: 'successor', for: who, person: holder };
  const { deputy } = standing;
  return deputy !== '' && can(deputy) ? { by: 'deputy', for: who, person: deputy } : { by: 'office', for: who };
}

/** True for somebody who is known, has not left and is not away. */
export const isThere = (standing: Standing | undefined, on: Day): boolean =>
  standing !== undefined && !hasLeft(standing, on) && !isAway(standing, on);

export const isAway = ({ away }: Pick<Standing, 'away'>, on: Day): boolean =>
  away.some(({ from, until }) => compare(from, on) <= 0 && compare(on, until) <= 0);

export const hasLeft = ({ leftOn }: Pick<Standing, 'leftOn'>, on: Day): boolean => leftOn !== '' && compare(leftOn, on) <= 0;

/** Through everybody who has left to the one who holds the work now; undefined when the way ends with nobody, or runs in a circle. */
function successorOf(who: PersonId, on: Day, standings: ReadonlyMap<PersonId, Standing>): PersonId | undefined {
  const passed = new Set<PersonId>();
  for (let holder = who; holder !== '' && !passed.has(holder);) {
    const standing = standings.get(holder);
    if (!standing || !hasLeft(standing, on)) return holder;
    passed.add(holder);
    holder = standing.deputy;
  }
  return undefined;
}
