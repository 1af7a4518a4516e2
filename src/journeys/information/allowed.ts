import { z } from 'zod';
import { requestTo, type AgencyRequest } from '../../domain/review/information';
import { isAuthor, mayAnswer } from '../../domain/sight/acting';
import { inInformation, visible, type InInformation } from '../../domain/sight/visible';
import type { Press, World } from '../action';
import { aReference, notForYou, opened, type May, type Opened } from '../opening';

/** An agency as a card carries it: any text, so it is looked up in the review before anything is done with it. */
export const anAgency = z.string().max(200);

export const ofAgency = z.object({ reference: aReference, agency: anAgency });

/** Who takes part in giving or reading information. */
export const informs: May<InInformation> = (review, by) => visible(review, by) && inInformation(review, by);

export type OpenedRequest = Opened<InInformation> & {
  readonly agency: string;
  readonly agencyName: string;
  readonly request: AgencyRequest;
};

/** The request to one agency: its own for an author, any for the coordinator and the chair. */
export async function openRequest(world: World, press: Press, told: { reference: string; agency: string }): Promise<OpenedRequest> {
  const here = await opened(world, press, told.reference, informs);
  const request = requestTo(here.review.information, told.agency);
  const isTheirs = here.sees.returns === 'all' || isAuthor(here.review, here.me.person, told.agency);
  if (!request || !isTheirs) throw notForYou();
  return { ...here, agency: told.agency, agencyName: world.agencies.nameOf(told.agency), request };
}

/** The same for those who answer: the author, and the coordinator for the agency. */
export async function openAnswer(world: World, press: Press, told: { reference: string; agency: string }): Promise<OpenedRequest> {
  const here = await openRequest(world, press, told);
  if (!mayAnswer(here.review, here.me.person, told.agency)) throw notForYou();
  return here;
}
