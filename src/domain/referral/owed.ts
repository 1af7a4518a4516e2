import type { PersonId } from '../people/people';
import type { Owed, Owes } from '../review/owed';
import type { Review } from '../review/review';
import { isSetAside, isWithReferrer, officeActsForLead } from '../review/whereItIs';

const office = { role: 'coordinator' } as const;

/** What a referral owes, until it is decided on. */
export const owedForReferral: Owes = (review) => {
  if (isSetAside(review)) return [...owedWhenSetAside(review), ...notReached(review)];
  const lead = { person: review.lead };
  const noLead = officeActsForLead(review);
  const isWith = review.state === 'with agency lead';
  const isOpen = isWith || review.state === 'short start sent' || review.state === 'returned';
  const isReferral = review.origin.begunBy === 'referral';
  const isReferred = review.state === 'referred';
  return [
    review.state === 'short start sent' && !noLead && { key: 'alert-lead', to: lead, says: 'alert to lead' },
    review.state === 'short start sent' && { key: 'alert-office', to: office, says: 'alert to office' },
    isWith && !noLead && { key: 'quality-lead', to: lead, says: 'read and pass' },
    isOpen && review.lead !== '' && review.notReached.includes(review.lead) && { key: 'act-for', to: office, says: 'act for agency' },
    isWith && noLead && { key: 'quality-office', to: office, says: 'read and pass' },
    isReferred && isReferral && { key: 'referred-office', to: office, says: 'referred' },
    isReferred && isReferral && review.passedBy !== review.referrer && { key: 'passed-referrer', to: referrer(review), says: 'passed on' },
    isReferred && !isReferral && { key: 'begun-office', to: office, says: 'begun by notification' },
    isReferred && !isReferral && { key: 'begun-chair', to: { role: 'chair' }, says: 'begun by notification' },
    ...owedForComments(review),
    ...owedForWithdrawal(review),
    ...notReached(review),
  ];
};

const referrer = (review: Review): { readonly person: PersonId } => ({ person: review.referrer });

const notReached = (review: Review): Owed[] =>
  review.notReached
    .filter((person) => person !== review.lead)
    .map((person) => ({ key: `unreached-${person}`, to: office, says: 'not reached' }));

/** Comments go to the referrer at once, and what they answered goes to whoever asked. */
function owedForComments(review: Review): (Owed | false)[] {
  const isOpen = isWithReferrer(review);
  const isBack = review.state === 'with agency lead' || review.state === 'referred';
  return review.comments.flatMap(({ number, as, by, answeredAt }) => {
    const asker = as === 'agency lead' && !officeActsForLead(review) ? { person: by } : office;
    return [
      !answeredAt && isOpen && { key: `comments-${number}`, to: referrer(review), says: 'comments' },
      answeredAt !== '' && isBack && { key: `again-${number}`, to: asker, says: 'sent again' },
    ];
  });
}

function owedForWithdrawal(review: Review): (Owed | false)[] {
  const { withdrawal } = review;
  return [
    withdrawal?.state === 'asked' && { key: `withdrawal-${withdrawal.number}`, to: office, says: 'withdrawal asked' },
    withdrawal?.state === 'goes on' && { key: `goes-on-${withdrawal.number}`, to: referrer(review), says: 'goes on' },
  ];
}

/** Both sides are told when a referral is withdrawn, except whoever did it; and its referrer, when it becomes part of a review. */
function owedWhenSetAside(review: Review): (Owed | false)[] {
  if (review.state === 'part of another review') return [{ key: 'became-part', to: referrer(review), says: 'became part' }];
  if (review.state !== 'withdrawn') return [];
  // For somebody without the bot the office is told in any case: it passes it on.
  const byReferrer = !review.origin.enteredFor && review.withdrawal?.answeredBy === review.referrer;
  return [
    byReferrer
      ? { key: 'withdrawn-office', to: office, says: 'withdrawn' }
      : { key: 'withdrawn-referrer', to: referrer(review), says: 'withdrawn' },
    !officeActsForLead(review) && { key: 'withdrawn-lead', to: { person: review.lead }, says: 'withdrawn' },
  ];
}
