import { z } from 'zod';
import { mayKeepDates, NO_DATES, recordNotification, type ClockEvent } from './clock';
import type { Day } from './days';
import { fact, personId, type AnyFact } from './fact';
import { has, type Person, type PersonId } from './people';
import { Refusal } from './refusal';
import type { Review } from './review';

/** How a review came to be, and which other record it belongs to. */
export const Origin = z.strictObject({
  begunBy: z.enum(['referral', 'notification']),
  /** The coordinator entered the referral for somebody, who is named in a content row. */
  enteredFor: z.boolean(),
  /** Of a review that a notification began: the referral that has become part of it. */
  attached: z.string(),
  /** Of a referral: the review whose part it has become. */
  partOf: z.string(),
});
export type Origin = z.infer<typeof Origin>;
export const BY_REFERRAL: Origin = { begunBy: 'referral', enteredFor: false, attached: '', partOf: '' };

export const originEvents = [
  /** The local authority's notification begins a review; no referral is needed for it. */
  fact('begunByNotification', { reference: z.string() }),
  fact('enteredForSomeone', {}),
  /** A referral becomes part of a review that a notification began. */
  fact('referralAttached', { referral: z.string(), referrer: personId, agency: z.string(), lead: personId, enteredFor: z.boolean() }),
  fact('becamePart', { review: z.string() }),
] as const;
export type OriginEvent = z.infer<(typeof originEvents)[number]>;

export function evolveOrigin(origin: Origin, event: AnyFact | OriginEvent): Origin {
  if (!isOriginEvent(event)) return origin;
  switch (event.type) {
    case 'begunByNotification':
      return { ...BY_REFERRAL, begunBy: 'notification' };
    case 'enteredForSomeone':
      return { ...origin, enteredFor: true };
    case 'referralAttached':
      return { ...origin, attached: event.referral, enteredFor: event.enteredFor };
    case 'becamePart':
      return { ...origin, partOf: event.review };
  }
}

const TYPES: readonly string[] = originEvents.map(({ shape }) => shape.type.value);
const isOriginEvent = (event: AnyFact): event is OriginEvent => TYPES.includes(event.type);

/**
 * Begins a review with a notification that has been sent. It waits for nobody: no referral, no agreement. Recorded already under
 * this reference, it changes nothing.
 */
export function beginByNotification(
  review: Review | undefined,
  by: Person,
  said: { readonly reference: string; readonly sentAt: Date; readonly panelReference: string; readonly laAwareOn: Day | '' },
  now: Date,
): (OriginEvent | ClockEvent)[] {
  if (!mayKeepDates(by))
    throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator for them, records a notification.');
  if (review) return [];
  const { reference, sentAt, panelReference, laAwareOn } = said;
  const noted = { at: now.toISOString(), by: by.id };
  const recorded = recordNotification({ ...NO_DATES, laAwareOn }, by, { sentAt, panelReference, seen: '' }, now);
  if (recorded === 'changed since') return [];
  return [
    { type: 'begunByNotification', ...noted, reference },
    ...(laAwareOn ? [{ type: 'laAwareRecorded' as const, ...noted, on: laAwareOn }] : []),
    ...recorded,
  ];
}

/** True for a review that a notification began and that no referral has joined. */
export const isWithoutReferral = ({ origin }: Review): boolean => origin.begunBy === 'notification' && origin.attached === '';

/** A referral that can become part of a review: referred, not decided on, and no part of another one. */
export const canBecomePart = ({ state, origin, route }: Review): boolean =>
  state === 'referred' && origin.begunBy === 'referral' && route === 'serious incident';

/** The referral becomes part of the review: this is the referral's half, which is written first. Done already, it changes nothing. */
export function becomePart(referral: Review, by: Person, review: string, at: string): OriginEvent[] {
  mustBeOffice(by);
  if (referral.origin.partOf === review) return [];
  if (!canBecomePart(referral))
    throw new Refusal(
      'too late',
      'Only a referral of a serious incident that is with the partnership office, and not decided on, can be added. Open it to see where it is.',
    );
  return [{ type: 'becamePart', at, by: by.id, review }];
}

/** The review's half: from here on the referral's people hear of this review. */
export function attach(
  review: Review,
  by: Person,
  referral: {
    readonly reference: string;
    readonly referrer: PersonId;
    readonly agency: string;
    readonly lead: PersonId;
    readonly enteredFor: boolean;
  },
  at: string,
): OriginEvent[] {
  mustBeOffice(by);
  if (review.origin.attached === referral.reference) return [];
  if (!isWithoutReferral(review)) throw new Refusal('too late', 'This review has a referral already.');
  const { reference, referrer, agency, lead, enteredFor } = referral;
  return [{ type: 'referralAttached', at, by: by.id, referral: reference, referrer, agency, lead, enteredFor }];
}

function mustBeOffice(by: Person): void {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', 'Only the partnership office adds a referral to a review.');
}
