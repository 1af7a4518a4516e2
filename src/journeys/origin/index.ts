import { visible } from '../../domain/visible';
import { NO_AREA, type Area } from '../area';
import * as attaching from './attach';
import { finishJoining } from './join';
import * as notified from './notified';

/** How a review comes to be other than by its referrer’s own hand: a notification, and what joins it later. */
export const origin: Area = {
  ...NO_AREA,
  actions: [notified.begin, notified.record, attaching.choose, attaching.check, attaching.join],
  offers: (review, person) => [
    ...(review.origin.partOf !== '' && visible(review, person)
      ? [{ title: `Open ${review.origin.partOf}`, verb: 'reviews/open', opens: 'chat', reference: review.origin.partOf } as const]
      : []),
  ],
  // A process that died between the two halves is made good for here.
  settles: async (world, _reference, _claims, review) => {
    if (review?.state === 'part of another review') await finishJoining(world, review);
    return true;
  },
};
