import type { Notices } from '../action';
import { postBoard } from './board';
import { drawStage, drawStageOver } from './stageCard';
import { noteKept, severalUnsafe, someoneUnsafe } from './unsafe';

/**
 * The posts that a discussion owes: two in the meeting's chat, what empties them, and word of somebody unsafe to those who act on it, and
 * to whoever wrote it.
 */
export const notices = {
  stage: drawStage,
  'stage over': drawStageOver,
  board: postBoard,
  'board over': postBoard,
  'someone unsafe': someoneUnsafe,
  'several unsafe': severalUnsafe,
  'note kept': noteKept,
} satisfies Partial<Notices>;
