import type { CountedFrom } from '../domain/milestones';
import { calendar } from '../domain/workingDays';

/** The working days that dates are counted in: the published list, until a partnership adds days of its own. */
export const CALENDAR = calendar({ added: [] });

/** The date that the rapid review clock counts from. */
export const COUNTED: CountedFrom = 'SIN sent';
