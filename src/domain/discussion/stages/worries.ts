import { long } from '../../forms/field';
import { ROLES_NOT_NAMES, stage } from './stage';

export const worries = stage({
  at: 4,
  id: 'worries',
  title: 'What worries us',
  purpose: 'What harm there was, to whom, and what made it harder to see or to act. Feelings are spoken, never recorded.',
  kolb: 'reflective',
  minutes: { 120: 18, 90: 12 },
  asks: {
    alive: {
      prompts: [
        'What harm was done, and to whom?',
        'What could happen to {name}, to brothers and sisters or to other children if nothing changes?',
        'What made it harder to see, or to act?',
      ],
      recorded: ['Harm', 'The danger statement', 'What made it harder', 'Immediate safety action'],
    },
    died: {
      prompts: [
        'What harm was done, and to whom?',
        'What could happen to brothers and sisters, or to other children, if nothing in our system changes?',
        'What made it harder to see, or to act?',
      ],
      recorded: ['Harm', 'The system risk statement', 'What made it harder', 'Immediate safety action for other children'],
    },
    'unborn or baby': {
      prompts: [
        'What harm was done, or is likely, and to whom?',
        'What could happen to {name}, to brothers and sisters or to other babies if nothing changes?',
        'What made it harder to see, or to act?',
      ],
      recorded: ['Harm', 'The danger statement', 'What made it harder', 'Immediate safety action'],
    },
  },
  each: 'Each person: one worry, and one thing that made it harder. Or pass.',
  gives: [
    {
      kind: 'worry',
      title: 'What worries us',
      column: 2,
      fields: [long('worry', 'One worry: what harm, to whom?', 300, { hint: ROLES_NOT_NAMES })],
    },
    {
      kind: 'harder',
      title: 'What made it harder',
      column: 2,
      fields: [long('harder', 'One thing that made it harder to see or to act', 200)],
    },
  ],
  scales: [],
  record: {
    purpose: 'Harm, danger and what made it harder. Feelings are spoken and never recorded.',
    fields: [
      long('harm', 'What harm, and to whom?', 800),
      long('danger', 'Danger or system risk statement', 700, {
        hint: 'What could happen to this child, siblings or other children if nothing changes?',
      }),
      long('complicating', 'What made it harder?', 700),
      long('immediate', 'What was done at once for somebody’s safety?', 400),
    ],
  },
  reported: [
    {
      id: 'worries',
      heading: 'What worries us',
      missing: 'What harm there was, what could happen if nothing changes, and what made it harder have not been recorded.',
      // What was done at once is told with the incident.
      parts: [
        { field: 'harm', heading: 'Harm' },
        {
          field: 'danger',
          heading: { alive: 'Danger statement', died: 'System risk statement', 'unborn or baby': 'Danger statement' },
        },
        { field: 'complicating', heading: 'What made it harder', list: true },
      ],
    },
  ],
});
