import type { Instant, Reference, ReviewEvent } from './events';
import type { PersonId } from './people';

export type ReviewState = 'short start sent' | 'with agency lead' | 'referred';

/** One review as it stands: keys, states, dates and counts; people's text is in content rows beside it. */
export type Review = {
  readonly reference: Reference;
  readonly route: 'serious incident';
  readonly state: ReviewState;
  readonly agency: string;
  readonly referrer: PersonId;
  readonly lead: PersonId | '';
  readonly notReached: readonly PersonId[];
  readonly alertedAt: Instant;
  readonly sentAt: Instant | '';
  readonly passedAt: Instant | '';
  readonly passedBy: PersonId | '';
  /** How many events the journal holds; the next one is written under this number. */
  readonly events: number;
};

/** The review after one more event. The first event of a review is always `alerted`. */
export function evolve(review: Review | undefined, event: ReviewEvent): Review {
  if (event.type === 'alerted') return begun(event);
  if (!review) throw new Error('A review begins with its alert.');
  const next = { ...review, events: review.events + 1 };
  switch (event.type) {
    case 'referralSent':
      return { ...next, state: 'with agency lead', sentAt: event.at };
    case 'notReached':
      return { ...next, notReached: [...new Set([...review.notReached, event.person])] };
    case 'referralPassed':
      return { ...next, state: 'referred', passedAt: event.at, passedBy: event.by };
  }
}

const begun = (event: Extract<ReviewEvent, { type: 'alerted' }>): Review => ({
  reference: event.reference,
  route: event.route,
  state: 'short start sent',
  agency: event.agency,
  referrer: event.by,
  lead: event.lead,
  notReached: [],
  alertedAt: event.at,
  sentAt: '',
  passedAt: '',
  passedBy: '',
  events: 1,
});

export const fold = (events: readonly ReviewEvent[]): Review | undefined =>
  events.reduce<Review | undefined>((review, event) => evolve(review, event), undefined);
