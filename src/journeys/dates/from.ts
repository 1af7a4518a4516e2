import { z } from 'zod';
import { ofReview } from '../opening';

/** Where a button was pressed, so that the person comes back to it. */
const from = z.enum(['timeline', 'review', 'answer']).catch('review');
export type From = z.output<typeof from>;

/** What every button about a review's dates carries. */
export const ofDates = ofReview.extend({ from });
