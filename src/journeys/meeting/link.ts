import { LINK_TO_JOIN, OUTSIDE_WINDOW } from '../../domain/meeting/rows';
import type { RowOf } from '../../domain/forms/row';
import type { Content } from '../../ports';
import type { Kept } from '../kept';

export type Link = RowOf<typeof LINK_TO_JOIN>['json'];

/** The link to join, and when the meeting was booked as it is. */
export const linkRow = (link: Link): Content => LINK_TO_JOIN.write({}, { bookedAt: link.bookedAt }, link);

export const readLink = async (kept: Kept, reference: string): Promise<Link | undefined> =>
  (await kept.one(reference, LINK_TO_JOIN, {}))?.json;

/** Why the meeting is outside the window, for the booking with this sequence. */
export const reasonRow = (sequence: number, reason: string): Content => OUTSIDE_WINDOW.write({ sequence }, { sequence }, { reason });

export const isOutside = async (kept: Kept, reference: string, sequence: number): Promise<boolean> =>
  (await kept.one(reference, OUTSIDE_WINDOW, { sequence })) !== undefined;
