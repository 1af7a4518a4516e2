import { z } from 'zod';
import { clockEvents } from './clock';
import { answerName, commentEvents } from './comments';
import { conflictEvents } from './conflicts';
import { decisionEvents } from './decision';
import { discussionEvents } from './discussion';
import { fact, personId, listOf } from './fact';
import { findingsEvents } from './findings';
import { informationEvents } from './information';
import { meetingEvents } from './meeting';
import { originEvents } from './origin';
import { ROUTES } from './pages/route';
import { triageEvents } from './triage';
import { remindingEvents } from './reminding';
import { ROLES, type PersonId } from './people';
import { straightEvents } from './straight';
import { takingOverEvents } from './takingOver';
import { withdrawalEvents } from './withdrawal';

/** An instant in ISO 8601, always in UTC: `2026-11-23T09:00:00.000Z`. */
export type Instant = string;

/** A review's reference: random, says nothing about the child, safe in titles, file names, keys and logs. */
export type Reference = string;

const role = z.enum(ROLES);
const begins = { reference: z.string(), agency: z.string(), lead: personId };

export const referralEvents = [
  /** The short start of a serious incident was sent; the rest of the referral follows. */
  fact('alerted', { ...begins, route: z.literal('serious incident') }),
  /** A referral of another route was sent; the `referralSent` of the same transaction follows. */
  fact('begun', { ...begins, route: z.enum(ROUTES).exclude(['serious incident']) }),
  fact('referralSent', { pages: listOf(z.string()) }),
  /** Answers that identify the child were corrected when it was sent; which ones, and never what they were or are. */
  fact('identityCorrected', { fields: listOf(answerName) }),
  fact('notReached', { person: personId, role }),
  fact('referralPassed', { as: role, forAgency: z.string() }),
  /** Passed on all the same, with the lead's own view beside it, whose words are in a content row. */
  fact('disagreementRecorded', { as: role, forAgency: z.string() }),
] as const;
export type ReferralEvent = z.infer<(typeof referralEvents)[number]>;

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

/** Who acts when the bot records something by itself, such as that somebody could not be reached. */
export const THE_BOT: PersonId = 'bot';
