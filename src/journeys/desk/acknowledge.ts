import { acknowledgeReferral } from '../../domain/desk/desk';
import { has } from '../../domain/people/people';
import { action } from '../action';
import { change } from '../change';
import { admitted, notForYou, ofReview } from '../opening';
import { settleSoon } from '../posts/settle';
import { drawReview } from '../reviews/review';

/** One press: the referrer is told that a person has read it, and by when somebody is in touch. */
export const acknowledge = action('triage/acknowledge', ofReview, async (world, told, press) => {
  const { me, stored } = await admitted(world, press, told.reference);
  if (!has(me.person, 'coordinator')) throw notForYou();
  const { calendar } = await world.rules();
  const { review, changed } = await change(world, told.reference, Promise.resolve(stored), (before) => ({
    events: before ? acknowledgeReferral(before, me.person, calendar, press.now.toISOString()) : [],
  }));
  const now = (changed && (await settleSoon(world, told.reference))) || review;
  if (!now) throw notForYou();
  return { card: await drawReview(world, now, me, press.now) };
});
