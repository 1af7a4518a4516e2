// What is asked in the same words whoever the child is.
const SETTLE = {
  prompts: [
    'Who is here, and in what role? Is anyone missing?',
    'Did you or your team work with the family?',
    'You can pass, at any time and without a reason. What is written here can be asked for by others.',
  ],
  recorded: ['Attendance by agency and role', 'Conflicts of interest', 'That the ground rules were accepted'],
};
const WORKED = {
  prompts: [
    'Who did something that made it safer, if only for a while?',
    'What made that possible: time, trust, a person, a plan, a rule?',
    'What should other teams know about it?',
  ],
  recorded: ['Strengths, each with its condition', 'Existing safety'],
};
const WHY = {
  prompts: [
    'What is the core problem, in one sentence that does not begin with “lack of”? What follows from it?',
    'Why did it make sense to people at the time? And what lies under that?',
    'Have we seen this before here?',
  ],
  recorded: [
    'The core problem',
    'Its effects',
    'Roots to depth three, each with its evidence: agreed, likely or guess',
    'Themes',
    'Whether it recurs',
  ],
};
const CHANGE = {
  prompts: ['What would we see instead?', 'What is the smallest action that is likely to shift the root?', 'How would a child notice?'],
  recorded: ['Learning points', 'Three to five actions, each with owner, date and evidence of impact'],
};
const JUDGEMENT = {
  prompts: [
    'The criteria, one by one: is each met, and why?',
    'Is there new learning here, beyond this review?',
    'From 0 to 10: how confident are you that our system would notice next time? How safe are living children now?',
  ],
  recorded: ['The criteria and the reasons', 'The recommendation', 'Who does not agree, and why', 'The spread of the numbers'],
};
const CLOSE = {
  prompts: ['What will you do differently from tomorrow?', 'What comes next, and when?', 'Whom can you talk to after this?'],
  recorded: ['The next dates', 'What people take away'],
};

export const ALIVE: readonly Asked[] = [
  SETTLE,
  {
    prompts: [
      'If {name} walked in now, what would you notice?',
      'What does {name} enjoy, fear and hope for? Who matters to them?',
      'What has {name} said, or shown, in their own way? What do we not know?',
    ],
    recorded: ['The pen picture', 'The child’s own words, with their source', 'What is not known', 'Identity and culture'],
  },
  {
    prompts: [
      'Which three to five moments did it turn on?',
      'What did each agency know then?',
      'Where was {name} seen and heard, and where missed?',
    ],
    recorded: ['Agreed episodes', 'Facts that are disputed', 'Information that is still needed'],
  },
  WORKED,
  {
    prompts: [
      'What harm was done, and to whom?',
      'What could happen to {name}, to brothers and sisters or to other children if nothing changes?',
      'What made it harder to see, or to act?',
    ],
    recorded: ['Harm', 'The danger statement', 'What made it harder', 'Immediate safety action'],
  },
  WHY,
  CHANGE,
  JUDGEMENT,
  CLOSE,
];

export const DIED: readonly Asked[] = [
  SETTLE,
  {
    prompts: [
      'What do you remember about {name}, or what have you learnt about who they were?',
      'What did {name} enjoy, fear and hope for? Who mattered to them?',
      'What did {name} say, or show, in their own way? What do we not know? Nobody speaks for {name}.',
    ],
    recorded: ['The pen picture', 'The child’s own words, with their source', 'What is not known', 'Identity and culture'],
  },
  {
    prompts: [
      'Which three to five moments did it turn on?',
      'What did each agency know then?',
      'Where was {name} seen and heard, and where missed?',
    ],
    recorded: ['Agreed episodes', 'Facts that are disputed', 'Information that is still needed'],
  },
  WORKED,
  {
    prompts: [
      'What harm was done, and to whom?',
      'What could happen to brothers and sisters, or to other children, if nothing in our system changes?',
      'What made it harder to see, or to act?',
    ],
    recorded: ['Harm', 'The system risk statement', 'What made it harder', 'Immediate safety action for other children'],
  },
  WHY,
  CHANGE,
  JUDGEMENT,
  CLOSE,
];

export const UNBORN: readonly Asked[] = [
  SETTLE,
  {
    prompts: [
      'What do you know of {name}, or of the life that is being made ready for them?',
      'What would {name} say about being held, fed and soothed? Who matters to them?',
      'What does {name} show without words, or what do we expect? What do we not know?',
    ],
    recorded: ['The pen picture', 'What the baby shows, with who saw it', 'What is not known', 'Identity and culture'],
  },
  {
    prompts: [
      'Which three to five moments did it turn on, in the pregnancy and since?',
      'What did each agency know then?',
      'Where was {name} thought of, seen and held in mind, and where missed?',
    ],
    recorded: ['Agreed episodes', 'Facts that are disputed', 'Information that is still needed'],
  },
  WORKED,
  {
    prompts: [
      'What harm was done, or is likely, and to whom?',
      'What could happen to {name}, to brothers and sisters or to other babies if nothing changes?',
      'What made it harder to see, or to act?',
    ],
    recorded: ['Harm', 'The danger statement', 'What made it harder', 'Immediate safety action'],
  },
  WHY,
  CHANGE,
  JUDGEMENT,
  CLOSE,
];

/** Said in the first stage, before a word can be written. */
export const GROUND_RULES = {
  alive:
    'This is about {name}, and some of us know them. We are here to learn how agencies work together, not to blame. You can pass, turn your camera off, take a break or leave, without giving a reason. Say what your role knew at the time. Use roles, not names. The meeting recommends; the three partners decide.',
  died: '{name} died, and some of us knew them. We are here to learn how agencies worked together, not to blame. You can pass, turn your camera off, take a break or leave, without giving a reason. Say what your role knew at the time. Use roles, not names. The meeting recommends; the three partners decide.',
  'unborn or baby':
    'This is about {name}, who cannot speak for themselves, and some of us know the family. We are here to learn how agencies work together, not to blame. You can pass, turn your camera off, take a break or leave, without giving a reason. Say what your role knew at the time. Use roles, not names. The meeting recommends; the three partners decide.',
} as const;

export const DISCLOSURE =
  'Your name is not shown beside your words, but in a small group people may guess. This is not anonymous: the record could be traced, and police, a coroner or a court may ask for it. If you have given, or may be asked for, a statement, speak to the chair before you write. You can pass.';

/** What one stage asks and keeps in one wording; `{name}` stands for the name that the review uses for the child. */
export type Asked = { readonly prompts: readonly string[]; readonly recorded: readonly string[] };
