import { z } from 'zod';
import { fact, instant, listOf, oneOf, personId, type AnyFact } from '../fact';

const requestState = z.enum(['asked', 'acknowledged', 'returned', 'nothing held', 'not us']);
export type RequestState = z.infer<typeof requestState>;

export const AgencyRequest = z.strictObject({
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
const isInformationEvent = oneOf(informationEvents);

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

export const isWaiting = ({ state }: AgencyRequest): boolean => state === 'asked' || state === 'acknowledged';

/** Agencies in the given states, in the order of their names. */
export const agenciesThat = ({ requests }: Information, ...states: RequestState[]): string[] =>
  Object.keys(requests)
    .filter((agency) => states.includes(requests[agency]?.state ?? 'asked'))
    .sort((one, other) => one.localeCompare(other, 'en-GB'));

/** True once every agency that was asked has answered in one way or another. */
export const allAnswered = ({ requests }: Information): boolean =>
  Object.keys(requests).length > 0 && !Object.values(requests).some(isWaiting);
