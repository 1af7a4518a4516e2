import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId } from '../fact';
import { ROLES } from '../people/people';

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
  /** The roles that do not pass to the stand-in: the partnership office does them. Those written before it was told apart have none. */
  rest: listOf(role).optional(),
  /** True when the person was the agency lead whose turn it was. */
  wasLead: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;

export const conflictEvents = [
  /** `person` is whose conflict it is; `by` is them, or the coordinator who enters it for them. */
  fact('conflictDeclared', { person: personId, standIn: personId, roles: listOf(role), agency: z.string(), rest: listOf(role).optional() }),
  /** The reason is in a content row. */
  fact('conflictWithdrawn', { person: personId, declaredAt: instant }),
] as const;
export type ConflictEvent = z.infer<(typeof conflictEvents)[number]>;
export const isConflictEvent = oneOf(conflictEvents);
