import { z } from 'zod';
import { aReason, row } from '../forms/row';

/** The link to join, and when the meeting was booked as it is. */
export const LINK_TO_JOIN = row(
  'meeting~link',
  z.object({ bookedAt: z.string() }),
  z.object({ link: z.string(), bookedAt: z.iso.datetime() }),
);

/** Why the meeting is outside the window, for the booking with this sequence. */
export const OUTSIDE_WINDOW = row('meeting~reason~{sequence#}', z.object({ sequence: z.number() }), aReason);

/** Where the chat of the meeting is. */
export const MEETING_CHAT = row('meeting~chat', z.object({ chatId: z.string() }), z.object({ address: z.string(), chatId: z.string() }));
