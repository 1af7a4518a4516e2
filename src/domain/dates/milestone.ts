import type { Role } from '../people/people';
import type { MilestoneKey } from '../reviewTypes';
import type { MilestoneDay } from '../reviewTypes/days';

/** A milestone of a kind of review, with the day that holds for it in a partnership. */
export type Milestone = MilestoneDay<MilestoneKey> & {
  readonly owner: Role;
  /** True for the two dates that guidance sets and that never move or stop: the duty to notify, and the report to the Panel. */
  readonly outer: boolean;
};

/** What a milestone's day is counted in: all that `dayOf` asks for. */
export type Count = Pick<Milestone, 'from' | 'day' | 'unit' | 'outer'>;

/** Which date the rapid review clock counts from; the Panel's fifteen days are an expectation, and partnerships count them differently. */
export const COUNTED_FROMS = ['SIN sent', 'LA aware', 'referral accepted'] as const;
export type CountedFrom = (typeof COUNTED_FROMS)[number];
