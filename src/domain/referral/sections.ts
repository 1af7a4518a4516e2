import type { Route } from '../review/referral';

/** A heading of the decision paper and of the report, with the answers of a referral that stand under it. */
export type ReferralSection = {
  readonly id: string;
  readonly heading: string;
  readonly fields: readonly string[];
  readonly missing: string;
};

const LEARNT: ReferralSection = {
  id: 'learnt',
  heading: 'What could be learnt',
  fields: ['learning', 'workedWell', 'familyAware'],
  missing: 'The referral does not say what agencies could learn together.',
};

// Whom to ring in which agency, and who rings the referrer back, is for the office and stands under none of them.
const OF_GOOD_OUTCOME: readonly ReferralSection[] = [
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

/** What a route asks and no other, as the report says it. A serious incident's answers stand under the report's own headings. */
export const inReport: Readonly<Record<Route, readonly ReferralSection[]>> = {
  'serious incident': [],
  learning: [LEARNT],
  'good outcome': OF_GOOD_OUTCOME,
};

const CHILD: ReferralSection = {
  id: 'child',
  heading: 'The child',
  fields: ['penPicture'],
  missing: 'The referral does not say who the child is as a person.',
};
const HAPPENED: ReferralSection = {
  id: 'happened',
  heading: 'What happened',
  fields: ['incidentOn', 'facts'],
  missing: 'The referral does not say what happened.',
};

/** What the partners read of a referral in the decision paper. A serious incident is told by its criteria. */
export const inPaper: Readonly<Record<Route, readonly ReferralSection[]>> = {
  'serious incident': [],
  learning: [CHILD, HAPPENED, LEARNT],
  'good outcome': [CHILD, ...OF_GOOD_OUTCOME],
};
