import { choice, long } from '../../forms/field';
import { inEveryWording, stage } from './stage';

export const change = stage({
  at: 6,
  id: 'change',
  title: 'What needs to change',
  purpose: 'The smallest action that is likely to shift a root, and how a child will notice.',
  kolb: 'active',
  minutes: { 120: 15, 90: 12 },
  asks: inEveryWording({
    prompts: ['What would we see instead?', 'What is the smallest action that is likely to shift the root?', 'How would a child notice?'],
    recorded: ['Learning points', 'Three to five actions, each with owner, date and evidence of impact'],
  }),
  each: 'Each person: one proposal, and whether your agency could own it. Or pass.',
  gives: [
    {
      kind: 'proposal',
      title: 'Proposals',
      column: 5,
      fields: [
        long('proposal', 'One proposal: the smallest action likely to help', 300, { hint: 'And how a child would notice.' }),
        choice('own', 'Could your agency own it?', [
          ['yes', 'Yes'],
          ['with others', 'With others'],
          ['no', 'No'],
        ]),
      ],
    },
  ],
  scales: [],
  record: { kinds: ['learning', 'action'] },
  reported: [
    { id: 'learning', heading: 'Learning', missing: 'No learning points have been recorded.', parts: [] },
    {
      id: 'actions',
      heading: 'Actions',
      missing: 'No actions have been recorded: nobody has agreed to do anything yet.',
      parts: [],
    },
  ],
});
