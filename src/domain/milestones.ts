import type { Day } from './days';
import { londonDay } from './days';
import type { Role } from './people';
import type { Review } from './review';
import { addWorkingDays, type Calendar } from './workingDays';

/** A: the local authority became aware. D: day 0 of the rapid review clock, which a setting names. */
export type Trigger = 'A' | 'D';

export type Milestone = {
  readonly key: string;
  readonly title: string;
  readonly from: Trigger;
  readonly day: number;
  readonly owner: Role;
  /** True for the two dates that guidance sets and that never move or stop: the duty to notify, and the report to the Panel. */
  readonly outer: boolean;
  /** On which days of the same count the owner is reminded, and whether in the morning (09:00) or the afternoon (15:00). */
  readonly reminders: readonly { readonly day: number; readonly at: '09:00' | '15:00' }[];
};

const milestone = (
  key: string,
  title: string,
  when: `${Trigger}+${number}`,
  owner: Role,
  reminders: readonly number[] = [],
  more: Partial<Milestone> = {},
): Milestone => {
  const [from, day] = when.split('+');
  const asReminder = (on: number) => ({ day: on, at: '09:00' as const });
  return {
    key,
    title,
    from: from === 'A' ? 'A' : 'D',
    day: Number(day),
    owner,
    outer: false,
    reminders: reminders.map(asReminder),
    ...more,
  };
};

/** The partnership's choice, not law, and editable: the milestones of a rapid review. */
export const RAPID_REVIEW: readonly Milestone[] = [
  milestone('alert', 'Short start seen by the agency lead and the office', 'A+0', 'referrer'),
  milestone('quality', 'Agency lead’s quality assurance', 'A+2', 'agency lead', [1, 2]),
  milestone('threshold', 'Threshold discussion of the three partners', 'A+3', 'chair', [2]),
  milestone('notify', 'Notification sent', 'A+5', 'LA notifier', [3, 4, 5], { outer: true }),
  milestone('requests', 'Agencies asked; meeting, drafting and sign-off booked', 'D+1', 'coordinator', [1]),
  milestone('acknowledge', 'Agencies acknowledge, or say that they hold nothing', 'D+2', 'agency lead', [], {
    reminders: [{ day: 2, at: '15:00' }],
  }),
  milestone('progress', 'Gaps, further agencies, family contact, police view', 'D+5', 'chair', [4]),
  milestone('returns', 'Agency returns in', 'D+7', 'information author', [4, 6, 7]),
  milestone('pack', 'Merged chronology and pack issued', 'D+8', 'coordinator'),
  milestone('meeting', 'Rapid review meeting', 'D+10', 'chair', [8, 9, 10]),
  milestone('draft', 'Draft report', 'D+11', 'coordinator'),
  milestone('accuracy', 'Accuracy check by participants', 'D+12', 'participant'),
  milestone('approve', 'Chair approves the report', 'D+13', 'chair', [12]),
  milestone('signoff', 'Three partners sign off', 'D+14', 'executive partner', [12, 14]),
  milestone('panel', 'Report sent to the Panel', 'D+15', 'coordinator', [13, 14, 15], { outer: true }),
  milestone('feedback', 'Referrer told the outcome; immediate learning shared', 'D+16', 'coordinator'),
  milestone('chase', 'Panel’s reply expected', 'D+25', 'coordinator'),
];

/** Which date the rapid review clock counts from; the Panel's fifteen days are an expectation, and partnerships count them differently. */
export type CountedFrom = 'SIN sent' | 'LA aware' | 'referral accepted';

/** Day 0 of a clock, or empty while nobody knows it. */
export function dayZero(review: Review, trigger: Trigger, countedFrom: CountedFrom): Day | '' {
  const { laAwareOn, notification } = review.clock;
  if (trigger === 'A' || countedFrom === 'LA aware') return laAwareOn;
  if (countedFrom === 'referral accepted') return review.decision.decidedAt ? londonDay(new Date(review.decision.decidedAt)) : '';
  return notification ? londonDay(new Date(notification.sentAt)) : '';
}

/** Day 0 in words that name the date it is, because every card about a deadline says what it is counted from. */
export const COUNTED_FROM: Readonly<Record<Trigger | CountedFrom, string>> = {
  A: 'the local authority becoming aware',
  D: 'the notification sent',
  'SIN sent': 'the notification sent',
  'LA aware': 'the local authority becoming aware',
  'referral accepted': 'the referral accepted',
};

/** When a day of a count is, or why that cannot be said yet. */
export type When =
  | { readonly day: Day }
  | { readonly cannot: 'the first day is not known yet' | 'past the last day covered' | 'before the first day covered' };

export function dayOf(review: Review, calendar: Calendar, countedFrom: CountedFrom, trigger: Trigger, n: number): When {
  const zero = dayZero(review, trigger, countedFrom);
  return zero ? addWorkingDays(calendar, zero, n) : { cannot: 'the first day is not known yet' };
}
