import { z } from 'zod';
import { letIn as lets } from '../../domain/meeting/booking';
import { Refusal } from '../../domain/refusal';
import { action } from '../action';
import { change } from '../change';
import { notForYou, ofReview, openFor } from './access';
import { uninvited } from './chat';
import { drawMeeting } from './meetingCard';

/** The meeting as it stands now. */
export const open = action('meeting/open', ofReview, async (world, told, press) => {
  const { review } = await openFor(world, press, told.reference);
  return { card: await drawMeeting(world, review, press) };
});

/** Lets in somebody who is in the chat now. */
export const letIn = action('meeting/letIn', ofReview.extend({ person: z.string() }), async (world, told, press) => {
  const { me, stored, review: before } = await openFor(world, press, told.reference);
  const decide = (review: typeof before) => lets(review, me.person, told.person, press.now.toISOString());
  if (decide(before).length > 0 && !(await isThere(world, before, told.person)))
    throw new Refusal('not found', 'This person is not in the meeting’s chat any more.');
  const { review } = await change(world, told.reference, Promise.resolve(stored), (present) => ({
    events: present ? decide(present) : [],
  }));
  if (!review) throw notForYou();
  return { card: await drawMeeting(world, review, press) };
});

const isThere = async (...[world, review, person]: [...Parameters<typeof uninvited>, string]): Promise<boolean> =>
  ((await uninvited(world, review)) ?? []).some(({ who }) => who === person);
