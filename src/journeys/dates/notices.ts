import { z } from 'zod';
import type { Notices } from '../action';
import { card } from '../cards/card';
import { firstWithDay, MOVED, movedInWords } from './changes';
import { askedWhenAware, disputed, notNotifyingTold, neededUntil } from './answerNotices';

const movedCard = card('clock/moved', {
  preview: 'Dates of a review have moved.',
  shows: z.object({
    reference: z.string(),
    heading: z.string(),
    repeat: z.string(),
    why: z.string(),
    moved: z.array(z.string()),
    /** The first of the dates that moved, to ask why it is what it is; empty where none has a day now. */
    milestone: z.string(),
    outer: z.string(),
  }),
});

/** What the duty to notify asks and tells; and word of dates that moved, to whoever answers for them: both days of each, and why; the words of the reason stay with the review. */
export const notices = {
  'asked when aware': askedWhenAware,
  'not notifying': notNotifyingTold,
  'not notifying disputed': disputed,
  'needs until': neededUntil,
  'dates moved': async (_world, { reference, clock }, _owed, repeat) => {
    const { because, milestones } = clock.moved ?? { because: 'date corrected' as const, milestones: [] };
    const isPause = because === 'paused' || because === 'restarted';
    return movedCard.draw({
      reference,
      heading: because === 'paused' ? 'A review is paused' : 'Dates have moved',
      repeat,
      why: `${MOVED[because]}.`,
      moved: milestones.map(movedInWords),
      milestone: firstWithDay(milestones),
      outer: isPause ? 'The days to notify and the days to report to the Panel never stop: both stay as they are.' : '',
    });
  },
} satisfies Partial<Notices>;
