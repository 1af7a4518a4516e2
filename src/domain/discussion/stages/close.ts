import { long } from '../../forms/field';
import { inEveryWording, stage } from './stage';

export const close = stage({
  at: 8,
  id: 'close',
  title: 'Close and care',
  purpose: 'What each of us takes away, what comes next, and where to turn if this was hard.',
  kolb: '',
  minutes: { 120: 5, 90: 3 },
  asks: inEveryWording({
    prompts: ['What will you do differently from tomorrow?', 'What comes next, and when?', 'Whom can you talk to after this?'],
    recorded: ['The next dates', 'What people take away'],
  }),
  each: 'Each person: one thing you will do differently. Or pass.',
  gives: [
    {
      kind: 'different',
      title: 'What we will do differently',
      column: 5,
      fields: [long('different', 'One thing that you will do differently', 300)],
    },
  ],
  scales: [],
  record: {
    title: 'Close: what happens next',
    purpose: 'Dates and other processes. Who asked for support is never recorded.',
    fields: [
      long('next', 'Next dates', 400),
      long('parallel', 'Parallel processes, and where each stands', 800, {
        hint: 'Police, coroner, court, child death review, domestic homicide review, adult safeguarding review, MAPPA, HR, LADO, NHS patient safety.',
      }),
    ],
  },
  reported: [
    {
      id: 'parallel',
      heading: 'Parallel processes',
      missing:
        'No parallel processes have been recorded: whether there are any, such as a police investigation or an inquest, is not known here.',
      parts: [
        { field: 'parallel', heading: 'What was said of them in the meeting', list: true },
        { field: 'next', heading: 'Next dates', list: true },
      ],
    },
  ],
});
