import { z } from 'zod';
import { listOf } from '../fact';
import { recorded, row } from '../forms/row';
import { Words } from './words';

/** The review's own key for marks. It is destroyed when the review closes. */
export const KEY_FOR_MARKS = row('discussion~key', z.object({}), z.object({ key: z.string() }));

const ofRound = { stage: z.int(), visit: z.int() };
const byOne = { ...ofRound, by: z.string() };

/** The kind of a row that says that somebody passed; it holds no words. */
export const PASS = 'pass';

/** Words that somebody gave in one round, or that they passed. `by` tells the people of one round apart and says nothing about who they are. */
export const SAID = row(
  'said~{stage#}~{visit#}~{mark*}',
  z.object({ ...byOne, kind: z.string() }),
  z.union([Words, z.strictObject({ kind: z.undefined().optional() })]),
);

/** The numbers that somebody gave in one round, each in a column of its own too. */
export const VOTE = row(
  'vote~{stage#}~{visit#}~{by}',
  z.object(byOne).catchall(z.union([z.number(), z.string()])),
  z.record(z.string(), z.number()),
);

const spread = z.object({ low: z.number(), high: z.number(), middle: z.number(), count: z.number() });

/** What of a round was shown, from the first time on; `words` and `numbers` are hashes. */
export const SHOWN = row(
  'shown~{stage#}~{visit#}~{number#2}',
  z.object({ ...ofRound, words: z.number(), numbers: z.number() }),
  z.object({ words: listOf(z.string()), numbers: listOf(z.string()), spread: z.record(z.string(), spread) }),
);

/** How it is known whether a child has died: `child` is `first`, or the number on the list of other children. */
export const DEATH_KNOWN = row('died~{child}', z.object({ child: z.string(), ...recorded }), z.object({ why: z.string() }));

/** Who was there, by agency and role. */
export const ATTENDED = row('attended~{mark}', z.object({ agency: z.string(), role: z.string() }), z.object({}));

/** A note that someone is unsafe now, under its author's name. `name`: what Teams calls an author whom the partnership does not know. */
export const UNSAFE_NOTE = row(
  'safety~{number#}',
  z.object({ by: z.string(), at: z.string() }),
  z.object({ atRisk: z.string(), phoned: z.string(), phonedAt: z.string(), name: z.string().optional() }),
);
