import { reminders } from '../domain/reminders';
import type { Review } from '../domain/review';
import { CALENDAR, COUNTED } from './rules';

/** Every time at which a reminder of the review falls due, for the index that wakes the tick. */
export const reminderTimes = (review: Review): string[] => reminders(review, CALENDAR, COUNTED).map(({ at }) => at);
