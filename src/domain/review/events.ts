import { z } from 'zod';
import { commentEvents } from './comments';
import { conflictEvents } from './conflicts';
import { clockEvents } from './dates';
import { decisionEvents } from './decision';
import { triageEvents } from './desk';
import { discussionEvents } from './discussion';
import { findingsEvents } from './findings';
import { informationEvents } from './information';
import { meetingEvents } from './meeting';
import { originEvents } from './origin';
import { referralEvents, straightEvents, takingOverEvents } from './referral';
import { remindingEvents } from './reminding';
import { withdrawalEvents } from './withdrawal';

/** What happened to a review: past facts in keys, states and dates. People's text is never part of an event. */
export const ReviewEvent = z.discriminatedUnion('type', [
  ...referralEvents,
  ...conflictEvents,
  ...originEvents,
  ...commentEvents,
  ...straightEvents,
  ...takingOverEvents,
  ...withdrawalEvents,
  ...clockEvents,
  ...decisionEvents,
  ...triageEvents,
  ...informationEvents,
  ...meetingEvents,
  ...discussionEvents,
  ...findingsEvents,
  ...remindingEvents,
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;
