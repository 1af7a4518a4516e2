import type { Person, PersonId } from '../people/people';
import { changedSince, Refusal } from '../refusal';
import { needsNotification } from '../review/decision';
import type { TriageEvent } from '../review/desk';
import { owing, type Keys, type Nothing, type Owes, type Post } from '../review/owed';
import type { Review } from '../review/review';
import { invitedTo, isConflicted, isNew, waitsForReceipt } from '../review/whereItIs';
import { actingIn, mustCoordinate, has, type Acting } from '../sight/acting';
import { londonDay, type Day } from '../time/days';
import { addWorkingDays, tellingDay, type Calendar } from '../time/workingDays';

/** Within how many working days a referrer has a receipt from a person, and is contacted. The partnership's choice. */
export const RECEIPT_DAYS = 2;
const IN_TOUCH_DAYS = 5;

/** By when the referrer of a case that the office has is to have a receipt; undefined when that date cannot be calculated. */
export function receiptDue({ passedAt, origin }: Pick<Review, 'passedAt' | 'origin'>, calendar: Calendar): Day | undefined {
  // A review that a notification began has a referrer from the moment that a referral joins it.
  const from = origin.attachedAt || passedAt;
  const due = from ? addWorkingDays(calendar, londonDay(new Date(from)), RECEIPT_DAYS) : undefined;
  return due && 'day' in due ? due.day : undefined;
}

/** The coordinator tells the referrer that the referral is read and who will be in touch. Told once; pressed again, it changes nothing. */
export function acknowledgeReferral(review: Review, by: Acting, calendar: Calendar, at: string): TriageEvent[] {
  mustCoordinate(by, 'acknowledges a referral');
  if (review.referrer === '') throw new Refusal('not complete', 'This review began with a notification, so there is no referrer to tell.');
  if (review.origin.enteredFor)
    throw new Refusal(
      'not complete',
      'I cannot write to the person who referred it. Please tell them yourself, and record it in the review.',
    );
  if (review.passedAt === '') throw new Refusal('not complete', 'This referral has not reached the partnership office yet.');
  if (review.triage.acknowledged) return [];
  const inTouchBy = tellingDay(calendar, londonDay(new Date(at)), IN_TOUCH_DAYS);
  return [{ type: 'referralAcknowledged', at, by: by.id, inTouchBy }];
}

/** A referral that the office has and nobody has taken up yet. */
export type NewReferral = {
  readonly reference: string;
  /** When it reached the office. */
  readonly since: string;
  /** False for a review that a notification began and no referral has joined: nobody waits for a receipt. */
  readonly hasReferrer: boolean;
  readonly acknowledged: boolean;
  /** By when the referrer is to have a receipt; empty when that date cannot be calculated. */
  readonly receiptBy: Day | '';
};

/**
 * What is new for the partnership office, the oldest first: referrals and notifications that reached it and of which the threshold discussion is not
 * called yet. Case content is none of it.
 */
export function newReferrals(reviews: readonly Review[], who: Person, calendar: Calendar): NewReferral[] {
  return reviews
    .filter((review) => isNew(review) && isOfficeIn(review, who))
    .sort((one, other) => one.passedAt.localeCompare(other.passedAt))
    .map((review) => ({
      reference: review.reference,
      since: review.passedAt,
      hasReferrer: review.referrer !== '',
      acknowledged: !waitsForReceipt(review),
      receiptBy: receiptDue(review, calendar) ?? '',
    }));
}

function isOfficeIn(review: Review, who: Person): boolean {
  const by = actingIn(review, who);
  return by !== undefined && has(by, 'coordinator');
}

/** Records what was written of the family's part. `seen` is the revision that the writer began with, 0 for none. */
export function recordFamily(review: Review, by: Acting, seen: number, at: string): TriageEvent[] {
  mustCoordinate(by, 'records the family’s part');
  const before = review.triage.family?.revision ?? 0;
  if (before !== seen) throw changedSince();
  return [{ type: 'familyRecorded', at, by: by.id, revision: seen + 1 }];
}

/**
 * The criteria turned out not to be met: the review ends, with a reason. The chair says so, or the coordinator after the partners
 * agreed. Only what was to become a review can end like this.
 */
export function endAsNotMet(review: Review, by: Acting, at: string): TriageEvent[] {
  if (!has(by, 'chair') && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'The chair, or the coordinator after the partners agreed, says that the criteria are no longer met.');
  if (review.state === 'criteria no longer met') return [];
  if (review.state !== 'decided')
    throw new Refusal(
      'too late',
      'There is no review to end: the partners have not decided on one. Before that they can decide on no further action.',
    );
  return [{ type: 'criteriaNoLongerMet', at, by: by.id }];
}

/** Another area takes the case over. The coordinator records it, at any time until the case has ended. */
export function transfer(review: Review, by: Acting, at: string): TriageEvent[] {
  mustCoordinate(by, 'records that another area takes a case over');
  if (review.state === 'transferred') return [];
  if (!CAN_BE_TRANSFERRED.includes(review.state))
    throw new Refusal('too late', 'This case has ended here already, so it cannot be transferred. Open it to see how.');
  return [{ type: 'transferred', at, by: by.id }];
}
export const CAN_BE_TRANSFERRED: readonly Review['state'][] = ['short start sent', 'with agency lead', 'returned', 'referred', 'decided'];

const office = { role: 'coordinator' } as const;

/** What each post of the office's desk is about. `as`: the office, the chair, or the id of somebody who had a part in the case. */
export type DeskPosts = {
  acknowledged: Nothing;
  'referral no longer met': Nothing;
  'no longer met': { readonly as: string };
  'referral transferred': Nothing;
  transferred: { readonly as: string };
  'tell the Panel': Nothing;
};

const endedFor = ({ as }: DeskPosts['transferred']): string => `ended-${as}`;
const endedForReferrer = (): string => endedFor({ as: 'referrer' });

/** How the ledger calls each of them, for good. */
export const deskKeys: Keys<DeskPosts> = {
  acknowledged: () => 'acknowledged',
  'referral no longer met': endedForReferrer,
  'no longer met': endedFor,
  'referral transferred': endedForReferrer,
  transferred: endedFor,
  'tell the Panel': () => 'tell-panel',
};

const owe = owing(deskKeys);

/** What this part of a review owes people: the receipt, and word of how a case ended, to everybody who had a part in it. */
export const owedForTriage: Owes<DeskPosts> = (review) => {
  const { acknowledged, ended } = review.triage;
  return [
    acknowledged !== null && tellsReceipt(review) && owe('acknowledged', { person: review.referrer }, {}),
    ...(ended ? toldOfTheEnd(review, ended.how) : []),
  ];
};

/** Who has had their receipt before their referral became part of a review has had it; whom the bot can’t write to, the office tells. */
const tellsReceipt = ({ referrer, origin, triage: { acknowledged } }: Review): boolean =>
  referrer !== '' && !origin.enteredFor && acknowledged !== null && acknowledged.at >= origin.attachedAt;

function toldOfTheEnd(review: Review, how: 'criteria no longer met' | 'transferred'): (Post<DeskPosts> | false)[] {
  const says = how === 'transferred' ? 'transferred' : 'no longer met';
  const people = involvedIn(review).filter((person) => person !== review.referrer);
  const tellsPanel = how === 'criteria no longer met' && (review.clock.notification !== null || needsNotification(review.decision.outcome));
  return [
    review.referrer !== '' && owe(`referral ${says}`, { person: review.referrer }, {}),
    owe(says, office, { as: 'office' }),
    owe(says, { role: 'chair' }, { as: 'chair' }),
    ...people.map((person) => owe(says, { person }, { as: person })),
    tellsPanel && owe('tell the Panel', { role: 'LA notifier' }, {}),
  ];
}

/** People who were asked for something, answered or were invited. */
function involvedIn(review: Review): PersonId[] {
  const { lead, decision, information } = review;
  const all = [
    lead,
    ...(decision.recommended?.partners ?? []),
    ...Object.values(information.requests).map(({ author }) => author),
    ...invitedTo(review),
  ];
  return [...new Set(all)].filter((person) => person !== '' && !isConflicted(review, person));
}
