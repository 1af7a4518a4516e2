import { z } from 'zod';
import type { Answer, Answers } from '../../domain/answers';
import type { Field } from '../../domain/pages';
import { asRead } from '../../domain/referral';
import type { Place } from '../../domain/wizard';
import type { Drawn } from '../../ports';
import { card } from '../card';
import { STEPS, type Draft } from './draft';

const check = card('referral/check', {
  preview: 'Your referral: check and send.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    place: z.string(),
    notice: z.string(),
    seen: z.number(),
    ready: z.boolean(),
    stillNeeded: z.string(),
    pages: z.array(
      z.object({
        reference: z.string(),
        page: z.string(),
        title: z.string(),
        missing: z.string(),
        empty: z.string(),
        answers: z.array(z.object({ question: z.string(), answer: z.string() })),
      }),
    ),
  }),
});

/** How much of a long answer the check shows; Change shows all of it. */
const SHORT = 70;

/** Every answer in short, page by page, each page with its Change, and what is still needed. */
export function drawCheck(draft: Draft, notice = ''): Drawn {
  const needed = draft.places.reduce((sum, place) => sum + place.missing.length, 0);
  return check.draw({
    reference: draft.reference,
    place: `${draft.reference} · page ${STEPS} of ${STEPS}`,
    notice,
    seen: savesOf(draft),
    ready: needed === 0 && draft.review !== undefined,
    stillNeeded: draft.review
      ? stillNeeded(needed)
      : 'The short start has not been sent yet. Please send it first: people can act on it today.',
    pages: draft.places.map((place) => shownPage(draft, place)),
  });
}

/** A number that grows with every save, so that a press on an older check can be told. */
export const savesOf = (draft: Draft): number => draft.pages.reduce((sum, { revision }) => sum + revision, 0);

function shownPage(draft: Draft, { page, missing }: Place) {
  const answers: Answers = draft.saved.get(page.id) ?? {};
  const answered = page.fields.filter(({ id }) => answers[id]);
  const empty = page.fields.length - answered.length - missing.length;
  return {
    reference: draft.reference,
    page: page.id,
    title: page.title,
    missing: missing.map(({ field }) => page.fields.find(({ id }) => id === field)?.label ?? '').join(' · '),
    empty: empty === 0 ? '' : `${empty} optional ${empty === 1 ? 'question' : 'questions'} left empty.`,
    answers: answered.map((field) => ({ question: field.label, answer: inShort(field, answers[field.id]) })),
  };
}

export function inShort(field: Field, answer: Answer | undefined): string {
  if (!answer) return '';
  const text = 'said' in answer ? asRead(field, answer.said) : `Not known, because: ${answer.notKnown}`;
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length > SHORT ? `${oneLine.slice(0, SHORT)}…` : oneLine;
}

const stillNeeded = (needed: number): string => {
  if (needed === 0) return '';
  return `${needed} ${needed === 1 ? 'answer is' : 'answers are'} still needed before this can be sent. They are marked below.`;
};
