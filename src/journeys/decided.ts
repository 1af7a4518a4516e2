import type { Review } from '../domain/review/review';
import type { Acting } from '../domain/sight/acting';
import type { Instant } from '../domain/time/days';
import type { StoredReview } from '../ports';
import type { Press, World } from './action';
import { change, type Changes } from './change';
import { acting, notForYou, type KnownActing } from './opening';
import { settleAfter } from './posts/settle';

/** A review after somebody's press: as it then stands, and who they are in it. `changed`: this press changed it. */
export type Decided = { readonly review: Review; readonly me: KnownActing; readonly changed: boolean };

/**
 * What somebody's press makes of a review. Who acts is worked out on the review that is decided on, at each try, so that a conflict of
 * interest that was declared meanwhile holds. What is owed because of it is posted before the answer, as far as that goes quickly.
 */
export async function decided(
  world: World,
  press: Press,
  stored: StoredReview,
  decide: (review: Review, by: Acting, at: Instant) => Changes,
): Promise<Decided> {
  const who = await press.me;
  const { reference } = stored.review;
  const at = press.now.toISOString();
  const { review, changed, owes } = await change(world, reference, Promise.resolve(stored), (before) => {
    const here = before && acting(before, who);
    if (!here) throw notForYou();
    return decide(before, here.person, at);
  });
  const now = await settleAfter(world, { review, owes });
  const me = now && acting(now, who);
  if (!me) throw notForYou();
  return { review: now, me, changed };
}
