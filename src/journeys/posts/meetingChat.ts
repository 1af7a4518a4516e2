import type { RowOf } from '../../domain/forms/row';
import { MEETING_CHAT } from '../../domain/meeting/rows';
import type { World } from '../action';
import { unshown } from '../kept';

/** Where the chat of the review's meeting is, once the coordinator has linked it. */
export const meetingChat = async (world: Pick<World, 'kept'>, reference: string): Promise<RowOf<typeof MEETING_CHAT>['json'] | undefined> =>
  (await unshown(world).one(reference, MEETING_CHAT, {}))?.json;
