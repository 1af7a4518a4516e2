import { choice, long } from '../../forms/field';
import { inEveryWording, stage } from './stage';

const ZERO_TO_TEN = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((n) => [n, n] as const);

export const judgement = stage({
  at: 7,
  id: 'judgement',
  title: 'Judgement',
  purpose: 'The criteria one by one, and how sure we are. The meeting recommends; the three partners decide.',
  kolb: '',
  minutes: { 120: 10, 90: 7 },
  asks: inEveryWording({
    prompts: [
      'The criteria, one by one: is each met, and why?',
      'Is there new learning here, beyond this review?',
      'From 0 to 10: how confident are you that our system would notice next time? How safe are living children now?',
    ],
    recorded: ['The criteria and the reasons', 'The recommendation', 'Who does not agree, and why', 'The spread of the numbers'],
  }),
  each: 'Each person: agree, disagree or need more, and two numbers from 0 to 10, of which only the spread is ever shown. Or pass.',
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
        long('reason', 'Why?', 300),
      ],
    },
  ],
  scales: [
    choice('notice', 'How confident are you that our system would notice next time?', ZERO_TO_TEN, {
      hint: '0: not at all. 10: certain.',
    }),
    choice('safe', 'How safe are living children now?', ZERO_TO_TEN, { hint: '0: not at all. 10: safe.' }),
  ],
  record: { kinds: ['recommendation'] },
  reported: [
    {
      id: 'decision',
      heading: 'The decision, and the reasons against each criterion',
      missing: 'Neither a decision nor a recommendation has been recorded.',
      parts: [],
    },
  ],
});
