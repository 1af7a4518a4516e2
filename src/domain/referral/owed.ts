import type { PersonId } from '../people/people';
import { owing, type Keys, type Nothing, type Owes, type Post } from '../review/owed';
import type { Review } from '../review/review';
import { isSetAside, isWithReferrer, officeActsForLead } from '../review/whereItIs';

/** What each post of a referral is about. */
export type ReferralPosts = {
  'alert to lead': Nothing;
  'alert to office': Nothing;
  'read and pass': { readonly as: 'lead' | 'office' };
  'act for agency': Nothing;
  referred: Nothing;
  'passed on': Nothing;
  'begun by notification': { readonly as: 'office' | 'chair' };
  'not reached': { readonly person: PersonId };
  comments: { readonly number: number };
  'sent again': { readonly number: number };
  'withdrawal asked': { readonly number: number };
  'goes on': { readonly number: number };
  withdrawn: { readonly as: 'office' | 'referrer' | 'lead' };
  'became part': Nothing;
};

/** How the ledger calls each of them, for good. */
export const referralKeys: Keys<ReferralPosts> = {
  'alert to lead': () => 'alert-lead',
  'alert to office': () => 'alert-office',
  'read and pass': ({ as }) => `quality-${as}`,
  'act for agency': () => 'act-for',
  referred: () => 'referred-office',
  'passed on': () => 'passed-referrer',
  'begun by notification': ({ as }) => `begun-${as}`,
  'not reached': ({ person }) => `unreached-${person}`,
  comments: ({ number }) => `comments-${number}`,
  'sent again': ({ number }) => `again-${number}`,
  'withdrawal asked': ({ number }) => `withdrawal-${number}`,
  'goes on': ({ number }) => `goes-on-${number}`,
  withdrawn: ({ as }) => `withdrawn-${as}`,
  'became part': () => 'became-part',
};

const owe = owing(referralKeys);

const office = { role: 'coordinator' } as const;

/** What a referral owes, until it is decided on. */
export const owedForReferral: Owes<ReferralPosts> = (review) => {
  if (isSetAside(review)) return [...owedWhenSetAside(review), ...notReached(review)];
  const lead = { person: review.lead };
  const noLead = officeActsForLead(review);
  const isWith = review.state === 'with agency lead';
  const isOpen = isWith || review.state === 'short start sent' || review.state === 'returned';
  const isReferral = review.origin.begunBy === 'referral';
  const isReferred = review.state === 'referred';
  return [
    review.state === 'short start sent' && !noLead && owe('alert to lead', lead, {}),
    review.state === 'short start sent' && owe('alert to office', office, {}),
    isWith && !noLead && owe('read and pass', lead, { as: 'lead' }),
    isOpen && review.lead !== '' && review.notReached.includes(review.lead) && owe('act for agency', office, {}),
    isWith && noLead && owe('read and pass', office, { as: 'office' }),
    isReferred && isReferral && owe('referred', office, {}),
    isReferred && isReferral && review.passedBy !== review.referrer && owe('passed on', referrer(review), {}),
    isReferred && !isReferral && owe('begun by notification', office, { as: 'office' }),
    isReferred && !isReferral && owe('begun by notification', { role: 'chair' }, { as: 'chair' }),
    ...owedForComments(review),
    ...owedForWithdrawal(review),
    ...notReached(review),
  ];
};

const referrer = (review: Review): { readonly person: PersonId } => ({ person: review.referrer });

const notReached = (review: Review): Post<ReferralPosts>[] =>
  review.notReached.filter((person) => person !== review.lead).map((person) => owe('not reached', office, { person }));

/** Comments go to the referrer at once, and what they answered goes to whoever asked. */
function owedForComments(review: Review): (Post<ReferralPosts> | false)[] {
  const isOpen = isWithReferrer(review);
  const isBack = review.state === 'with agency lead' || review.state === 'referred';
  return review.comments.flatMap(({ number, as, by, answeredAt }) => {
    const asker = as === 'agency lead' && !officeActsForLead(review) ? { person: by } : office;
    return [
      !answeredAt && isOpen && owe('comments', referrer(review), { number }),
      answeredAt !== '' && isBack && owe('sent again', asker, { number }),
    ];
  });
}

function owedForWithdrawal(review: Review): (Post<ReferralPosts> | false)[] {
  const { withdrawal } = review;
  return [
    withdrawal?.state === 'asked' && owe('withdrawal asked', office, { number: withdrawal.number }),
    withdrawal?.state === 'goes on' && owe('goes on', referrer(review), { number: withdrawal.number }),
  ];
}

/** Both sides are told when a referral is withdrawn, except whoever did it; and its referrer, when it becomes part of a review. */
function owedWhenSetAside(review: Review): (Post<ReferralPosts> | false)[] {
  if (review.state === 'part of another review') return [owe('became part', referrer(review), {})];
  if (review.state !== 'withdrawn') return [];
  // For somebody without the bot the office is told in any case: it passes it on.
  const byReferrer = !review.origin.enteredFor && review.withdrawal?.answeredBy === review.referrer;
  return [
    byReferrer ? owe('withdrawn', office, { as: 'office' }) : owe('withdrawn', referrer(review), { as: 'referrer' }),
    !officeActsForLead(review) && owe('withdrawn', { person: review.lead }, { as: 'lead' }),
  ];
}
