import type { PersonId } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import type { Drawn, KnownPerson } from '../../ports';
import type { World } from '../action';
import { atMost } from '../cards/atMost';
import { drawNeedsYou } from '../cards/notice';
import { deliver, isOver } from './deliver';
import { recipientsOf } from './recipients';
import { rosterOf, type Roster } from './roster';

type Telling = { readonly key: string; readonly draw: (repeat: string) => Drawn; readonly except?: PersonId; readonly roster?: Roster };

const AT_ONCE = 4;

/** Tells everybody in the office one thing about a review, each once. True: there is nobody left to tell. */
export async function tellOffice(
  world: World,
  review: Review,
  { key, draw, except = '', roster = rosterOf(world) }: Telling,
): Promise<boolean> {
  const [office, claims] = await Promise.all([
    recipientsOf(roster, review, { role: 'coordinator' }),
    world.reviews.claims(review.reference),
  ]);
  const ledger = new Map(claims.map((claim) => [claim.key, claim]));
  const outcomes = await atMost(
    AT_ONCE,
    office.filter(({ person }) => person.id !== except),
    (to) => {
      const own = `${key}~${to.person.id}`;
      return deliver(world, { reference: review.reference, key: own, claimed: ledger.get(own), to }, draw);
    },
  );
  return outcomes.every(isOver);
}

/** Tells the office that nobody knows whether a post arrived; `to` undefined: it was one in the meeting's chat. */
export const tellUnsure = (
  world: World,
  review: Review,
  { key, to, roster }: { readonly key: string; readonly to: KnownPerson | undefined; readonly roster?: Roster },
): Promise<boolean> =>
  tellOffice(world, review, {
    key: `unsure-${key}`,
    ...(to && { except: to.person.id }),
    ...(roster && { roster }),
    draw: (repeat) =>
      drawNeedsYou({
        reference: review.reference,
        repeat,
        heading: 'A message may not have arrived',
        what: to
          ? `I wrote to ${to.person.name} about ${review.reference} twice, and Teams did not say whether it arrived.`
          : `I posted a card in the chat of the meeting of ${review.reference} twice, and Teams did not say whether it arrived.`,
        next: to
          ? 'Please ask them whether they have it. If not, they can open their own chat with me and write “my reviews”.'
          : 'Please look into that chat. If the card is not there, people can open the review in their own chat with me.',
        forward: 'Open the review',
        verb: 'reviews/open',
        opens: 'chat',
      }),
  });
