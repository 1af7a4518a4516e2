export type Choice = { readonly value: string; readonly label: string };

/** One question of the referral. Its label is the question as the referrer reads it, and as it is frozen when the referral is sent. */
export type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'text' | 'long' | 'date' | 'choice';
  /** The most characters that are taken, in UTF-16 units as clients count them. 0 for dates and choices. */
  readonly limit: number;
  readonly choices: readonly Choice[];
  readonly need: 'required' | 'required, or why not known' | 'optional';
  /** Asked for only when another field of the page has this answer; otherwise it may stay empty. */
  readonly neededWhen: { readonly field: string; readonly is: string } | undefined;
  /** Identifies the child or family: kept in the table of identities, shown only to roles that may see it. */
  readonly identity: boolean;
  /** A date that lies ahead of us would be a slip. */
  readonly past: boolean;
};

export type Page = {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly fields: readonly Field[];
};

export const text = (id: string, label: string, limit: number, more: Partial<Field> = {}): Field => ({
  ...{ id, label, limit, hint: '', kind: 'text', choices: [], need: 'optional', neededWhen: undefined, identity: false, past: false },
  ...more,
});
export const long = (id: string, label: string, limit: number, more: Partial<Field> = {}): Field =>
  text(id, label, limit, { kind: 'long', ...more });
export const date = (id: string, label: string, more: Partial<Field> = {}): Field =>
  text(id, label, 0, { kind: 'date', past: true, ...more });
export const choice = (id: string, label: string, choices: readonly (readonly [string, string])[], more: Partial<Field> = {}): Field =>
  text(id, label, 0, { kind: 'choice', choices: choices.map(([value, said]) => ({ value, label: said })), ...more });

export const orWhyNot = { need: 'required, or why not known' } as const;
export const required = { need: 'required' } as const;

/** How long a reason for "not known" may be, in UTF-16 units. */
export const WHY_LIMIT = 150;

/** What the danger gate asks, kept with the referral: the answer itself, and who took a report that was already made. */
export const GATE: Page = {
  id: 'gate',
  title: 'Before the referral',
  purpose: 'Who took your report, and when?',
  fields: [
    choice(
      'danger',
      'Is any child at risk of harm now?',
      [
        ['none known', 'Not that the referrer knows of'],
        ['reported', 'Yes, already reported'],
      ],
      required,
    ),
    text('takenBy', 'Who took your report? Name or team', 120, { neededWhen: { field: 'danger', is: 'reported' } }),
    text('takenWhen', 'When was that?', 80, { neededWhen: { field: 'danger', is: 'reported' }, hint: 'For example: today at about 9:30.' }),
  ],
};

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
      text('laToldBy', 'If yes: when, and by whom?', 160, { neededWhen: { field: 'laTold', is: 'yes' } }),
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
      long('abuseBasis', 'What is that based on?', 600),
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

export const pageCalled = (id: string): Page | undefined => SERIOUS_INCIDENT.find((page) => page.id === id);
