import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';
import { answerName } from '../forms/answers';

/** Once that somebody asked the referrer about named answers. What they wrote is in content rows, one for each answer. */
export const Round = z.strictObject({
  number: z.int().positive(),
  as: z.enum(['agency lead', 'coordinator']),
  by: personId,
  at: instant,
  answers: listOf(answerName),
  /** When the referrer sent the referral again, and which answers were changed then; empty while they have not. */
  answeredAt: z.union([instant, z.literal('')]),
  changed: listOf(answerName),
});
export type Round = z.infer<typeof Round>;

/** Every round of comments, the first one first. */
export const Comments = listOf(Round);
export type Comments = z.infer<typeof Comments>;
export const NO_COMMENTS: Comments = [];

const asked = { number: z.int().positive(), as: z.enum(['agency lead', 'coordinator']), answers: listOf(answerName) };
export const commentEvents = [
  /** The agency lead, or the coordinator for the agency, gives the referral back before it is passed on. */
  fact('referralReturned', { ...asked, forAgency: z.string() }),
  /** The coordinator asks for more once it is referred; nothing waits for the answers. */
  fact('moreAsked', asked),
  fact('referralSentAgain', { pages: listOf(z.string()), changed: listOf(answerName) }),
] as const;
export type CommentEvent = z.infer<(typeof commentEvents)[number]>;
const isCommentEvent = oneOf(commentEvents);

export function evolveComments(rounds: Comments, event: AnyFact | CommentEvent): Comments {
  if (!isCommentEvent(event)) return rounds;
  if (event.type === 'referralSentAgain')
    return rounds.map((round) => (round.answeredAt ? round : { ...round, answeredAt: event.at, changed: event.changed }));
  const { number, as, by, at, answers } = event;
  return [...rounds, { number, as, by, at, answers, answeredAt: '', changed: [] }];
}
