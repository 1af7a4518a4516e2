import type { Area } from '../action';
import { handOver, handTo } from './handOver';
import { mine } from './mine';
import { again, done, help, one } from './presses';
import { notices } from './notices';

/** What is due, and what people answer to being reminded of it. */
export const reminders = {
  actions: [one, mine, done, again, help, handOver, handTo],
  commands: [{ words: /^(my reminders?|reminders|what is due|due)$/i, verb: 'reminders/mine' }],
  notices,
  offers: () => [],
  waitsFor: () => '',
} satisfies Area;
