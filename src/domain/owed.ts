import type { PersonId, Role } from './people';
import { officeActsForLead } from './referral';
import type { Review } from './review';

/** One post that the bot owes: to one person, to everybody with a role, or in the review's meeting chat. */
export type Owed = {
  /** What makes it the same post, however often it is worked out. */
  readonly key: string;
  readonly to: { readonly person: PersonId } | { readonly role: Role } | { readonly chat: 'meeting' };
  /** Which notice it is; the journeys draw it. */
  readonly says: string;
};

/** Another part of a review that owes posts. */
export type Owes = (review: Review) => readonly (Owed | false)[];

const office = { role: 'coordinator' } as const;

/** What a referral owes, until it is referred. */
export const owedForReferral: Owes = (review) => {
  const lead = { person: review.lead };
  const noLead = officeActsForLead(review);
  const isWith = review.state === 'with agency lead';
  const isOpen = isWith || review.state === 'short start sent';
  return [
    review.state === 'short start sent' && !noLead && { key: 'alert-lead', to: lead, says: 'alert to lead' },
    review.state === 'short start sent' && { key: 'alert-office', to: office, says: 'alert to office' },
    isWith && !noLead && { key: 'quality-lead', to: lead, says: 'read and pass' },
    isOpen && review.lead !== '' && noLead && { key: 'act-for', to: office, says: 'act for agency' },
    isWith && noLead && { key: 'quality-office', to: office, says: 'read and pass' },
    review.state === 'referred' && { key: 'referred-office', to: office, says: 'referred' },
    review.state === 'referred' && { key: 'passed-referrer', to: { person: review.referrer }, says: 'passed on' },
    ...review.notReached
      .filter((person) => person !== review.lead)
      .map((person) => ({ key: `unreached-${person}`, to: office, says: 'not reached' })),
  ];
};
