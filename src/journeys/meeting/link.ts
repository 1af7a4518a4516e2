import { z } from 'zod';
import type { Content } from '../../ports';
import type { Kept } from '../kept';

const Link = z.object({ link: z.string(), bookedAt: z.iso.datetime() });
export type Link = z.infer<typeof Link>;

const KEY = 'meeting~link';

/** The link to join, and when the meeting was booked as it is. */
export const linkRow = (link: Link): Content => ({ key: KEY, columns: { bookedAt: link.bookedAt }, json: link });

export async function readLink(kept: Kept, reference: string): Promise<Link | undefined> {
  const [row] = await kept.content(reference, KEY);
  return Link.safeParse(row?.json).data;
}

/** Why the meeting is outside the window, for the booking with this sequence. */
export const reasonRow = (sequence: number, reason: string): Content => ({
  key: reasonKey(sequence),
  columns: { sequence },
  json: { reason },
});

export const isOutside = async (kept: Kept, reference: string, sequence: number): Promise<boolean> =>
  (await kept.content(reference, reasonKey(sequence))).some(({ key }) => key === reasonKey(sequence));

const reasonKey = (sequence: number): string => `meeting~reason~${sequence}`;
