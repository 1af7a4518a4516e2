import type { Reply } from '../../ports';
import type { Press, World } from '../action';
import type { Button } from '../forms/drawing';
import { closing } from '../forms/form';
import { present } from './review';

/** What a press answers that has changed the review: a sentence where a window closes, and the review as it stands. */
export async function done(world: World, press: Press, reference: string, says: string): Promise<Reply> {
  const { card: base } = await present(world, press, reference);
  return closing(press, says, base);
}

export const backToReview = (reference: string, title = 'Close'): Button => ({ title, verb: 'reviews/open', data: { reference } });
