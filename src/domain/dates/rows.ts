import { z } from 'zod';
import { row, someWords } from '../forms/row';
import { day } from '../time/days';

/** The words of a reason, named after the event that they belong to. */
export const REASON = row('reason~{event#6}', z.object({}), someWords);

/** What a quiet date is to the family. */
export const QUIET_DATE = row('quiet~{on}', z.object({ on: z.string() }), z.object({ what: z.string() }));

const dayOrNone = z.union([day, z.literal('')]);

/** What moved for one person in one review when the partnership changed how it counts. */
export const MOVED_FOR = row(
  'told~{person*}~{reference}',
  z.object({}),
  z.object({
    person: z.string(),
    reference: z.string(),
    moved: z.array(z.object({ milestone: z.string(), was: dayOrNone, is: dayOrNone })).readonly(),
  }),
);
