import { choice, long } from '../../forms/field';
import { inEveryWording, stage } from './stage';

export const settle = stage({
  at: 0,
  id: 'settle',
  title: 'Settle and safety',
  purpose: 'Who is here, and how we speak with each other. Learning, not blame.',
  kolb: '',
  minutes: { 120: 5, 90: 5 },
  asks: inEveryWording({
    prompts: [
      'Who is here, and in what role? Is anyone missing?',
      'Did you or your team work with the family?',
      'You can pass, at any time and without a reason. What is written here can be asked for by others.',
    ],
    recorded: ['Attendance by agency and role', 'Conflicts of interest', 'That the ground rules were accepted'],
  }),
  each: 'Each person: that you are here, and whether you have read the pack. To add or to pass here says that you have read this card.',
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
  scales: [],
  record: {
    purpose: 'Who took part, by agency and role. Names are not needed.',
    fields: [
      long('attendance', 'Who took part? Agency and role, one on a line', 900),
      long('absent', 'Who was missing?', 400),
      long('conflicts', 'Conflicts of interest, and what was done about them', 300),
      choice('rules', 'Were the ground rules accepted?', [
        ['yes', 'Yes'],
        ['no', 'No'],
      ]),
    ],
  },
  reported: [
    {
      id: 'who',
      heading: 'Who took part, and whose information is missing',
      missing: 'Neither who took part nor what the agencies sent has been recorded.',
      parts: [
        { field: 'attendance', heading: 'Who took part', list: true },
        { field: 'absent', heading: 'Who was missing from the meeting', list: true },
        { field: 'conflicts', heading: 'Conflicts of interest' },
      ],
    },
  ],
});
