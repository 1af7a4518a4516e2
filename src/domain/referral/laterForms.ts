import { saidIn, type Answers } from '../forms/answers';
import { choice, long, required, text, type Choice, type Page } from '../forms/field';
import { straightReason, type Straight } from '../review/referral';

/** How long one comment on an answer may be, in UTF-16 units. */
export const COMMENT_LIMIT = 300;

/** A comment on one answer of a referral. */
export const COMMENT: Page = {
  id: 'comment',
  title: 'Your comment',
  purpose: 'The referrer reads it beside this answer. Say what is missing or not clear, and what would help.',
  fields: [long('comment', 'What do you ask of the referrer?', COMMENT_LIMIT, required)],
};

/** What the agency lead writes who passes a referral on and does not agree with it. */
export const DISAGREEMENT: Page = {
  id: 'disagreement',
  title: 'Pass it with your disagreement',
  purpose: 'It goes to the partnership office all the same. The referrer, the office and the chair read what you write.',
  fields: [long('words', 'What do you see differently, and why?', 1000, required)],
};

/** Why a referral goes past the agency lead. */
export const STRAIGHT_PAGE: Page = {
  id: 'straight',
  title: 'Straight to the partnership office',
  purpose:
    'Your agency lead does not have to agree, and you do not have to wait. The office and the chair read your reason; your agency does not.',
  fields: [
    choice(
      'why',
      'Why does it not go through your agency lead?',
      [
        ['lead away', 'They are away, or I cannot reach them'],
        ['lead conflicted', 'They were part of this case, or close to somebody who was'],
        ['about our agency', 'My concern is about our own agency'],
        ['other', 'Another reason'],
      ],
      { ...required, hint: 'With the second or third answer your agency’s leads can no longer open the referral.' },
    ),
    long('words', 'In your own words', 500, required),
  ],
};

export const straightIn = (answers: Answers): Straight | '' => straightReason.safeParse(saidIn(answers, 'why')).data ?? '';

/** Why somebody withdraws a referral. */
export const WITHDRAWAL: Page = {
  id: 'withdrawal',
  title: 'Withdraw the referral',
  purpose: '',
  fields: [long('words', 'Why should it be withdrawn?', 500, required)],
};

/** What the office answers a referrer who asked to withdraw a serious incident. */
export const WITHDRAWAL_ANSWER: Page = {
  id: 'withdrawalAnswer',
  title: 'A referrer asks to withdraw',
  purpose: 'The referrer reads what you write.',
  fields: [long('words', 'What do you answer, and why?', 500, required)],
};

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
/** How the office told somebody for whom it entered a referral. */
export const PASSED: Page = {
  id: 'passed',
  title: 'What to tell whoever referred it',
  purpose: 'I cannot write to them. These words are for you to pass on; then say here that you have.',
  fields: [
    choice(
      'how',
      'How did you tell them?',
      [
        ['telephone', 'By telephone'],
        ['letter', 'By e-mail or letter'],
        ['in person', 'In person'],
        ['other', 'In another way'],
      ],
      required,
    ),
  ],
};

const OTHER_AGENCY = 'another agency';

/** Somebody for whom a referral was entered. */
export type EnteredFor = { readonly name: string; readonly agency: string; readonly contact: string; readonly how: string };

export function enteredForIn(answers: Answers): EnteredFor | undefined {
  const [name, chosen, contact, how] = ['name', 'agency', 'contact', 'how'].map((field) => saidIn(answers, field));
  const agency = chosen === OTHER_AGENCY ? saidIn(answers, 'otherAgency') : chosen;
  return name && agency && contact && how ? { name, agency, contact, how } : undefined;
}
