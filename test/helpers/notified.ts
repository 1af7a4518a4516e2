import type { ShownCard } from '../room/types';
import { referenceOn } from './referring';

/** What is typed into the form of a notification without a referral, by what the card calls each question. */
export const NOTIFIED: Readonly<Record<string, string>> = {
  'When did the local authority become aware?': '2026-11-20',
  'On which day was the notification sent?': '2026-11-23',
  'At what time?': '9.05',
  'The Panel’s reference (optional)': 'SN-2026-117',
  'When did it happen?': '2026-11-20',
  'What kind of incident is it?': 'injury',
  'What happened, in one sentence?': 'K.B. was found unresponsive at home.',
  'Initials, or another name, to use everywhere else': 'K.B.',
  'Who is the child? Full name': 'Kezia Brightwater',
  'Date of birth, or the date the baby is expected': '2024-02-29',
};

type Records = { says(text: string): Promise<void>; presses(title: string): Promise<void>; card(): ShownCard };

/** From the typed word to the open form, in a dialog; gives the reference of the review to be. */
export async function opensNotification(person: Records): Promise<string> {
  await person.says('notification');
  const reference = referenceOn(person.card());
  await person.presses('Open the form');
  return reference;
}
