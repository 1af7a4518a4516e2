import { z } from 'zod';
import { freeze } from '../../domain/forms/frozen';
import { readChronology } from '../../domain/information/chronology';
import { returnInformation } from '../../domain/information/information';
import { KEY_DATES } from '../../domain/information/returnForm';
import { inWords } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action } from '../action';
import { card } from '../cards/card';
import { unshown } from '../kept';
import { inShort } from '../referral/check';
import { ofAgency } from './allowed';
import { STEPS } from './answerCard';
import { emptyDraft, readAnswer, savesOf, type AnswerDraft } from './answerDraft';
import { answered } from './request';
import { chronologyRows, datesSent, returnRows } from './rows';

const check = card('information/check', {
  preview: 'Your agency’s answer: check and send.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    agency: z.string(),
    place: z.string(),
    notice: z.string(),
    seen: z.number(),
    number: z.number(),
    ready: z.boolean(),
    stillNeeded: z.string(),
    pages: z.array(
      z.object({
        reference: z.string(),
        agency: z.string(),
        page: z.string(),
        title: z.string(),
        needed: z.string(),
        answers: z.array(z.object({ question: z.string(), answer: z.string() })),
      }),
    ),
    dates: z.array(z.object({ when: z.string(), event: z.string() })),
  }),
});

/** How much of a key date the check shows; Change shows all of it. */
const SHORT = 160;

/** Every answer in short, page by page, the key dates as they were understood, and what is still needed. */
export function drawCheck(draft: AnswerDraft, notice = ''): Drawn {
  const { review, agency, agencyName, request, pages } = draft;
  const needed = pages.reduce((sum, page) => sum + page.needed.length, 0);
  return check.draw({
    reference: review.reference,
    agency,
    place: `${review.reference} · ${agencyName} · page ${STEPS} of ${STEPS}`,
    notice,
    seen: savesOf(draft),
    number: request.sent + 1,
    ready: needed === 0,
    stillNeeded: needed === 0 ? '' : 'Something is still needed before this can be sent. It is marked below.',
    pages: pages.map((page) => shownPage(draft, page)),
    dates: datesOf(draft).rows.map(({ day, event, kind }) => ({
      when: `${inWords(day)}${kind === 'neutral' ? '' : ` (${kind})`}:`,
      event: event.length > SHORT ? `${event.slice(0, SHORT)}…` : event,
    })),
  });
}

const SENT = 'Sent. The coordinator and the chair can read it now, everybody else once the pack is issued.';

/** Sends what the check showed, its questions and answers frozen together, and the key dates as rows of the chronology. */
export const send = action(
  'information/send',
  ofAgency.extend({ seen: z.coerce.number(), number: z.coerce.number().int().positive() }),
  async (world, told, press) => {
    const draft = await readAnswer(world, press, told);
    if (draft.request.sent >= told.number) {
      const sending = { ...told, complete: true, chronology: 0 };
      return answered(world, press, draft, (review, by, at) => ({ events: returnInformation(review, by, sending, at) }), SENT);
    }
    if (savesOf(draft) !== told.seen)
      return {
        card: drawCheck(draft, 'Something was changed in another window since this check was drawn. Please look once more, then send.'),
      };
    const { rows } = datesOf(draft);
    const before = await datesSent(unshown(world), told.reference);
    const items = draft.pages.flatMap(({ page, answers }) => freeze(page, answers).frozen.items);
    const sending = { ...told, complete: draft.pages.every(({ needed }) => needed.length === 0), chronology: rows.length };
    const reply = await answered(
      world,
      press,
      draft,
      (review, by, at) => ({
        events: returnInformation(review, by, sending, at),
        content: [...returnRows(told.agency, items), ...chronologyRows(told.agency, rows, before)],
      }),
      SENT,
    );
    await emptyDraft(world, press, draft);
    return reply;
  },
);

function shownPage({ review, agency }: AnswerDraft, { page, answers, needed }: AnswerDraft['pages'][number]) {
  const answered = page.fields.filter(({ id }) => answers[id]);
  return {
    reference: review.reference,
    agency,
    page: page.id,
    title: page.title,
    needed: needed.map(({ sentence }) => sentence).join(' '),
    answers: answered.map((field) => ({ question: field.label, answer: inShort(field, answers[field.id]) })),
  };
}

function datesOf({ pages, today }: AnswerDraft) {
  const answers = pages.flatMap((page) => (page.answers[KEY_DATES] ? [page.answers[KEY_DATES]] : []));
  const [said] = answers;
  return readChronology(said && 'said' in said ? said.said : '', today);
}
