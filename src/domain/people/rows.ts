import { z } from 'zod';
import { row } from '../forms/row';

/** A card that each administrator is to have, as it was drawn, until they do. `except`: who knows already. */
export const FOR_ADMINISTRATORS = row(
  'administrators~{about*}',
  z.object({}),
  z.object({
    except: z.string(),
    card: z.object({ name: z.string(), preview: z.string(), json: z.record(z.string(), z.unknown()), holdsCase: z.literal(false) }),
  }),
);
