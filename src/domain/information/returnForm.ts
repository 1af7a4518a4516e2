import type { Answers, Problem } from '../forms/answers';
import { date, long, orWhyNot, required, type Page } from '../forms/field';
import { missing } from '../forms/fill';
import type { Day } from '../time/days';
import { SPANS } from '../time/plausible';
import { chronologyFault } from './chronology';

/** What the coordinator says when agencies are asked; which agencies is chosen beside it. */
export const ASK: Page = {
  id: 'ask',
  title: 'Ask the agencies',
  purpose: 'Each agency gets a request of its own. It says by when, and opens why and who it is about in a window that is logged.',
  fields: [
    long('why', 'In one sentence: why are they asked?', 300, { ...required, hint: 'Please use the initials, not names.' }),
    date('from', 'Please look back from', {
      ...required,
      span: SPANS.history,
      hint: 'The first day of the period that the review is about.',
    }),
    date('to', 'Until', { ...required, span: SPANS.history, hint: 'The last day of the period; today at the latest.' }),
  ],
};

/** Whom to try instead, when an agency says that a request is not for it. */
export const NOT_US: Page = {
  id: 'notUs',
  title: 'Not your agency',
  purpose: 'It helps if you can say who to try.',
  fields: [
    long('tryInstead', 'Who should be asked instead?', 200, { hint: 'A service or a team, with a telephone number if you have it.' }),
  ],
};

/** The field whose lines become rows of the chronology. */
export const KEY_DATES = 'keyDates';

/** An agency's short answer, page by page. What it says stands in rows of its own, question and answer frozen together. */
export const RETURN: readonly Page[] = [
  {
    id: 'eyes',
    title: 'Through your agency’s eyes',
    purpose: 'The child’s life first, then the dates that mattered. Please use the initials, not names.',
    fields: [
      long('independence', 'How independent of the case is whoever answers?', 300, {
        ...required,
        hint: 'For example: safeguarding lead, never met the family. Having worked with them is no fault; please say so.',
      }),
      long('life', 'What was the child’s life like, through your agency’s eyes?', 1500, {
        ...orWhyNot,
        hint: 'What people saw, heard and noticed. Was the child seen, and spoken to?',
      }),
      long(KEY_DATES, 'Key dates, one on a line', 1500, {
        ...orWhyNot,
        hint: 'Up to ten: date, what happened, why it mattered. End with (strength) or (concern) if it was one. For example: 3 March 2026, seen at home and asked how he was (strength).',
      }),
    ],
  },
  {
    id: 'learning',
    title: 'What can be learnt',
    purpose: 'We are here to learn how agencies worked together, not to blame. Say what your agency knew at the time.',
    fields: [
      long('well', 'What went well?', 1200, { ...orWhyNot, hint: 'Who did something that helped, and what made it possible?' }),
      long('better', 'What could be better, and why?', 1500, {
        ...orWhyNot,
        hint: 'Why did it make sense at the time? Workload, systems, information, people.',
      }),
      long('gaps', 'What is missing from this answer?', 600, { hint: 'Records not found, people not yet spoken to.' }),
    ],
  },
];

export const returnPage = (id: string): Page | undefined => RETURN.find((page) => page.id === id);

/** What must be put right before the answer can be sent: questions without an answer, and key dates that can't be read. */
export function neededOn(page: Page, answers: Answers, today: Day): Problem[] {
  const said = answers[KEY_DATES];
  const fault = page.fields.some(({ id }) => id === KEY_DATES) && said && 'said' in said ? chronologyFault(said.said, today) : '';
  return [...missing(page, answers), ...(fault ? [{ field: KEY_DATES, kind: 'wrong', sentence: fault } as const] : [])];
}
