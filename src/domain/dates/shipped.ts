import { byType, milestonesOfType, type ReviewType } from '../reviewTypes';
import type { Milestone } from './milestone';
import { MILESTONES } from './milestones/index';

/** The milestones as the product ships them, in the order in which they are listed where nothing else orders them. */
export const SHIPPED: Readonly<Record<ReviewType, readonly Milestone[]>> = byType((type) =>
  milestonesOfType(type).map((one) => ({ ...one, owner: MILESTONES[one.key].owner, outer: MILESTONES[one.key].outer })),
);
