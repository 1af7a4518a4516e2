import { z } from 'zod';
import { fact, instant, oneOf, personId, type AnyFact } from '../fact';
import { straightReason } from './referral';

/** How somebody without the bot was told. */
export const PASSED_HOW = ['telephone', 'letter', 'in person', 'other'] as const;
export const passedHow = z.enum(PASSED_HOW);
export type PassedHow = z.infer<typeof passedHow>;

/** What was passed on to the person for whom a referral was entered, by what it was. */
export const PassedOn = z.record(z.string(), z.strictObject({ at: instant, by: personId, how: passedHow }));
export type PassedOn = z.infer<typeof PassedOn>;

export const passingOnEvents = [
  /** The office told the person for whom it entered the referral. `what` is a key of ours, such as `outcome-1`. */
  fact('passedOn', { what: z.string(), how: passedHow }),
] as const;

export type PassingOnEvent = z.infer<(typeof passingOnEvents)[number]>;

const instantOrNone = z.union([instant, z.literal('')]);

/** How a review came to be, and which other record it belongs to. */
export const Origin = z.strictObject({
  begunBy: z.enum(['referral', 'notification']),
  /** The coordinator entered the referral for somebody, who is named in a content row. */
  enteredFor: z.boolean(),
  /** What the office has told the person for whom it was entered. */
  passedOn: PassedOn,
  /** Of a review that a notification began: the referral that has become part of it. */
  attached: z.string(),
  attachedAt: instantOrNone,
  /** Of a referral: the review whose part it has become. */
  partOf: z.string(),
});
export type Origin = z.infer<typeof Origin>;
export const BY_REFERRAL: Origin = {
  ...{ begunBy: 'referral', enteredFor: false, passedOn: {} },
  ...{ attached: '', attachedAt: '', partOf: '' },
};

export const originEvents = [
  /** The local authority's notification begins a review; no referral is needed for it. */
  fact('begunByNotification', { reference: z.string() }),
  fact('enteredForSomeone', {}),
  /** A referral becomes part of a review that a notification began. What stood beside the referral stands beside the review from then on. */
  fact('referralAttached', {
    referral: z.string(),
    referrer: personId,
    agency: z.string(),
    lead: personId,
    enteredFor: z.boolean(),
    sentAt: instantOrNone,
    /** Why it went past the agency lead, who is left out of the review as well. */
    straight: z.union([straightReason, z.literal('')]),
    disagrees: z.boolean(),
  }),
  fact('becamePart', { review: z.string() }),
  /** The review had taken another referral in, or had ended, in the same moment: the referral is where it was. */
  fact('notPartAfterAll', { review: z.string() }),
  ...passingOnEvents,
] as const;
export type OriginEvent = z.infer<(typeof originEvents)[number]>;
const isOriginEvent = oneOf(originEvents);

export function evolveOrigin(origin: Origin, event: AnyFact | OriginEvent): Origin {
  if (!isOriginEvent(event)) return origin;
  switch (event.type) {
    case 'begunByNotification':
      return { ...BY_REFERRAL, begunBy: 'notification' };
    case 'enteredForSomeone':
      return { ...origin, enteredFor: true };
    case 'referralAttached':
      return { ...origin, attached: event.referral, attachedAt: event.at, enteredFor: event.enteredFor };
    case 'becamePart':
      return { ...origin, partOf: event.review };
    case 'notPartAfterAll':
      return { ...origin, partOf: '' };
    case 'passedOn': {
      const { what, at, by, how } = event;
      return { ...origin, passedOn: { ...origin.passedOn, [what]: { at, by, how } } };
    }
  }
}
