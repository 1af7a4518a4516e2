import { z } from 'zod';
import { fact, instant, type AnyFact, listOf } from './fact';
import type { Owes } from './owed';

/** Where the discussion is. What people said is in rows of its own, one for each contribution, never here. */
export const Discussion = z.strictObject({
  state: z.enum(['not begun', 'open', 'paused', 'ended']),
  /** The stage that is open, 0 to 8. */
  stage: z.int().min(0).max(8),
  /** Counts stage moves, because a discussion may go back: a press names the visit its person saw. */
  visit: z.int().nonnegative(),
  /** Every visit whose words have been shown, with how many and a digest over their salted hashes. */
  shown: listOf(z.strictObject({ stage: z.int(), visit: z.int(), count: z.int(), digest: z.string() })),
  /** Notes that someone is unsafe now, raised in the meeting. */
  unsafe: z.int().nonnegative(),
  begunAt: z.union([instant, z.literal('')]),
  endedAt: z.union([instant, z.literal('')]),
});
export type Discussion = z.infer<typeof Discussion>;

export const NOT_BEGUN: Discussion = { state: 'not begun', stage: 0, visit: 0, shown: [], unsafe: 0, begunAt: '', endedAt: '' };

export const discussionEvents = [
  fact('discussionBegun', { visit: z.int() }),
  fact('stageOpened', { stage: z.int(), visit: z.int() }),
  fact('wordsShown', { stage: z.int(), visit: z.int(), count: z.int(), digest: z.string() }),
  fact('discussionPaused', {}),
  fact('discussionResumed', {}),
  fact('someoneUnsafe', { number: z.int() }),
  fact('discussionEnded', {}),
] as const;
export type DiscussionEvent = z.infer<(typeof discussionEvents)[number]>;

const TYPES: readonly string[] = discussionEvents.map(({ shape }) => shape.type.value);
const isDiscussionEvent = (event: AnyFact): event is DiscussionEvent => TYPES.includes(event.type);

export function evolveDiscussion(discussion: Discussion, event: AnyFact | DiscussionEvent): Discussion {
  if (!isDiscussionEvent(event)) return discussion;
  switch (event.type) {
    case 'discussionBegun':
      return { ...discussion, state: 'open', stage: 0, visit: event.visit, begunAt: event.at };
    case 'stageOpened':
      return { ...discussion, stage: event.stage, visit: event.visit };
    case 'wordsShown':
      return {
        ...discussion,
        shown: [...discussion.shown, { stage: event.stage, visit: event.visit, count: event.count, digest: event.digest }],
      };
    case 'discussionPaused':
      return { ...discussion, state: 'paused' };
    case 'discussionResumed':
      return { ...discussion, state: 'open' };
    case 'someoneUnsafe':
      return { ...discussion, unsafe: event.number };
    case 'discussionEnded':
      return { ...discussion, state: 'ended', endedAt: event.at };
  }
}

/** What this part of a review owes people now. */
export const owedForDiscussion: Owes = () => [];
