import { z } from 'zod';
import type { Review } from '../../domain/review/review';
import type { Content } from '../../ports';
import type { Kept } from '../kept';

const Reason = z.object({ words: z.string() });

const PREFIX = 'reason~';

/** The row in which the words of a reason are kept: named after the event that they belong to. Empty where there are no words. */
export const reasonKey = (review: Review, words: string): string => (words ? `${PREFIX}${String(review.events).padStart(6, '0')}` : '');

export const reasonRow = (key: string, words: string): Content => ({ key, columns: {}, json: { words } });

/** The words of every reason of a review, by the key of their row. */
export async function readReasons(kept: Kept, reference: string): Promise<ReadonlyMap<string, string>> {
  const rows = await kept.content(reference, PREFIX);
  return new Map(rows.map(({ key, json }) => [key, Reason.parse(json).words]));
}
