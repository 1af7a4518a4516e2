import type { Outcome } from '../review/decision';
import type { Route } from '../review/referral';

export type Criterion = {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What it is about, in a few words. */
  readonly about: string;
};
/**
 * What a serious incident is held against, each on its own line; so is whether a local child safeguarding practice review follows a
 * rapid review. Local criteria: the 2018 practice review regulations, regulation 11.
 */
export const CRITERIA: readonly Criterion[] = [
  {
    id: 'abuse',
    title: 'Abuse or neglect of a child is known or suspected',
    source: 'Children Act 2004, section 16C',
    about: 'abuse or neglect',
  },
  {
    id: 'harm',
    title: 'The child has died or been seriously harmed',
    source: 'Children Act 2004, section 16C',
    about: 'death or serious harm',
  },
  {
    id: 'improvements',
    title: 'It shows improvements that are needed, including ones seen before',
    source: 'Regulation 11',
    about: 'improvements',
  },
  { id: 'themes', title: 'It shows recurring themes in safeguarding children', source: 'Regulation 11', about: 'recurring themes' },
  { id: 'together', title: 'Two or more agencies did not work together well', source: 'Regulation 11', about: 'working together' },
  {
    id: 'panel',
    title: 'The national Panel thinks that a local review fits better',
    source: 'Regulation 11',
    about: 'the Panel’s view',
  },
];

const LEARNING = 'Partnership criteria for learning';
/** Below the statutory threshold there is no duty; it is worth the agencies' time where they can learn how they work together. */
const OF_LEARNING: readonly Criterion[] = [
  { id: 'agencies', title: 'Two or more agencies were involved, or should have been', source: LEARNING, about: 'the agencies' },
  { id: 'learning', title: 'Learning is evident about how they work together', source: LEARNING, about: 'the learning' },
  {
    id: 'below',
    title: 'It is below the statutory threshold for a serious incident',
    source: 'Children Act 2004, section 16C',
    about: 'the threshold',
  },
];

const GOOD = 'Partnership criteria for a good outcome';
const OF_A_GOOD_OUTCOME: readonly Criterion[] = [
  { id: 'agencies', title: 'Two or more agencies took part', source: GOOD, about: 'the agencies' },
  { id: 'need', title: 'There was a real risk or need at the start', source: GOOD, about: 'the risk or need' },
  { id: 'better', title: 'There is evidence of a better outcome for the child', source: GOOD, about: 'the evidence' },
  { id: 'difference', title: 'What made the difference can be named and repeated', source: GOOD, about: 'what made the difference' },
  { id: 'asked', title: 'The child or the family agree, or have been asked', source: GOOD, about: 'the child’s or family’s view' },
  { id: 'notPraise', title: 'It is not a nomination for individual praise', source: GOOD, about: 'teamwork, not praise' },
];

const BY_ROUTE: Readonly<Record<Route, readonly Criterion[]>> = {
  'serious incident': CRITERIA,
  learning: OF_LEARNING,
  'good outcome': OF_A_GOOD_OUTCOME,
};

/** What a referral of this route is held against. */
export const criteriaFor = (route: Route): readonly Criterion[] => BY_ROUTE[route];

/**
 * What a local learning review is judged by at its meeting: the local criteria, without the view of a Panel that has not been told of
 * the case, and whether it turned out to be more serious than it was taken for.
 */
const AT_LEARNING_MEETING: readonly Criterion[] = [
  ...CRITERIA.filter(({ id }) => ['improvements', 'themes', 'together'].includes(id)),
  ...OF_LEARNING.filter(({ id }) => id === 'below'),
];

/** What the meeting of a good outcome review asks: of its own criteria those that the discussion can answer, and whether it can be repeated. */
const AT_GOOD_OUTCOME_MEETING: readonly Criterion[] = [
  ...OF_A_GOOD_OUTCOME.filter(({ id }) => ['need', 'better', 'difference', 'asked'].includes(id)),
  { id: 'repeat', title: 'Another team could repeat this', source: GOOD, about: 'what it would take' },
];

/** What the meeting judges one by one before it recommends, by what the partners had decided on. */
export function meetingCriteria(outcome: Outcome | ''): readonly Criterion[] {
  if (outcome === 'local learning review') return AT_LEARNING_MEETING;
  return outcome === 'good outcome review' ? AT_GOOD_OUTCOME_MEETING : CRITERIA;
}
