import { z } from 'zod';
import { linkChat } from '../../domain/meeting/booking';
import { MEETING_CHAT } from '../../domain/meeting/rows';
import { Refusal } from '../../domain/refusal';
import { atMeeting, type AtMeeting } from '../../domain/sight/visible';
import { action, inMeeting, type Press, type World } from '../action';
import { card } from '../cards/card';
import { decided } from '../decided';
import { ofReview, opened, type Opened } from '../opening';
import { linksOf, listOfChat } from './chat';

const askCard = card('meeting/link', { preview: 'Link this chat to a review?', shows: z.object({ reference: z.string() }) });
const linkedCard = card('meeting/linked', { preview: 'This chat is linked to a review.', shows: z.object({ reference: z.string() }) });

/** Asks in the meeting's chat whether it is to be linked; whatever stands in the way is said at once. */
export const ask = inMeeting(
  action('meeting/link', ofReview, async (world, told, press) => {
    const { me, review } = await openToLink(world, press, told.reference);
    const links = await linksOf(world, told.reference, press.chat.id);
    const isLinked = linkChat(review, me.person, links, press.now.toISOString()).length === 0;
    return { card: (isLinked ? linkedCard : askCard).draw({ reference: told.reference }) };
  }),
);

/** Links the chat that it is pressed in. What the presser then sees is theirs alone: nothing in the chat changes. */
export const link = inMeeting(
  action('meeting/linkNow', ofReview, async (world, told, press) => {
    const here = await openToLink(world, press, told.reference);
    await linkNow(world, here, press).catch(async (error: unknown) => {
      // The same press may have arrived twice at once; then the other one has linked it.
      if (!(error instanceof Refusal) || (await linksOf(world, told.reference, press.chat.id)).chat !== 'this') throw error;
    });
    return { card: linkedCard.draw({ reference: told.reference }) };
  }),
);

async function linkNow(world: World, { stored, review: { reference } }: Opened<AtMeeting>, press: Press): Promise<void> {
  const { id: chatId, address } = press.chat;
  const links = await linksOf(world, reference, chatId);
  await decided(world, press, stored, (present, by, at) => ({
    events: linkChat(present, by, links, at),
    content: [MEETING_CHAT.write({}, { chatId }, { address, chatId })],
    lists: [listOfChat(chatId)],
  }));
}

async function openToLink(world: World, press: Press, reference: string): Promise<Opened<AtMeeting>> {
  const here = await opened(world, press, reference, atMeeting);
  if (!here.sees.books) throw new Refusal('not allowed', 'Only the coordinator links a chat to a review.');
  if (press.chat.kind !== 'group')
    throw new Refusal(
      'not allowed',
      'Please write this in the chat of the meeting: begin with @ and my name, then “link” and the reference.',
    );
  return here;
}
