import { saidIn, type Answers } from '../forms/answers';
import { choice, date, long, required, text, time, type Page } from '../forms/field';
import { NOTIFIED, type LATE_BECAUSE, type NotifiedOf, type PAUSE_BECAUSE } from '../review/dates';
import { instantInLondon, readDay, type Day } from '../time/days';

/** What is notified, as it is asked and said. */
export const NOTIFIED_WORDS: Readonly<Record<NotifiedOf, string>> = {
  'abuse or neglect': 'A child has died or was seriously harmed, and abuse or neglect is known or suspected',
  'looked after child': 'The death of a looked after child',
  'care leaver': 'The death of a care leaver under 25',
};

export const listed = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, said]) => [value, said] as const);

/** When the notification was sent. It is asked for in London time, as people's clocks show it. */
export const NOTIFICATION: Page = {
  id: 'notification',
  title: 'The notification to the national Panel',
  purpose: 'Recording it waits for nobody’s agreement. A correction is kept beside what was recorded before.',
  fields: [
    date('sentOn', 'On which day was it sent?', required),
    time('sentTime', 'At what time?', { ...required, hint: 'London time, for example 14:05.' }),
    choice('of', 'What was notified?', listed(NOTIFIED_WORDS), {
      hint: 'Only the first starts the days of a rapid review.',
    }),
    text('panelReference', 'The Panel’s reference', 200, {
      hint: 'Leave it empty if there is none yet; you can add it later. Where there are several, put commas between them.',
    }),
  ],
};

/** When the local authority became aware, where that is not known yet or wrong. */
export const AWARE: Page = {
  id: 'aware',
  title: 'When the local authority became aware',
  purpose: 'The five days to notify the Panel are counted from this day. A correction is kept beside what was recorded before.',
  fields: [date('awareOn', 'On which day did the local authority become aware?', required)],
};

/** The notification, with the day on which the authority became aware where it has not said so yet: whoever records the one knows the other. */
export const NOTIFICATION_AND_AWARE: Page = {
  ...NOTIFICATION,
  fields: [
    ...NOTIFICATION.fields,
    date('awareOn', 'On which day did the local authority become aware?', {
      hint: 'The five days to notify are counted from it. Leave it empty if you do not know yet; you can add it later.',
    }),
  ],
};

/** The words of a reason, kept in a row of their own. */
export const WHY = (label: string, more: Parameters<typeof long>[3] = {}) =>
  long('why', label, 300, { hint: 'Kept with the review. Please say nothing about the child.', ...more });

/** The same form once the date is recorded: what is counted from it moves, so that a correction has a reason. */
export const correcting = (page: Page): Page => ({ ...page, fields: [...page.fields, WHY('If the date changes: why?')] });

export const LATE_WORDS: Readonly<Record<(typeof LATE_BECAUSE)[number], string>> = {
  information: 'An agency’s information came late',
  people: 'Somebody was away or had left',
  meeting: 'There was no earlier day on which people could meet',
  process: 'The police, a court or another process came first',
  family: 'For the family’s sake',
  other: 'Another reason',
};

export const PAUSE_WORDS: Readonly<Record<(typeof PAUSE_BECAUSE)[number], string>> = {
  'police advice': 'On police advice',
  'court or coroner': 'Because of a court or the coroner',
  other: 'For another reason',
};

/** That a milestone is done, where no part of the review records it. */
export const DONE: Page = {
  id: 'done',
  title: 'Is it done?',
  purpose: 'Reminders of it end when it is done, and go on when it is not.',
  fields: [
    choice(
      'isDone',
      'Is it done?',
      [
        ['yes', 'Yes, it is done'],
        ['no', 'No, it is not done'],
      ],
      required,
    ),
    date('doneOn', 'If yes: on which day was it done?', { neededWhen: { field: 'isDone', is: 'yes' } }),
  ],
};

/** Why a milestone was missed. */
export const LATE: Page = {
  id: 'late',
  title: 'Why is it late?',
  purpose: 'It stays visible as late; the reason stands beside it, so that whoever asks can see both.',
  fields: [
    choice('because', 'What is the reason?', listed(LATE_WORDS), required),
    WHY('In a few words', { neededWhen: { field: 'because', is: 'other' } }),
  ],
};

export const PAUSE: Page = {
  id: 'pause',
  title: 'Pause the review',
  purpose:
    'The dates of the work wait until you let it go on. The days to notify and the days to report to the Panel never stop: both stay as they are.',
  fields: [choice('because', 'Why does it pause?', listed(PAUSE_WORDS), required), WHY('Who asked for it, and why?', required)],
};

export const RESTART: Page = {
  id: 'restart',
  title: 'Let the review go on',
  purpose: 'The days of the pause are not counted, and the dates of the work move by as many. Their owners are told.',
  fields: [WHY('Why can it go on now?', required)],
};

/** What a quiet date is to the family. */
export const QUIET_WORDS: Readonly<Record<string, string>> = {
  funeral: 'A funeral',
  birthday: 'A birthday',
  anniversary: 'An anniversary',
  inquest: 'An inquest or a hearing',
  other: 'Another day that matters to the family',
};

export const QUIET: Page = {
  id: 'quiet',
  title: 'Quiet dates',
  purpose: 'Days that matter to the family. Reminders come before them, and nothing is booked on them without a reason.',
  fields: [date('on', 'Which day?', { ...required, past: false }), choice('what', 'What day is it?', listed(QUIET_WORDS), required)],
};

/** What was said about a notification that was sent; the page's questions are all answered. */
export function notificationIn(answers: Answers): { readonly sentAt: Date; readonly panelReference: string; readonly of: NotifiedOf } {
  return {
    sentAt: instantInLondon(readDay(saidIn(answers, 'sentOn')), saidIn(answers, 'sentTime')),
    panelReference: saidIn(answers, 'panelReference'),
    // A form that was drawn before this was asked is about the notification that was the only one.
    of: NOTIFIED.find((one) => one === saidIn(answers, 'of')) ?? 'abuse or neglect',
  };
}

/** The day on which the local authority became aware, as it was said. */
export const awareIn = (answers: Answers): Day => readDay(saidIn(answers, 'awareOn'));
