import { choice, long, NOT_YET, required, type Page } from '../../forms/field';
import { agencies, bornOn, callBack, childName, facts, incidentOn, initials, leadSpoken, penPicture, workedWell } from './shared';

/** The pages of a referral for learning, below the threshold of a serious incident: at most twelve questions. */
export const LEARNING: readonly Page[] = [
  {
    id: 'case',
    title: 'The child and what happened',
    purpose: 'Who it is about, and what you know of it today.',
    fields: [childName, initials, bornOn, incidentOn, facts],
  },
  {
    id: 'learn',
    title: 'What could be learnt',
    purpose: 'Why more than one agency should look at this together.',
    fields: [
      agencies,
      long('learning', 'What could more than one agency learn from it?', 1200, {
        ...required,
        coach: 'why',
        guidance:
          'A local learning review is for what agencies can only see together: how information moved, who thought that somebody else would act, what nobody asked. If it is about one agency alone, that agency’s own review is quicker.',
      }),
      workedWell,
      penPicture,
    ],
  },
  {
    id: 'prepared',
    title: 'Before you send',
    purpose: 'Who knows of this referral. “Not yet” is an answer: you can send, and do it after.',
    fields: [
      leadSpoken,
      choice(
        'familyAware',
        'Do the child and the family know of this referral?',
        [
          ['yes', 'Yes'],
          [NOT_YET, 'Not yet'],
          ['no', 'No, and they should not be told for now'],
        ],
        {
          ...required,
          guidance: 'They should hear from somebody they know, unless that could put a child at risk or the police advise against it.',
          whenNotYet: 'Agree with your agency lead who tells them, and when.',
        },
      ),
      callBack,
    ],
  },
];
