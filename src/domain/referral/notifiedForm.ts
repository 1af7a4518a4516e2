import { saidTo, type Also, type Answers } from '../forms/answers';
import { date, long, required, several, text, time, type Page } from '../forms/field';
import { day, instantInLondon, readDay } from '../time/days';
import { impossibleOn } from './dateOrder';
import type { Notified } from './joining';
import { HAPPENED } from './pages/incident';
import { bornOn, childName, died, incidentOn, initials } from './pages/shared';
import { START } from './pages/start';

const category = HAPPENED.fields.filter(({ id }) => id === 'category' || id === 'categoryOther');

/**
 * What is asked of a notification that no referral came before. Its questions are those of a referral where they are the same, so that
 * whoever reads a referral’s answers finds them. The agencies are those on the partnership’s list.
 */
export const notifiedPage = (agencies: readonly string[]): Page => ({
  id: START.id,
  title: 'The notification',
  purpose: 'Recording it here does not send it to the national Panel. A referral can be added to the review later.',
  fields: [
    date('laAwareOn', 'When did the local authority become aware?', {
      ...required,
      hint: 'The five working days to notify are counted from this day.',
    }),
    date('sinSentOn', 'On which day was the notification sent?', required),
    time('sentTime', 'At what time?', { ...required, hint: 'London time, for example 14:05.' }),
    text('panelReference', 'The Panel’s reference', 200, {
      hint: 'Leave it empty if there is none yet; you can add it later. Where there are several, put commas between them.',
    }),
    { ...incidentOn, ...required },
    ...category,
    long('inOneSentence', 'What happened, in one sentence?', 300, { ...required, hint: 'Please use the initials, not names.' }),
    initials,
    childName,
    bornOn,
    died,
    several('agencies', 'Which agencies know the child or the family?', asChoices(agencies), {
      hint: 'As far as you know. They are proposed when agencies are asked for information.',
    }),
    text('agencyOther', 'Other agencies', 120),
  ],
});

/** Several answers come with commas between them, so that none may hold one. */
const asChoices = (agencies: readonly string[]) => agencies.map((agency) => [agency.replaceAll(',', ' '), agency] as const);

/** What is wrong with the dates beside each other. */
export const datesOnNotified =
  (page: Page): Also =>
  (answers) =>
    impossibleOn(page, answers);

/** The dates and keys among the answers, once none of them is missing or wrong. */
export function notifiedIn(answers: Answers, reference: string): Notified {
  const on = (field: string) => day.safeParse(saidTo(answers, field)).data ?? '';
  return {
    reference,
    sentAt: instantInLondon(readDay(saidTo(answers, 'sinSentOn')), saidTo(answers, 'sentTime')),
    panelReference: saidTo(answers, 'panelReference'),
    laAwareOn: on('laAwareOn'),
    incidentOn: on('incidentOn'),
  };
}
