import { z } from 'zod';
import { instant, personId } from '../fact';
import { day } from '../time/days';
import { ROLES } from './people';

const absence = z.strictObject({ from: day, until: day }).readonly();

/** What the partnership keeps about somebody, apart from where their chat is. */
export const PersonFacts = z.strictObject({
  name: z.string(),
  agency: z.string(),
  roles: z.array(z.enum(ROLES)).readonly(),
  email: z.string(),
  deputy: personId,
  away: z.array(absence).readonly(),
  leftOn: z.union([day, z.literal('')]),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

/** One entry of a person's journal: only what became different. Folded in their order, they are the person. */
export const PersonChange = z.strictObject({ id: personId, at: instant, by: personId, now: PersonFacts.partial() });
export type PersonChange = z.infer<typeof PersonChange>;

/** Who acts when people come from the settings or the people file. */
export const THE_SETTINGS = 'settings';

export const NOTHING_KNOWN: PersonFacts = { name: '', agency: '', roles: [], email: '', deputy: '', away: [], leftOn: '' };
