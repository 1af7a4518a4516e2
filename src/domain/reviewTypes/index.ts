import { byName } from './byName';
import type { MilestoneDay } from './days';
import { goodOutcomeReview } from './goodOutcomeReview';
import type { DayPreset, DecidedOn, ReferralKind, ReviewKind } from './kind';
import { lcspr } from './lcspr';
import { localLearningReview } from './localLearningReview';
import { rapidReview } from './rapidReview';

/** Every kind of review, by the name under which it is stored. A name under which one was ever stored stays. */
const KINDS = {
  'rapid review': rapidReview,
  'local learning review': localLearningReview,
  'good outcome review': goodOutcomeReview,
  LCSPR: lcspr,
} as const satisfies Readonly<Record<string, ReviewKind>>;

export type ReviewType = keyof typeof KINDS;
/** The milestones that a kind of review has. */
export type MilestoneKey = (typeof KINDS)[ReviewType]['milestones'][number]['key'];
/** Those on which the partners decide when a case is before them; the others follow one of these. */
export type DecidedOnType = { [Type in ReviewType]: (typeof KINDS)[Type] extends DecidedOn ? Type : never }[ReviewType];
type Kinds = (typeof KINDS)[DecidedOnType];
export type Route = Extract<Kinds, { readonly referral: object }>['referral']['route'];
/** A way in which the days of a kind of review are shipped. */
export type Preset = keyof Extract<Kinds, { readonly presets: object }>['presets'];

const isReviewType = (name: string): name is ReviewType => Object.hasOwn(KINDS, name);
const isDecidedOn = (type: ReviewType): type is DecidedOnType => KINDS[type].begins === 'when it is decided on';

export const REVIEW_TYPES: readonly ReviewType[] = Object.keys(KINDS).filter(isReviewType);
export const DECIDED_ON: readonly DecidedOnType[] = REVIEW_TYPES.filter(isDecidedOn);

/** One thing for each kind of review. */
export const byType = <T>(of: (type: ReviewType) => T): Readonly<Record<ReviewType, T>> => byName(REVIEW_TYPES, of);

/** When the milestones of a kind of review are due, as the product ships them. */
export const milestonesOfType = (type: ReviewType): readonly MilestoneDay<MilestoneKey>[] => KINDS[type].milestones;
export const kindOf = (type: ReviewType): ReviewKind => KINDS[type];
export const kindDecidedOn = (type: DecidedOnType): DecidedOn => KINDS[type];

/** The kind of review that a notification to the national Panel asks for. Day 0 of its count is a choice, and its two outer dates are guidance's. */
export const OF_THE_PANEL: DecidedOnType = 'rapid review';

/** The ways in which the days of a kind of review are shipped. */
export function presetsOf(type: ReviewType): Readonly<Record<string, DayPreset>> {
  const kind = kindOf(type);
  return (kind.begins === 'when it is decided on' ? kind.presets : undefined) ?? {};
}
const isPreset = (name: string): name is Preset => REVIEW_TYPES.some((type) => Object.hasOwn(presetsOf(type), name));

const referrals: readonly ReferralKind[] = DECIDED_ON.flatMap((type) => kindDecidedOn(type).referral ?? []);
const isRoute = (route: string): route is Route => referrals.some((one) => one.route === route);

/** The kinds of referral. One process serves them all; the route decides which pages are asked. */
export const ROUTES: readonly Route[] = referrals.map(({ route }) => route).filter(isRoute);

export const referralOf = (route: Route): ReferralKind => referrals.find((one) => one.route === route) ?? rapidReview.referral;

/** The kind of review to which a referral leads, as long as nothing else is decided. */
export const ledToBy = (route: Route): DecidedOnType =>
  DECIDED_ON.find((type) => kindDecidedOn(type).referral?.route === route) ?? OF_THE_PANEL;

/** Every way in which days are shipped; one choice of a partnership holds for all its reviews. */
export const PRESETS: readonly Preset[] = [...new Set(REVIEW_TYPES.flatMap((type) => Object.keys(presetsOf(type))).filter(isPreset))];
