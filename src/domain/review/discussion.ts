import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';

/** In which tense, and with which questions, people speak of this child. Set when the discussion begins, and again when it is recorded that a child has died, or has not. */
export const WORDINGS = ['alive', 'died', 'unborn or baby'] as const;
export type Wording = (typeof WORDINGS)[number];

/** Where the discussion is. What people said is in rows of its own, one for each contribution, never here. */
export const Discussion = z.strictObject({
  state: z.enum(['not begun', 'open', 'paused', 'ended']),
  wording: z.enum(WORDINGS),
  /** Who began it, where that was a facilitator and not the coordinator. */
  facilitator: personId,
  /** The stored number of the stage that is open; which stages there are stands above this floor. */
  stage: z.int().nonnegative(),
  /** Counts stage moves from 1 on, because a discussion may go back: a press names the visit its person saw. */
  visit: z.int().nonnegative(),
  /** The stage of every visit so far, that of visit 1 first. */
  visits: listOf(z.int()),
  /** Every showing of a visit's words, with how many and a digest over their salted hashes. Late words may be shown in a further one. */
  shown: listOf(z.strictObject({ stage: z.int(), visit: z.int(), count: z.int(), digest: z.string() })),
  /** Notes that someone is unsafe now, by a keyed hash of who wrote what, so that one that is sent twice is one. */
  unsafe: listOf(z.string()),
  /** Of each note since notes join: its number, when and by whom, and the number of the note whose message it joins; 0: it has its own. */
  heard: listOf(z.strictObject({ number: z.int(), at: instant, by: personId, joins: z.int().nonnegative() })).default([]),
  begunAt: z.union([instant, z.literal('')]),
  endedAt: z.union([instant, z.literal('')]),
});
export type Discussion = z.infer<typeof Discussion>;

export const NOT_BEGUN: Discussion = {
  ...{ state: 'not begun', wording: 'alive', facilitator: '', stage: 0, visit: 0 },
  ...{ visits: [], shown: [], unsafe: [], heard: [], begunAt: '', endedAt: '' },
};

export const discussionEvents = [
  fact('discussionBegun', { visit: z.int(), wording: z.enum(WORDINGS), as: z.enum(['facilitator', 'coordinator']) }),
  /** What is known of the child has changed: people speak otherwise from the next card on. */
  fact('wordingChanged', { wording: z.enum(WORDINGS) }),
  fact('stageOpened', { stage: z.int(), visit: z.int() }),
  fact('wordsShown', { stage: z.int(), visit: z.int(), count: z.int(), digest: z.string() }),
  fact('discussionPaused', {}),
  fact('discussionResumed', {}),
  /** `joins`: as in what is recorded; facts from before notes joined have none. */
  fact('someoneUnsafe', { number: z.int(), mark: z.string(), joins: z.int().nonnegative().optional() }),
  fact('discussionEnded', {}),
] as const;
export type DiscussionEvent = z.infer<(typeof discussionEvents)[number]>;
const isDiscussionEvent = oneOf(discussionEvents);

export function evolveDiscussion(discussion: Discussion, event: AnyFact | DiscussionEvent): Discussion {
  if (!isDiscussionEvent(event)) return discussion;
  switch (event.type) {
    case 'discussionBegun': {
      const { visit, wording, at: begunAt } = event;
      const facilitator = event.as === 'facilitator' ? event.by : '';
      return {
        ...NOT_BEGUN,
        unsafe: discussion.unsafe,
        heard: discussion.heard,
        state: 'open',
        wording,
        facilitator,
        visit,
        visits: [0],
        begunAt,
      };
    }
    case 'wordingChanged':
      return { ...discussion, wording: event.wording };
    case 'stageOpened':
      return { ...discussion, stage: event.stage, visit: event.visit, visits: [...discussion.visits, event.stage] };
    case 'wordsShown': {
      const { stage, visit, count, digest } = event;
      return { ...discussion, shown: [...discussion.shown, { stage, visit, count, digest }] };
    }
    case 'discussionPaused':
      return { ...discussion, state: 'paused' };
    case 'discussionResumed':
      return { ...discussion, state: 'open' };
    case 'someoneUnsafe':
      return { ...discussion, unsafe: [...discussion.unsafe, event.mark], heard: [...discussion.heard, ...heardOf(event)] };
    case 'discussionEnded':
      return { ...discussion, state: 'ended', endedAt: event.at };
  }
}

const heardOf = ({ number, at, by, joins }: Extract<DiscussionEvent, { type: 'someoneUnsafe' }>): Discussion['heard'] =>
  joins === undefined ? [] : [{ number, at, by, joins }];

/** One stage as it was visited: what a card names, and what words belong to. */
export type Visit = { readonly stage: number; readonly visit: number };

export const sameVisit = (one: Visit, other: Visit): boolean => one.stage === other.stage && one.visit === other.visit;
