import { z } from 'zod';
import { letIn as lets } from '../../domain/meeting/booking';
import { Refusal } from '../../domain/refusal';
import { atMeeting } from '../../domain/sight/visible';
import { action } from '../action';
import { decided } from '../decided';
import { ofReview, opened } from '../opening';
import { uninvited } from './chat';
import { drawMeeting } from './meetingCard';

/** The meeting as it stands now. */
export const open = action('meeting/open', ofReview, async (world, told, press) => {
  const { review } = await opened(world, press, told.reference, atMeeting);
  return { card: await drawMeeting(world, review, press) };
});

/** Lets in somebody who is in the chat now. */
export const letIn = action('meeting/letIn', ofReview.extend({ person: z.string() }), async (world, told, press) => {
  const { me, stored, review: before } = await opened(world, press, told.reference, atMeeting);
  const lettingIn = lets(before, me.person, told.person, press.now.toISOString());
  if (lettingIn.length > 0 && !(await isThere(world, before, told.person)))
    throw new Refusal('not found', 'This person is not in the meeting’s chat any more.');
  const { review } = await decided(world, press, stored, (present, by, at) => ({
    events: lets(present, by, told.person, at),
    lists: [`person~${told.person}`],
  }));
  return { card: await drawMeeting(world, review, press) };
});

const isThere = async (...[world, review, person]: [...Parameters<typeof uninvited>, string]): Promise<boolean> =>
  ((await uninvited(world, review)) ?? []).some(({ who }) => who === person);
