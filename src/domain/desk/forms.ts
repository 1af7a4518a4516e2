import { choice, date, long, required, text, type Page } from '../forms/field';
import { FAMILY_QUESTIONS } from '../referral/pages/child';
import { LINK_KINDS, PROCESS_STATES } from '../review/desk';
import { processCalled } from './processes';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A case that this one belongs with. */
export const LINK: Page = {
  id: 'link',
  title: 'Link with another case',
  purpose: 'The office and the chair see the link. Neither referrer is told of the other case.',
  fields: [
    choice(
      'kind',
      'How do they belong together?',
      LINK_KINDS.map((kind) => [kind, LINK_WORDS(kind)] as const),
      required,
    ),
    text('to', 'Reference of the other case', 20, {
      hint: 'For example PR-7KQ4M2X. Leave it empty for a case that another area has.',
    }),
    text('area', 'If another area has it: which area, and their reference', 160),
    choice(
      'lead',
      'Who leads?',
      [
        ['this partnership', 'This partnership'],
        ['the other area', 'The other area'],
      ],
      required,
    ),
  ],
};

function LINK_WORDS(kind: (typeof LINK_KINDS)[number]): string {
  return kind === 'two areas' ? 'An incident that touches two areas' : capital(kind);
}

export const UNLINK: Page = {
  id: 'unlink',
  title: 'Remove a link',
  purpose: 'The link is removed here and in the other case. That it was there stays in the record.',
  fields: [long('reason', 'Why do they not belong together?', 300, required)],
};

const STATE_WORDS: Readonly<Record<(typeof PROCESS_STATES)[number], string>> = {
  'not known': 'Not known yet',
  'not applicable': 'Does not apply',
  open: 'Open',
  finished: 'Finished',
};

/** How one parallel process stands. */
export const processPage = (process: string): Page => ({
  id: 'process',
  title: processCalled(process) || 'A parallel process',
  purpose: 'What goes on beside the review. It can decide what may be asked, said or published, so please ask again now and then.',
  fields: [
    choice(
      'state',
      'How does it stand?',
      PROCESS_STATES.map((state) => [state, STATE_WORDS[state]] as const),
      required,
    ),
    date('checkedOn', 'When did somebody last ask?', required),
    text('contact', 'Who is the contact? Name or role, and how to reach them', 120),
    long('note', 'What should the review know, or wait for?', 250, { hint: 'Initials, not names, for people of the case.' }),
  ],
});

/** The family's part, from the referral on; the questions are those that the referral asks. */
export const FAMILY_PART: Page = {
  id: 'family',
  title: 'The family’s part',
  purpose: 'What the family knows, says and wants. It is their child’s story first.',
  fields: [
    text('tellsFamily', 'Who tells the family about a review?', 160, { hint: 'Best somebody whom they know and trust.' }),
    choice('policeAgree', 'Have the police agreed that the family may be told?', [
      ['yes', 'Yes'],
      ['not-yet', 'Not yet'],
      ['no', 'No'],
      ['not-involved', 'The police are not involved'],
    ]),
    ...FAMILY_QUESTIONS,
  ],
};

const why = (label: string) =>
  long('reason', label, 700, { ...required, hint: 'Who is told reads it. Please use initials, not names, for people of the case.' });

/** The criteria turned out not to be met. `isChair`: the chair says so by their own authority. */
export const notMetPage = (isChair: boolean): Page => ({
  id: 'notMet',
  title: 'The criteria are no longer met',
  purpose:
    'This ends the review. Requests, meeting and reminders stop, everybody who had a part is told, and the record stays. If the Panel was notified, the local authority’s notifier is asked to tell it.',
  fields: [
    why('Why are the criteria no longer met?'),
    ...(isChair ? [] : [text('agreed', 'Which partners agreed, and when?', 200, required)]),
  ],
});

/** Another area takes the case over. */
export const TRANSFER: Page = {
  id: 'transfer',
  title: 'Another area takes it over',
  purpose:
    'This ends the case here. Everybody who had a part is told, and the record stays. Nothing is sent to the other area by this bot.',
  fields: [
    text('area', 'Which area takes it over?', 120, required),
    text('contact', 'Who there has taken it on, and when?', 200, required),
    why('Why does it pass to them?'),
  ],
};

/** A decision is taken anew. */
export const reopenPage = (isChair: boolean): Page => ({
  id: 'reopen',
  title: 'Reopen the decision',
  purpose:
    'The chair recommends anew and the three partners answer anew. What was decided stays readable, everybody who was told is told, and dates that were counted from the decision wait for the next one.',
  fields: [
    long('reason', 'Why is it reopened?', 600, { ...required, hint: 'The chair and the partners read it.' }),
    ...(isChair ? [] : [text('chairSaid', 'What did the chair say to it, and when?', 200, required)]),
  ],
});
