import type { Role } from '../people/people';
import type { Milestone, Reminds, Trigger } from './milestone';

/** The kinds of review that have milestones of their own. */
export const REVIEW_TYPES = ['rapid review', 'local learning review', 'good outcome review', 'LCSPR'] as const;
export type ReviewType = (typeof REVIEW_TYPES)[number];

const milestone = (
  key: string,
  title: string,
  when: `${Trigger}+${number}`,
  owner: Role,
  reminders: readonly number[] = [],
  more: Partial<Milestone> = {},
): Milestone => ({
  key,
  title,
  from: triggerOf(when),
  day: Number(when.slice(2)),
  unit: 'working days',
  owner,
  outer: false,
  reminders: onDays(...reminders),
  ...more,
});

const onDays = (...days: number[]): Reminds[] => days.map((day) => ({ day, at: '09:00' }));
const daysBefore = (...days: number[]): Reminds[] => days.map((before) => ({ before, at: '09:00' }));

const TRIGGERS: readonly Trigger[] = ['A', 'D', 'R', 'C', 'S', 'G', 'L'];
const triggerOf = (when: string): Trigger => TRIGGERS.find((one) => when.startsWith(one)) ?? 'S';

/** The partnership's choice, not law, and editable: the milestones of a rapid review. */
const RAPID_REVIEW: readonly Milestone[] = [
  milestone('alert', 'Short start seen by the agency lead and the office', 'A+0', 'referrer'),
  milestone('quality', 'Agency lead’s quality assurance', 'A+2', 'agency lead', [1, 2]),
  milestone('answers', 'Comments answered by the referrer', 'C+2', 'referrer', [1, 2]),
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

const LOCAL_LEARNING_REVIEW: readonly Milestone[] = [
  milestone('receipt', 'Referral acknowledged to the referrer', 'R+2', 'coordinator'),
  milestone('quality', 'Agency lead’s quality assurance', 'R+5', 'agency lead', [3, 5]),
  milestone('answers', 'Comments answered by the referrer', 'C+5', 'referrer', [3, 5]),
  milestone('screening', 'Screening: does it become a review?', 'R+15', 'chair', [12, 15]),
  milestone('requests', 'Agencies asked', 'S+1', 'coordinator', [1]),
  milestone('returns', 'Agency returns in', 'S+15', 'information author', [10, 14, 15]),
  milestone('meeting', 'Learning meeting', 'S+25', 'chair', [20, 24]),
  milestone('draft', 'Report', 'S+35', 'coordinator', [33]),
  milestone('signoff', 'Three partners sign off', 'S+40', 'executive partner', [37, 40]),
];

const GOOD_OUTCOME_REVIEW: readonly Milestone[] = [
  milestone('receipt', 'Referral acknowledged to the referrer', 'R+2', 'coordinator'),
  milestone('answers', 'Comments answered by the referrer', 'C+5', 'referrer', [3, 5]),
  milestone('screening', 'Screening at the next sub-group', 'G+0', 'chair', [], { reminders: daysBefore(2) }),
  milestone('meeting', 'Discussion', 'S+30', 'chair', [25, 29]),
  milestone('briefing', 'Briefing shared', 'S+45', 'coordinator', [43]),
];

/** Counted in calendar months from the decision to hold one; its owners are reminded so many working days before. */
const inMonths = (key: string, title: string, when: `L+${number}`, owner: Role, ...before: number[]): Milestone =>
  milestone(key, title, when, owner, [], { unit: 'calendar months', reminders: daysBefore(...before) });

const LCSPR: readonly Milestone[] = [
  inMonths('lcsprScope', 'LCSPR: questions, period and reviewer agreed', 'L+1', 'chair', 10, 2),
  inMonths('lcsprFamily', 'LCSPR: family told, and asked how they want to take part', 'L+1', 'coordinator', 10, 2),
  inMonths('lcsprLearning', 'LCSPR: learning with the practitioners held', 'L+3', 'coordinator', 20, 5),
  inMonths('lcsprDraft', 'LCSPR: draft report with the partners', 'L+4', 'coordinator', 10, 2),
  inMonths('lcsprAgreed', 'LCSPR: report agreed by the three partners', 'L+5', 'executive partner', 10, 2),
  inMonths('lcspr', 'LCSPR finished', 'L+6', 'coordinator', 20, 10, 5, 0),
];

/** The milestones as the product ships them, in the order in which they are listed where nothing else orders them. */
export const SHIPPED: Readonly<Record<ReviewType, readonly Milestone[]>> = {
  'rapid review': RAPID_REVIEW,
  'local learning review': LOCAL_LEARNING_REVIEW,
  'good outcome review': GOOD_OUTCOME_REVIEW,
  LCSPR,
};

/** The two ways in which a rapid review's days are shipped; with the second, what follows the meeting is pressed closer together. */
export const PRESETS = ['returns on day 7', 'returns on day 10'] as const;
export type Preset = (typeof PRESETS)[number];

/** By milestone, the days in which the second preset differs from the first. */
export const PRESET_DAYS: Readonly<Record<Preset, Readonly<Record<string, number>>>> = {
  'returns on day 7': {},
  'returns on day 10': { returns: 10, pack: 11, meeting: 12, draft: 13, accuracy: 13, approve: 14 },
};
