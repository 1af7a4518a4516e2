import type { PersonId } from '../people/people';
import type { Review } from '../review/review';

/** What somebody holds in a review that is not finished: the places in it that wait for them by name. */
export type Held =
  'a referral being written' | 'reading and passing on' | 'an agency’s information' | 'deciding on the route' | 'signing off' | 'actions';

/** What somebody who leaves has to hand over in this review. */
export function heldBy(review: Review, who: PersonId): Held[] {
  const { information, decision, findings } = review;
  const isMe = (id: PersonId): boolean => id === who;
  const waits = Object.values(information.requests).some(
    ({ author, state }) => isMe(author) && (state === 'asked' || state === 'acknowledged'),
  );
  const all: (Held | false)[] = [
    review.state === 'short start sent' && isMe(review.referrer) && 'a referral being written',
    (review.state === 'short start sent' || review.state === 'with agency lead') && isMe(review.lead) && 'reading and passing on',
    waits && 'an agency’s information',
    decision.outcome === '' && (decision.recommended?.partners.includes(who) ?? false) && 'deciding on the route',
    findings.decided === null && (findings.recommendation?.partners.includes(who) ?? false) && 'signing off',
    findings.actions.some(({ owner, status }) => isMe(owner) && status === 'open') && 'actions',
  ];
  return all.filter((held) => held !== false);
}
