import type { Review } from '../../domain/review/review';
import type { Claim } from '../../ports';
import type { World } from '../action';
import { drawNeedsYou } from '../cards/notice';
import type { Entry } from './deliver';
import { waitsForAnswer } from './ledger';
import type { Roster } from './roster';
import { tellOffice } from './tellOffice';

/**
 * What the ledger says of a message that is to be replaced: its id; `none`, because it surely was not posted; `not yet` known; or
 * `lost`: it may stand there, and nobody knows its id.
 */
export type Standing = { readonly message: string } | 'none' | 'not yet' | 'lost';

export function standing(posted: Claim | undefined, now: Date): Standing {
  if (!posted) return 'none';
  if (posted.state === 'sent') return posted.message === '' ? 'lost' : { message: posted.message };
  if (posted.state === 'sending') return waitsForAnswer(posted, now) ? 'not yet' : 'lost';
  // One that was turned away counts among the attempts, one that waits does not.
  const unsure = posted.state === 'failed' && posted.reason !== 'unknown twice' ? posted.attempts - 1 : posted.attempts;
  return unsure > 0 ? 'lost' : 'none';
}

/** Whether it may stand there twice, of which the ledger knows one. */
export const mayStandTwice = (posted: Claim | undefined): boolean => posted?.state === 'sent' && posted.attempts > 1;

/** The office is told that a card may stay in the chat. True: they know. */
export const tellNotEmptied = (world: World, review: Review, roster: Roster): Promise<boolean> =>
  tellOffice(world, review, {
    key: 'not-emptied',
    roster,
    draw: (repeat) =>
      drawNeedsYou({
        reference: review.reference,
        repeat,
        heading: 'A card may still stand in a meeting’s chat',
        what: `I could not empty a card in the chat of the meeting of ${review.reference}. It may still show what was asked there.`,
        next: 'Please look into that chat. If you find one, ask your Teams administrator to delete it, or delete the chat.',
        forward: 'Open the review',
        verb: 'reviews/open',
        opens: 'chat',
      }),
  });

/** Writes down that a message that is lost can't be emptied, once the office has been told. */
export async function giveUpLost(world: World, { reference, key, claimed }: Entry): Promise<void> {
  const claim: Claim = { key, state: 'failed', at: world.clock().toISOString(), attempts: 0, reason: 'not known where', message: '' };
  await world.reviews.claim(reference, claim, claimed?.etag);
}
