import { z } from 'zod';
import type { World } from '../action';

/** Said on the first and on the last page of a referral: who will read it, and what the partnership does with it. */
export const whoReads = z.object({ readBy: z.string(), privacyNotice: z.string() });
export type WhoReads = z.output<typeof whoReads>;

export const shownWhoReads = (world: Pick<World, 'settings'>): WhoReads => ({
  readBy:
    'Who will read this: you, your agency’s lead, the partnership office and the local authority’s notifier; once it is referred, the chair and, without what identifies the child, the scrutineer. What others need for their part, such as the partners who decide, they get later.',
  privacyNotice: world.settings.privacyNotice,
});

/** On the pages between them. */
export const NOT_HERE: WhoReads = { readBy: '', privacyNotice: '' };
