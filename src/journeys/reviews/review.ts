import { z } from 'zod';
import { has } from '../../domain/people';
import { officeActsForLead } from '../../domain/referral';
import type { Review } from '../../domain/review';
import { visible } from '../../domain/visible';
import type { Drawn, KnownPerson } from '../../ports';
import type { World } from '../action';
import { card } from '../card';
import { when } from '../referral/progress';

const reviewCard = card('reviews/review', {
  preview: 'Where a review is.',
  shows: z.object({
    reference: z.string(),
    state: z.string(),
    next: z.string(),
    facts: z.array(z.object({ what: z.string(), said: z.string() })),
    mayRead: z.boolean(),
    mayWrite: z.boolean(),
  }),
});

/** Where a review is, for somebody who may know: without a word of what is in it. */
export async function drawReview(world: World, review: Review, me: KnownPerson, now: Date): Promise<Drawn> {
  const [referrer, lead, passer] = await Promise.all(
    [review.referrer, review.lead, review.passedBy].map((id) => (id ? world.people.find(id) : undefined)),
  );
  const name = (known: KnownPerson | undefined) => known?.person.name ?? '';
  const leadSays = lead
    ? `${name(lead)}${officeActsForLead(review) ? ' (could not be reached in Teams; the partnership office does this part)' : ''}`
    : 'The partnership office, for the agency';
  const facts = [
    { what: 'Referred by', said: `${name(referrer)}, ${review.agency}` },
    { what: 'Agency lead', said: leadSays },
    { what: 'Short start sent', said: when(review.alertedAt, now) },
    review.sentAt && { what: 'Referral sent', said: when(review.sentAt, now) },
    review.passedAt && {
      what: 'Passed on',
      said: `${when(review.passedAt, now)} by ${name(passer)}${review.passedBy === review.lead ? '' : ` for ${review.agency}`}`,
    },
  ];
  return reviewCard.draw({
    reference: review.reference,
    state: stateInWords(review),
    next: nextInWords(review, me),
    facts: facts.filter((fact) => typeof fact === 'object'),
    mayRead: visible(review, me.person)?.referral ?? false,
    mayWrite: review.referrer === me.person.id && review.state === 'short start sent',
  });
}

export function stateInWords(review: Review): string {
  if (review.state === 'short start sent') return 'Short start sent; the referral is being written.';
  if (review.state === 'referred') return 'Referred: with the partnership office.';
  return officeActsForLead(review) ? 'With the partnership office, for the agency.' : 'With the agency lead.';
}

/** What this person can do next, in one sentence. */
export function nextInWords(review: Review, { person }: KnownPerson): string {
  const mine = review.referrer === person.id;
  if (review.state === 'short start sent')
    return mine ? 'Next for you: write the rest of the referral.' : 'Next: the referrer writes the rest of the referral.';
  if (review.state === 'referred') return has(person, 'coordinator') ? 'Next for you: read it.' : 'Nothing needs you now.';
  return waitsFor(review, person) ? 'Next for you: read it and pass it on.' : 'Next: it is read and passed to the partnership office.';
}

/** True when the review waits for this person before it can go on. */
export function waitsFor(review: Review, person: KnownPerson['person']): boolean {
  if (review.state === 'short start sent') return review.referrer === person.id;
  if (review.state === 'referred') return false;
  return officeActsForLead(review) ? has(person, 'coordinator') : review.lead === person.id;
}
