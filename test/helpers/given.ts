import { Refusal } from '../../src/domain/refusal';
import type { ReviewEvent } from '../../src/domain/review/events';
import { fold } from '../../src/domain/review/evolve';
import type { Review } from '../../src/domain/review/review';

/** Given what has happened, when somebody decides, then this happens: or it is refused. */
export const given = (...past: ReviewEvent[]) => ({
  when: (decide: (review: Review | undefined) => readonly ReviewEvent[]) => ({
    then: (...expected: ReviewEvent[]) => expect(decide(fold(past))).toEqual(expected),
    nothing: () => expect(decide(fold(past))).toEqual([]),
    refused: (code: Refusal['code']) => expect(refusalOf(() => decide(fold(past)))).toBe(code),
  }),
});

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'not refused';
}

/** The review that these events make. */
export function reviewAfter(...past: ReviewEvent[]): Review {
  const review = fold(past);
  if (!review) throw new Error('No event begins a review.');
  return review;
}
