import { acknowledgeReferral } from '../../domain/desk/desk';
import { action } from '../action';
import { decided } from '../decided';
import { ofReview, opened } from '../opening';
import { drawReview } from '../reviews/review';
import { coordinates } from './may';

/** One press: the referrer is told that a person has read it, and by when somebody is in touch. */
export const acknowledge = action('triage/acknowledge', ofReview, async (world, told, press) => {
  const { stored } = await opened(world, press, told.reference, coordinates);
  const { calendar } = await world.rules();
  const { review, me } = await decided(world, press, stored, (before, by, at) => ({
    events: acknowledgeReferral(before, by, calendar, at),
  }));
  return { card: await drawReview(world, review, me, press.now) };
});
