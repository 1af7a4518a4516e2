import type { MilestoneKey } from '../../reviewTypes';
import { AFTERWARDS } from './afterwards';
import { FROM_AGENCIES } from './fromAgencies';
import type { MilestoneKind } from './kind';
import { UNTIL_DECISION } from './untilDecision';
import { UNTIL_REPORT } from './untilReport';

/** Every milestone that a kind of review has. The names are stored; one that no kind of review has any more is read all the same. */
export const MILESTONES: Readonly<Record<MilestoneKey, MilestoneKind>> = {
  ...UNTIL_DECISION,
  ...FROM_AGENCIES,
  ...UNTIL_REPORT,
  ...AFTERWARDS,
};

/** False for a name that was stored before and that no kind of review has any more. */
export const isMilestone = (key: string): key is MilestoneKey => Object.hasOwn(MILESTONES, key);
