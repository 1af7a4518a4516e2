import { AWARE, NOTIFICATION } from '../../src/domain/clockForm';
import { readDay } from '../../src/domain/days';
import type { Page } from '../../src/domain/pages';
import { SHIPPED } from '../../src/domain/presets';
import { calendar, why } from '../../src/domain/workingDays';
import { fill, type Problem, type Typed } from '../../src/domain/wizard';
import { OUR_CHOICE, passedInWords } from '../../src/journeys/clock/words';
import { drawFields } from '../../src/journeys/referral/pageCard';
import { REFERENCE, type AreaSamples } from './sample';
import { allFull, answersOf, TODAY } from './samplePages';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const choice = OUR_CHOICE;

const row = (key: string, detail: string) => {
  const title = SHIPPED['rapid review'].find((one) => one.key === key)?.title ?? '';
  return { reference, key, title, detail, tip: `Why this date? ${title}` };
};
const timeline = {
  reference,
  clocks: [
    {
      title: 'To notify the national Panel',
      line: 'Sent Mon 23 Nov at 09:05: day 1 of 5, counted from the local authority becoming aware Sat 21 Nov.',
    },
    {
      title: 'Rapid review, to the national Panel',
      line: 'Day 9 of 15, counted from the notification sent Mon 23 Nov. Due by the end of Mon 14 Dec.',
    },
  ],
  panelReference: 'The Panel’s reference: SIN-2026-0412',
  sections: [
    { title: 'Late', colour: 'Attention', rows: [row('returns', 'Was due by the end of Wed 2 Dec · the agencies’ authors')] },
    { title: 'Next', colour: 'Accent', rows: [row('meeting', 'Due by the end of Mon 7 Dec · the chair')] },
    {
      title: 'Then',
      colour: 'Default',
      rows: ['draft', 'accuracy', 'approve', 'signoff', 'panel', 'feedback', 'chase'].map((key) =>
        row(key, 'Due by the end of Tue 8 Dec · the coordinator'),
      ),
    },
    {
      title: 'Done',
      colour: 'Default',
      rows: [
        row('alert', 'Done Mon 23 Nov at 10:15 · the referrer'),
        row('quality', 'Done Fri 27 Nov at 10:15, late: it was due on Tue 24 Nov · the agency lead'),
        ...['threshold', 'notify', 'requests', 'acknowledge', 'progress', 'pack'].map((key) => row(key, 'Done · the three partners')),
      ],
    },
  ],
  choice,
  notify: 'Correct the notification',
  aware: 'Correct when the local authority became aware',
};

const waiting = {
  ...timeline,
  clocks: [
    {
      title: 'To notify the national Panel',
      line: 'Not started: when the local authority became aware is not recorded. The LA notifier or the coordinator can record it.',
    },
    {
      title: 'Rapid review, to the national Panel',
      line: 'Not started: no notification to the Panel is recorded. The LA notifier or the coordinator can record it.',
    },
  ],
  panelReference: '',
  sections: [
    { title: 'Waiting for a date', colour: 'Default', rows: [row('notify', 'Cannot be calculated yet · the LA notifier')] },
    { title: 'Done', colour: 'Default', rows: [row('alert', 'Done today at 10:15 · the referrer')] },
  ],
  notify: 'Record the notification',
  aware: 'Record when the local authority became aware',
};

const daysOf = (zero: string, n: number): string[] => why(calendar({ added: [] }), readDay(zero), n).map(passedInWords);
const explained = {
  reference,
  title: 'Notification sent',
  answer: 'Fri 27 November 2026 is working day 5, counted from the local authority becoming aware on Sat 21 November 2026, which is day 0.',
  days: daysOf('2026-11-21', 5),
  choice,
  next: 'requests',
  nextTitle: 'The next date: Agencies asked; meeting, drafting and sign-off booked',
};

type Differs = { readonly typed?: Typed; readonly saved?: Typed; readonly problems?: readonly Problem[]; readonly conflict?: boolean };
function form(page: Page, { typed, saved = {}, problems, conflict = false }: Differs, more: object = {}) {
  const fields = drawFields({ page, revision: 5, saved: answersOf(page, saved), typed, problems, conflict });
  return {
    title: page.title,
    place: `${reference} · not recorded yet`,
    purpose: page.purpose,
    notice: '',
    reference,
    seen: '',
    revision: 5,
    from: 'review',
    saveVerb: page === AWARE ? 'clock/recordAware' : 'clock/record',
    backVerb: 'reviews/open',
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
    ...more,
  };
}
const SENT: Typed = { sentOn: '2026-11-23', sentTime: '09:05', panelReference: 'SIN-2026-0412' };
const recorded = { place: `${reference} · recorded; you can correct it`, seen: '2026-11-23T10:15:00.000Z' };

export const clockSamples: AreaSamples = {
  'clock/timeline': {
    whose: {
      ...all('ours', 'reference', 'clocks.*.title', 'clocks.*.line', 'sections.*.title', 'choice', 'notify', 'aware'),
      ...all('ours', 'sections.*.rows.*.reference', 'sections.*.rows.*.key', 'sections.*.rows.*.title', 'sections.*.rows.*.detail'),
      ...all('ours', 'sections.*.rows.*.tip'),
      ...all('the partnership’s', 'panelReference'),
    },
    shown: { typical: timeline, 'waiting for dates': waiting, 'only to read': { ...timeline, notify: '', aware: '' } },
  },
  'clock/why': {
    whose: {
      ...all('ours', 'reference', 'title', 'answer', 'choice', 'next', 'nextTitle'),
      ...all('the partnership’s', 'days.*'),
    },
    shown: {
      typical: explained,
      'the last one, over Christmas': {
        ...explained,
        title: 'Panel’s reply expected',
        answer: 'Wed 20 January 2027 is working day 25, counted from the notification sent on Fri 11 December 2026, which is day 0.',
        days: daysOf('2026-12-11', 25),
        next: '',
        nextTitle: '',
      },
      'not calculated': {
        ...explained,
        answer: 'Not started: no notification to the Panel is recorded. The LA notifier or the coordinator can record it.',
        days: [],
      },
    },
  },
  'clock/date': {
    whose: {
      ...OF_FIELDS,
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'seen', 'saveVerb', 'backVerb'),
    },
    shown: {
      typical: form(NOTIFICATION, { typed: SENT }),
      empty: form(NOTIFICATION, {}),
      'a date that cannot be': form(
        NOTIFICATION,
        { typed: { ...SENT, sentOn: '2031-11-21' }, problems: fill(NOTIFICATION, {}, { ...SENT, sentOn: '2031-11-21' }, TODAY).problems },
        { notice: 'Not recorded yet: please look at the words in red.' },
      ),
      correcting: form(NOTIFICATION, { saved: SENT }, { ...recorded, from: 'timeline', backVerb: 'clock/timeline' }),
      'another window': form(
        NOTIFICATION,
        { typed: SENT, saved: { sentOn: '2026-11-22', sentTime: '14:05', panelReference: 'SIN-2026-0400' }, conflict: true },
        { ...recorded, notice: 'This was recorded by somebody else, or in another window, since you opened it here.' },
      ),
      'the local authority became aware': form(AWARE, { typed: { awareOn: '2026-11-21' } }),
      full: form(NOTIFICATION, { typed: allFull(NOTIFICATION) }),
    },
  },
};
