import { choice, long, NOT_YET, orWhyNot, required, type Page } from '../../forms/field';
import { agencies, callBack, childName, initials, penPicture } from './shared';

/** The pages of a referral of a good outcome: at most twelve questions. */
export const GOOD_OUTCOME: readonly Page[] = [
  {
    id: 'before',
    title: 'The child, and how it was before',
    purpose: 'Who it is about, and what the risk or the need was.',
    fields: [
      childName,
      initials,
      penPicture,
      long('situationBefore', 'How was it at the start?', 1200, {
        ...required,
        hint: 'The risk or the need, and what had been tried.',
      }),
    ],
  },
  {
    id: 'together',
    title: 'What agencies did together',
    purpose: 'What people did, and what made it possible, so that others can repeat it.',
    fields: [
      agencies,
      long('together', 'What did they do together?', 1500, {
        ...required,
        guidance:
          'What one agency did because of another, and what the family did. It is not a nomination for individual praise: write roles, and what others could do too.',
      }),
      long('enabling', 'What made that possible?', 800, {
        ...required,
        hint: 'Time, a relationship, a meeting, a manager’s decision, a way of working.',
      }),
    ],
  },
  {
    id: 'outcome',
    title: 'What is better for the child',
    purpose: 'The outcome for the child, and what shows it.',
    fields: [
      long('outcome', 'What is better for the child now, and what shows it?', 1200, {
        ...required,
        guidance:
          'Something that the child would notice: sleeping through, going to school, living with somebody safe. What shows it can be the child’s words, what adults see, or figures.',
      }),
      long('childView', 'What do the child or the family say about it?', 800, { ...orWhyNot, hint: 'In their own words if you can.' }),
    ],
  },
  {
    id: 'sharing',
    title: 'Sharing it',
    purpose: 'Who else could use this, and whether the family agrees.',
    fields: [
      long('whoElse', 'Who else could use this?', 500, { hint: 'Teams, agencies, or families in a like situation.' }),
      choice(
        'consent',
        'Do the child or the family agree that it is shared?',
        [
          ['yes', 'Yes'],
          ['asked', 'They have been asked and have not answered yet'],
          [NOT_YET, 'Not yet asked'],
          ['no', 'No'],
        ],
        {
          ...required,
          guidance: 'The child or the family agree, or have been asked. If they say no, the partnership office will speak with you first.',
          whenNotYet: 'Ask the child or the family. A good outcome is discussed only when they agree, or have been asked.',
        },
      ),
      callBack,
    ],
  },
];
