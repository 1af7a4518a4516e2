import { z } from 'zod';
import { compare, londonDay, shortDay, type Day } from './days';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import { countedFromInWords, dayOf, dayZero, lengthOf } from './milestones';
import type { Owes } from './owed';
import { notWithoutNotification } from './notification';
import { actsAs, has, type Person, type PersonId } from './people';
import { Refusal } from './refusal';
import type { Review } from './review';
import { milestonesOf, type Rules } from './rules';
import { addWorkingDays } from './workingDays';

const requestState = z.enum(['asked', 'acknowledged', 'returned', 'nothing held', 'not us']);
export type RequestState = z.infer<typeof requestState>;

const AgencyRequest = z.strictObject({
  author: personId,
  state: requestState,
  askedAt: instant,
  answeredAt: z.union([instant, z.literal('')]),
  /** Who entered the answer: the author, or the coordinator for the agency. */
  answeredBy: personId,
  /** How often information was sent for the agency; a correction is once more. */
  sent: z.int().nonnegative(),
  /** The first pack that holds the agency's information, which is frozen from then on; 0 while none does. */
  inPack: z.int().nonnegative(),
});
export type AgencyRequest = z.infer<typeof AgencyRequest>;

/** What was asked of each agency, and what has come back; the returns' text is in content rows. */
export const Information = z.strictObject({
  /** By agency name. `author` answers for the agency; empty: the coordinator enters what comes by telephone or e-mail. */
  requests: z.record(z.string(), AgencyRequest),
  /** The pack as it was last issued, and which agencies it says are missing. */
  pack: z.strictObject({ number: z.int().positive(), issuedAt: instant, missing: listOf(z.string()) }).nullable(),
});
export type Information = z.infer<typeof Information>;

export const NOTHING_ASKED: Information = { requests: {}, pack: null };

export const informationEvents = [
  fact('agencyAsked', { agency: z.string(), author: personId }),
  fact('requestAcknowledged', { agency: z.string() }),
  fact('requestDeclined', { agency: z.string() }),
  fact('nothingHeld', { agency: z.string() }),
  /** `by` is who entered it: the author, or the coordinator for the agency. A corrected return is another of these. */
  fact('informationReturned', { agency: z.string(), chronology: z.int().nonnegative() }),
  fact('packIssued', { number: z.int().positive(), missing: listOf(z.string()) }),
] as const;
export type InformationEvent = z.infer<(typeof informationEvents)[number]>;

const TYPES: readonly string[] = informationEvents.map(({ shape }) => shape.type.value);
const isInformationEvent = (event: AnyFact): event is InformationEvent => TYPES.includes(event.type);

export function evolveInformation(information: Information, event: AnyFact | InformationEvent): Information {
  if (!isInformationEvent(event)) return information;
  switch (event.type) {
    case 'agencyAsked':
      return withRequest(information, event.agency, { ...UNANSWERED, author: event.author, askedAt: event.at });
    case 'requestAcknowledged':
      return changed(information, event.agency, () => ({ state: 'acknowledged' }));
    case 'requestDeclined':
      return changed(information, event.agency, () => ({ state: 'not us', ...answered(event) }));
    case 'nothingHeld':
      return changed(information, event.agency, () => ({ state: 'nothing held', ...answered(event) }));
    case 'informationReturned':
      return changed(information, event.agency, ({ sent }) => ({ state: 'returned', ...answered(event), sent: sent + 1 }));
    case 'packIssued':
      return packed(information, event);
  }
}

const UNANSWERED = { state: 'asked', answeredAt: '', answeredBy: '', sent: 0, inPack: 0 } as const;

const answered = ({ at, by }: InformationEvent) => ({ answeredAt: at, answeredBy: by });

const withRequest = (information: Information, agency: string, request: AgencyRequest): Information => ({
  ...information,
  requests: { ...information.requests, [agency]: request },
});

function changed(information: Information, agency: string, how: (request: AgencyRequest) => Partial<AgencyRequest>): Information {
  const request = requestTo(information, agency);
  return request ? withRequest(information, agency, { ...request, ...how(request) }) : information;
}

function packed({ requests }: Information, { number, missing, at }: Extract<InformationEvent, { type: 'packIssued' }>): Information {
  const held = Object.entries(requests).map(([agency, request]) => {
    const isNew = request.state === 'returned' && request.inPack === 0;
    return [agency, isNew ? { ...request, inPack: number } : request] as const;
  });
  return { requests: Object.fromEntries(held), pack: { number, issuedAt: at, missing } };
}

/** The request to an agency. A name from a card may be anything, so only what the review itself holds is found. */
export const requestTo = ({ requests }: Information, agency: string): AgencyRequest | undefined =>
  Object.hasOwn(requests, agency) ? requests[agency] : undefined;

/** True for the person who was asked for the agency, and for their deputy while they are away, as long as they work there in a role that answers. */
export const isAuthor = ({ information }: Review, person: Person, agency: string): boolean =>
  person.agency === agency &&
  actsAs(person, requestTo(information, agency)?.author ?? '') &&
  (has(person, 'information author') || has(person, 'agency lead'));

/** The author answers, or the coordinator for the agency. */
export const mayAnswer = (review: Review, person: Person, agency: string): boolean =>
  requestTo(review.information, agency) !== undefined && (has(person, 'coordinator') || isAuthor(review, person, agency));

export const isWaiting = ({ state }: AgencyRequest): boolean => state === 'asked' || state === 'acknowledged';

/** Agencies in the given states, in the order of their names. */
export const agenciesThat = ({ requests }: Information, ...states: RequestState[]): string[] =>
  Object.keys(requests)
    .filter((agency) => states.includes(requests[agency]?.state ?? 'asked'))
    .sort((one, other) => one.localeCompare(other, 'en-GB'));

/** True once every agency that was asked has answered in one way or another. */
export const allAnswered = ({ requests }: Information): boolean =>
  Object.keys(requests).length > 0 && !Object.values(requests).some(isWaiting);

/** One transaction takes a hundred rows, and each agency asked is two of them. */
export const MOST_ASKED_AT_ONCE = 40;

/** The coordinator asks agencies for what they know. An agency that was asked already is not asked again. */
export function ask(
  review: Review,
  by: Person,
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
  return said.agencies
    .filter(({ agency }) => !requestTo(review.information, agency))
    .map(({ agency, author }) => ({ type: 'agencyAsked', at, by: by.id, agency, author }));
}

/** What is wrong with the period that agencies are asked about; empty when nothing is. */
export const periodFault = ({ from, to }: { readonly from: Day; readonly to: Day }): string =>
  compare(from, to) > 0 ? 'The period ends before it begins. Please check both dates.' : '';

/** Says that the request has arrived and will be answered. */
export function acknowledge(review: Review, by: Person, agency: string, at: string): InformationEvent[] {
  const { state } = requestFor(review, by, agency);
  return state === 'asked' ? [{ type: 'requestAcknowledged', at, by: by.id, agency }] : [];
}

/** A nil return, which is an answer like any other. */
export function holdNothing(review: Review, by: Person, agency: string, at: string): InformationEvent[] {
  const request = requestFor(review, by, agency);
  if (request.state === 'nothing held') return [];
  notSentYet(request);
  return [{ type: 'nothingHeld', at, by: by.id, agency }];
}

/** Says that the request is not for this agency; who to try instead is in a content row. */
export function decline(review: Review, by: Person, agency: string, at: string): InformationEvent[] {
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
  by: Person,
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
export function issuePack(review: Review, by: Person, number: number, at: string): InformationEvent[] {
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
    const counted = `day ${milestone.day} of ${of}, counted from ${countedFromInWords(milestone.from, rules)} ${shortDay(zero)}`;
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

function requestFor(review: Review, by: Person, agency: string): AgencyRequest {
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

function onlyCoordinator(by: Person, what: string): void {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', `Only the coordinator can ${what}.`);
}

const office = { role: 'coordinator' } as const;

/** What this part of a review owes people now. */
export const owedForInformation: Owes = ({ information }) => {
  const all = Object.entries(information.requests);
  const authors = all.filter(([, { author }]) => author !== '');
  const pack = information.pack ? `pack-${information.pack.number}` : '';
  const notUs = authors.filter(([, { author, state, answeredBy }]) => state === 'not us' && answeredBy === author);
  return [
    ...authors
      .filter(([, request]) => isWaiting(request))
      .map(([agency, { author }]) => ({ key: `request-${agency}`, to: { person: author }, says: 'information request' })),
    ...notUs.map(([agency]) => ({ key: `notUs-${agency}`, to: office, says: 'not us' })),
    !pack && allAnswered(information) && { key: `answers-in-${all.length}`, to: office, says: 'answers in' },
    pack !== '' && { key: `${pack}-chair`, to: { role: 'chair' }, says: 'pack issued' },
    pack !== '' && { key: `${pack}-facilitator`, to: { role: 'facilitator' }, says: 'pack issued' },
    ...(pack ? authors.map(([agency, { author }]) => ({ key: `${pack}-${agency}`, to: { person: author }, says: 'pack issued' })) : []),
  ];
};
