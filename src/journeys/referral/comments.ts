import type { AnswerName } from '../../domain/forms/answers';
import { COMMENT } from '../../domain/referral/rows';
import type { Round } from '../../domain/review/comments';
import type { Review } from '../../domain/review/review';
import { openRounds } from '../../domain/review/whereItIs';
import type { Content } from '../../ports';
import type { World } from '../action';
import { unshown, type Kept } from '../kept';

/** What somebody wrote about one answer. Case content. */
export type CommentOn = { readonly answer: AnswerName; readonly round: number; readonly from: string; readonly words: string };
export type CommentsOn = ReadonlyMap<AnswerName, readonly CommentOn[]>;
export const NO_COMMENTS_ON: CommentsOn = new Map();

/** The words of one comment, beside whose they are and when they were sent. */
export const commentRow = (round: Omit<Round, 'answers' | 'answeredAt' | 'changed'>, answer: AnswerName, words: string): Content =>
  COMMENT.write(
    { round: round.number, answer },
    { round: round.number, answer, writtenAs: round.as, recordedBy: round.by, recordedAt: round.at },
    { words },
  );

/** The comments that the referrer has not answered yet, by answer. */
export const readOpenComments = (world: Pick<World, 'kept' | 'people'>, review: Review | undefined): Promise<CommentsOn> =>
  review ? readComments(world, unshown(world), review, openRounds(review)) : Promise.resolve(NO_COMMENTS_ON);

/** Every comment of the given rounds, by answer. */
export async function readComments(
  world: Pick<World, 'people'>,
  kept: Kept,
  review: Review,
  rounds: readonly Round[],
): Promise<CommentsOn> {
  if (rounds.length === 0) return NO_COMMENTS_ON;
  const [rows, people] = await Promise.all([
    kept.all(review.reference, COMMENT, {}),
    Promise.all(rounds.map(({ by }) => world.people.find(by))),
  ]);
  const words = new Map(rows.map(({ key, json }) => [key, json.words]));
  const all = rounds.flatMap((round, index) =>
    round.answers.flatMap((answer): CommentOn[] => {
      const said = words.get(COMMENT.key({ round: round.number, answer }));
      return said ? [{ answer, round: round.number, from: whoSays(round, people[index]?.person.name), words: said }] : [];
    }),
  );
  const byAnswer = new Map<AnswerName, CommentOn[]>();
  for (const one of all) byAnswer.set(one.answer, [...(byAnswer.get(one.answer) ?? []), one]);
  return byAnswer;
}

const whoSays = ({ as }: Round, name: string | undefined): string => {
  const role = as === 'agency lead' ? 'agency lead' : 'partnership office';
  return name ? `${name} (${role})` : `The ${role}`;
};

/** With more comments than this on one page, each is shortened there, so that the card stays small; all are read whole in their list. */
const MOST_WHOLE = 4;
const SHORT = 120;

/** The comments on the answers of one page, as its form shows them, by field. */
export function commentsOnPage(comments: CommentsOn, page: string): Readonly<Record<string, string>> {
  const here = [...comments].filter(([answer]) => answer.startsWith(`${page}.`));
  const shortens = here.reduce((sum, [, said]) => sum + said.length, 0) > MOST_WHOLE;
  return Object.fromEntries(here.map(([answer, said]) => [answer.slice(page.length + 1), inOne(said, shortens)]));
}

const inOne = (said: readonly CommentOn[], shortens: boolean): string =>
  said.map(({ from, words }) => `${from}: ${shortens && words.length > SHORT ? `${words.slice(0, SHORT)}…` : words}`).join('\n');
