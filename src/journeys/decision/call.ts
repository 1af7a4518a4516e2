import { callThreshold } from '../../domain/decision/deciding';
import { action } from '../action';
import { change } from '../change';
import { notForYou, ofReview, openFor } from '../opening';
import { settleSoon } from '../posts/settle';
import { drawReview } from '../reviews/review';

/** The coordinator calls the threshold discussion by one press; the chair gets a card. */
export const call = action('triage/call', ofReview, async (world, told, press) => {
  const { me, stored } = await openFor(world, press, told.reference);
  const { review, changed } = await change(world, told.reference, Promise.resolve(stored), (before) => ({
    events: before ? callThreshold(before, me.person, press.now.toISOString()) : [],
  }));
  const now = (changed && (await settleSoon(world, told.reference))) || review;
  if (!now) throw notForYou();
  return { card: await drawReview(world, now, me, press.now) };
});
