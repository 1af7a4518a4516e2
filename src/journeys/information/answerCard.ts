import { z } from 'zod';
import type { Answers, Problem, Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { RETURN } from '../../domain/information/returnForm';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';
import { drawFields, fieldsOf, formTop } from '../forms/fields';
import { pageTemplate } from '../forms/pageTemplate';

const shows = (page: Page) =>
  z.object({
    ...formTop,
    agency: z.string(),
    page: z.string(),
    revision: z.number(),
    to: z.enum(['next', 'check']),
    forward: z.string(),
    back: z.string(),
    mayLeave: z.boolean(),
    conflict: z.boolean(),
    fields: fieldsOf(page),
  });

const preview = 'Your agency’s answer: one page.';
const bound = RETURN.map((page) =>
  card(`information/${page.id}`, { preview, holdsCase: true, shows: shows(page), derived: pageTemplate(page, 'answerBottom') }),
);

/** The pages and the check after them. */
export const STEPS = RETURN.length + 1;

export type AnswerPage = {
  readonly page: Page;
  readonly reference: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly revision: number;
  readonly saved: Answers;
  readonly to: 'next' | 'check';
  readonly notice?: string;
  readonly problems?: readonly Problem[];
  readonly typed?: Typed;
  readonly conflict?: boolean;
  readonly mayLeave?: boolean;
};

/** One page of an agency's answer as a form. */
export function drawAnswerPage(drawing: AnswerPage): Drawn {
  const { page, reference, agency, agencyName, revision, to, notice = '', conflict = false, mayLeave = false } = drawing;
  const at = RETURN.findIndex(({ id }) => id === page.id);
  const isLast = at === RETURN.length - 1;
  const binding = bound[at];
  if (!binding) throw new Error('A page of the answer has no card.');
  return binding.draw({
    title: page.title,
    place: `${reference} · ${agencyName} · page ${at + 1} of ${STEPS}`,
    purpose: page.purpose,
    notice,
    reference,
    agency,
    page: page.id,
    revision,
    to,
    forward: to === 'check' ? 'Back to the check' : isLast ? 'Check your answer' : 'Next',
    back: to === 'next' && at > 0 ? 'Back' : '',
    mayLeave,
    conflict,
    fields: drawFields(drawing),
  });
}
