import type { Reference } from '../fact';
import type { AnswerName } from '../forms/answers';
import type { Person, PersonId, Role } from '../people/people';
import { Refusal } from '../refusal';
import type { ReviewEvent } from '../review/events';
import type { Route, Straight } from '../review/referral';
import type { Review } from '../review/review';
import type { Day, Instant } from '../time/days';
import { assuresAs } from './comments';
import type { Acting } from '../sight/acting';
import { long, required, type Page } from '../forms/field';

/** Who begins a review under which reference, and who leads for their agency. */
export type Start = {
  readonly reference: Reference;
  readonly by: Person;
  readonly lead: PersonId | '';
  /** Whose referral it is when the coordinator enters it for somebody; else it is of the agency of `by`. */
  readonly enteredFor?: { readonly agency: string } | undefined;
  /** On which day the local authority was told, as the referrer knows it; nobody's word but theirs. */
  readonly laToldOn?: Day | '' | undefined;
  /** Why it goes past the agency lead, where the referrer chose that. */
  readonly straight?: Straight | '' | undefined;
};

/** Sends the short start of a serious incident: from here on a review exists. Sending it again changes nothing. */
export function alert(review: Review | undefined, start: Start, at: Instant): ReviewEvent[] {
  if (review) return ownReferral(review, start.by.id, []);
  return [
    { type: 'alerted', at, ...beginning(start), route: 'serious incident' },
    ...about(start, at),
    ...named(start.laToldOn ?? '', start.by.id, at),
  ];
}

/** A whole referral, as it is sent. */
export type Sent = {
  readonly route: Route;
  readonly pages: readonly string[];
  readonly complete: boolean;
  /** When the local authority became aware, as the referrer knows it. */
  readonly laAwareOn: Day | '';
  /** When it happened and when the agency became aware, as the referrer knows it. */
  readonly before?: { readonly incidentOn: Day | ''; readonly agencyAwareOn: Day | '' };
  /** Answers that identify the child and are no longer what the short start said. */
  readonly corrected?: readonly AnswerName[];
};

/**
 * Sends the whole referral to the agency lead, with the date from which the days to notify are counted, where it is known.
 * A serious incident has begun with its short start; the other routes begin here. Sending it again changes nothing.
 */
export function send(review: Review | undefined, start: Start, sent: Sent, at: Instant): ReviewEvent[] {
  const { by } = start;
  if (!review) return begin(start, sent, at);
  if (review.state !== 'short start sent') return ownReferral(review, by.id, []);
  mustBeComplete(sent);
  // Who chose at the start to go past the agency lead is not asked again.
  const straight: ReviewEvent[] = review.straight ? [{ type: 'referralSentStraight', at, by: by.id }] : [];
  return ownReferral(review, by.id, [
    { type: 'referralSent', at, by: by.id, pages: sent.pages },
    ...corrections(sent.corrected ?? [], by.id, at),
    ...datesIn(sent, by.id, at),
    ...straight,
  ]);
}

/** What the journal says of identities that were corrected: which, by whom and when. What they were is not kept anywhere. */
export const corrections = (fields: readonly AnswerName[], by: PersonId, at: Instant): ReviewEvent[] =>
  fields.length > 0 ? [{ type: 'identityCorrected', at, by, fields: [...fields] }] : [];

/** A day that the referrer names is not the day on which the local authority became aware until the authority says so. */
const named = (on: Day | '', by: PersonId, at: Instant): ReviewEvent[] => (on ? [{ type: 'laAwareNamed', at, by, on }] : []);

/** The dates of the case that are known when it is referred. */
function datesIn({ laAwareOn, before }: Sent, by: PersonId, at: Instant): ReviewEvent[] {
  return [
    ...(before?.incidentOn ? [{ type: 'incidentRecorded' as const, at, by, on: before.incidentOn }] : []),
    ...(before?.agencyAwareOn ? [{ type: 'agencyAwareRecorded' as const, at, by, on: before.agencyAwareOn }] : []),
    ...named(laAwareOn, by, at),
  ];
}

/** The agency lead, or the coordinator for the agency, passes the referral to the partnership office. There is no veto. */
export function pass(review: Review, by: Acting, at: Instant, disagrees = false): ReviewEvent[] {
  const as = assuresAs(review, by);
  if (!as) throw new Refusal('not allowed', 'Only the agency lead or the partnership office can pass this referral on.');
  if (review.state === 'short start sent')
    throw new Refusal('not complete', 'The whole referral has not been sent yet. You will hear when it has.');
  if (review.state === 'withdrawn') throw new Refusal('too late', 'This referral has been withdrawn.');
  // One that was returned can still be taken on as it was sent, so that nobody can hold it up.
  if (review.state !== 'with agency lead' && review.state !== 'returned') return [];
  const passing = { at, by: by.id, as, forAgency: review.agency };
  return [{ type: 'referralPassed', ...passing }, ...(disagrees ? [{ type: 'disagreementRecorded' as const, ...passing }] : [])];
}

/** Records that the bot could not write to somebody whose turn it was. */
export function notReached(review: Review, person: PersonId, role: Role, by: PersonId, at: Instant): ReviewEvent[] {
  return review.notReached.includes(person) ? [] : [{ type: 'notReached', at, by, person, role }];
}

function begin(start: Start, sent: Sent, at: Instant): ReviewEvent[] {
  const { route, pages } = sent;
  if (route === 'serious incident')
    throw new Refusal('not complete', 'The short start has not been sent yet. Please send it first; the rest follows.');
  mustBeComplete(sent);
  return [
    { type: 'begun', at, ...beginning(start), route },
    ...about(start, at),
    { type: 'referralSent', at, by: start.by.id, pages },
    ...(start.straight ? [{ type: 'referralSentStraight' as const, at, by: start.by.id }] : []),
    ...datesIn(sent, start.by.id, at),
  ];
}

function mustBeComplete({ complete }: Sent): void {
  if (!complete) throw new Refusal('not complete', 'Some questions still need an answer. Open the check to see which.');
}

/** Nobody assures the quality of their own referral, and who goes past the lead leaves the lead out. */
const beginning = ({ reference, by, lead, enteredFor, straight }: Start) => ({
  by: by.id,
  reference,
  agency: enteredFor?.agency ?? by.agency,
  lead: lead === by.id || straight ? '' : lead,
});

const about = ({ by, enteredFor, straight }: Start, at: Instant): ReviewEvent[] => [
  ...(enteredFor ? [{ type: 'enteredForSomeone' as const, at, by: by.id }] : []),
  ...(straight ? [{ type: 'straightChosen' as const, at, by: by.id, why: straight }] : []),
];

function ownReferral(review: Review, by: PersonId, events: ReviewEvent[]): ReviewEvent[] {
  if (review.referrer !== by) throw new Refusal('not found', 'There is no referral of yours under this reference.');
  return events;
}

/** What the agency lead writes who passes a referral on and does not agree with it. */
export const DISAGREEMENT: Page = {
  id: 'disagreement',
  title: 'Pass it with your disagreement',
  purpose: 'It goes to the partnership office all the same. The referrer, the office and the chair read what you write.',
  fields: [long('words', 'What do you see differently, and why?', 1000, required)],
};
