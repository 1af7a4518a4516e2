import { text, type Field } from '../forms/field';

/** One kind of words that a stage takes. The first field is the words themselves, the others say something about them. */
export type Give = {
  readonly kind: string;
  /** What such words are called over them on the board. */
  readonly title: string;
  /** Where they stand on the board; 0: they are counted there and nothing more. */
  readonly column: ColumnNumber | 0;
  readonly fields: readonly Field[];
};

const words = (id: string, label: string, limit: number, hint = ''): Field =>
  text(id, label, limit, { hint, kind: limit > 150 ? 'long' : 'text' });

const choice = (id: string, label: string, choices: readonly (readonly [string, string])[], hint = ''): Field => ({
  ...words(id, label, 0, hint),
  kind: 'choice',
  choices: choices.map(([value, said]) => ({ value, label: said })),
});

const ZERO_TO_TEN = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((n) => [n, n] as const);

const ROLES_NOT_NAMES = 'Roles, not names: the health visitor, the older brother.';

/** What people give in each stage, by its number. Nothing that would ask for a first-hand account of a witness. */
export const GIVES: readonly { readonly gives: readonly Give[]; readonly scales?: readonly Field[] }[] = [
  {
    gives: [
      {
        kind: 'here',
        title: 'Who is here',
        column: 0,
        fields: [
          choice('pack', 'Have you read the pack?', [
            ['yes', 'Yes'],
            ['part', 'Part of it'],
            ['no', 'Not yet'],
          ]),
          choice('contact', 'Did you or your team work with the family?', [
            ['yes', 'Yes'],
            ['no', 'No'],
          ]),
        ],
      },
    ],
  },
  {
    gives: [
      { kind: 'child', title: 'The child', column: 1, fields: [words('child', 'One sentence about the child as a person', 300)] },
      {
        kind: 'own-words',
        title: 'The child’s own words',
        column: 1,
        fields: [
          words('ownWords', 'The child’s own words, as they were said or shown', 300),
          words('heardBy', 'Who heard or saw this, and when?', 120, 'A role and a time: the nursery worker, this autumn.'),
        ],
      },
      { kind: 'unknown', title: 'What we do not know', column: 1, fields: [words('unknown', 'What is not known about the child', 200)] },
    ],
  },
  {
    gives: [
      {
        kind: 'episode',
        title: 'Turning points',
        column: 1,
        fields: [
          words('episode', 'One turning point, with its date', 300, ROLES_NOT_NAMES),
          choice('how', 'Is it new, or a correction?', [
            ['new', 'New'],
            ['correction', 'A correction'],
            ['disputed', 'A fact that is disputed'],
          ]),
          words('knew', 'What did your agency know then?', 200),
        ],
      },
    ],
  },
  {
    gives: [
      {
        kind: 'strength',
        title: 'What worked',
        column: 2,
        fields: [
          words('strength', 'One thing that somebody did that made it safer', 300, ROLES_NOT_NAMES),
          words('condition', 'What made that possible?', 200),
        ],
      },
    ],
  },
  {
    gives: [
      {
        kind: 'worry',
        title: 'What worries us',
        column: 2,
        fields: [words('worry', 'One worry: what harm, to whom?', 300, ROLES_NOT_NAMES)],
      },
      {
        kind: 'harder',
        title: 'What made it harder',
        column: 2,
        fields: [words('harder', 'One thing that made it harder to see or to act', 200)],
      },
    ],
  },
  {
    gives: [
      {
        kind: 'problem',
        title: 'The core problem',
        column: 3,
        fields: [words('problem', 'The core problem in one sentence', 200, 'What there was, rather than “lack of …”.')],
      },
      {
        kind: 'cause',
        title: 'Causes',
        column: 4,
        fields: [
          words('cause', 'One cause: why did it make sense at the time?', 300),
          choice('category', 'What kind of cause is it?', [
            ['child and family', 'Child and family'],
            ['practitioner', 'Practitioner'],
            ['team', 'Team'],
            ['between agencies', 'Between agencies'],
            ['organisation', 'Organisation'],
            ['policy', 'Policy'],
            ['resources', 'Resources'],
            ['wider context', 'Wider context'],
            ['bias', 'Bias'],
          ]),
        ],
      },
    ],
  },
  {
    gives: [
      {
        kind: 'proposal',
        title: 'Proposals',
        column: 5,
        fields: [
          words('proposal', 'One proposal: the smallest action likely to help', 300, 'And how a child would notice.'),
          choice('own', 'Could your agency own it?', [
            ['yes', 'Yes'],
            ['with others', 'With others'],
            ['no', 'No'],
          ]),
        ],
      },
    ],
  },
  {
    gives: [
      {
        kind: 'judgement',
        title: 'Are the criteria met, and do you agree with the recommendation?',
        column: 5,
        fields: [
          choice('judgement', 'The criteria and the recommendation, as they were read out', [
            ['agree', 'Agree'],
            ['disagree', 'Disagree'],
            ['more', 'Need more'],
          ]),
          words('reason', 'Why?', 300),
        ],
      },
    ],
    scales: [
      choice('notice', 'How confident are you that our system would notice next time?', ZERO_TO_TEN, '0: not at all. 10: certain.'),
      choice('safe', 'How safe are living children now?', ZERO_TO_TEN, '0: not at all. 10: safe.'),
    ],
  },
  {
    gives: [
      {
        kind: 'different',
        title: 'What we will do differently',
        column: 5,
        fields: [words('different', 'One thing that you will do differently', 300)],
      },
    ],
  },
];

export type ColumnNumber = 1 | 2 | 3 | 4 | 5;
