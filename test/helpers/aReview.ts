import type { Person, Role } from '../../src/domain/people/people';
import type { Review } from '../../src/domain/review/review';
import { actingIn, type Acting } from '../../src/domain/sight/acting';
import type { ReviewEvent } from '../../src/domain/review/events';

/** Somebody as they act in the review of these tests. */
export const aPerson = (name: string, agency: string, ...roles: Role[]): Acting => acts({ id: `tenant~${name}`, name, agency, roles });

/** The same person as they act in a review, by default one without a conflict of interest. */
export function acts(person: Person, review: Pick<Review, 'reference' | 'conflicts'> = { reference: 'PR-7KQ4M2X', conflicts: [] }): Acting {
  const acting = actingIn(review, person);
  if (!acting) throw new Error('Whoever has a conflict of interest does not act in the review.');
  return acting;
}

export const AMARA = aPerson('amara', 'Health', 'referrer');
export const DANA = aPerson('dana', 'Health', 'agency lead');
export const OWEN = aPerson('owen', 'Partnership office', 'coordinator');

type Of<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>;

export const alerted = (more: Partial<Of<'alerted'>> = {}): ReviewEvent => ({
  type: 'alerted',
  at: '2026-11-23T10:00:00.000Z',
  by: AMARA.id,
  reference: 'PR-7KQ4M2X',
  route: 'serious incident',
  agency: 'Health',
  lead: DANA.id,
  ...more,
});
export const referralSent = (): ReviewEvent => ({
  type: 'referralSent',
  at: '2026-11-23T12:00:00.000Z',
  by: AMARA.id,
  pages: ['start', 'child'],
});
export const leadNotReached = (): ReviewEvent => ({
  type: 'notReached',
  at: '2026-11-23T10:00:01.000Z',
  by: 'bot',
  person: DANA.id,
  role: 'agency lead',
});
export const referralPassed = (): ReviewEvent => ({
  type: 'referralPassed',
  at: '2026-11-24T09:00:00.000Z',
  by: DANA.id,
  as: 'agency lead',
  forAgency: 'Health',
});
