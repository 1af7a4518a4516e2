import { callThreshold } from '../../domain/decision/deciding';
import { inDecision } from '../../domain/sight/visible';
import { action } from '../action';
import { decided } from '../decided';
import { notForDeputies, ofReview, opened } from '../opening';
import { drawReview } from '../reviews/review';

/** The coordinator calls the threshold discussion by one press; the chair gets a card. */
export const call = action('triage/call', ofReview, async (world, told, press) => {
  const { stored } = await opened(world, press, told.reference, inDecision, notForDeputies);
  const { review, me } = await decided(world, press, stored, (before, by, at) => ({ events: callThreshold(before, by, at) }));
  return { card: await drawReview(world, review, me, press.now) };
});
