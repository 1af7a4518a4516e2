import type { Visit } from '../review/discussion';
import { owing, type Keys, type Nothing, type Owes, type Recipient } from '../review/owed';
import type { Review } from '../review/review';
import { isSetAside, presentVisit, rounds } from '../review/whereItIs';
import { discussionKeys } from './leading';

/** What takes the place of each card that stood in the meeting's chat and holds something about the child. */
export type EmptyingPosts = {
  'stage over': Visit;
  'board over': Nothing;
};

/** How the ledger calls each of them, for good. */
export const emptyingKeys: Keys<EmptyingPosts> = {
  'stage over': ({ stage, visit }) => `stage-over~${stage}~${visit}`,
  'board over': () => 'board-over',
};

const owe = owing(emptyingKeys);
const insteadOf = (key: string): Recipient => ({ chat: 'meeting', insteadOf: key });

/**
 * What is to be emptied in the meeting's chat. A stage's card is, as soon as another stage is open; all of them and the board, once the
 * discussion has ended or the case goes on no more. Each follows from the review alone, so that it is owed from the moment it is posted.
 */
export const owedForEmptying: Owes<EmptyingPosts> = (review) => [
  ...cardsThatAreOver(review).map((visit) => owe('stage over', insteadOf(discussionKeys.stage(visit)), visit)),
  review.discussion.state !== 'not begun' && isDiscussionOver(review) && owe('board over', insteadOf(discussionKeys.board({})), {}),
];

/** True once nothing about the child may stand in the meeting's chat any more. */
export const isDiscussionOver = (review: Review): boolean => review.discussion.state === 'ended' || isSetAside(review);

function cardsThatAreOver(review: Review): readonly Visit[] {
  const all = rounds(review);
  return isDiscussionOver(review) ? all : all.filter(({ visit }) => visit !== presentVisit(review).visit);
}
