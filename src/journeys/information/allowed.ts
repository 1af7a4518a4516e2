import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import { requestTo, type AgencyRequest } from '../../domain/review/information';
import type { Review } from '../../domain/review/review';
import { isAuthor, mayAnswer } from '../../domain/sight/acting';
import { inInformation, visible, type InInformation } from '../../domain/sight/visible';
import type { KnownPerson, StoredReview } from '../../ports';
import type { Press, World } from '../action';
import { acting, aReference } from '../opening';

/** An agency as a card carries it: any text, so it is looked up in the review before anything is done with it. */
export const anAgency = z.string().max(200);

export const ofReview = z.object({ reference: aReference });
export const ofAgency = z.object({ reference: aReference, agency: anAgency });

export const NOT_FOR_YOU =
  'There is nothing here that you can open. If you think you should see it, please contact the partnership office.';

export type Opened = { readonly me: KnownPerson; readonly stored: StoredReview; readonly review: Review; readonly sees: InInformation };

/** Person and review, for those who take part in giving or reading information. */
export async function openFor(world: World, press: Press, reference: string): Promise<Opened> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && visible(stored.review, me.person) && inInformation(stored.review, me.person);
  if (!stored || !sees) throw notForYou();
  return { me: acting(stored.review, me), stored, review: stored.review, sees };
}

export type OpenedRequest = Opened & { readonly agency: string; readonly agencyName: string; readonly request: AgencyRequest };

/** The same with the request to one agency: its own for an author, any for the coordinator and the chair. */
export async function openRequest(world: World, press: Press, told: { reference: string; agency: string }): Promise<OpenedRequest> {
  const opened = await openFor(world, press, told.reference);
  const request = requestTo(opened.review.information, told.agency);
  const isTheirs = opened.sees.returns === 'all' || isAuthor(opened.review, opened.me.person, told.agency);
  if (!request || !isTheirs) throw notForYou();
  return { ...opened, agency: told.agency, agencyName: world.agencies.nameOf(told.agency), request };
}

/** The same for those who answer: the author, and the coordinator for the agency. */
export async function openAnswer(world: World, press: Press, told: { reference: string; agency: string }): Promise<OpenedRequest> {
  const opened = await openRequest(world, press, told);
  if (!mayAnswer(opened.review, opened.me.person, told.agency)) throw notForYou();
  return opened;
}

export const notForYou = (): Refusal => new Refusal('not found', NOT_FOR_YOU);

/** Writes down who is shown what of the case, before it is shown. */
export const seen = (world: World, press: Press, { review, sees }: Opened, what: string): Promise<void> =>
  world.seen.record(review.reference, { who: press.who, as: sees.as, what, at: press.now.toISOString() });
