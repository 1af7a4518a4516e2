import type { Review } from '../../domain/review/review';
import type { Notice, Notices, World } from '../action';
import { drawNews } from '../cards/notice';
import { startInWords } from './meetingCard';
import { oldTimes } from './moved';

/** The posts that a meeting owes: which review, when and for how long; nothing else. */
export const notices = {
  'meeting booked': ofMeeting('You are invited to a meeting', 'The meeting of'),
  'meeting changed': ofMeeting('A meeting has changed', 'This is new: the meeting of'),
  'not invited any more': async (_world, { reference }, _owed, repeat) =>
    drawNews({
      reference,
      repeat,
      heading: 'You do not need to come to a meeting',
      what: `You are not on the list of the meeting of ${reference} any more.`,
      next: 'Please delete it from your calendar. If you think that is a mistake, speak to the partnership office.',
      forward: 'My reviews',
      verb: 'reviews/mine',
      opens: 'chat',
    }),
} satisfies Partial<Notices>;

function ofMeeting(heading: string, what: string): Notice {
  return async (world, review, _owed, repeat) => {
    const old = await oldTimes(world, review);
    return drawNews({
      reference: review.reference,
      repeat,
      heading,
      what: `${what} ${review.reference} is on ${time(world, review)}.`,
      next: `Open it for the link to join and for a file that puts it into your calendar.${old ? ` ${old}` : ''}`,
      forward: 'Open the meeting',
      verb: 'meeting/open',
      opens: 'chat',
    });
  };
}

function time(world: World, { meeting }: Review): string {
  if (!meeting) throw new Error('A meeting is announced that is not booked.');
  return `${startInWords(meeting, world.clock())}, for ${meeting.minutes} minutes`;
}
