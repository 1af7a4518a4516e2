import type { FrozenPage } from '../../domain/forms/frozen';
import { NOTIFIED } from '../../domain/referral/rows';
import type { Review } from '../../domain/review/review';
import type { Kept } from '../kept';

/** Under which name an identity of the notification is kept apart from the referral's. */
export const apart = (field: string): string => `${NOTIFIED.form}~${field}`;

/** What the notification said, where a referral has joined the review since; undefined where that is all there is, or there was none. */
export async function readNotified(kept: Kept, { reference, origin }: Review): Promise<FrozenPage | undefined> {
  if (origin.begunBy !== 'notification' || origin.attached === '') return undefined;
  return (await kept.one(reference, NOTIFIED, {}))?.json;
}
