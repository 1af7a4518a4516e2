import type { Notices } from '../action';
import { postBoard } from './board';
import { drawStage } from './stageCard';
import { someoneUnsafe } from './unsafe';

/** The posts that a discussion owes: two in the meeting's chat, and word of somebody unsafe to those who act on it. */
export const notices = {
  stage: drawStage,
  board: postBoard,
  'someone unsafe': someoneUnsafe,
} satisfies Partial<Notices>;
