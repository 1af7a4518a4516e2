import { readDay } from '../../src/domain/time/days';
import { calendar, why } from '../../src/domain/time/workingDays';
import { dateInWords, letter } from '../../src/journeys/dates/words';
import type { WhoseWords } from './whose';

/** What one card shows in every state that people meet it in, by the name of the state, and whose words are on it. */
export type CardSamples = { readonly whose: WhoseWords; readonly shown: Readonly<Record<string, unknown>> };

/** The cards of one area of the work. Each card has a sample called `typical`. */
export type AreaSamples = Readonly<Record<string, CardSamples>>;

export const REFERENCE = 'PR-7KQ4M2X';

export const NUMBERS = [
  { who: 'Immediate danger', telephone: '999', note: '' },
  {
    who: 'Northshire Children’s Front Door',
    telephone: '01632 960111',
    note: 'Monday to Friday, 8.30am to 5pm. Number last checked Mon 7 September 2026.',
  },
  {
    who: 'Northshire Children’s Front Door, evenings and weekends',
    telephone: '01632 960122',
    note: 'Evenings, weekends and bank holidays. Number last checked Mon 7 September 2026.',
  },
];

const [SENT, MEET] = [readDay('2026-11-23'), readDay('2026-12-07')];
/** Why the meeting is due when it is, as the forms unfold it. */
export const WHY_THE_MEETING = letter(
  'Rapid review meeting',
  dateInWords(MEET, 10, SENT, 'the notification sent'),
  why(calendar({ added: [] }), SENT, 10),
);
