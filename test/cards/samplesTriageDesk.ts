import { CRITERIA } from '../../src/domain/reviewTypes/criteria';
import { PROCESSES } from '../../src/domain/desk/processes';
import { REFERENCE, type AreaSamples } from './sample';
import { BEGINS, OF_BEGINS } from './samplesHome';
import { full } from './texts';
import { all } from './whose';

const reference = REFERENCE;

const line = (what: string, said: string, title = '', verb = '', opens: 'dialog' | 'chat' = 'dialog') => ({
  reference,
  what,
  said,
  title,
  verb,
  opens,
});
const lines = [
  line(
    'Receipt to the referrer',
    'Not sent yet. It is due by the end of Wed 25 November, the second working day after it reached the partnership office.',
    'Tell the referrer that you have it',
    'triage/acknowledge',
    'chat',
  ),
  line(
    'Is the referral complete?',
    'What is not known, what has not been done yet, and where nothing is said about the child.',
    'See what is missing',
    'triage/gaps',
  ),
  line('Linked cases', 'PR-2MX8R4T (siblings; this partnership leads).', 'Linked cases', 'triage/links'),
  line('Parallel processes', '2 open, 8 not recorded.', 'Parallel processes', 'triage/processes'),
  line(
    'Whether a child has died',
    'How people speak of each child goes by it. It can be recorded, or put right, at any time.',
    'Whether a child has died',
    'children/all',
  ),
  line('The family’s part', 'As the referral says; nothing has been added since.', 'The family’s part', 'triage/family'),
  line('If another area takes it over', 'The case ends here, with a reason.', 'Another area takes it over', 'triage/transfer'),
];
const BELONGS = line(
  'If a review of it exists already',
  'A notification may have begun it. The referral can be added to that review.',
  'This belongs to a review that already exists',
  'attach/choose',
);
const enteredFor = line(
  'Receipt to the referrer',
  'Not passed on yet: I cannot write to whoever referred it. It is due by the end of Wed 25 November.',
  'What to tell whoever referred it',
  'passing/tell',
);
const noReferral = line(
  'No referral',
  'The review began with a notification, and no referral is needed. If one arrives, it can be added from its own “More about this case”.',
);
const decidedLines = [
  line('Receipt to the referrer', 'Sent today at 10:15: somebody is in touch by Mon 30 November.', '', '', 'chat'),
  ...lines.slice(1, 5),
  line('The decision was reopened', 'It was: no further action, decided Mon 16 Nov at 14:00.', 'Read the earlier rounds', 'triage/earlier'),
  line('The decision', 'rapid review, decided today at 10:15.', 'Reopen the decision', 'triage/reopen'),
  line('If the criteria are no longer met', 'The review ends, with a reason.', 'The criteria are no longer met', 'triage/notMet'),
  ...lines.slice(5),
];

const gap = (question: string, said: string[], read = '', part = 0, answer = 'about.ownWords') => ({
  ...{ reference, question, said, read, part, answer },
});
const process = (about: string, title: string, more: object = {}) => ({
  ...{ reference, about, title, state: 'not recorded', said: [], change: `Record: ${title}` },
  ...more,
});

const earlier = {
  reference,
  place: `${reference} · recommendation 1`,
  recommended: 'Malcolm Reid recommended no further action, Mon 16 Nov at 14:00.',
  reopened: [
    'Reopened by Priya Nair, because:',
    'The post-mortem found older injuries.',
    'The chair’s say: agreed by telephone on Friday.',
  ],
  criteria: CRITERIA.map(({ title }) => ({ title, answer: 'No', reason: ['Nothing in the referral shows it.'] })),
  why: ['The injury was explained at the time.'],
  answers: [
    { who: 'Farid Rahman (Northshire Council)', said: 'agreed', words: [] },
    { who: 'Dr Lowe, medical director, in the place of Grace Chukwu', said: 'did not agree, entered by Priya Nair', words: ['Too early.'] },
    { who: 'Stephen Marsh (Northshire Police)', said: 'agreed', words: [] },
  ],
  before: 0,
  after: 2,
};

const link = (about: string, to: string, what: string) => ({
  ...{ reference, about, to, what },
  said: 'This partnership leads. Linked today at 10:15.',
});

export const triageDeskSamples: AreaSamples = {
  'triage/desk': {
    whose: all('ours', 'reference', 'lines.*.reference', 'lines.*.what', 'lines.*.said', 'lines.*.title', 'lines.*.verb'),
    shown: {
      typical: { reference, lines, hasDialogs: true },
      'entered for somebody, and may belong to a review': {
        reference,
        lines: [enteredFor, ...lines.slice(1, 2), BELONGS, ...lines.slice(2)],
        hasDialogs: true,
      },
      'begun with a notification': { reference, lines: [noReferral, ...lines.slice(2)], hasDialogs: true },
      decided: { reference, lines: decidedLines, hasDialogs: true },
      ended: {
        reference,
        lines: [line('How it ended', 'The criteria are no longer met, today at 10:15.', 'Read why', 'triage/outcome')],
        hasDialogs: true,
      },
    },
  },
  'triage/new': {
    whose: { ...all('ours', 'more', 'rows.*.reference', 'rows.*.since', 'rows.*.receipt'), ...OF_BEGINS },
    shown: {
      typical: {
        rows: [
          {
            reference,
            since: 'With the office since Thu 19 Nov at 10:15.',
            receipt: 'The referrer has no receipt yet. It was due by the end of Mon 23 November.',
            late: true,
          },
          { reference: 'PR-2MX8R4T', since: 'With the office since today at 10:15.', receipt: 'The referrer has a receipt.', late: false },
          {
            reference: 'PR-9TW3K7C',
            since: 'Begun with a notification today at 09:05.',
            receipt: 'There is no referral, so nobody waits for a receipt.',
            late: false,
          },
        ],
        more: '',
        begins: BEGINS,
      },
      empty: { rows: [], more: '', begins: [] },
      full: {
        rows: Array.from({ length: 12 }, (_, index) => ({
          reference: `PR-7KQ4M${20 + index}`,
          since: 'With the office since Thu 19 Nov at 10:15.',
          receipt: 'The referrer has no receipt yet. It is due by the end of Mon 23 November.',
          late: false,
        })),
        more: '7 newer ones follow when these are taken up.',
        begins: BEGINS,
      },
    },
  },
  'triage/gaps': {
    whose: {
      ...all('ours', 'reference', 'more', 'gaps.*.reference', 'gaps.*.question', 'gaps.*.read', 'gaps.*.answer', 'unsent'),
      ...all('of the case', 'gaps.*.said.*'),
    },
    shown: {
      typical: {
        reference,
        gaps: [
          gap('Ethnicity in the words of the child or family', ['Nothing is said.'], 'Read part 2 of the referral', 1),
          gap('Their own words', ['Not known, because: nobody asked her.'], 'Read part 4 of the referral', 3),
        ],
        more: '',
        unsent: '',
      },
      'with a question that is not sent yet': {
        reference,
        gaps: [gap('Their own words', ['Not known, because: nobody asked her.'], 'Read part 4 of the referral', 3)],
        more: '',
        unsent: 'Send my question to the referrer',
      },
      'only to read': {
        reference,
        gaps: [gap('Their own words', ['Nothing is said.'], 'Read part 4 of the referral', 3, '')],
        more: '',
        unsent: '',
      },
      none: { reference, gaps: [], more: '', unsent: '' },
      full: {
        reference,
        gaps: Array.from({ length: 16 }, (_, index) =>
          gap(
            `What did adults notice that the child could not say? (${index})`,
            [full(150)],
            index % 6 === 5 ? `Read part ${index} of the referral` : '',
            index,
          ),
        ),
        more: '4 further questions are left open; read the referral to see them.',
        unsent: 'Send my 20 questions to the referrer',
      },
    },
  },
  'triage/links': {
    whose: {
      ...all('ours', 'reference', 'notice', 'links.*.reference', 'links.*.about', 'links.*.to', 'links.*.said'),
      ...all('ours', 'likely.*.reference', 'likely.*.to', 'likely.*.alike'),
      ...all('of the case', 'links.*.what'),
    },
    shown: {
      typical: {
        reference,
        links: [link('1', 'PR-2MX8R4T', 'PR-2MX8R4T: siblings'), link('3', '', 'Westshire, WS-2026-14: two areas')],
        likely: [],
        mayLook: true,
        notice: '',
      },
      proposed: {
        reference,
        links: [],
        likely: [{ reference, to: 'PR-2MX8R4T', alike: 'the same incident date, the same initials' }],
        mayLook: false,
        notice: '',
      },
      'none found': {
        reference,
        links: [],
        likely: [],
        mayLook: false,
        notice: 'I found no other case with the same incident date, initials, date of birth or name.',
      },
      full: {
        reference,
        links: Array.from({ length: 10 }, (_, index) => link(String(index + 1), `PR-7KQ4M${20 + index}`, full(160))),
        likely: Array.from({ length: 6 }, (_, index) => ({
          reference,
          to: `PR-2MX8R${20 + index}`,
          alike: 'the same incident date, the same initials, the same date of birth, the same name',
        })),
        mayLook: false,
        notice: '',
      },
    },
  },
  'triage/processes': {
    whose: {
      ...all(
        'ours',
        'reference',
        'processes.*.reference',
        'processes.*.about',
        'processes.*.title',
        'processes.*.state',
        'processes.*.change',
      ),
      ...all('of the case', 'processes.*.said.*'),
    },
    shown: {
      typical: {
        reference,
        processes: [
          process('police', 'Police investigation', {
            state: 'open',
            said: ['Last asked Mon 23 November.', 'Contact: DI Marsh, 01632 960200', 'The father is not to be told yet.'],
            change: 'Change: Police investigation',
          }),
          process('coroner', 'Coroner'),
        ],
      },
      'for the chair': {
        reference,
        processes: [process('police', 'Police investigation', { state: 'open', said: ['Last asked today.'], change: '' })],
      },
      full: {
        reference,
        processes: PROCESSES.map(({ id, title }) =>
          process(id, title, { state: 'not applicable', said: ['Last asked today.', full(120), full(250)] }),
        ),
      },
    },
  },
  'triage/earlier': {
    whose: {
      ...all('ours', 'reference', 'place', 'criteria.*.title', 'criteria.*.answer'),
      ...all('the partnership’s', 'recommended', 'answers.*.who', 'answers.*.said'),
      ...all('of the case', 'reopened.*', 'criteria.*.reason.*', 'why.*', 'answers.*.words.*'),
    },
    shown: {
      typical: earlier,
      full: {
        ...earlier,
        reopened: [full(600)],
        criteria: CRITERIA.map(({ title }) => ({ title, answer: 'Not enough known', reason: [full(300)] })),
        why: [full(700)],
        answers: earlier.answers.map((one) => ({ ...one, words: [full(400)] })),
        before: 1,
      },
    },
  },
};
