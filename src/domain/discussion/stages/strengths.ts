import { long } from '../../forms/field';
import { inEveryWording, ROLES_NOT_NAMES, stage } from './stage';

export const strengths = stage({
  at: 3,
  id: 'strengths',
  title: 'What worked well',
  purpose: 'What made the child safer, and what made that possible.',
  kolb: 'reflective',
  minutes: { 120: 12, 90: 10 },
  asks: inEveryWording({
    prompts: [
      'Who did something that made it safer, if only for a while?',
      'What made that possible: time, trust, a person, a plan, a rule?',
      'What should other teams know about it?',
    ],
    recorded: ['Strengths, each with its condition', 'Existing safety'],
  }),
  each: 'Each person: one strength, and what made it possible. Or pass.',
  gives: [
    {
      kind: 'strength',
      title: 'What worked',
      column: 2,
      fields: [
        long('strength', 'One thing that somebody did that made it safer', 300, { hint: ROLES_NOT_NAMES }),
        long('condition', 'What made that possible?', 200),
      ],
    },
  ],
  scales: [],
  record: {
    purpose: 'What made it safer, and what made that possible.',
    fields: [
      long('strengths', 'Strengths, one on a line, with what made each possible', 1600),
      long('safety', 'What keeps the child, or other children, safe already?', 700),
    ],
  },
  reported: [
    {
      id: 'strengths',
      heading: 'What worked well',
      missing: 'What worked well has not been recorded.',
      parts: [
        { field: 'strengths', list: true },
        { field: 'safety', heading: 'What keeps children safe already' },
      ],
    },
  ],
});
