import { z } from 'zod';
import type { Answers } from '../domain/forms/answers';
import { ROLES, type Role } from '../domain/people/people';

export const instant = z.iso.datetime();
export const instantOrNone = z.union([instant, z.literal('')]);
export const role: z.ZodType<Role> = z.enum(ROLES);

const kept = z.array(z.strictObject({ what: z.string(), text: z.string(), why: z.string() })).exactOptional();

export const answers: z.ZodType<Answers> = z.record(
  z.string(),
  z.union([z.strictObject({ said: z.string(), kept }), z.strictObject({ notKnown: z.string(), kept })]),
);
