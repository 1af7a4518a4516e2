import { z } from 'zod';
import { aFrozenPage } from '../forms/frozen';
import { aReason, recorded, row } from '../forms/row';

/** A link to another case; the area where another area has it. */
export const LINKED = row('link~{number#}', z.object({ to: z.string(), kind: z.string(), ...recorded }), z.object({ area: z.string() }));

/** Why a link was removed. */
export const UNLINKED = row('unlink~{number#}', z.object(recorded), aReason);

/** How a parallel process stands, whom to ring, and what the review should know of it. */
export const PROCESS = row(
  'process~{process}',
  z.object({ process: z.string(), state: z.string(), checkedOn: z.string(), ...recorded }),
  z.object({ contact: z.string(), note: z.string() }),
);

/** The family's part as the office last recorded it. */
export const FAMILY = row('family', z.object({ revision: z.number(), ...recorded }), aFrozenPage);

/** Why a case ended before its time. `area` and `contact` are those of the area that has taken it over. */
export const ENDED = row(
  'triage~ended',
  z.object(recorded),
  z.object({ reason: z.string(), agreed: z.string().optional(), area: z.string().optional(), contact: z.string().optional() }),
);
