import { choice, date, long, orWhyNot, required, text, type Page } from './field';

/** The pages of a serious incident's referral, in order. A further page is one entry here and one card in `cards/referral`. */
export const SERIOUS_INCIDENT: readonly Page[] = [
  {
    id: 'start',
    title: 'The short start',
    purpose: 'Five things, so that people can act today. The rest of the form can follow.',
    fields: [
      text('childName', 'Who is the child? Full name', 120, {
        ...required,
        identity: true,
        hint: 'Kept apart from everything else and shown only to people whose role needs it. More than one child? Name them all.',
      }),
      text('initials', 'Initials, or another name, to use everywhere else', 40, { ...required, hint: 'Everybody else reads only this.' }),
      long('inOneSentence', 'What happened, in one sentence?', 300, { ...required, hint: 'Please use the initials, not names.' }),
      date('incidentOn', 'When did it happen?', { ...orWhyNot, hint: 'If it happened over time: the day it came to light.' }),
      choice(
        'laTold',
        'Has the local authority been told?',
        [
          ['yes', 'Yes'],
          ['no', 'No, not yet'],
          ['unsure', 'I do not know'],
        ],
        required,
      ),
      text('laToldBy', 'If yes: when, and by whom?', 160, { neededWhen: { field: 'laTold', is: 'yes' }, coach: 'people at work' }),
      choice(
        'safeNow',
        'Are the children safe now?',
        [
          ['yes', 'Yes'],
          ['no', 'No'],
          ['unsure', 'I do not know'],
        ],
        { ...required, hint: 'Think of brothers, sisters and any child around the same adults.' },
      ),
      long('safeHow', 'What has been done to keep them safe?', 400),
    ],
  },
  {
    id: 'child',
    title: 'The child',
    purpose: 'Who the child is. What identifies them is kept apart, and the initials are used everywhere else.',
    fields: [
      date('bornOn', 'Date of birth, or the date the baby is expected', { ...orWhyNot, identity: true, past: false }),
      date('diedOn', 'Date of death, if the child has died', { identity: true }),
      choice('sex', 'Sex or gender', [
        ['girl', 'Girl'],
        ['boy', 'Boy'],
        ['another', 'Another way the child describes themselves'],
      ]),
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
      text('ethnicityOwnWords', 'Ethnicity in the words of the child or family', 120),
      text('faith', 'Faith or belief', 80),
      text('disability', 'Disability or health needs', 200),
      text('firstLanguage', 'First language', 60),
      text('legalStatus', 'Legal status, and plans now and before', 250, {
        hint: 'For example: looked after, child in need plan until March 2026.',
      }),
      text('openTo', 'Which services know the child now?', 250),
      text('school', 'School, nursery or college', 120, { identity: true }),
      text('gp', 'GP practice', 120, { identity: true }),
    ],
  },
  {
    id: 'happened',
    title: 'What happened',
    purpose: 'The facts as your agency knows them today. You can say that something is not known.',
    fields: [
      date('agencyAwareOn', 'When did your agency become aware?', orWhyNot),
      date('laAwareOn', 'When did the local authority become aware?', {
        ...orWhyNot,
        hint: 'The days to notify the national Panel are counted from this date.',
      }),
      choice(
        'category',
        'What kind of incident is it?',
        [
          ['death', 'A child has died'],
          ['suicide', 'A child has died, suicide suspected'],
          ['injury', 'Life-threatening or serious injury'],
          ['sexual-abuse', 'Sexual abuse'],
          ['neglect', 'Neglect'],
          ['exploitation', 'Exploitation'],
          ['outside-home', 'Harm outside the family'],
          ['custody', 'A child in custody'],
          ['looked-after', 'A looked after child'],
          ['regulated', 'Harm in a regulated setting'],
          ['other', 'Something else'],
        ],
        orWhyNot,
      ),
      text('categoryOther', 'If something else: what kind?', 120, { neededWhen: { field: 'category', is: 'other' } }),
      long('facts', 'What happened?', 2500, {
        ...orWhyNot,
        hint: 'What is known, in order. Roles, not names: the health visitor, the older brother.',
      }),
      choice(
        'abuse',
        'Is abuse or neglect known or suspected?',
        [
          ['known', 'Known'],
          ['suspected', 'Suspected'],
          ['not-suspected', 'Not suspected'],
        ],
        orWhyNot,
      ),
      long('abuseBasis', 'What is that based on?', 600, { coach: 'why' }),
      long('keyDates', 'Key dates, one on a line', 900, {
        hint: 'Up to ten. For example: 3 March 2026, seen at home by the health visitor.',
      }),
    ],
  },
  {
    id: 'about',
    title: 'About the child',
    purpose: 'The child as a person first: their life, not our services.',
    fields: [
      long('penPicture', 'Who are they?', 1400, {
        ...orWhyNot,
        coach: 'pen picture',
        hint: 'What they like, what they fear, what makes them laugh, how they spend a day. If nobody knows, write that; it matters too.',
      }),
      long('dayInTheirLife', 'What is a day in their life like?', 800),
      long('whoMatters', 'Who matters to them?', 400),
      long('ownWords', 'Their own words', 700, { ...orWhyNot, hint: 'As they said them, or showed them.' }),
      text('ownWordsSource', 'Who heard these words, and when?', 160),
      long('identity', 'Identity, culture, faith, poverty, racism: what shaped their life?', 600),
      long('noticed', 'What did adults notice that the child could not say?', 600, {
        hint: 'For a baby: what would they say about being held, fed and soothed?',
      }),
    ],
  },
];
