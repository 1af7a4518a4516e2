import { z } from 'zod';
import { listOf } from '../fact';
import { row } from '../forms/row';
import { day } from '../time/days';
import { KINDS } from './chronology';

/** Why and for which period an agency was asked. */
export const REQUEST = row('request~{agency*}', z.object({ agency: z.string(), from: day, to: day }), z.object({ why: z.string() }));

/** Whom to try instead of an agency that the request was not for. */
export const NOT_US = row('notUs~{agency*}', z.object({ agency: z.string() }), z.object({ tryInstead: z.string() }));

/** What an agency sent to one question. */
export const RETURNED = row(
  'return~{agency*}~{field}',
  z.object({ agency: z.string(), section: z.string(), answered: z.boolean() }),
  z.object({
    field: z.string(),
    question: z.string(),
    answer: z.string(),
    notKnown: z.string(),
    kept: listOf(z.object({ what: z.string(), text: z.string(), why: z.string() })),
  }),
);

/** The kind of a date that was sent once and is no longer among what its agency sent; it is empty then. */
export const NO_LONGER_SENT = 'withdrawn';

const ofDate = z.object({ day, agency: z.string(), number: z.number(), kind: z.enum([...KINDS, NO_LONGER_SENT]) });

/** One date of an agency's chronology, by its place among them, so that the next sending takes the place of the one before. */
export const KEY_DATE = row('dates~{agency*}~{number#2}', ofDate, z.object({ event: z.string() }));

/** The same as it was kept before, by its day as well: emptied when the agency next sends. */
export const CHRONOLOGY = row('chronology~{day}~{agency*}~{number#}', ofDate, z.object({ event: z.string() }));

/** What a pack holds, frozen when it is issued. */
export const PACK = row(
  'pack~{number#}',
  z.object({ number: z.number(), issuedAt: z.string(), returned: z.number(), missing: z.number() }),
  z.object({
    /** How the agencies were called when it was issued. */
    names: z.record(z.string(), z.string()),
    returned: z.array(z.string()),
    nothingHeld: z.array(z.string()),
    notUs: z.array(z.string()),
    missing: z.array(z.string()),
  }),
);
