import type { FrozenPage } from '../../domain/forms/frozen';
import type { Review } from '../../domain/review/review';
import type { Kept } from '../kept';
import { aFrozenPage } from '../forms/frozenRows';

/** What a notification said, beside the referral that has joined the review since. */
export const NOTIFIED = 'notified';
export const apart = (field: string): string => `${NOTIFIED}~${field}`;

/** What the notification said, where a referral has joined the review since; undefined where that is all there is, or there was none. */
export async function readNotified(kept: Kept, { reference, origin }: Review): Promise<FrozenPage | undefined> {
  if (origin.begunBy !== 'notification' || origin.attached === '') return undefined;
  const [row] = await kept.content(reference, NOTIFIED);
  return row && aFrozenPage.parse(row.json);
}
