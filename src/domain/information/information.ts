import { milestonesOf, type Rules } from '../dates/counting';
import { countedFromInWords, dayOf, dayZero, lengthOf } from '../dates/dayOf';
import { notWithoutNotification } from '../dates/notification';
import type { PersonId } from '../people/people';
import { Refusal } from '../refusal';
import { agenciesThat, allAnswered, isWaiting, requestTo, type AgencyRequest, type InformationEvent } from '../review/information';
import { owing, type Keys, type Owes, type Post } from '../review/owed';
import type { Review } from '../review/review';
import { isConflicted } from '../review/whereItIs';
import { has, mayAnswer, type Acting } from '../sight/acting';
import { compare, londonDay, shortDay, type Day } from '../time/days';
import { addWorkingDays } from '../time/workingDays';

/** One transaction takes a hundred rows, and each agency asked is two of them. */
export const MOST_ASKED_AT_ONCE = 40;

/** The coordinator asks agencies for what they know. An agency that was asked already is not asked again. */
export function ask(
  review: Review,
  by: Acting,
  said: { readonly agencies: readonly { readonly agency: string; readonly author: PersonId }[]; readonly from: Day; readonly to: Day },
  at: string,
): InformationEvent[] {
  onlyCoordinator(by, 'ask the agencies');
  if (review.state !== 'decided')
    throw new Refusal('too late', 'Agencies are asked once the partners have decided on a review. Open the review to see where it is.');
  notWithoutNotification(review);
  const fault = periodFault(said);
  if (fault) throw new Refusal('not complete', fault);
  if (said.agencies.length > MOST_ASKED_AT_ONCE)
    throw new Refusal('not complete', `Please ask at most ${MOST_ASKED_AT_ONCE} agencies at a time, then the others.`);
  return (
    said.agencies
      .filter(({ agency }) => !requestTo(review.information, agency))
      // Whoever has a conflict of interest is asked for nothing; where nobody else answers for the agency, the office does.
      .map(({ agency, author }) => ({ type: 'agencyAsked', at, by: by.id, agency, author: isConflicted(review, author) ? '' : author }))
  );
}

/** What is wrong with the period that agencies are asked about; empty when nothing is. */
export const periodFault = ({ from, to }: { readonly from: Day; readonly to: Day }): string =>
  compare(from, to) > 0 ? 'The period ends before it begins. Please check both dates.' : '';

/** Says that the request has arrived and will be answered. */
export function acknowledge(review: Review, by: Acting, agency: string, at: string): InformationEvent[] {
  const { state } = requestFor(review, by, agency);
  return state === 'asked' ? [{ type: 'requestAcknowledged', at, by: by.id, agency }] : [];
}

/** A nil return, which is an answer like any other. */
export function holdNothing(review: Review, by: Acting, agency: string, at: string): InformationEvent[] {
  const request = requestFor(review, by, agency);
  if (request.state === 'nothing held') return [];
  notSentYet(request);
  return [{ type: 'nothingHeld', at, by: by.id, agency }];
}

/** Says that the request is not for this agency; who to try instead is in a content row. */
export function decline(review: Review, by: Acting, agency: string, at: string): InformationEvent[] {
  const request = requestFor(review, by, agency);
  if (request.state === 'not us') return [];
  notSentYet(request);
  return [{ type: 'requestDeclined', at, by: by.id, agency }];
}

/**
 * Sends the agency's information, or sends it again corrected until a pack holds it. `number` is which sending this is, so that a
 * press that comes twice sends once.
 */
export function returnInformation(
  review: Review,
  by: Acting,
  said: { readonly agency: string; readonly number: number; readonly complete: boolean; readonly chronology: number },
  at: string,
): InformationEvent[] {
  const request = requestFor(review, by, said.agency);
  if (request.sent >= said.number && request.answeredBy === by.id) return [];
  if (request.sent >= said.number)
    throw new Refusal('too late', 'Somebody else has sent this agency’s answer since you opened it. Please open the request again.');
  notFrozen(request);
  if (!said.complete) throw new Refusal('not complete', 'Some questions still need an answer. Open the check to see which.');
  return [{ type: 'informationReturned', at, by: by.id, agency: said.agency, chronology: said.chronology }];
}

/** Refuses once a pack holds the agency's information: what people have read does not change under them. */
export function notFrozen({ inPack }: AgencyRequest): void {
  if (inPack > 0)
    throw new Refusal(
      'too late',
      'The pack that holds this answer has been issued, so it can no longer be changed. Please tell the partnership office what to add.',
    );
}

/** The coordinator issues the pack with what is there; who is missing is named in it. A further pack may follow. */
export function issuePack(review: Review, by: Acting, number: number, at: string): InformationEvent[] {
  onlyCoordinator(by, 'issue the pack');
  const { information } = review;
  const last = information.pack?.number ?? 0;
  if (last >= number) return [];
  if (Object.keys(information.requests).length === 0)
    throw new Refusal('not complete', 'No agency has been asked yet, so there is nothing to put into a pack.');
  return [{ type: 'packIssued', at, by: by.id, number: last + 1, missing: agenciesThat(information, 'asked', 'acknowledged') }];
}

/** By when the agencies answer, and what that date is counted from, in words. */
export type Due = { readonly day: Day; readonly counted: string };

const OTHERWISE_DAYS = 15;

/**
 * On the day of the milestone; where there is none, and while its count has not begun, fifteen working days after the decision.
 * Undefined when the date cannot be calculated yet.
 */
export function returnsDue(review: Review, rules: Rules): Due | undefined {
  const milestones = milestonesOf(review, rules);
  const milestone = milestones.find(({ key }) => key === 'returns');
  const zero = milestone && dayZero(review, milestone.from, rules);
  if (milestone && zero) {
    const due = dayOf(review, rules, milestone);
    const of = lengthOf(milestones, milestone.from);
    const counted = `day ${milestone.day} of ${of}, counted from ${countedFromInWords(review, milestone.from, rules)} ${shortDay(zero)}`;
    return 'day' in due ? { day: due.day, counted } : undefined;
  }
  const { decidedAt } = review.decision;
  if (!decidedAt) return undefined;
  const decided = londonDay(new Date(decidedAt));
  const due = addWorkingDays(rules.calendar, decided, OTHERWISE_DAYS);
  const counted = `${OTHERWISE_DAYS} working days, counted from the decision on ${shortDay(decided)}`;
  return 'day' in due ? { day: due.day, counted } : undefined;
}

/** True when an agency that has not answered yet should have. */
export const isLate = (request: AgencyRequest, due: Due | undefined, today: Day): boolean =>
  due !== undefined && isWaiting(request) && compare(due.day, today) < 0;

function requestFor(review: Review, by: Acting, agency: string): AgencyRequest {
  const request = requestTo(review.information, agency);
  if (!request || !mayAnswer(review, by, agency))
    throw new Refusal('not allowed', 'Only the person who was asked for this agency, or the coordinator for them, can answer.');
  return request;
}

function notSentYet({ sent, inPack }: AgencyRequest): void {
  if (sent > 0)
    throw new Refusal(
      'too late',
      inPack > 0
        ? 'This agency’s information is in the pack already.'
        : 'This agency has sent information already. It can still be corrected until the pack is issued.',
    );
}

function onlyCoordinator(by: Acting, what: string): void {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', `Only the coordinator can ${what}.`);
}

const office = { role: 'coordinator' } as const;

/** What each post about information is about. `as`: who reads the pack: the chair, the facilitator, or the id of an agency. */
export type InformationPosts = {
  'information request': { readonly agency: string };
  'not us': { readonly agency: string };
  /** `asked`: how many agencies were asked by then. */
  'answers in': { readonly asked: number };
  'pack issued': { readonly number: number; readonly as: string };
};

/** How the ledger calls each of them, for good. */
export const informationKeys: Keys<InformationPosts> = {
  'information request': ({ agency }) => `request-${agency}`,
  'not us': ({ agency }) => `notUs-${agency}`,
  'answers in': ({ asked }) => `answers-in-${asked}`,
  'pack issued': ({ number, as }) => `pack-${number}-${as}`,
};

const owe = owing(informationKeys);

/** What this part of a review owes people now. */
export const owedForInformation: Owes<InformationPosts> = ({ information, meeting }) => {
  const all = Object.entries(information.requests);
  const authors = all.filter(([, { author }]) => author !== '');
  const { pack } = information;
  const notUs = authors.filter(([, { author, state, answeredBy }]) => state === 'not us' && answeredBy === author);
  return [
    ...authors
      .filter(([, request]) => isWaiting(request))
      .map(([agency, { author }]) => owe('information request', { person: author }, { agency })),
    ...notUs.map(([agency]) => owe('not us', office, { agency })),
    !pack && allAnswered(information) && owe('answers in', office, { asked: all.length }),
    ...(pack ? packFor(pack.number, authors, meeting !== null) : []),
  ];
};

/** A facilitator reads it once they are invited to the meeting, so that they are told of it no earlier. */
const packFor = (
  number: number,
  authors: readonly (readonly [string, { readonly author: PersonId }])[],
  isBooked: boolean,
): Post<InformationPosts>[] => [
  owe('pack issued', { role: 'chair' }, { number, as: 'chair' }),
  ...(isBooked ? [owe('pack issued', { role: 'facilitator' }, { number, as: 'facilitator' })] : []),
  ...authors.map(([agency, { author }]) => owe('pack issued', { person: author }, { number, as: agency })),
];
