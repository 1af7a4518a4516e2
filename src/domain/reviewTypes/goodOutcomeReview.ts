import { long, required } from '../forms/field';
import type { Criterion } from './criteria';
import { daysBefore, on } from './days';
import type { ReviewKind } from './kind';
import { CHILD, type ReferralSection } from './sections';

const SOURCE = 'Partnership criteria for a good outcome';
const CRITERIA: readonly Criterion[] = [
  { id: 'agencies', title: 'Two or more agencies took part', source: SOURCE, about: 'the agencies' },
  { id: 'need', title: 'There was a real risk or need at the start', source: SOURCE, about: 'the risk or need' },
  { id: 'better', title: 'There is evidence of a better outcome for the child', source: SOURCE, about: 'the evidence' },
  { id: 'difference', title: 'What made the difference can be named and repeated', source: SOURCE, about: 'what made the difference' },
  { id: 'asked', title: 'The child or the family agree, or have been asked', source: SOURCE, about: 'the child’s or family’s view' },
  { id: 'notPraise', title: 'It is not a nomination for individual praise', source: SOURCE, about: 'teamwork, not praise' },
];

// Whom to ring in which agency, and who rings the referrer back, is for the office and stands under none of them.
const SECTIONS: readonly ReferralSection[] = [
  {
    id: 'before',
    heading: 'How it was before',
    fields: ['situationBefore'],
    missing: 'The referral does not say how it was at the start.',
  },
  {
    id: 'together',
    heading: 'What agencies did together',
    fields: ['together', 'enabling'],
    missing: 'The referral does not say what agencies did together.',
  },
  {
    id: 'better',
    heading: 'What is better for the child',
    fields: ['outcome', 'childView'],
    missing: 'The referral does not say what is better for the child.',
  },
  {
    id: 'sharing',
    heading: 'Sharing it',
    fields: ['whoElse', 'consent'],
    missing: 'The referral does not say whether the child or the family agree that it is shared.',
  },
];

/** It went seriously well for a child; what made it possible is to be repeated. */
export const goodOutcomeReview = {
  inWords: 'a good outcome review',
  begins: 'when it is decided on',
  needsNotification: false,
  referral: {
    route: 'good outcome',
    inWords: 'a good outcome',
    guide: {
      title: 'A good outcome',
      choose: 'Refer a good outcome',
      summary: 'It went seriously well for a child, and others could repeat it. At most twelve questions.',
      criteria: [
        'Two or more agencies took part.',
        'There was a real risk or need at the start.',
        'There is evidence that it is better for the child.',
        'What made the difference can be named and repeated.',
        'The child or the family agree, or have been asked.',
        'It is not a nomination for individual praise.',
      ],
    },
    criteria: CRITERIA,
    inReport: SECTIONS,
    inPaper: [CHILD, ...SECTIONS],
    // Somebody may have been unsafe all the same.
    withoutIncident: { heading: 'Immediate safety', missing: 'Nothing has been recorded about anybody’s immediate safety.' },
  },
  milestones: [
    on('R+2', 'receipt', 'Referral acknowledged to the referrer'),
    on('C+5', 'answers', 'Comments answered by the referrer', [3, 5]),
    on('G+0', 'screening', 'Screening at the next sub-group', [], { reminders: daysBefore(2) }),
    on('S+30', 'meeting', 'Discussion', [25, 29]),
    on('S+45', 'briefing', 'Briefing shared', [43]),
  ],
  meeting: {
    // Those that the discussion can answer, and whether it can be repeated.
    criteria: [
      ...CRITERIA.filter(({ id }) => ['need', 'better', 'difference', 'asked'].includes(id)),
      { id: 'repeat', title: 'Another team could repeat this', source: SOURCE, about: 'what it would take' },
    ],
    recommends: long('share', 'Who else could use this, and how will they hear of it?', 500, required),
    mayLeadTo: '',
  },
} as const satisfies ReviewKind;
