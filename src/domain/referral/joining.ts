import { notified } from '../dates/notifying';
import { holds, type Person, type PersonId } from '../people/people';
import { Refusal } from '../refusal';
import type { ConflictEvent } from '../review/conflicts';
import { NO_DATES, type ClockEvent } from '../review/dates';
import type { TriageEvent } from '../review/desk';
import type { OriginEvent } from '../review/origin';
import type { Review } from '../review/review';
import { conflictOf, isWithoutReferral } from '../review/whereItIs';
import { has, type Acting } from '../sight/acting';
import { compare, inWords, londonDay, type Day } from '../time/days';

/** What a notification says of itself and of the incident, as dates and keys. */
export type Notified = {
  readonly reference: string;
  readonly sentAt: Date;
  readonly panelReference: string;
  readonly laAwareOn: Day | '';
  readonly incidentOn: Day | '';
};

/**
 * Begins a review with a notification that has been sent. It waits for nobody: no referral, no agreement. Recorded already under
 * this reference, it changes nothing.
 */
export function beginByNotification(review: Review | undefined, by: Person, said: Notified, now: Date): (OriginEvent | ClockEvent)[] {
  if (!mayBeginByNotification(by))
    throw new Refusal('not allowed', 'Only the local authority’s notifier, or the coordinator for them, records a notification.');
  if (review) return [];
  const { reference, sentAt, panelReference, laAwareOn, incidentOn } = said;
  mustHaveHappened(said, londonDay(now));
  const noted = { at: now.toISOString(), by: by.id };
  const recorded = notified({ ...NO_DATES, laAwareOn }, by.id, { sentAt, panelReference, seen: '' }, now);
  if (recorded === 'changed since') return [];
  return [
    { type: 'begunByNotification', ...noted, reference },
    ...(incidentOn ? [{ type: 'incidentRecorded' as const, ...noted, on: incidentOn }] : []),
    ...(laAwareOn ? [{ type: 'laAwareRecorded' as const, ...noted, on: laAwareOn }] : []),
    ...recorded,
  ];
}

export const mayBeginByNotification = (person: Person): boolean => holds(person, 'LA notifier') || holds(person, 'coordinator');

/** Nobody is aware of what has not happened, and nothing is known before its day. */
function mustHaveHappened({ incidentOn, laAwareOn, sentAt }: Notified, today: Day): void {
  for (const on of [incidentOn, laAwareOn])
    if (on && compare(on, today) > 0)
      throw new Refusal('not complete', `${inWords(on)} has not come yet. Please check the day, month and year.`);
  for (const on of [laAwareOn, londonDay(sentAt)])
    if (incidentOn && on && compare(on, incidentOn) < 0)
      throw new Refusal('not complete', `It happened on ${inWords(incidentOn)}, which is after ${inWords(on)}. Please check the dates.`);
}

/** A review that can take a referral in: a notification began it, no referral has joined it, and it goes on. */
export const takesReferral = (review: Review): boolean => isWithoutReferral(review) && isGoingOn(review);

const isGoingOn = ({ state, findings }: Review): boolean => (state === 'referred' || state === 'decided') && findings.decided === null;

/** A referral that can become part of a review: referred, not decided on, and no part of another one. */
export const canBecomePart = ({ state, origin, route }: Review): boolean =>
  state === 'referred' && origin.begunBy === 'referral' && route === 'serious incident';

/** A review that a referral is to become part of, and who acts in it: they may have a conflict of interest in one of the two alone. */
export type Joined = { readonly review: Review; readonly by: Acting };

/** Both halves at once, refused before anything is written where one of them can't be. */
export function mustJoin(referral: Review, by: Acting, { review, by: there }: Joined): void {
  if (!has(by, 'coordinator') || !has(there, 'coordinator'))
    throw new Refusal('not allowed', 'Only the partnership office adds a referral to a review.');
  if (referral.origin.partOf === review.reference) return;
  if (!canBecomePart(referral))
    throw new Refusal(
      'too late',
      'Only a referral of a serious incident that is with the partnership office, and not decided on, can be added. Open it to see where it is.',
    );
  if (referral.withdrawal?.state === 'asked')
    throw new Refusal('not complete', 'The referrer asks to withdraw this referral. Please answer that first; it is in the referral.');
  if (!takesReferral(review)) throw new Refusal('too late', cannotTake(review));
}

function cannotTake(review: Review): string {
  if (review.origin.begunBy !== 'notification')
    return 'That review began with a referral of its own. You can link the two cases instead, under “More about this case”.';
  if (review.origin.attached !== '')
    return 'That review has a referral already. You can link the two cases instead, under “More about this case”.';
  return 'That review has ended or is signed off, so nothing can be added to it. You can link the two cases instead, under “More about this case”.';
}

/**
 * The referral becomes part of the review: this is the referral's half, which is written first. Who has a conflict of interest in the
 * review has it in the referral as well. Done already, it changes nothing.
 */
export function becomePart(referral: Review, by: Acting, into: Joined, at: string): (OriginEvent | ConflictEvent)[] {
  mustJoin(referral, by, into);
  const { review } = into;
  if (referral.origin.partOf === review.reference) return [];
  return [{ type: 'becamePart', at, by: by.id, review: review.reference }, ...conflictsFrom(review, referral, by.id, at)];
}

/**
 * The review's half: from here on the referral's people hear of this review. `by` is who wrote the first half. Undefined where the
 * review has taken another referral in since, or has ended. Done already, it changes nothing.
 */
export function attach(
  review: Review,
  referral: Review,
  by: PersonId,
  at: string,
): (OriginEvent | ConflictEvent | ClockEvent | TriageEvent)[] | undefined {
  if (review.origin.attached === referral.reference) return [];
  if (!takesReferral(review)) return undefined;
  const { reference, referrer, agency, lead, origin, sentAt, straight, disagrees, clock, triage } = referral;
  const noted = { at, by };
  const told = triage.acknowledged;
  const passedOn = origin.passedOn['sent'];
  return [
    {
      ...{ type: 'referralAttached', ...noted, referral: reference, referrer, agency, lead },
      ...{ enteredFor: origin.enteredFor, sentAt, straight, disagrees },
    },
    ...conflictsFrom(referral, review, by, at),
    ...(!review.clock.incidentOn && clock.incidentOn ? [{ type: 'incidentRecorded' as const, ...noted, on: clock.incidentOn }] : []),
    ...(!review.clock.agencyAwareOn && clock.agencyAwareOn
      ? [{ type: 'agencyAwareRecorded' as const, ...noted, on: clock.agencyAwareOn }]
      : []),
    // The referrer has had their receipt, and is not sent another.
    ...(told ? [{ type: 'referralAcknowledged' as const, at: told.at, by: told.by, inTouchBy: told.inTouchBy }] : []),
    ...(passedOn ? [{ type: 'passedOn' as const, what: 'sent', ...passedOn }] : []),
  ];
}

/** Gives a referral back that the review could not take in after all. Done already, it changes nothing. */
export const giveBack = ({ origin }: Review, review: string, by: PersonId, at: string): OriginEvent[] =>
  origin.partOf === review ? [{ type: 'notPartAfterAll', at, by, review }] : [];

/** A case has one truth about who may see nothing of it: what one record says of conflicts of interest, the other takes over. */
const conflictsFrom = (from: Review, to: Review, by: PersonId, at: string): ConflictEvent[] =>
  from.conflicts
    .filter(({ person }) => !conflictOf(to, person))
    .map(({ person, standIn, roles, agency, rest }) => ({
      type: 'conflictDeclared',
      ...{ at, by, person, standIn, roles, agency },
      ...(rest && { rest }),
    }));
