import type { Answers } from './answers';
import { instantInLondon, readDay, timeOfDay, type Day } from './days';
import { date, required, text, type Page } from './pages';
import { Refusal } from './refusal';

/** When the notification was sent. It is asked for in London time, as people's clocks show it. */
export const NOTIFICATION: Page = {
  id: 'notification',
  title: 'The notification to the national Panel',
  purpose: 'Recording it waits for nobody’s agreement. A correction is kept beside what was recorded before.',
  fields: [
    date('sentOn', 'On which day was it sent?', required),
    text('sentTime', 'At what time?', 5, { ...required, hint: 'London time, for example 14:05.' }),
    text('panelReference', 'The Panel’s reference', 30, { hint: 'Leave it empty if there is none yet; you can add it later.' }),
  ],
};

/** When the local authority became aware, where that is not known yet or wrong. */
export const AWARE: Page = {
  id: 'aware',
  title: 'When the local authority became aware',
  purpose: 'The five days to notify the Panel are counted from this day. A correction is kept beside what was recorded before.',
  fields: [date('awareOn', 'On which day did the local authority become aware?', required)],
};

/** What was said about a notification that was sent; the page's questions are all answered. */
export function notificationIn(answers: Answers): { readonly sentAt: Date; readonly panelReference: string } {
  const at = timeOfDay.safeParse(asTime(said(answers, 'sentTime')));
  if (!at.success) throw new Refusal('not complete', 'Please give the time as hours and minutes, for example 14:05.');
  return { sentAt: instantInLondon(readDay(said(answers, 'sentOn')), at.data), panelReference: said(answers, 'panelReference') };
}

/** The day on which the local authority became aware, as it was said. */
export const awareIn = (answers: Answers): Day => readDay(said(answers, 'awareOn'));

const said = (answers: Answers, field: string): string => {
  const answer = answers[field];
  return answer && 'said' in answer ? answer.said.trim() : '';
};

/** People write 9.05 and 9:05 for the same time. */
const asTime = (written: string): string => written.replace('.', ':').replace(/^(\d):/, '0$1:');
