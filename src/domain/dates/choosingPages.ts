import { saidIn, type Answers } from '../forms/answers';
import { choice, date, long, required, text, type Page } from '../forms/field';
import { Refusal } from '../refusal';
import { PRESETS, presetsOf, REVIEW_TYPES, type Preset } from '../reviewTypes';
import { inWords, readDay } from '../time/days';
import { dayOfMilestone, type Choosing } from './choosing';
import { keyOfDay, type Choices } from './counting';
import { COUNTED_FROMS } from './milestone';
import { COUNTED_FROM } from './dayOf';
import { SHIPPED } from './shipped';

/** What can be changed, each on a form of its own. */
export const SUBJECTS = ['add day', 'remove day', 'counted from', 'preset', 'milestone', 'add sub-group', 'remove sub-group'] as const;
export type Subject = (typeof SUBJECTS)[number];

const why = long('why', 'Why does it change?', 300, { ...required, hint: 'Everybody whose dates move reads this.' });

/** The form of one change, as the choices stand. */
export function pageOf(subject: Subject, choices: Choices): Page {
  switch (subject) {
    case 'add day':
      return {
        id: 'addDay',
        title: 'Add a day that is not counted',
        purpose:
          'Besides weekends and the bank holidays of England and Wales, which are there already. One of the last 31 days may be added too: dates that are counted over it move, and whoever’s they are is told.',
        fields: [
          date('day', 'Which day?', { ...required, past: false }),
          text('why', 'Why is it not counted?', 100, {
            ...required,
            hint: 'It stands beside the day wherever somebody asks why a date is what it is.',
          }),
        ],
      };
    case 'remove day':
      return {
        id: 'removeDay',
        title: 'Count a day again',
        purpose: 'Takes back a day that the partnership had added.',
        fields: [
          choice(
            'day',
            'Which day?',
            choices.added.map(({ day, why: reason }) => [day, `${inWords(day)}: ${reason}`]),
            required,
          ),
          why,
        ],
      };
    case 'counted from':
      return {
        id: 'countedFrom',
        title: 'What the rapid review is counted from',
        purpose:
          'The fifteen working days are the Panel’s expectation, and partnerships count them from different dates. Every card names the date.',
        fields: [
          choice(
            'is',
            'Counted from',
            COUNTED_FROMS.map((one) => [one, COUNTED_FROM[one]]),
            required,
          ),
          why,
        ],
      };
    case 'preset':
      return {
        id: 'preset',
        title: 'The rhythm of a rapid review',
        purpose:
          'Milestones between the returns and the chair’s approval follow; days that you had set for them yourselves are as the rhythm says again.',
        fields: [
          choice(
            'is',
            'Which rhythm?',
            PRESETS.map((one) => [one, presetInWords(one)]),
            required,
          ),
          why,
        ],
      };
    case 'milestone':
      return {
        id: 'milestone',
        title: 'The day of a milestone',
        purpose:
          'The two outer dates are not in the list: five working days to notify are statutory guidance, fifteen to report are the Panel’s expectation.',
        fields: [
          choice('which', 'Which milestone?', milestones(choices), required),
          text('day', 'On which day of its count?', 3, {
            ...required,
            hint: 'A whole number; for an LCSPR, the number of calendar months.',
          }),
          why,
        ],
      };
    case 'add sub-group':
      return {
        id: 'addSubGroup',
        title: 'A day on which the sub-group meets',
        purpose: 'The screening of a good outcome is due on the first one after its referral.',
        fields: [date('day', 'Which day?', { ...required, past: false }), why],
      };
    case 'remove sub-group':
      return {
        id: 'removeSubGroup',
        title: 'The sub-group does not meet',
        purpose: 'Takes a day of the sub-group away.',
        fields: [
          choice(
            'day',
            'Which day?',
            choices.subGroup.map((day) => [day, inWords(day)]),
            required,
          ),
          why,
        ],
      };
  }
}

export const presetInWords = (preset: Preset): string => REVIEW_TYPES.flatMap((type) => presetsOf(type)[preset]?.inWords ?? []).join('; ');

const milestones = (choices: Choices): (readonly [string, string])[] =>
  REVIEW_TYPES.flatMap((type) =>
    SHIPPED[type]
      .filter(({ outer }) => !outer)
      .map(({ key, title, unit }) => {
        const now = dayOfMilestone(choices, type, key);
        return [keyOfDay(type, key), `${title} (${type}, ${unit === 'working days' ? 'day' : 'month'} ${now})`] as const;
      }),
  );

/** What was said on a form; its questions are all answered. */
export function choosingIn(subject: Subject, answers: Answers): Choosing {
  const [day, is] = [saidIn(answers, 'day'), saidIn(answers, 'is')];
  switch (subject) {
    case 'add day':
      return { what: subject, day: readDay(day), why: saidIn(answers, 'why') };
    case 'remove day':
    case 'add sub-group':
    case 'remove sub-group':
      return { what: subject, day: readDay(day) };
    case 'counted from':
      return { what: subject, is: COUNTED_FROMS.find((one) => one === is) ?? 'SIN sent' };
    case 'preset':
      return { what: subject, is: PRESETS.find((one) => one === is) ?? 'returns on day 7' };
    case 'milestone':
      return { what: subject, ...whichIn(answers), day: numberIn(day) };
  }
}

function whichIn(answers: Answers) {
  const which = saidIn(answers, 'which');
  const type = REVIEW_TYPES.find((one) => which.startsWith(`${one}~`));
  if (!type) throw new Refusal('not found', 'There is no such milestone.');
  return { type, key: which.slice(type.length + 1) };
}

function numberIn(written: string): number {
  if (!/^\d{1,3}$/.test(written)) throw new Refusal('not complete', 'Please give the day as a whole number, for example 7.');
  return Number(written);
}
