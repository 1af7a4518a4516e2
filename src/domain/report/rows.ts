import { z } from 'zod';
import { row } from '../forms/row';
import { Front, Section } from './blocks';

/** The name of the part that stands before the first section. */
export const FRONT = 'front';

/** One part of a version of the report as it was when it was made, by the section's id. The document is drawn from these, and never kept. */
export const REPORT_PART = row(
  'report~{number#}~{section}',
  // A section has its heading, and whether anything is recorded under it, in columns of their own as well.
  z
    .object({ number: z.number(), section: z.string(), position: z.number(), madeAt: z.string() })
    .catchall(z.union([z.string(), z.number(), z.boolean()])),
  z.union([Front, Section]),
);
