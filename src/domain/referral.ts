import type { Answer, Answers } from './answers';
import type { Instant, Reference, ReviewEvent } from './events';
import { inWords, readDay, type Day } from './days';
import type { Field, Page, Route } from './pages';
import { has, type Person, type PersonId, type Role } from './people';
import { Refusal } from './refusal';
import type { Review } from './review';

/** A page as it was sent: question and answer texts frozen together. What identifies the child is kept apart. */
export type FrozenPage = { readonly page: string; readonly title: string; readonly items: readonly FrozenItem[] };
export type FrozenItem = {
  readonly field: string;
  readonly question: string;
  readonly answer: string;
  readonly notKnown: string;
  /** The answer is among the identities, under the field's id. */
  readonly apart: boolean;
};

/** Freezes one page's questions and answers, and takes out what identifies the child. */
export function freeze(page: Page, answers: Answers): { frozen: FrozenPage; identity: Answers } {
  const apart = page.fields.filter((field) => field.identity && answers[field.id]);
  return {
    frozen: { page: page.id, title: page.title, items: page.fields.map((field) => frozenItem(field, answers[field.id])) },
    identity: Object.fromEntries(apart.flatMap((field) => entry(field, answers[field.id]))),
  };
}

/** Who begins a review under which reference, and who leads for their agency. */
export type Start = { readonly reference: Reference; readonly by: Person; readonly lead: PersonId | '' };

/** Sends the short start of a serious incident: from here on a review exists. Sending it again changes nothing. */
export function alert(review: Review | undefined, start: Start, at: Instant): ReviewEvent[] {
  if (review) return ownReferral(review, start.by.id, []);
  return [{ type: 'alerted', at, ...beginning(start), route: 'serious incident' }];
}

/** A whole referral, as it is sent. */
export type Sent = {
  readonly route: Route;
  readonly pages: readonly string[];
  readonly complete: boolean;
  /** The date from which the days to notify are counted, as the referrer knows it. */
  readonly laAwareOn: Day | '';
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
  const aware: ReviewEvent[] = sent.laAwareOn ? [{ type: 'laAwareRecorded', at, by: by.id, on: sent.laAwareOn }] : [];
  return ownReferral(review, by.id, [{ type: 'referralSent', at, by: by.id, pages: sent.pages }, ...aware]);
}

/** The agency lead, or the coordinator for the agency, passes the referral to the partnership office. There is no veto. */
export function pass(review: Review, by: Person, at: Instant): ReviewEvent[] {
  const isLead = review.lead === by.id && has(by, 'agency lead');
  if (!isLead && !has(by, 'coordinator'))
    throw new Refusal('not allowed', 'Only the agency lead or the partnership office can pass this referral on.');
  if (review.state === 'short start sent')
    throw new Refusal('not complete', 'The whole referral has not been sent yet. You will hear when it has.');
  if (review.state !== 'with agency lead') return [];
  return [{ type: 'referralPassed', at, by: by.id, as: isLead ? 'agency lead' : 'coordinator', forAgency: review.agency }];
}

/** Records that the bot could not write to somebody whose turn it was. */
export function notReached(review: Review, person: PersonId, role: Role, by: PersonId, at: Instant): ReviewEvent[] {
  return review.notReached.includes(person) ? [] : [{ type: 'notReached', at, by, person, role }];
}

/** True when there is no agency lead whom the bot can reach, so that the partnership office does the lead's part. */
export const officeActsForLead = (review: Review): boolean => review.lead === '' || review.notReached.includes(review.lead);

function begin(start: Start, sent: Sent, at: Instant): ReviewEvent[] {
  const { route, pages } = sent;
  if (route === 'serious incident')
    throw new Refusal('not complete', 'The short start has not been sent yet. Please send it first; the rest follows.');
  mustBeComplete(sent);
  return [
    { type: 'begun', at, ...beginning(start), route },
    { type: 'referralSent', at, by: start.by.id, pages },
  ];
}

function mustBeComplete({ complete }: Sent): void {
  if (!complete) throw new Refusal('not complete', 'Some questions still need an answer. Open the check to see which.');
}

/** Nobody assures the quality of their own referral. */
const beginning = ({ reference, by, lead }: Start) => ({ by: by.id, reference, agency: by.agency, lead: lead === by.id ? '' : lead });

function ownReferral(review: Review, by: PersonId, events: ReviewEvent[]): ReviewEvent[] {
  if (review.referrer !== by) throw new Refusal('not found', 'There is no referral of yours under this reference.');
  return events;
}

const frozenItem = (field: Field, answer: Answer | undefined): FrozenItem => ({
  field: field.id,
  question: field.label,
  answer: answer && 'said' in answer && !field.identity ? asRead(field, answer.said) : '',
  notKnown: answer && 'notKnown' in answer && !field.identity ? answer.notKnown : '',
  apart: field.identity && answer !== undefined,
});

const entry = (field: Field, answer: Answer | undefined): [string, Answer][] => {
  if (!answer) return [];
  return [[field.id, 'said' in answer ? { said: asRead(field, answer.said) } : answer]];
};

/** An answer as people read it: a choice by its label, a date in words, text as it was typed. */
export function asRead(field: Field, said: string): string {
  if (field.kind === 'choice') return field.choices.find(({ value }) => value === said)?.label ?? said;
  if (field.kind === 'date') return inWords(readDay(said));
  return said;
}
