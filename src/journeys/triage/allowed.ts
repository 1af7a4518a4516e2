import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { inDecision, visible, type InDecision } from '../../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../../ports';
import { acting } from '../acting';
import type { Press, World } from '../action';
import { refuseDeputyOfPresent } from '../partners';
import { aReference } from '../referral/draft';

export const ofReview = z.object({ reference: aReference });

export const NOT_FOR_YOU =
  'There is nothing here that you can open. If you think you should see it, please contact the partnership office.';
export const notForYou = (): Refusal => new Refusal('not found', NOT_FOR_YOU);

export type Opened = {
  readonly me: KnownPerson;
  readonly stored: StoredReview;
  readonly review: Review;
  readonly sees: InDecision;
  readonly now: Date;
  readonly agencies: World['agencies'];
};

/** Person and review, for those who take part in the decision on the route. */
export async function openFor(world: World, press: Press, reference: string): Promise<Opened> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && visible(stored.review, me.person) && inDecision(stored.review, me.person);
  if (!stored || !sees) {
    refuseDeputyOfPresent(me, stored?.review);
    throw notForYou();
  }
  return { me: acting(stored.review, me), stored, review: stored.review, sees, now: press.now, agencies: world.agencies };
}
