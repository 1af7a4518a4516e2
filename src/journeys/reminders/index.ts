import type { Area } from '../action';
import { handOver, handTo } from './handOver';
import { mine } from './mine';
import { again, done, help, one } from './presses';

/** What is due, and what people answer to being reminded of it. */
export const reminders: Area = {
  actions: [one, mine, done, again, help, handOver, handTo],
  offers: () => [],
  waitsFor: () => '',
};
