import { DIED_CHOICES } from '../../forms/died';
import { birth, choice, date, long, NOT_YET, orWhyNot, required, text, type Field, type Page } from '../../forms/field';
import { bornOn, died, penPicture } from './shared';

/** The child, their circumstances, their family, and who they are as a person. */
export const CHILD: Page = {
  id: 'child',
  title: 'The child',
  purpose: 'Who the child is. What identifies them is kept apart, and the initials are used everywhere else.',
  fields: [
    bornOn,
    died,
    date('diedOn', 'Date of death, if the child has died', { identity: true }),
    choice('sex', 'Sex or gender', [
      ['girl', 'Girl'],
      ['boy', 'Boy'],
      ['another', 'Another way the child describes themselves'],
    ]),
    text('sexOther', 'If another way: how?', 80, { neededWhen: { field: 'sex', is: 'another' } }),
    choice(
      'ethnicity',
      'Ethnicity',
      [
        ['asian', 'Asian or Asian British'],
        ['black', 'Black, Black British, Caribbean or African'],
        ['mixed', 'Mixed or multiple ethnic groups'],
        ['white', 'White'],
        ['gypsy-roma-traveller', 'Gypsy, Roma or Irish Traveller'],
        ['other', 'Another ethnic group'],
      ],
      orWhyNot,
    ),
    text('ethnicityOwnWords', 'Ethnicity in the words of the child or family', 120, { neededWhen: { field: 'ethnicity', is: 'other' } }),
    text('faith', 'Faith or belief', 80),
  ],
};

export const CIRCUMSTANCES: Page = {
  id: 'circumstances',
  title: 'The child’s circumstances',
  purpose: 'What shaped the help that the child had, or did not have.',
  fields: [
    text('disability', 'Disability or health needs', 200),
    text('firstLanguage', 'First language', 60),
    text('legalStatus', 'Legal status', 160, { hint: 'For example: lives with both parents; looked after under section 20.' }),
    long('plans', 'Plans now and before', 400, { hint: 'For example: child in need plan until March 2026.' }),
    text('openTo', 'Which services know the child now?', 250),
    text('school', 'School, nursery or college', 120, { identity: true }),
    text('gp', 'GP practice', 120, { identity: true }),
  ],
};

/** What the family knows, says and wants: asked in the referral, and kept on the record from there. */
export const FAMILY_QUESTIONS: readonly Field[] = [
  date('familyToldOn', 'When were they told?'),
  long('familyNotYet', 'If they have not been told: why not yet?', 300),
  long('familySaid', 'What did they say?', 700),
  text('nameChosen', 'Which name would they like for the child in a report?', 60, {
    identity: true,
    hint: 'Kept apart, because it may be the child’s own.',
  }),
  long('familyView', 'What do they think of a review?', 500),
  text('hearBefore', 'When will they hear, before anything is published?', 200),
];

export const FAMILY: Page = {
  id: 'family',
  title: 'The family’s part',
  purpose: 'What the family knows, says and wants. It is their child’s story first.',
  fields: [
    text('tellsFamily', 'Who tells the family about a review?', 160, {
      coach: 'people at work',
      hint: 'Best somebody whom they know and trust.',
    }),
    choice(
      'policeAgree',
      'Have the police agreed that the family may be told?',
      [
        ['yes', 'Yes'],
        [NOT_YET, 'Not yet'],
        ['no', 'No'],
        ['not-involved', 'The police are not involved'],
      ],
      { whenNotYet: 'Ask the officer in the case before anybody speaks to the family about a review.' },
    ),
    ...FAMILY_QUESTIONS,
  ],
};

export const CHILDREN: Page = {
  id: 'children',
  title: 'Other children',
  purpose: 'Every other child whom this referral is about: hurt as well, or at risk. If it is about one child, go on.',
  fields: [
    long('childrenUnnamed', 'Are there other children whom you cannot name? What do you know of them?', 300, {
      hint: 'For example: a baby whom neighbours speak of.',
    }),
  ],
  repeats: {
    id: 'children',
    one: 'Child',
    add: 'Add a child',
    form: 'Another child',
    purpose: 'What identifies the child is kept apart; everywhere else, people read the initials.',
    most: 6,
    fields: [
      text('childName', 'Full name', 120, { ...required, identity: true }),
      text('initials', 'Initials, or another name, to use everywhere else', 40, required),
      text('relation', 'Who is this child to the first one?', 80, { hint: 'For example: older brother; lives next door.' }),
      birth('bornOn', 'Date of birth, or the date the baby is expected', { ...orWhyNot, identity: true }),
      choice('died', 'Has this child died?', DIED_CHOICES),
      date('diedOn', 'Date of death, if this child has died', { identity: true }),
      choice('hurt', 'Was this child hurt as well?', [
        ['yes', 'Yes'],
        ['no', 'No'],
        ['unsure', 'It is not known'],
      ]),
      text('ethnicity', 'Ethnicity, in the words of the child or family', 120),
      text('disability', 'Disability or health needs', 160),
      text('school', 'School, nursery or college', 120, { identity: true }),
    ],
  },
};

export const HOUSEHOLD: Page = {
  id: 'household',
  title: 'Family and household',
  purpose: 'The people around the child, in the home and outside it. Please use initials, not names.',
  fields: [
    text('householdNone', 'If nobody is on the list: why?', 150),
    long('men', 'Which men are in the child’s life, and what is their part?', 600, {
      ...orWhyNot,
      hint: 'Fathers, partners, grandfathers, older brothers, lodgers: records often miss them. Please add them to the list as well.',
    }),
  ],
  repeats: {
    id: 'person',
    one: 'Person',
    add: 'Add a person',
    form: 'Somebody in the family or household',
    purpose: 'One person at a time. Please use initials, not names.',
    most: 10,
    orWhyNone: 'householdNone',
    fields: [
      text('relationship', 'Relationship to the child', 60, { ...required, hint: 'For example: mother; mother’s partner; lodger.' }),
      text('initials', 'Initials', 20),
      text('bornIn', 'Year of birth', 20, { hint: 'Or about how old they are.' }),
      choice('lives', 'Do they live with the child?', [
        ['yes', 'Yes'],
        ['sometimes', 'Sometimes'],
        ['no', 'No'],
      ]),
      long('part', 'Their part in the child’s life', 250),
    ],
  },
};

export const ABOUT: Page = {
  id: 'about',
  title: 'About the child',
  purpose: 'The child as a person first: their life, not our services.',
  fields: [
    penPicture,
    long('dayInTheirLife', 'What is a day in their life like?', 800),
    long('whoMatters', 'Who matters to them?', 400),
    long('ownWords', 'Their own words', 700, { ...orWhyNot, hint: 'As they said them, or showed them.' }),
    text('ownWordsSource', 'Who heard these words, and when?', 160),
    long('identity', 'Identity, culture, faith, poverty, racism: what shaped their life?', 600),
    long('noticed', 'What did adults notice that the child could not say?', 600, {
      hint: 'For a baby: what would they say about being held, fed and soothed?',
    }),
  ],
};
