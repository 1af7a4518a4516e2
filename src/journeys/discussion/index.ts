import { inDiscussion, inSafety } from '../../domain/sight/visible';
import type { Area } from '../action';
import { whoIsNotInvited } from '../meeting/chat';
import * as add from './add';
import * as children from './children';
import * as lead from './lead';
import { openBoard } from './openBoard';
import { owesBoard, settleBoard } from './redraw';
import * as unsafe from './unsafe';
import { notices } from './notices';

export const discussion = {
  actions: [
    add.open,
    add.say,
    add.pass,
    add.takeBack,
    openBoard,
    children.all,
    ...children.death,
    unsafe.open,
    unsafe.raise,
    unsafe.read,
    lead.lead,
    lead.beginNow,
    lead.showNow,
    lead.next,
    lead.back,
    lead.pauseNow,
    lead.resumeNow,
    lead.askToEnd,
    lead.endNow,
  ],
  notices,
  settles: settleBoard,
  isUnsettled: owesBoard,
  holdsChat: async (world, review) => (await whoIsNotInvited(world, review)).length > 0,
  offers: (review, person) => {
    const seat = inDiscussion(review, person);
    const { state, unsafe: notes } = review.discussion;
    const safety = inSafety(review, person) && notes.length > 0 ? [SAFETY] : [];
    if (!seat || !review.meeting) return safety;
    const isOn = state === 'open' || state === 'paused';
    return [
      ...safety,
      ...(seat.leads && state !== 'ended' ? [LEAD] : []),
      ...(seat.speaks && isOn ? [ADD] : []),
      ...(state === 'not begun' ? [] : [BOARD]),
    ];
  },
  waitsFor: (review, person) => {
    const seat = inDiscussion(review, person);
    const { state } = review.discussion;
    if (seat?.leads && seat.as === 'facilitator' && review.meeting?.chatLinked && state === 'not begun')
      return 'Next for you: begin the discussion when everybody is there.';
    return seat?.speaks && state === 'open' ? 'Next for you: add to the discussion, which is open.' : '';
  },
} satisfies Area;

const SAFETY = { title: 'Read who is unsafe', verb: 'discussion/safety', opens: 'dialog' } as const;
const LEAD = { title: 'Lead the discussion', verb: 'discussion/lead', opens: 'chat' } as const;
const ADD = { title: 'Add to the discussion', verb: 'discussion/add', opens: 'dialog' } as const;
const BOARD = { title: 'Open the board', verb: 'discussion/board', opens: 'dialog' } as const;
