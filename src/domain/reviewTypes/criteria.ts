import { choice, required } from '../forms/field';

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

/** What the meeting recommends where an LCSPR may follow. */
export const LCSPR_OR_NONE = choice(
  'lcspr',
  'Does the meeting recommend a local child safeguarding practice review (LCSPR)?',
  [
    ['yes', 'Yes'],
    ['no', 'No'],
  ],
  required,
);
