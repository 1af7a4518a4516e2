import { z } from 'zod';
import { recorded, row } from '../forms/row';
import { listOf } from '../fact';

/** Where the threshold discussion is held, and with whom. */
export const CALL_FOR = row('threshold~call', z.object(recorded), z.object({ where: z.string(), who: z.string() }));

/** A recommendation: its words frozen with their questions, and what was said to each criterion in a column of its own. */
export const CRITERIA = row(
  'decision~criteria~{round#}',
  z.object({ round: z.number(), outcome: z.string(), ...recorded }).catchall(z.union([z.string(), z.number()])),
  z.object({
    page: z.string(),
    title: z.string(),
    items: listOf(z.object({ field: z.string(), question: z.string(), answer: z.string(), notKnown: z.string(), apart: z.boolean() })),
  }),
);

/** One partner's answer to one recommendation. `decidedBy`: who decided where the partner has a conflict of interest and nobody stands in. */
export const PARTNER_ANSWER = row(
  'decision~partner~{round#}~{partner*}',
  z.object({
    round: z.number(),
    partner: z.string(),
    agency: z.string(),
    agrees: z.boolean(),
    revision: z.number(),
    ...recorded,
  }),
  z.object({ words: z.string(), decidedBy: z.string() }),
);

/** Why a decision was reopened, by the round that was over then. */
export const REOPENED = row('triage~reopened~{round#}', z.object(recorded), z.object({ reason: z.string(), chairSaid: z.string() }));
