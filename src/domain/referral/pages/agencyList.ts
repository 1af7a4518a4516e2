import { choice, required, text, type Repeats } from '../../forms/field';

/** The choice of an agency that the partnership's settings do not name. */
export const ANOTHER_AGENCY = 'another';

/** The agencies that know the child or the family: from this list the request for information is made. */
export const AGENCY_LIST: Repeats = {
  id: 'agency',
  one: 'Agency',
  add: 'Add an agency',
  form: 'An agency that knows the child or the family',
  purpose: 'These are the ones who may be asked for what they know.',
  most: 10,
  orWhyNone: 'agenciesNone',
  fields: [
    choice('name', 'Which agency?', [[ANOTHER_AGENCY, 'Another agency']], { ...required, partnersToo: true }),
    text('other', 'If another agency: which?', 100, { neededWhen: { field: 'name', is: ANOTHER_AGENCY } }),
    text('contact', 'Somebody there to ask, and how to reach them', 120, { coach: 'people at work' }),
    choice(
      'involved',
      'Are they still involved?',
      [
        ['yes', 'Yes'],
        ['no', 'No, not any more'],
        ['unsure', 'It is not known'],
      ],
      required,
    ),
  ],
};
