import type { Review } from '../domain/review/review';
import { actingIn } from '../domain/sight/acting';
import type { KnownPerson } from '../ports';

/** Somebody as they act in this review: with the roles of those for whom they stand in. Whether they see it at all, `visible` says. */
export const acting = (review: Review, me: KnownPerson): KnownPerson => ({ ...me, person: actingIn(review, me.person) ?? me.person });
