import { z } from 'zod';
import { day } from '../../domain/time/days';
import type { Content } from '../../ports';

const dayOrNone = z.union([day, z.literal('')]);
export const MovedFor = z.object({
  person: z.string(),
  reference: z.string(),
  moved: z.array(z.object({ milestone: z.string(), was: dayOrNone, is: dayOrNone })).readonly(),
});

/** What moved for one person in one review. */
export type MovedFor = z.infer<typeof MovedFor>;

/** The partition of its own in which the digests of one change are kept. */
export const toldIn = (version: number): string => `RULES-${version}`;

export const TOLD = 'told~';

/** The row that says so, under the same key however often it is written. */
export const toldRow = (one: MovedFor): Content => ({ key: `${TOLD}${one.person}~${one.reference}`, columns: {}, json: one });

export const readTold = (rows: readonly Content[]): MovedFor[] => rows.map(({ json }) => MovedFor.parse(json));
