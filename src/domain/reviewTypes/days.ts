/**
 * What a count begins with. A: the local authority became aware. D: day 0 of the rapid review clock, which a setting names. R: the
 * referral was received. C: the referrer was sent comments. S: the partners decided on a review. G: the sub-group meets. L: the
 * partners decided to hold an LCSPR.
 */
export type Trigger = 'A' | 'D' | 'R' | 'C' | 'S' | 'G' | 'L';

export type Unit = 'working days' | 'calendar months';

/** On which day of a kind of review one of its milestones is due. What a milestone is, whoever has it, is said in `dates/milestones`. */
export type MilestoneDay<Key extends string = string> = {
  readonly key: Key;
  readonly title: string;
  readonly from: Trigger;
  /** Which day of the count, or which month where the unit is calendar months. */
  readonly day: number;
  readonly unit: Unit;
  readonly reminders: readonly Reminds[];
};

/**
 * When the owner is reminded, in the morning (09:00) or the afternoon (15:00): on a day of the same count, or so many working days
 * before it is due, for what is counted in months or from one single day.
 */
export type Reminds = { readonly at: '09:00' | '15:00' } & ({ readonly day: number } | { readonly before: number });

/** `on('D+7', 'returns', …)`: the seventh day after day 0; its owner is reminded in the mornings of these days, or as `more` says. */
export const on = <Key extends string>(
  when: `${Trigger}+${number}`,
  key: Key,
  title: string,
  mornings: readonly number[] = [],
  more: Partial<Pick<MilestoneDay, 'unit' | 'reminders'>> = {},
): MilestoneDay<Key> => ({
  key,
  title,
  from: triggerOf(when),
  day: Number(when.slice(2)),
  unit: 'working days',
  reminders: mornings.map((day) => ({ day, at: '09:00' })),
  ...more,
});

/** Counted in calendar months; its owners are reminded so many working days before. */
export const inMonths = <Key extends string>(
  when: `${Trigger}+${number}`,
  key: Key,
  title: string,
  ...before: readonly number[]
): MilestoneDay<Key> => on(when, key, title, [], { unit: 'calendar months', reminders: daysBefore(...before) });

export const daysBefore = (...days: readonly number[]): readonly Reminds[] => days.map((before) => ({ before, at: '09:00' }));

const TRIGGERS: readonly Trigger[] = ['A', 'D', 'R', 'C', 'S', 'G', 'L'];
const triggerOf = (when: string): Trigger => TRIGGERS.find((one) => when.startsWith(one)) ?? 'S';
