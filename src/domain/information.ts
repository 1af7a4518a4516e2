import { z } from 'zod';
import { fact, instant, personId, type AnyFact, listOf } from './fact';
import type { Owes } from './owed';

const requestState = z.enum(['asked', 'acknowledged', 'returned', 'nothing held', 'not us']);
export type RequestState = z.infer<typeof requestState>;

/** What was asked of each agency, and what has come back; the returns' text is in content rows. */
export const Information = z.strictObject({
  /** By agency name. `author` answers for the agency; empty: the coordinator enters what comes by telephone or e-mail. */
  requests: z.record(
    z.string(),
    z.strictObject({ author: personId, state: requestState, askedAt: instant, answeredAt: z.union([instant, z.literal('')]) }),
  ),
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
      return withRequest(information, event.agency, { author: event.author, state: 'asked', askedAt: event.at, answeredAt: '' });
    case 'requestAcknowledged':
      return withState(information, event.agency, 'acknowledged', '');
    case 'requestDeclined':
      return withState(information, event.agency, 'not us', event.at);
    case 'nothingHeld':
      return withState(information, event.agency, 'nothing held', event.at);
    case 'informationReturned':
      return withState(information, event.agency, 'returned', event.at);
    case 'packIssued':
      return { ...information, pack: { number: event.number, issuedAt: event.at, missing: event.missing } };
  }
}

type Request = Information['requests'][string];
const withRequest = (information: Information, agency: string, request: Request): Information => ({
  ...information,
  requests: { ...information.requests, [agency]: request },
});

function withState(information: Information, agency: string, state: RequestState, answeredAt: string): Information {
  const request = information.requests[agency];
  return request ? withRequest(information, agency, { ...request, state, answeredAt }) : information;
}

/** What this part of a review owes people now. */
export const owedForInformation: Owes = () => [];
