import { z } from 'zod';
import { aReason, recorded, row } from '../forms/row';

const answer = z.union([z.strictObject({ said: z.string() }), z.strictObject({ notKnown: z.string() })]);
const answers = z.object({ answers: z.record(z.string(), answer) });
const written = { revision: z.number(), ...recorded };

/** What was recorded of one stage. */
export const FINDING = row(
  'finding~{stage#}',
  z.object({ stage: z.number(), title: z.string(), answered: z.number(), ...written }),
  answers,
);

export const LEARNING_POINT = row(
  'learning~{number#}',
  z.object({ number: z.number(), theme: z.string(), recurring: z.boolean(), ...written }),
  answers,
);

export const ACTION = row(
  'action~{number#}',
  z.object({
    ...{ number: z.number(), owner: z.string(), ownerName: z.string(), agency: z.string(), dueOn: z.string(), status: z.string() },
    ...written,
  }),
  answers,
);

/** A revision of what the meeting recommends. Only recommendations keep their older words, because partners answered them. */
export const RECOMMENDATION = row(
  'recommendation~{revision#}',
  z
    .object({ lcspr: z.string(), hasDissent: z.boolean(), partners: z.string(), ...written })
    .catchall(z.union([z.string(), z.number(), z.boolean()])),
  answers,
);

/** One partner's answer to one recommendation. */
export const SIGN_OFF = row(
  'signoff~{round#}~{partner*}',
  z.object({ round: z.number(), partner: z.string(), agency: z.string(), agrees: z.boolean(), ...recorded }),
  aReason,
);

/** What the three partners decided. */
export const LCSPR_DECIDED = row(
  'lcspr~{round#}',
  z.object({ round: z.number(), lcspr: z.string(), agreed: z.number(), dissented: z.number(), decidedAt: z.string() }),
  z.object({}),
);
