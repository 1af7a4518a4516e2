import { saidIn, type Answers } from '../forms/answers';
import { choice, required, text, type Choice, type Page } from '../forms/field';

/** For whom the coordinator enters a referral, and how it came. The agencies are those whose leads are known. */
export const enteredForPage = (agencies: readonly Choice[]): Page => ({
  id: 'enteredFor',
  title: 'Enter a referral for somebody',
  purpose: 'For somebody who telephoned or wrote, or does not have me. Journal and cards say that you entered it for them.',
  fields: [
    text('name', 'Who refers? Name and role', 120, required),
    choice(
      'agency',
      'Their agency',
      [...agencies.map(({ value, label }) => [value, label] as const), [OTHER_AGENCY, 'Another agency']],
      required,
    ),
    text('otherAgency', 'If another agency: which?', 80, { neededWhen: { field: 'agency', is: OTHER_AGENCY } }),
    text('contact', 'How can they be reached?', 160, { ...required, hint: 'You tell them yourself what becomes of the referral.' }),
    choice(
      'how',
      'How did it come to you?',
      [
        ['telephone', 'By telephone'],
        ['letter', 'By e-mail or letter'],
        ['in person', 'In person'],
        ['other', 'In another way'],
      ],
      required,
    ),
  ],
});

const OTHER_AGENCY = 'another agency';

/** Somebody for whom a referral was entered. */
export type EnteredFor = { readonly name: string; readonly agency: string; readonly contact: string; readonly how: string };

export function enteredForIn(answers: Answers): EnteredFor | undefined {
  const [name, chosen, contact, how] = ['name', 'agency', 'contact', 'how'].map((field) => saidIn(answers, field));
  const agency = chosen === OTHER_AGENCY ? saidIn(answers, 'otherAgency') : chosen;
  return name && agency && contact && how ? { name, agency, contact, how } : undefined;
}
