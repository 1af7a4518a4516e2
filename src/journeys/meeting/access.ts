import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { atMeeting, type AtMeeting } from '../../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../../ports';
import type { Press, World } from '../action';
import { acting, aReference } from '../opening';

export const ofReview = z.object({ reference: aReference });

const NOT_FOR_YOU = 'There is nothing here that you can open. If you think you should see it, please contact the partnership office.';
export const notForYou = (): Refusal => new Refusal('not found', NOT_FOR_YOU);

export type Opened = { readonly me: KnownPerson; readonly stored: StoredReview; readonly review: Review; readonly sees: AtMeeting };

/** Reads review and person at the same time; refuses everybody whom the meeting is not for. */
export async function openFor(world: World, press: Press, reference: string): Promise<Opened> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && atMeeting(stored.review, me.person);
  if (!stored || !sees) throw notForYou();
  return { me: acting(stored.review, me), stored, review: stored.review, sees };
}
