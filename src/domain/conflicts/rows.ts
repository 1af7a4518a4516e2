import { z } from 'zod';
import { aReason, row } from '../forms/row';

/** Why a conflict of interest was taken back. */
export const TAKEN_BACK = row(
  'conflict~{about*}',
  z.object({ person: z.string(), takenBackBy: z.string(), takenBackAt: z.string() }),
  aReason,
);
