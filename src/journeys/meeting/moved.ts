import type { Review } from '../../domain/review/review';
import type { World } from '../action';
import { startInWords } from './meetingCard';

/** Which entries of a calendar are old, since Outlook keeps one that came as a file beside the one that takes its place; empty: none is. */
export async function oldTimes(world: Pick<World, 'reviews' | 'clock'>, { reference, meeting }: Review): Promise<string> {
  if (!meeting || meeting.sequence === 0) return '';
  const journal = await world.reviews.journal(reference);
  const starts = journal.flatMap((event) =>
    event.type === 'meetingBooked' && event.startsAt !== meeting.startsAt ? [event.startsAt] : [],
  );
  const old = [...new Set(starts)].map((startsAt) => startInWords({ ...meeting, startsAt }, world.clock()));
  if (old.length === 0) return '';
  return `If you have it in your calendar already, Outlook keeps the old entry too: please delete the one on ${new Intl.ListFormat('en-GB').format(old)}.`;
}
