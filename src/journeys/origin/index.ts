import { NO_AREA, type Area } from '../area';
import * as notified from './notified';

/** How a review comes to be other than by its referrer’s own hand: a notification, and what joins it later. */
export const origin: Area = {
  ...NO_AREA,
  actions: [notified.begin, notified.record],
};
