import { CRITERIA, LCSPR_OR_NONE } from './criteria';
import { on } from './days';
import type { ReviewKind } from './kind';

/** A child has died or was seriously harmed, and abuse or neglect is known or suspected: what guidance asks for within fifteen working days. */
export const rapidReview = {
  inWords: 'a rapid review',
  begins: 'when it is decided on',
  needsNotification: true,
  referral: {
    route: 'serious incident',
    inWords: 'a serious incident',
    guide: {
      title: 'A serious incident',
      choose: 'Refer a serious incident',
      summary: 'A child has died or been seriously harmed. It begins with a short start that is sent at once; the rest can follow.',
      criteria: [
        'A child has died, or was seriously harmed. Lasting harm to a child’s mental health or development is serious harm, and so is harm from which a child recovers.',
        'Abuse or neglect is known or suspected.',
        'This referral is not the local authority’s notification to the national Panel. The local authority sends that itself.',
        'If you are not sure, choose this one. The partners can decide on another kind of review.',
      ],
    },
    criteria: CRITERIA,
    // Its answers stand under the report's own headings, and its criteria tell it to the partners.
    inReport: [],
    inPaper: [],
  },
  milestones: [
    on('A+0', 'alert', 'Short start seen by the agency lead and the office'),
    on('A+2', 'quality', 'Agency lead’s quality assurance', [1, 2]),
    on('C+2', 'answers', 'Comments answered by the referrer', [1, 2]),
    on('A+3', 'threshold', 'Threshold discussion of the three partners', [2]),
    on('A+5', 'notify', 'Notification sent', [3, 4, 5]),
    on('D+1', 'requests', 'Agencies asked; meeting, drafting and sign-off booked', [1]),
    on('D+2', 'acknowledge', 'Agencies acknowledge, or say that they hold nothing', [], { reminders: [{ day: 2, at: '15:00' }] }),
    on('D+5', 'progress', 'Gaps, further agencies, family contact, police view', [4]),
    on('D+7', 'returns', 'Agency returns in', [4, 6, 7]),
    on('D+8', 'pack', 'Merged chronology and pack issued'),
    on('D+10', 'meeting', 'Rapid review meeting', [8, 9, 10]),
    on('D+11', 'draft', 'Draft report'),
    on('D+12', 'accuracy', 'Accuracy check by participants'),
    on('D+13', 'approve', 'Chair approves the report', [12]),
    on('D+14', 'signoff', 'Three partners sign off', [12, 14]),
    on('D+15', 'panel', 'Report sent to the Panel', [13, 14, 15]),
    on('D+16', 'feedback', 'Referrer told the outcome; immediate learning shared'),
    on('D+25', 'chase', 'Panel’s reply expected'),
  ],
  // With the second, what follows the meeting is pressed closer together.
  presets: {
    'returns on day 7': { inWords: 'Returns by day 7, meeting by day 10', days: {} },
    'returns on day 10': {
      inWords: 'Returns by day 10, meeting by day 12',
      days: { returns: 10, pack: 11, meeting: 12, draft: 13, accuracy: 13, approve: 14 },
    },
  },
  meeting: { criteria: CRITERIA, recommends: LCSPR_OR_NONE, mayLeadTo: 'LCSPR' },
} as const satisfies ReviewKind;
