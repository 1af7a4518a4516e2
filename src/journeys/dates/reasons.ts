import { REASON } from '../../domain/dates/rows';
import type { Review } from '../../domain/review/review';
import type { Content } from '../../ports';
import type { Kept } from '../kept';

/** The row in which the words of a reason are kept, beside the event that they belong to. */
export const reasonRow = ({ events }: Review, words: string): Content => REASON.write({ event: events }, {}, { words });

/** The words of every reason of a review, by the key of their row. */
export async function readReasons(kept: Kept, reference: string): Promise<ReadonlyMap<string, string>> {
  const rows = await kept.all(reference, REASON, {});
  return new Map(rows.map(({ key, json }) => [key, json.words]));
}
