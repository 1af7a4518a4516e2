import { answerName, saidIn, type AnswerName } from '../../domain/forms/answers';
import type { PersonId } from '../../domain/people/people';
import { assuresAs, COMMENT, COMMENT_LIMIT, mayAskForMore } from '../../domain/referral/comments';
import type { Review } from '../../domain/review/review';
import type { DraftPage } from '../../ports';
import type { World } from '../action';
import type { KnownActing } from '../opening';

/** A comment that somebody has written and not sent yet. It is in their own drafts, so nobody else reads it. */
export type Unsent = { readonly answer: AnswerName; readonly words: string; readonly stored: DraftPage };

const PREFIX = `${COMMENT.id}~`;
export const draftOfComment = (answer: AnswerName): string => PREFIX + answer;

/** What this person has written about answers of the referral and not sent yet, in the order of the drafts. */
export async function readUnsent(world: Pick<World, 'drafts'>, who: PersonId, reference: string): Promise<readonly Unsent[]> {
  const pages = await world.drafts.pages(who, reference);
  return pages.flatMap((stored) => {
    const answer = stored.page.startsWith(PREFIX) ? answerName.safeParse(stored.page.slice(PREFIX.length)) : undefined;
    if (!answer?.success) return [];
    return [{ answer: answer.data, words: saidIn(stored.answers, COMMENT.id).slice(0, COMMENT_LIMIT), stored }];
  });
}

export const written = (unsent: readonly Unsent[]): readonly Unsent[] => unsent.filter(({ words }) => words !== '');

/** Empties what has been sent, so that it is not shown as unsent once more. Repeated, it does nothing. */
export async function empty(world: Pick<World, 'drafts'>, who: PersonId, sent: readonly Unsent[], at: string): Promise<void> {
  await Promise.all(
    sent.map(({ stored }) => world.drafts.save(who, { ...stored, revision: stored.revision + 1, savedAt: at, answers: {} })),
  );
}

/** What somebody's comments would do: return the referral, or ask for more; undefined where they can't comment. */
export function commentsDo(review: Review, { person }: KnownActing): 'return' | 'ask' | undefined {
  const as = assuresAs(review, person);
  if (as && review.state === 'with agency lead') return 'return';
  return as === 'coordinator' && mayAskForMore(review) ? 'ask' : undefined;
}
