import type { Role } from '../people/people';

/**
 * What a count begins with. A: the local authority became aware. D: day 0 of the rapid review clock, which a setting names. R: the
 * referral was received. C: the referrer was sent comments. S: the partners decided on a review. G: the sub-group meets. L: the
 * partners decided to hold an LCSPR.
 */
export type Trigger = 'A' | 'D' | 'R' | 'C' | 'S' | 'G' | 'L';

export type Unit = 'working days' | 'calendar months';

export type Milestone = {
  readonly key: string;
  readonly title: string;
  readonly from: Trigger;
  /** Which day of the count, or which month where the unit is calendar months. */
  readonly day: number;
  readonly unit: Unit;
  readonly owner: Role;
  /** True for the two dates that guidance sets and that never move or stop: the duty to notify, and the report to the Panel. */
  readonly outer: boolean;
  readonly reminders: readonly Reminds[];
};

/**
 * When the owner is reminded, in the morning (09:00) or the afternoon (15:00): on a day of the same count, or so many working days
 * before it is due, for what is counted in months or from one single day.
 */
export type Reminds = { readonly at: '09:00' | '15:00' } & ({ readonly day: number } | { readonly before: number });

/** What a milestone's day is counted in: all that `dayOf` asks for. */
export type Count = Pick<Milestone, 'from' | 'day' | 'unit' | 'outer'>;

/** Which date the rapid review clock counts from; the Panel's fifteen days are an expectation, and partnerships count them differently. */
export const COUNTED_FROMS = ['SIN sent', 'LA aware', 'referral accepted'] as const;
export type CountedFrom = (typeof COUNTED_FROMS)[number];
