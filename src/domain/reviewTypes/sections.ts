/** A heading of the decision paper and of the report, with the answers of a referral that stand under it. */
export type ReferralSection = {
  readonly id: string;
  readonly heading: string;
  readonly fields: readonly string[];
  readonly missing: string;
};

export const CHILD: ReferralSection = {
  id: 'child',
  heading: 'The child',
  fields: ['penPicture'],
  missing: 'The referral does not say who the child is as a person.',
};

export const HAPPENED: ReferralSection = {
  id: 'happened',
  heading: 'What happened',
  fields: ['incidentOn', 'facts'],
  missing: 'The referral does not say what happened.',
};
