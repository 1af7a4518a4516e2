import { AFTER_ALL, DISPUTE, NEEDS_UNTIL, NOT_NOTIFYING } from '../../src/domain/dates/answeringPages';
import { AWARE, correcting, DONE, LATE, NOTIFICATION, NOTIFICATION_AND_AWARE, PAUSE, QUIET, RESTART } from '../../src/domain/dates/forms';
import { SHIPPED } from '../../src/domain/dates/shipped';
import type { Problem, Typed } from '../../src/domain/forms/answers';
import type { Page } from '../../src/domain/forms/field';
import { fill } from '../../src/domain/forms/fill';
import { readDay } from '../../src/domain/time/days';
import { calendar, why } from '../../src/domain/time/workingDays';
import { letter, OUR_CHOICE, passedInWords } from '../../src/journeys/dates/words';
import { drawFields } from '../../src/journeys/forms/fields';
import { REFERENCE, WHY_THE_MEETING, type AreaSamples } from './sample';
import { allFull, answersOf, TODAY } from './samplePages';
import { all, OF_FIELDS } from './whose';

const reference = REFERENCE;
const choice = OUR_CHOICE;

const titleOf = (key: string): string => [...SHIPPED['rapid review'], ...SHIPPED.LCSPR].find((one) => one.key === key)?.title ?? '';
const button = (title: string, verb: string, key: string) => ({ reference, title, tip: `${title} ${titleOf(key)}`, verb, milestone: key });
const more = (title: string, verb: string) => ({ reference, title, tip: title, verb });
const done = (key: string, detail: string) => ({ title: titleOf(key), detail });
const row = (key: string, detail: string, ...more: ReturnType<typeof button>[]) => ({
  ...done(key, detail),
  buttons: [button('Why this date?', 'clock/why', key), ...more],
});
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
    {
      title: 'Late',
      colour: 'Attention',
      rows: [
        row(
          'progress',
          'Was due by the end of Mon 30 Nov · Malcolm Reid · The police, a court or another process came first',
          button('Mark as done', 'clock/done', 'progress'),
          button('Give a reason', 'clock/late', 'progress'),
        ),
        row(
          'returns',
          'Was due by the end of Wed 2 Dec · Owen Price, Mei Lin, Callum Ross and 4 more',
          button('Give a reason', 'clock/late', 'returns'),
        ),
      ],
    },
    { title: 'Next', colour: 'Accent', rows: [row('meeting', 'Due by the end of Mon 7 Dec · the chair')] },
    {
      title: 'Then',
      colour: 'Default',
      rows: ['draft', 'accuracy', 'approve', 'signoff', 'panel', 'feedback', 'chase'].map((key) =>
        row(key, 'Due by the end of Tue 8 Dec · the coordinator'),
      ),
    },
  ],
  paused: '',
  doneTitle: 'Done: 8',
  done: [
    done('alert', 'Done Mon 23 Nov at 10:15 · the referrer'),
    done('quality', 'Done Fri 27 Nov at 10:15, late: it was due on Tue 24 Nov · Somebody was away or had left · the agency lead'),
    ...['threshold', 'notify', 'requests', 'acknowledge', 'progress', 'pack'].map((key) => done(key, 'Done · the three partners')),
  ],
  choice,
  more: [
    more('Correct the notification', 'clock/notify'),
    more('Correct when the local authority became aware', 'clock/aware'),
    more('If we meet on …', 'clock/whatIf'),
    more('What changed, and why', 'clock/changes'),
    more('Pause the review', 'clock/pause'),
    more('Quiet dates', 'clock/quiet'),
  ],
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
  sections: [{ title: 'Waiting for a date', colour: 'Default', rows: [row('notify', 'Cannot be calculated yet · the LA notifier')] }],
  doneTitle: 'Done: 1',
  done: [done('alert', 'Done today at 10:15 · the referrer')],
  more: [
    more('Record the notification', 'clock/notify'),
    more('Record when the local authority became aware', 'clock/aware'),
    more('The authority does not notify', 'clock/notNotify'),
    more('The authority needs longer', 'clock/needUntil'),
    more('Why the authority does not notify', 'clock/notNotifying'),
  ],
};
const asked = {
  reference,
  heading: 'A serious incident: when did the local authority become aware?',
  repeat: '',
  what: 'The referral names Sat 12 Dec as the day on which the authority was told or knew. Until the authority says, I count from that day.',
  by: 'To be notified by the end of Fri 18 Dec at the latest; sooner if the council knew before. Which day?',
  next: 'The five working days count from the day the authority became aware. If the duty does not stand, or you need to find out first, say so here.',
};
const SEEN_DIFFERENTLY = {
  who: 'Ruth Adeyemi, Mon 14 Dec at 16:40',
  words: 'The strategy discussion on Friday recorded neglect as suspected, and our own record says so too.',
};
const notNotifying = {
  reference,
  said: 'Recorded by Ines Marques, Mon 14 Dec at 15:05.',
  reasons: [
    'Abuse or neglect of the child is known or suspected: not met, because the post-mortem names a heart condition that nobody knew of',
    'The child has died, or was seriously harmed: met, because K.B. died on 11 December',
    'Decided by Hanna Lindqvist, director of children’s services',
  ],
  disagrees: [],
  open: 'The duty is the local authority’s alone. It can notify at any time.',
  mayDispute: true,
  mayAnswer: false,
};

/** Everything that a rapid review can have on it at once, all of it late. */
const fullest = {
  ...timeline,
  more: timeline.more.map((one) => (one.verb === 'clock/pause' ? more('Let the review go on', 'clock/restart') : one)),
  paused: 'Paused since Tue 24 Nov, because of a court or the coroner. The two clocks above never stop; the dates below wait.',
  sections: [
    {
      title: 'Late',
      colour: 'Attention',
      // Comments are waited for only before the decision, when half of these have no date yet.
      rows: SHIPPED['rapid review']
        .filter(({ key }) => key !== 'answers')
        .map(({ key }, place) =>
          row(
            key,
            `Was due by the end of Wed 2 Dec · ${'Wilhelmina Featherstonehaugh-Cholmondeley, '.repeat(3)}and 14 more · The police, a court or another process came first`,
            ...(place < 5 ? [button('Mark as done', 'clock/done', key), button('Give a reason', 'clock/late', key)] : []),
          ),
        ),
    },
  ],
  doneTitle: '',
  done: [],
};
/** By the time that an LCSPR is decided on, the review itself has recorded these. */
const RECORDED = ['alert', 'quality', 'threshold', 'signoff'];
const withLcspr = {
  ...fullest,
  sections: [
    ...fullest.sections.map((one) => ({
      ...one,
      rows: one.rows.filter(({ title }) => !RECORDED.map(titleOf).includes(title)),
    })),
    {
      title: 'Then',
      colour: 'Default',
      rows: SHIPPED.LCSPR.map(({ key }) => row(key, 'Due by the end of Mon 31 May · Wilhelmina Featherstonehaugh-Cholmondeley')),
    },
  ],
  doneTitle: 'Done: 4',
  done: RECORDED.map((key) => done(key, 'Done Fri 11 Dec at 15:02 · the three partners')),
};

const daysOf = (zero: string, n: number): string[] => why(calendar({ added: [] }), readDay(zero), n).map(passedInWords);
const explained = {
  reference,
  title: 'Notification sent',
  answer: 'Fri 27 November 2026 is working day 5, counted from the local authority becoming aware on Sat 21 November 2026, which is day 0.',
  days: daysOf('2026-11-21', 5),
  choice,
  letter: letter('Notification sent', 'Fri 27 November 2026 is working day 5.', why(calendar({ added: [] }), readDay('2026-11-21'), 5)),
  milestone: 'notify',
  mayMark: false,
  mayExplain: true,
  next: 'requests',
  nextTitle: 'The next date: Agencies asked; meeting, drafting and sign-off booked',
  back: 'Close and see the timeline',
  backVerb: 'clock/timeline',
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
    about: '',
    seen: '',
    revision: 5,
    from: 'review',
    forward: 'Record',
    saveVerb: page === AWARE ? 'clock/recordAware' : 'clock/record',
    backVerb: 'reviews/open',
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
    ...more,
  };
}
const SENT: Typed = { sentOn: '2026-11-23', sentTime: '09:05', panelReference: 'SIN-2026-0412' };
const recorded = { place: `${reference} · recorded; you can correct it`, seen: '2026-11-23T10:15:00.000Z' };

const about = (saveVerb: string, key: string) => ({ saveVerb, about: key, place: `${reference} · ${titleOf(key)}`, forward: 'Record' });
const ofButtons = (way: string): string[] => ['reference', 'title', 'tip', 'verb', 'milestone'].map((name) => `${way}.*.${name}`);

const MOVED = 'Agencies acknowledge, or say that they hold nothing: Wed 25 Nov became Thu 26 Nov';
const quiet = (days: number) => ({
  title: QUIET.title,
  place: reference,
  purpose: QUIET.purpose,
  notice: '',
  reference,
  days: Array.from({ length: days }, (_, n) => ({
    reference,
    on: `2026-12-${String(n + 1).padStart(2, '0')}`,
    day: `${n + 1} December`,
    what: 'Another day that matters to the family',
  })),
  fields: drawFields({ page: QUIET, revision: 5, saved: {} }),
});
const whatIf = {
  reference,
  window: 'The window is Wed 2 Dec to Mon 7 Dec. It ends on day 10 of 15, counted from the notification sent Mon 23 Nov.',
  why: WHY_THE_MEETING,
  problem: '',
  on: '2026-12-14',
  heading: 'If we meet on Mon 14 December',
  against: ['Mon 14 Dec is too late: it is due by day 10 of 15, counted from the notification sent Mon 23 Nov.'],
  lines: [
    { title: 'Merged chronology and pack issued', line: 'By the end of Fri 11 Dec, one working day before.', colour: 'Default' },
    {
      title: 'Report sent to the Panel',
      line: 'Due Mon 14 Dec. With the usual days between it would be Mon 21 Dec, 5 working days late.',
      colour: 'Attention',
    },
    { title: 'Panel’s reply expected', line: 'Fits: due Wed 30 Dec.', colour: 'Good' },
  ],
};
const changes = {
  reference,
  facts: [
    { what: 'Incident', said: 'Sat 21 November 2026' },
    { what: 'Agency became aware', said: 'Sat 21 November 2026' },
    { what: 'Local authority became aware', said: 'Sun 22 November 2026' },
    { what: 'Notification sent', said: 'Mon 23 Nov at 09:05' },
    { what: 'Referral received', said: 'Mon 23 Nov at 10:15' },
  ],
  none: '',
  changes: [
    {
      what: 'The local authority became aware: Sat 21 Nov became Sun 22 Nov',
      who: 'Priya Shah, Mon 23 Nov at 11:00',
      moved: [],
      words: 'The out-of-hours log says Sunday morning.',
    },
    { what: 'Dates moved, because the review is paused', who: 'Priya Shah, Tue 24 Nov at 09:00', moved: [MOVED], words: '' },
  ],
  older: '',
};
const moved = {
  reference,
  heading: 'Dates have moved',
  repeat: '',
  why: 'Dates moved, because the date that they are counted from was put right.',
  moved: [MOVED],
  milestone: 'acknowledge',
  outer: '',
};

export const clockSamples: AreaSamples = {
  'clock/timeline': {
    whose: {
      ...all('ours', 'reference', 'clocks.*.title', 'clocks.*.line', 'paused', 'sections.*.title', 'sections.*.rows.*.title', 'choice'),
      ...all('ours', 'doneTitle', 'done.*.title'),
      ...all('ours', ...ofButtons('sections.*.rows.*.buttons'), ...['reference', 'title', 'tip', 'verb'].map((name) => `more.*.${name}`)),
      ...all('the partnership’s', 'sections.*.rows.*.detail', 'done.*.detail'),
      ...all('the partnership’s', 'panelReference'),
    },
    shown: {
      typical: timeline,
      'waiting for dates': waiting,
      'only to read': { ...timeline, more: [more('What changed, and why', 'clock/changes')] },
      full: fullest,
      'full, with an LCSPR': withLcspr,
    },
  },
  'clock/why': {
    whose: {
      ...all('ours', 'reference', 'title', 'answer', 'choice', 'milestone', 'next', 'nextTitle', 'back', 'backVerb'),
      ...all('the partnership’s', 'days.*', 'letter'),
    },
    shown: {
      typical: explained,
      'the last one, over Christmas': {
        ...explained,
        title: 'Panel’s reply expected',
        answer: 'Wed 20 January 2027 is working day 25, counted from the notification sent on Fri 11 December 2026, which is day 0.',
        days: daysOf('2026-12-11', 25),
        mayMark: true,
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
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'about', 'seen', 'forward', 'saveVerb', 'backVerb'),
    },
    shown: {
      typical: form(NOTIFICATION, { typed: SENT }),
      empty: form(NOTIFICATION, {}),
      'and when the authority became aware': form(NOTIFICATION_AND_AWARE, {}),
      'a date that cannot be': form(
        NOTIFICATION,
        { typed: { ...SENT, sentOn: '2031-11-21' }, problems: fill(NOTIFICATION, {}, { ...SENT, sentOn: '2031-11-21' }, TODAY).problems },
        { notice: 'Not recorded yet: please look at the words in red.' },
      ),
      correcting: form(correcting(NOTIFICATION), { saved: SENT }, { ...recorded, from: 'timeline', backVerb: 'clock/timeline' }),
      'another window': form(
        NOTIFICATION,
        { typed: SENT, saved: { sentOn: '2026-11-22', sentTime: '14:05', panelReference: 'SIN-2026-0400' }, conflict: true },
        { ...recorded, notice: 'This was recorded by somebody else, or in another window, since you opened it here.' },
      ),
      'the local authority became aware': form(AWARE, { typed: { awareOn: '2026-11-21' } }),
      full: form(correcting(NOTIFICATION), { typed: allFull(correcting(NOTIFICATION)) }),
      'mark as done': form(DONE, { typed: { isDone: 'yes', doneOn: '2026-12-08' } }, about('clock/markDone', 'panel')),
      'why late': form(LATE, { typed: allFull(LATE) }, about('clock/explain', 'returns')),
      'does not notify': form(NOT_NOTIFYING, { typed: allFull(NOT_NOTIFYING) }, about('clock/recordNotNotify', '')),
      'needs longer': form(NEEDS_UNTIL, { typed: allFull(NEEDS_UNTIL) }, about('clock/recordNeedUntil', '')),
      'notifies after all': form(AFTER_ALL, { typed: allFull(AFTER_ALL) }, about('clock/recordAfterAll', '')),
      'sees it differently': form(
        DISPUTE,
        { typed: allFull(DISPUTE) },
        { ...about('clock/recordDispute', ''), from: 'answer', backVerb: 'clock/notNotifying' },
      ),
      pause: form(PAUSE, { typed: allFull(PAUSE) }, about('clock/pauseNow', '')),
      restart: form(RESTART, { typed: allFull(RESTART) }, about('clock/restartNow', '')),
    },
  },
  'clock/asked': {
    whose: all('ours', 'reference', 'heading', 'repeat', 'what', 'by', 'next'),
    shown: {
      typical: asked,
      repeated: { ...asked, repeat: 'You may have had this message before: we could not tell whether it arrived.' },
    },
  },
  'clock/notNotifying': {
    whose: {
      ...all('ours', 'reference', 'open'),
      ...all('the partnership’s', 'said', 'disagrees.*.who'),
      ...all('of the case', 'reasons.*', 'disagrees.*.words'),
    },
    shown: {
      typical: notNotifying,
      'seen differently': { ...notNotifying, mayDispute: false, mayAnswer: true, disagrees: [SEEN_DIFFERENTLY] },
      full: {
        ...notNotifying,
        reasons: Array.from({ length: 4 }, () => 'ก'.repeat(420)),
        disagrees: Array.from({ length: 6 }, () => ({ ...SEEN_DIFFERENTLY, words: 'ก'.repeat(600) })),
      },
    },
  },
  'clock/quiet': {
    whose: {
      ...OF_FIELDS,
      ...all('of the case', 'days.*.what'),
      ...all('ours', 'title', 'place', 'purpose', 'notice', 'reference', 'days.*.reference', 'days.*.on', 'days.*.day'),
    },
    shown: {
      typical: quiet(2),
      none: quiet(0),
      full: { ...quiet(20), notice: 'A review keeps at most 20 quiet dates. Please remove one that has passed.' },
    },
  },
  'clock/whatIf': {
    whose: {
      ...all('ours', 'reference', 'window', 'problem', 'on', 'heading', 'against.*', 'lines.*.title', 'lines.*.line'),
      ...all('the partnership’s', 'why'),
    },
    shown: { typical: whatIf, asking: { ...whatIf, on: '', heading: '', against: [], lines: [] } },
  },
  'clock/changes': {
    whose: {
      ...all('ours', 'reference', 'none', 'older', 'changes.*.what', 'changes.*.moved.*', 'facts.*.what', 'facts.*.said'),
      ...all('the partnership’s', 'changes.*.who'),
      ...all('of the case', 'changes.*.words'),
    },
    shown: {
      typical: changes,
      nothing: { ...changes, facts: [], none: 'Nothing has changed yet.', changes: [] },
      full: {
        ...changes,
        changes: Array.from({ length: 8 }, () => ({ ...changes.changes[0], words: 'ก'.repeat(300), moved: Array(9).fill(MOVED) })),
        older: '14 earlier changes are kept with the review.',
      },
    },
  },
  'clock/moved': {
    whose: all('ours', 'reference', 'heading', 'repeat', 'why', 'moved.*', 'milestone', 'outer'),
    shown: {
      typical: moved,
      paused: {
        ...moved,
        heading: 'A review is paused',
        outer: 'The days to notify and the days to report to the Panel never stop: both stay as they are.',
      },
      repeated: {
        ...moved,
        repeat: 'You may have had this message before: we could not tell whether it arrived.',
        moved: Array(17).fill(MOVED),
      },
    },
  },
};
