import { CRITERIA, LCSPR_OR_NONE, type Criterion } from './criteria';
import { on } from './days';
import type { ReviewKind } from './kind';
import { CHILD, HAPPENED, type ReferralSection } from './sections';

const SOURCE = 'Partnership criteria for learning';
const BELOW: Criterion = {
  id: 'below',
  title: 'It is below the statutory threshold for a serious incident',
  source: 'Children Act 2004, section 16C',
  about: 'the threshold',
};

const LEARNT: ReferralSection = {
  id: 'learnt',
  heading: 'What could be learnt',
  fields: ['learning', 'workedWell', 'familyAware'],
  missing: 'The referral does not say what agencies could learn together.',
};

/** Below the statutory threshold there is no duty; it is worth the agencies' time where they can learn how they work together. */
export const localLearningReview = {
  inWords: 'a local learning review',
  begins: 'when it is decided on',
  needsNotification: false,
  referral: {
    route: 'learning',
    inWords: 'learning',
    guide: {
      title: 'Learning, below that threshold',
      choose: 'Refer for learning',
      summary: 'Nobody was seriously harmed, and agencies could learn from it together. At most twelve questions.',
      criteria: [
        'The harm was less serious, or it was nearly serious.',
        'Two or more agencies were involved, or should have been.',
        'What could be learnt is about how they work together. What concerns one agency alone is for that agency’s own review.',
      ],
    },
    criteria: [
      { id: 'agencies', title: 'Two or more agencies were involved, or should have been', source: SOURCE, about: 'the agencies' },
      { id: 'learning', title: 'Learning is evident about how they work together', source: SOURCE, about: 'the learning' },
      BELOW,
    ],
    inReport: [LEARNT],
    inPaper: [CHILD, HAPPENED, LEARNT],
  },
  milestones: [
    on('R+2', 'receipt', 'Referral acknowledged to the referrer'),
    on('R+5', 'quality', 'Agency lead’s quality assurance', [3, 5]),
    on('C+5', 'answers', 'Comments answered by the referrer', [3, 5]),
    on('R+15', 'screening', 'Screening: does it become a review?', [12, 15]),
    on('S+1', 'requests', 'Agencies asked', [1]),
    on('S+15', 'returns', 'Agency returns in', [10, 14, 15]),
    on('S+25', 'meeting', 'Learning meeting', [20, 24]),
    on('S+35', 'draft', 'Report', [33]),
    on('S+40', 'signoff', 'Three partners sign off', [37, 40]),
  ],
  meeting: {
    // Without the view of a Panel that has not been told of the case; and whether it turned out to be more serious than it was taken for.
    criteria: [...CRITERIA.filter(({ id }) => ['improvements', 'themes', 'together'].includes(id)), BELOW],
    recommends: LCSPR_OR_NONE,
    mayLeadTo: 'LCSPR',
  },
} as const satisfies ReviewKind;
