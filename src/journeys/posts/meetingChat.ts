import { z } from 'zod';
import type { World } from '../action';
import { unshown } from '../kept';

const MeetingChat = z.object({ address: z.string(), chatId: z.string() });
export type MeetingChat = z.infer<typeof MeetingChat>;

/** Where the chat of the review's meeting is, once the coordinator has linked it. */
export async function meetingChat(world: Pick<World, 'kept'>, reference: string): Promise<MeetingChat | undefined> {
  const [row] = await unshown(world).content(reference, 'meeting~chat');
  return MeetingChat.safeParse(row?.json).data;
}
