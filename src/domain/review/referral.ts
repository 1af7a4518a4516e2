import { z } from 'zod';
import { fact, listOf, personId } from '../fact';
import { answerName } from '../forms/answers';
import { ROLES } from '../people/people';
import { ROUTES, type Route } from '../reviewTypes';

export { ROUTES, type Route };

/** Why a referral does not go through the agency's lead. The referrer's own words are in a content row. */
export const STRAIGHT = ['lead away', 'lead conflicted', 'about our agency', 'other'] as const;
export type Straight = (typeof STRAIGHT)[number];
export const straightReason = z.enum(STRAIGHT);

export const straightEvents = [
  /** The referrer chose this way; before or after the referral itself is sent. */
  fact('straightChosen', { why: straightReason }),
  fact('referralSentStraight', {}),
] as const;
export type StraightEvent = z.infer<(typeof straightEvents)[number]>;

export const takingOverEvents = [
  /** The referrer has left, and `referrer` writes and hears on in their place. By the administrator who handed it over. */
  fact('referralTakenOver', { referrer: personId }),
] as const;
export type ReferralTakenOver = z.infer<(typeof takingOverEvents)[number]>;

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
