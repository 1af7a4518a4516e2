import { has, type Person, type Role } from './people';
import type { Review } from './review';

/** What somebody may see of a review, and in which role they see it. */
export type Visible = { readonly as: Role; readonly referral: boolean; readonly identity: boolean };

/**
 * The one place that says who sees what of a review. Undefined: for this person the review does not exist.
 * The roles and their sight are those of the partnership's table of roles.
 */
export function visible(review: Review, person: Person): Visible | undefined {
  if (has(person, 'coordinator')) return { as: 'coordinator', referral: true, identity: true };
  if (has(person, 'agency lead') && person.agency === review.agency) return { as: 'agency lead', referral: true, identity: true };
  if (review.referrer === person.id) return { as: 'referrer', referral: true, identity: true };
  if (has(person, 'LA notifier')) return { as: 'LA notifier', referral: true, identity: true };
  if (review.state !== 'referred') return undefined;
  if (has(person, 'chair')) return { as: 'chair', referral: true, identity: true };
  if (has(person, 'scrutineer')) return { as: 'scrutineer', referral: true, identity: false };
  return undefined;
}
