import type { PersonId, Role } from './people';
import { officeActsForLead } from './referral';
import type { Review } from './review';

/** One post that the bot owes: to one person, or to everybody with a role. */
export type Owed = {
  /** What makes it the same post, however often it is worked out. */
  readonly key: string;
  readonly to: { readonly person: PersonId } | { readonly role: Role };
  readonly says: 'alert to lead' | 'alert to office' | 'act for agency' | 'read and pass' | 'referred' | 'passed on';
};

/** Everything the bot owes people for the review as it stands, worked out anew each time; what was posted is in the claims. */
export function owed(review: Review): Owed[] {
  const office = { role: 'coordinator' } as const;
  const lead = { person: review.lead };
  const noLead = officeActsForLead(review);
  const all: (Owed | false)[] = [
    review.state === 'short start sent' && !noLead && { key: 'alert-lead', to: lead, says: 'alert to lead' },
    review.state === 'short start sent' && { key: 'alert-office', to: office, says: 'alert to office' },
    review.state === 'with agency lead' && !noLead && { key: 'quality-lead', to: lead, says: 'read and pass' },
    review.state !== 'referred' && review.lead !== '' && noLead && { key: 'act-for', to: office, says: 'act for agency' },
    review.state === 'with agency lead' && noLead && { key: 'quality-office', to: office, says: 'read and pass' },
    review.state === 'referred' && { key: 'referred-office', to: office, says: 'referred' },
    review.state === 'referred' && { key: 'passed-referrer', to: { person: review.referrer }, says: 'passed on' },
  ];
  return all.filter((one) => one !== false);
}
