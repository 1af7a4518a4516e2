import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { seesTimeline } from '../../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../../ports';
import type { Press, World } from '../action';
import { acting, aReference } from '../opening';

/** Where a button was pressed, so that the person comes back to it. */
const from = z.enum(['timeline', 'review']).catch('review');
export type From = z.output<typeof from>;
export const ofReview = z.object({ reference: aReference, from });

export const notForYou = (): Refusal =>
  new Refusal(
    'not found',
    'There is nothing here that you can open. If you think you should see it, please contact the partnership office.',
  );

export type Opened = { readonly me: KnownPerson; readonly stored: StoredReview; readonly review: Review };

/** Person and review, for those who look at the timeline. */
export const openTimeline = (world: World, press: Press, reference: string): Promise<Opened> => open(world, press, reference, seesTimeline);

/** The same for whoever `may`. */
export async function open(world: World, press: Press, reference: string, may: typeof seesTimeline): Promise<Opened> {
  const [known, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const me = stored ? acting(stored.review, known) : known;
  if (!stored || !may(stored.review, me.person)) throw notForYou();
  return { me, stored, review: stored.review };
}
