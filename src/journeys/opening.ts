import { z } from 'zod';
import { Refusal } from '../domain/refusal';
import type { Review } from '../domain/review/review';
import { actingIn, type Acting } from '../domain/sight/acting';
import { visible, type Visible } from '../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../ports';
import type { Press, World } from './action';
import { refuseDeputyOfPresent } from './posts/partners';

/** Somebody the partnership knows, as they act in one review. */
export type KnownActing = KnownPerson & { readonly person: Acting };

/** Somebody in a review that they opened, and what they may there. */
export type Opened<Sees> = {
  readonly me: KnownActing;
  readonly stored: StoredReview;
  readonly review: Review;
  readonly sees: Sees;
};

/** What a review holds for somebody who acts in it; nothing where it is not for them. */
export type May<Sees> = (review: Review, by: Acting) => Sees | false | undefined;

/**
 * The one door: reads person and review at the same time, and opens for whoever `may`. For everybody else, and for anybody with a
 * conflict of interest, there is no such review. `refuses` says so in other words.
 */
export async function opened<Sees>(
  world: Pick<World, 'reviews'>,
  press: Press,
  reference: string,
  may: May<Sees>,
  refuses: (me: KnownPerson, review: Review | undefined) => Refusal = notForYou,
): Promise<Opened<Sees>> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const here = stored && acting(stored.review, me);
  const sees = here && may(stored.review, here.person);
  if (!sees) throw refuses(me, stored?.review);
  return { me: here, stored, review: stored.review, sees };
}

/** Somebody as they act in this review: with the roles of those for whom they stand in. Undefined where they have a conflict of interest. */
export function acting(review: Review, me: KnownPerson): KnownActing | undefined {
  const person = actingIn(review, me.person);
  return person && { ...me, person };
}

/** A reference as our cards carry it. */
export const aReference = z.string().regex(/^PR-[0-9A-Z]{7}$/);

export const ofReview = z.object({ reference: aReference });

/** Said to somebody of whom this review is kept, and nothing else of it. */
export const keptFromYou = (): Refusal =>
  new Refusal(
    'not found',
    'You declared a conflict of interest in this case, so nothing of it is shown to you. If that was a mistake, please phone the partnership office.',
  );

export const notForYou = (): Refusal =>
  new Refusal(
    'not found',
    'There is nothing here that you can open. If you think you should see it, please contact the partnership office.',
  );

/** The same; a deputy whose partner is there hears why nothing opens. */
export function notForDeputies(me: KnownPerson, review: Review | undefined): Refusal {
  refuseDeputyOfPresent(me, review);
  return notForYou();
}

/** Who may read the referral. */
export const readsReferral: May<Visible> = (review, by) => {
  const sees = visible(review, by);
  return sees?.referral && sees;
};
