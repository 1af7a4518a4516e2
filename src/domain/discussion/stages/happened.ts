import { choice, long } from '../../forms/field';
import { ROLES_NOT_NAMES, stage, type Asked } from './stage';

const BORN: Asked = {
  prompts: [
    'Which three to five moments did it turn on?',
    'What did each agency know then?',
    'Where was {name} seen and heard, and where missed?',
  ],
  recorded: ['Agreed episodes', 'Facts that are disputed', 'Information that is still needed'],
};

export const happened = stage({
  at: 2,
  id: 'happened',
  title: 'What happened',
  purpose: 'The few moments on which it turned, as they were known at the time.',
  kolb: 'concrete',
  minutes: { 120: 20, 90: 15 },
  asks: {
    alive: BORN,
    died: BORN,
    'unborn or baby': {
      prompts: [
        'Which three to five moments did it turn on, in the pregnancy and since?',
        'What did each agency know then?',
        'Where was {name} thought of, seen and held in mind, and where missed?',
      ],
      recorded: BORN.recorded,
    },
  },
  each: 'Each person: correct one turning point of the chronology, or add one. Or pass.',
  gives: [
    {
      kind: 'episode',
      title: 'Turning points',
      column: 1,
      fields: [
        long('episode', 'One turning point, with its date', 300, { hint: ROLES_NOT_NAMES }),
        choice('how', 'Is it new, or a correction?', [
          ['new', 'New'],
          ['correction', 'A correction'],
          ['disputed', 'A fact that is disputed'],
        ]),
        long('knew', 'What did your agency know then?', 200),
      ],
    },
  ],
  scales: [],
  record: {
    purpose: 'Three to five turning points. Roles, not names.',
    fields: [
      long('episodes', 'Agreed episodes, one on a line', 1800, {
        hint: 'The date, what happened, what each agency knew then, and whether the child was seen and heard.',
      }),
      long('disputed', 'Facts on which people do not agree', 500),
      long('needed', 'Information that is still needed', 500),
    ],
  },
  reported: [
    {
      id: 'episodes',
      heading: 'Key episodes',
      missing: 'No key episodes have been agreed or recorded, and no agency’s key dates are in a pack.',
      parts: [
        { field: 'episodes', list: true },
        { field: 'disputed', heading: 'Facts on which people do not agree', list: true },
        { field: 'needed', heading: 'Information that is still needed', list: true },
      ],
    },
  ],
});
