import { z } from 'zod';
import { Refusal } from '../domain/refusal';
import type { Review } from '../domain/review/review';
import { actingIn } from '../domain/sight/acting';
import { inDecision, visible, type InDecision, type Visible } from '../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../ports';
import type { Press, World } from './action';
import { refuseDeputyOfPresent } from './posts/partners';

/** Somebody as they act in this review: with the roles of those for whom they stand in. Whether they see it at all, `visible` says. */
export const acting = (review: Review, me: KnownPerson): KnownPerson => ({ ...me, person: actingIn(review, me.person) ?? me.person });

/** A reference as our cards carry it. */
export const aReference = z.string().regex(/^PR-[0-9A-Z]{7}$/);

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

/** Somebody who may see a review, and the review as it was read. */
export type Admitted = { readonly me: KnownPerson; readonly stored: StoredReview; readonly review: Review; readonly sees: Visible };

export async function admitted(world: World, press: Press, reference: string): Promise<Admitted> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && visible(stored.review, me.person);
  if (!stored || !sees) throw notForYou();
  return { me: acting(stored.review, me), stored, review: stored.review, sees };
}

/** That somebody is shown words of the case is written down before they are shown. */
export const seen = (world: World, press: Press, { review, sees }: Admitted, what: string): Promise<void> =>
  world.seen.record(review.reference, { who: press.who, as: sees.as, what, at: press.now.toISOString() });

/** Person and review, for those who may read the referral. */
export async function openReferral(world: World, press: Press, reference: string): Promise<Admitted> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && visible(stored.review, me.person);
  if (!stored || !sees?.referral) throw notForYou();
  return { me: acting(stored.review, me), stored, review: stored.review, sees };
}
