import type { Rules } from '../../domain/dates/counting';
import { returnsDue } from '../../domain/information/information';
import { requestTo, type AgencyRequest } from '../../domain/review/information';
import type { Review } from '../../domain/review/review';
import { isAuthor, mayAnswer, type Acting } from '../../domain/sight/acting';
import { inWords, londonDay, when } from '../../domain/time/days';
import type { World } from '../action';

/** `Wed 2 December: day 7 of 15, counted from …`, or that it cannot be said. */
export function dueInWords(review: Review, rules: Rules, now: Date): string {
  const due = returnsDue(review, rules);
  return due ? `by the end of ${inWords(due.day, londonDay(now))}: ${due.counted}` : 'on a date that cannot be calculated yet';
}

/** Where the request to one agency stands, with who entered the answer for whom. */
export async function stateOf(world: World, agency: string, request: AgencyRequest, now: Date): Promise<string> {
  const { author, state, answeredAt, answeredBy, sent, inPack } = request;
  const who = answeredBy ? ((await world.people.find(answeredBy))?.person.name ?? 'somebody who has left') : '';
  const by = answeredBy === author ? `by ${who}` : `entered by ${who} for ${world.agencies.nameOf(agency)}`;
  const at = answeredAt ? when(answeredAt, now) : '';
  switch (state) {
    case 'asked':
      return `Asked ${when(request.askedAt, now)}; not answered yet.`;
    case 'acknowledged':
      return `Asked ${when(request.askedAt, now)}; acknowledged, not answered yet.`;
    case 'nothing held':
      return `Holds nothing: said ${at}, ${by}.`;
    case 'not us':
      return `Said that the request is not for them ${at}, ${by}.`;
    case 'returned':
      return `${sent > 1 ? 'Sent again, corrected,' : 'Sent'} ${at}, ${by}. ${inPack > 0 ? `It is in pack ${inPack}.` : 'It can be corrected until the pack is issued.'}`;
  }
}

/** Says that nobody can answer in Teams for the agency, so that the office does; empty when somebody can. */
export function officeEnters(review: Review, request: AgencyRequest): string {
  if (request.author === '') return 'Nobody there can answer in Teams, so the partnership office enters what they say.';
  if (review.notReached.includes(request.author))
    return 'The person asked could not be reached in Teams, so the partnership office enters it.';
  return '';
}

/** Whether this person answers for somebody else. */
export const entersFor = (review: Review, person: Acting, agency: string): boolean =>
  mayAnswer(review, person, agency) && !isAuthor(review, person, agency);

/** The request to this person's own agency, when they are the one who was asked. */
export const ownRequest = (review: Review, person: Acting): AgencyRequest | undefined =>
  isAuthor(review, person, person.agency) ? requestTo(review.information, person.agency) : undefined;
