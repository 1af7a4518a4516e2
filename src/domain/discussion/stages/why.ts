import { choice, long, text } from '../../forms/field';
import { inEveryWording, stage } from './stage';

const EVIDENCE = [
  ['agreed', 'Agreed'],
  ['likely', 'Likely'],
  ['guess', 'A guess'],
] as const;

/** How many roots a meeting follows down; each is a chain of whys to depth three. */
const ROOTS = [1, 2, 3] as const;

export const why = stage({
  at: 5,
  id: 'why',
  title: 'Why',
  purpose: 'Why it made sense to people at the time, and what lies under that.',
  kolb: 'conceptual',
  minutes: { 120: 25, 90: 18 },
  asks: inEveryWording({
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
  }),
  each: 'Each person: one cause, and what kind of cause it is; the core problem in one sentence, if you can. Or pass.',
  gives: [
    {
      kind: 'problem',
      title: 'The core problem',
      column: 3,
      fields: [long('problem', 'The core problem in one sentence', 200, { hint: 'What there was, rather than “lack of …”.' })],
    },
    {
      kind: 'cause',
      title: 'Causes',
      column: 4,
      fields: [
        long('cause', 'One cause: why did it make sense at the time?', 300),
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
  scales: [],
  record: {
    purpose: 'Why it made sense to people at the time, and what lies under that.',
    fields: [
      text('problem', 'The core problem, in one sentence', 250, { hint: 'Not “lack of …”.' }),
      long('effects', 'What it leads to', 500),
      ...ROOTS.flatMap((number) => [
        long(`root${number}`, `Root ${number}: why, and under that?`, 450),
        choice(`root${number}Evidence`, `Root ${number}: how sure are we?`, EVIDENCE),
      ]),
      long('recurring', 'What of this has been seen in other reviews?', 300),
    ],
  },
  reported: [
    {
      id: 'why',
      heading: 'Why',
      missing: 'Neither a core problem nor what lies under it has been recorded.',
      parts: [
        { field: 'problem', heading: 'The core problem' },
        { field: 'effects', heading: 'What it leads to' },
        {
          caption: 'What lies under it',
          header: ['Root: why, and under that', 'How sure the meeting was'],
          widths: [75, 25],
          rows: [
            ['root1', 'root1Evidence'],
            ['root2', 'root2Evidence'],
            ['root3', 'root3Evidence'],
          ],
        },
        { field: 'recurring', heading: 'Seen in other reviews' },
      ],
    },
  ],
});
