import { saidIn, type Answers } from '../forms/answers';
import { choice, date, long, required, text, type Page } from '../forms/field';
import { LIMBS, type Limb } from '../review/dates';
import type { Found } from './answering';
import { listed, WHY } from './forms';

const LIMB_WORDS: Readonly<Record<Limb, string>> = {
  abuse: 'Abuse or neglect of the child is known or suspected',
  harm: 'The child has died, or was seriously harmed',
  area: 'It happened in the authority’s area; or outside England, and the child normally lives in the area',
};

/** What is asked beside each part; no two questions of a form are called alike. */
const WHY_WORDS: Readonly<Record<Limb, string>> = {
  abuse: 'Abuse or neglect: because',
  harm: 'Death or serious harm: because',
  area: 'The area: because',
};

const FOUND_WORDS: Readonly<Record<Found, string>> = { met: 'Met', 'not met': 'Not met', 'not known yet': 'Not known yet' };

/** Why the local authority does not notify: each part of its duty, with the reason, and who decided. */
export const NOT_NOTIFYING: Page = {
  id: 'notNotifying',
  title: 'The local authority does not notify',
  purpose:
    'The duty is the local authority’s alone, and has three parts. The other partners, the scrutineer and the chair read the reasons at once, and can say that they see it differently; the office reads them too. A notification can still be recorded at any time.',
  fields: [
    ...LIMBS.flatMap((limb) => [
      choice(limb, LIMB_WORDS[limb], listed(FOUND_WORDS), required),
      long(`${limb}Why`, WHY_WORDS[limb], 300, { ...required, hint: 'Please say nothing that identifies the child.' }),
    ]),
    text('decidedBy', 'Who decided this for the local authority?', 120, { ...required, hint: 'Name and role.', coach: 'people at work' }),
  ],
};

/** The reasons as they are kept and read: one paragraph for each part of the duty. */
export const notNotifyingInWords = (answers: Answers): string =>
  [
    ...LIMBS.map(
      (limb) => `${LIMB_WORDS[limb]}: ${FOUND_WORDS[foundIn(answers, limb)].toLowerCase()}, because ${saidIn(answers, `${limb}Why`)}`,
    ),
    `Decided by ${saidIn(answers, 'decidedBy')}`,
  ].join('\n\n');

/** What was found of one part of the duty. */
export function foundIn(answers: Answers, limb: Limb): Found {
  const said = saidIn(answers, limb);
  return said === 'met' || said === 'not met' ? said : 'not known yet';
}

/** Until when the authority needs to find out. */
export const NEEDS_UNTIL: Page = {
  id: 'needsUntil',
  title: 'The local authority needs longer',
  purpose:
    'The day to notify stays as it is, and so do its reminders. Chair and office read until when you need to find out, and you are reminded that morning.',
  fields: [date('until', 'Until which day?', { ...required, past: false }), WHY('What has to be found out first?', required)],
};

export const AFTER_ALL: Page = {
  id: 'afterAll',
  title: 'The local authority notifies after all',
  purpose:
    'The days to notify run again, from the day that they were counted from before. Record the notification itself once it has been sent.',
  fields: [WHY('Why does it notify after all?', required)],
};

/** That somebody sees it differently. */
export const DISPUTE: Page = {
  id: 'dispute',
  title: 'You see it differently',
  purpose: 'The local authority’s notifier, the office and the chair read what you write. The answer stays the authority’s.',
  fields: [long('why', 'What do you see differently, and why?', 600, required)],
};
