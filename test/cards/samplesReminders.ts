import { REFERENCE, type AreaSamples } from './sample';
import { all } from './whose';

const reference = REFERENCE;
const REPEAT = 'You may have had this message before: we could not tell whether it arrived.';

const button = (
  title: string,
  verb: string,
  more: { opens?: 'dialog' | 'chat'; value?: string; agency?: string; milestone?: string } = {},
) => ({
  title,
  tip: `${title}${title.endsWith('?') ? '' : ':'} Agency returns in`,
  verb,
  opens: 'chat' as const,
  reference,
  milestone: 'returns',
  value: '',
  agency: '',
  ...more,
});

const returns = {
  repeat: '',
  what: `Your agency’s information for ${reference} is due by the end of Wed 2 Dec: day 7 of 15, counted from the notification sent Mon 23 Nov.`,
  forWhom: '',
  next: 'Send what you have and add the rest later, or say that you hold nothing.',
  forward: [
    button('Your agency’s request', 'information/request'),
    button('We hold nothing', 'information/nothing', { agency: 'Northshire Police' }),
  ],
  others: [
    button('Someone else should do this', 'reminders/handOver'),
    button('I need help', 'reminders/help', { value: '0' }),
    button('Remind me today at 15:00', 'reminders/again', { value: '2026-11-27T15:00:00.000Z' }),
    button('Remind me on Mon 30 Nov at 09:00', 'reminders/again', { value: '2026-11-30T09:00:00.000Z' }),
    button('Why this date?', 'clock/why', { value: 'reminder' }),
  ],
};
const notify = (reference: string) => ({
  ...returns,
  what: `The notification to the Panel for ${reference} was due yesterday: day 5 of 5, counted from the local authority becoming aware Mon 23 Nov.`,
  next: 'Please send it now, then record the date and time. It waits for nobody’s agreement. If today is impossible, tell us and we will ask Farid Haddad.',
  forward: [
    button(`Record the notification (${reference})`, 'clock/notify', { opens: 'dialog', milestone: 'notify' }),
    button(`More for ${reference}`, 'reminders/one', { milestone: 'notify' }),
  ],
  others: [button(`Why this date? (${reference})`, 'clock/why', { milestone: 'notify', value: 'reminder' })],
});
const nothing = {
  heading: reference,
  notice: 'Agency returns in: done yesterday at 14:05. There is nothing left for you to do.',
  due: [],
  more: '',
  all: true,
};

export const remindersSamples: AreaSamples = {
  'reminders/due': {
    whose: {
      ...all('ours', 'heading', 'due.*.repeat', 'due.*.next'),
      ...all('the partnership’s', 'notice', 'more', 'due.*.what', 'due.*.forWhom'),
      ...all('ours', 'due.*.forward.*.title', 'due.*.forward.*.verb', 'due.*.forward.*.reference', 'due.*.forward.*.milestone'),
      ...all('ours', 'due.*.forward.*.value', 'due.*.others.*.title', 'due.*.others.*.verb', 'due.*.others.*.reference'),
      ...all('ours', 'due.*.others.*.milestone', 'due.*.others.*.value', 'due.*.forward.*.tip', 'due.*.others.*.tip'),
      ...all('ours', 'due.*.forward.*.agency', 'due.*.others.*.agency'),
    },
    shown: {
      typical: { heading: 'One thing needs you', notice: '', due: [returns], more: '', all: false },
      'to a deputy, perhaps again': {
        heading: 'One thing needs you',
        notice: '',
        due: [{ ...returns, repeat: REPEAT, forWhom: 'This is for Bethan Pryce, who cannot do it now; you are their deputy.' }],
        more: '',
        all: false,
      },
      several: {
        heading: '2 things need you',
        notice: '',
        due: [notify('PR-2MX8R4T'), notify(reference)],
        more: '',
        all: false,
      },
      answered: {
        heading: reference,
        notice: 'Northshire partnership office has been told that you need help, and will contact you. You can also ring 01632 960100.',
        due: [returns],
        more: '',
        all: true,
      },
      'a word is enough': {
        heading: 'One thing needs you',
        notice: '',
        due: [
          {
            ...returns,
            forward: [
              button(`Open ${reference}`, 'reviews/open'),
              button('I have looked at it', 'reminders/done', { milestone: 'progress' }),
            ],
          },
        ],
        more: '',
        all: false,
      },
      done: nothing,
      full: {
        heading: '30 things need you',
        notice: '',
        due: Array.from({ length: 10 }, (_, index) => notify(`PR-7KQ4M${20 + index}`)),
        more: [
          'And 20 more:',
          ...Array.from({ length: 10 }, (_, index) => notify(`PR-7KQ4M${30 + index}`).what),
          '10 others are not listed here.',
        ].join(' '),
        all: false,
      },
    },
  },
  'reminders/overview': {
    whose: all('ours', 'heading', 'repeat', 'rows.*.reference', 'rows.*.day', 'rows.*.late', 'rows.*.milestone', 'more'),
    shown: {
      typical: overview([open(reference), { ...open('PR-2MX8R4T'), late: '', milestone: 'panel' }]),
      repeat: { ...overview([open(reference)]), repeat: REPEAT },
      full: {
        ...overview(Array.from({ length: 15 }, (_, index) => open(`PR-7KQ4M${20 + index}`))),
        more: '12 more are not listed here. Write “my reviews” to see them.',
      },
    },
  },
  'reminders/newReferrals': {
    whose: all('ours', 'heading', 'repeat', 'references'),
    shown: {
      typical: waiting('2 new referrals wait for a receipt', `${reference}, PR-2MX8R4T`),
      repeat: { ...waiting('One new referral waits for a receipt', reference), repeat: REPEAT },
      full: waiting(
        '32 new referrals wait for a receipt',
        `${Array.from({ length: 20 }, (_, index) => `PR-7KQ4M${20 + index}`).join(', ')}, and 12 more`,
      ),
    },
  },
  'reminders/cannotWrite': {
    whose: { ...all('ours', 'repeat'), ...all('the partnership’s', 'name') },
    shown: { typical: { name: 'Owen Price', repeat: '' }, repeat: { name: 'Owen Price', repeat: REPEAT } },
  },
  'reminders/handOver': {
    whose: {
      ...all(
        'ours',
        'reference',
        'milestone',
        'what',
        'next',
        'seen',
        'people.*.reference',
        'people.*.milestone',
        'people.*.person',
        'people.*.tip',
      ),
      ...all('the partnership’s', 'people.*.name'),
    },
    shown: {
      typical: handOver(['Bethan Pryce, Northshire Community Health', 'Tom Marlow, Northshire Community Health']),
      nobody: { ...handOver([]), next: 'I know of nobody else who can do this. The partnership office can help.' },
      full: handOver(Array.from({ length: 8 }, (_, index) => `Person ${index}, Northshire Integrated Care Board`)),
    },
  },
};

function waiting(heading: string, references: string) {
  return { heading, repeat: '', references: `Nobody has told the referrer yet who is in touch: ${references}.` };
}

function handOver(names: readonly string[]) {
  return {
    reference,
    milestone: 'returns',
    what: returns.what,
    next: 'Whoever you ask is told at once, and reminded from then on instead of you. It is kept who handed it over.',
    seen: '0',
    people: names.map((name, index) => ({
      reference,
      milestone: 'returns',
      person: `tenant~${index}`,
      name,
      tip: `Colleague ${index + 1} of ${names.length}`,
    })),
  };
}

function open(reference: string) {
  return {
    reference,
    day: 'Day 9 of 15, counted from the notification sent Mon 23 Nov. Due by the end of Mon 14 Dec.',
    late: 'Late: Agency returns in, due Wed 2 Dec; Merged chronology and pack issued, due Thu 3 Dec.',
    milestone: 'returns',
  };
}

function overview(rows: ReturnType<typeof open>[]) {
  return { heading: `This week: ${rows.length} open reviews, 1 with something late`, repeat: '', rows, more: '' };
}
