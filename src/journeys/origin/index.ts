import { newsOf, toPassOn } from '../../domain/referral/passingOn';
import { has } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import { NO_AREA, type Area } from '../action';
import { TELL } from '../offers';
import * as attaching from './attach';
import { finishJoining } from './join';
import * as notified from './notified';
import { telling } from './tell';
import { notices } from './notices';

/** How a review comes to be other than by its referrer’s own hand: a notification, and what joins it later. */
export const origin = {
  ...NO_AREA,
  actions: [notified.begin, notified.open, notified.record, attaching.choose, attaching.check, attaching.join, ...telling],
  commands: [
    { words: /^((record a )?notification( without a referral)?)$/i, verb: 'notified/begin' },
    { words: /^(add|attach) (?<reference>pr-[0-9a-z]{7})$/i, verb: 'attach/choose' },
  ],
  notices,
  waitsFor: (review, person) =>
    has(person, 'coordinator') && toPassOn(review).length > 0
      ? 'Next for you: tell whoever referred it what there is to tell; I cannot write to them.'
      : '',
  offers: (review, person) => [
    ...(review.origin.partOf !== '' && visible(review, person)
      ? [{ title: `Open ${review.origin.partOf}`, verb: 'reviews/open', opens: 'chat', reference: review.origin.partOf } as const]
      : []),
    ...(has(person, 'coordinator') && newsOf(review).length > 0 ? [TELL] : []),
  ],
  // A process that died between the two halves is made good for here.
  settles: async (world, _reference, _claims, review) => {
    if (review?.state === 'part of another review') await finishJoining(world, review);
    return true;
  },
} satisfies Area;
