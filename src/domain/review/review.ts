import { z } from 'zod';
import { instant, listOf, personId } from '../fact';
import { Comments, NO_COMMENTS } from './comments';
import { Conflict } from './conflicts';
import { ClockDates, NO_DATES } from './dates';
import { Decision, UNDECIDED } from './decision';
import { NOT_TRIAGED, Triage } from './desk';
import { Discussion, NOT_BEGUN } from './discussion';
import { Findings, NO_FINDINGS } from './findings';
import { Information, NOTHING_ASKED } from './information';
import { Meeting, NOT_BOOKED } from './meeting';
import { BY_REFERRAL, Origin } from './origin';
import { ROUTES, straightReason } from './referral';
import { NOTHING_ANSWERED, Reminding } from './reminding';
import { Withdrawal } from './withdrawal';

export const REVIEW_STATES = [
  'short start sent',
  'with agency lead',
  /** The agency lead gave it back with comments; it is with the referrer. */
  'returned',
  'referred',
  'decided',
  'not taken further',
  'withdrawn',
  /** A referral that has become part of a review that a notification began. */
  'part of another review',
  'criteria no longer met',
  'transferred',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

const instantOrNone = z.union([instant, z.literal('')]);

/** One review as it stands: keys, states, dates and counts; people's text is in content rows beside it. */
export const Review = z.strictObject({
  reference: z.string(),
  route: z.enum(ROUTES),
  state: z.enum(REVIEW_STATES),
  agency: z.string(),
  referrer: personId,
  lead: personId,
  notReached: listOf(personId),
  /** When the review began to exist: with the short start of a serious incident, with the whole referral, or with a notification. */
  begunAt: instant,
  /** When the short start was sent; the other routes have none. */
  alertedAt: instantOrNone,
  sentAt: instantOrNone,
  passedAt: instantOrNone,
  passedBy: personId,
  /** The agency lead passed it on and does not agree with it; their words are beside it. */
  disagrees: z.boolean(),
  /** Why it does not go through the agency lead; empty when it does. */
  straight: z.union([straightReason, z.literal('')]),
  origin: Origin,
  comments: Comments,
  withdrawal: Withdrawal,
  conflicts: listOf(Conflict),
  triage: Triage,
  clock: ClockDates,
  decision: Decision,
  information: Information,
  meeting: Meeting,
  discussion: Discussion,
  findings: Findings,
  reminding: Reminding,
  /** Which row of identities is this review’s; empty: the one without a name, as it was written before rows had names. */
  identity: z.string().default(''),
  /** How many events the journal holds; the next one is written under this number. */
  events: z.int().nonnegative(),
});
export type Review = z.infer<typeof Review>;

export const NEW: Review = {
  reference: '',
  route: 'serious incident',
  state: 'short start sent',
  agency: '',
  referrer: '',
  lead: '',
  notReached: [],
  begunAt: '',
  alertedAt: '',
  sentAt: '',
  passedAt: '',
  passedBy: '',
  disagrees: false,
  straight: '',
  origin: BY_REFERRAL,
  comments: NO_COMMENTS,
  withdrawal: null,
  conflicts: [],
  triage: NOT_TRIAGED,
  clock: NO_DATES,
  decision: UNDECIDED,
  information: NOTHING_ASKED,
  meeting: NOT_BOOKED,
  discussion: NOT_BEGUN,
  findings: NO_FINDINGS,
  reminding: NOTHING_ANSWERED,
  identity: '',
  events: 1,
};
