import { z } from 'zod';
import type { Answer, Answers } from '../../domain/forms/answers';
import type { Field, Page } from '../../domain/forms/field';
import { asRead } from '../../domain/forms/frozen';
import { itemsOf, writtenOut } from '../../domain/forms/repeats';
import { unusualOn } from '../../domain/referral/dateOrder';
import { pagesBeside } from '../../domain/referral/pages';
import { allAnswers, notYet, type Place } from '../../domain/referral/progress';
import { isWithReferrer } from '../../domain/review/whereItIs';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { commentsOnPage } from './comments';
import { steps } from './draft';
import type { Draft } from './draftRow';
import { inOneLine } from './listCard';
import { keptNotAsked } from './route';
import { straightOf } from './way';
import { NOT_HERE, shownWhoReads, whoReads } from './whoReads';

const change = { reference: z.string(), page: z.string() };
const check = card('referral/check', {
  preview: 'Your referral: check and send.',
  holdsCase: true,
  shows: whoReads.extend({
    reference: z.string(),
    place: z.string(),
    notice: z.string(),
    seen: z.number(),
    ready: z.boolean(),
    stillNeeded: z.string(),
    toDo: z.array(z.string()),
    /** How many rounds of comments the check shows, so that none goes by unread. */
    rounds: z.number(),
    goes: z.string(),
    send: z.string(),
    maySendStraight: z.boolean(),
    aside: z.string(),
    pages: z.array(
      z.object({
        ...change,
        title: z.string(),
        missing: z.string(),
        empty: z.string(),
        fill: z.string(),
        answers: z.array(z.object({ ...change, question: z.string(), answer: z.string(), comment: z.string() })),
      }),
    ),
    next: z.number(),
    before: z.number(),
    isLast: z.boolean(),
  }),
});

/** Where the referral goes from here, and what the button says. */
function sendingInWords(draft: Draft, isLast: boolean): { goes: string; send: string; maySendStraight: boolean } {
  const { review } = draft;
  const kept = 'The questions and your answers are kept as they are now.';
  if (review && isWithReferrer(review)) {
    const goes = review.state === 'returned' ? 'It goes back to whoever commented' : 'It goes to the partnership office';
    const maySendStraight = isLast && review.state === 'returned';
    return { goes: `${goes}; they see what you changed. ${kept}`, send: 'Send it again', maySendStraight };
  }
  if (straightOf(draft))
    return {
      goes: `It goes straight to the partnership office. ${kept}`,
      send: 'Send it to the partnership office',
      maySendStraight: false,
    };
  return {
    goes: `It goes to the agency lead, who reads it and passes it to the partnership office. ${kept}`,
    send: 'Send the referral',
    maySendStraight: isLast,
  };
}

/** How much of a long answer the check shows; Change shows all of it. */
const SHORT = 70;

/** How many questions one part of the check holds; each has its Change, and a card has room for about as many. */
const MOST = 16;

/** A list takes as much room as this many questions. */
const AS_LONG_AS = 3;

/** The pages in the parts in which they are checked, each page whole. */
function partsOf(pages: readonly Page[]): Page[][] {
  const parts: Page[][] = [];
  for (const page of pages) {
    const last = parts.at(-1);
    const questions = [...(last ?? []), page].reduce((sum, one) => sum + one.fields.length + (one.repeats ? AS_LONG_AS : 0), 0);
    if (last && questions <= MOST) last.push(page);
    else parts.push([page]);
  }
  return parts;
}

/** The part of the check on which a page stands. */
export const partWith = (page: Page): number =>
  Math.max(
    0,
    partsOf(pagesBeside(page)).findIndex((part) => part.includes(page)),
  );

/** One part of the check: every answer in short with its Change, and what is still needed. */
export function drawCheck(world: World, draft: Draft, { part = firstPart(draft), notice = commentedInWords(draft) } = {}): Drawn {
  const parts = partsOf(draft.asks);
  const at = Math.min(part, parts.length - 1);
  const here = draft.places.filter(({ page }) => parts[at]?.includes(page));
  const needed = draft.places.reduce((sum, place) => sum + place.missing.length, 0);
  const begins = draft.route !== 'serious incident' || draft.review !== undefined;
  const isLast = at >= parts.length - 1;
  return check.draw({
    reference: draft.reference,
    place: placeOf(draft, at, parts.length),
    notice,
    seen: savesOf(draft),
    ready: needed === 0 && begins,
    stillNeeded: begins ? stillNeeded(needed) : 'The short start has not been sent yet. Please send it first: people can act on it today.',
    toDo: here.flatMap(({ page }) => toDoOn(draft, page)),
    aside: isLast ? keptNotAsked(draft) : '',
    rounds: draft.review?.comments.length ?? 0,
    ...sendingInWords(draft, isLast),
    pages: here.map((place) => shownPage(draft, place)),
    next: isLast ? -1 : at + 1,
    before: at - 1,
    isLast,
    ...(isLast ? shownWhoReads(world) : NOT_HERE),
  });
}

const placeOf = ({ reference, asks }: Draft, part: number, parts: number): string =>
  [reference, `page ${steps(asks)} of ${steps(asks)}`, parts > 1 ? `part ${part + 1} of ${parts}` : ''].filter(Boolean).join(' · ');

/** What is not done yet, and dates in an unusual order: nothing of it holds the referral up. */
const toDoOn = ({ asks, saved }: Draft, page: Page): string[] => [
  ...notYet([page], saved).map(({ field }) => field.whenNotYet),
  ...unusualOn(page, allAnswers(asks, saved)),
];

/** The names of the answers of a page that have a comment. */
const commentedOn = (draft: Draft, page: Page): string[] => [...draft.comments.keys()].filter((answer) => answer.startsWith(`${page.id}.`));
const isOnList = (answer: string): boolean => answer.includes('~');

/** What was asked about things on a page's list. */
const commentOnList = (draft: Draft, page: Page): string =>
  commentedOn(draft, page)
    .filter(isOnList)
    .flatMap((answer) => (draft.comments.get(answer) ?? []).map(({ from, words }) => `${from}: ${words}`))
    .join(' ');

/** Where somebody begins to check: at the first answer that has a comment. */
const firstPart = (draft: Draft): number =>
  Math.max(
    0,
    partsOf(draft.asks).findIndex((part) => part.some((page) => commentedOn(draft, page).length > 0)),
  );

/** Which questions have a comment, so that nobody has to look for them. */
function commentedInWords(draft: Draft): string {
  const asked = draft.asks.flatMap((page) => [
    ...page.fields.filter(({ id }) => draft.comments.has(`${page.id}.${id}`)).map(({ label }) => `“${label}”`),
    ...(commentedOn(draft, page).some(isOnList) ? [`the list under “${page.title}”`] : []),
  ]);
  return asked.length === 0 ? '' : `There is a comment on: ${asked.join(', ')}.`;
}

/** A number that grows with every save, so that a press on an older check can be told. */
export const savesOf = (draft: Draft): number => draft.pages.reduce((sum, { revision }) => sum + revision, 0);

function shownPage(draft: Draft, { page, missing }: Place) {
  const answers: Answers = draft.saved.get(page.id) ?? {};
  const to = { reference: draft.reference, page: page.id };
  const comments = commentsOnPage(draft.comments, page.id);
  const open = new Set(missing.map(({ field }) => field));
  const empty = page.fields.filter(({ id }) => !answers[id] && !open.has(id)).length;
  return {
    ...to,
    title: page.title,
    missing: [
      ...(open.has(page.repeats?.id ?? '') ? [page.repeats?.add ?? ''] : []),
      ...writtenOut(page, answers)
        .fields.filter(({ id }) => open.has(id))
        .map(({ label }) => label),
    ].join(' · '),
    empty: empty === 0 ? '' : `${empty} optional ${empty === 1 ? 'question' : 'questions'} left empty.`,
    fill: open.size > 0 ? 'Answer' : empty > 0 ? 'Add' : '',
    answers: [
      ...onTheList(page, answers).map((one) => ({ ...to, ...one, comment: commentOnList(draft, page) })),
      ...page.fields
        .filter(({ id }) => answers[id] || comments[id])
        .map((field) => ({
          ...to,
          question: field.label,
          answer: inShort(field, answers[field.id]) || 'Left empty.',
          comment: comments[field.id] ?? '',
        })),
    ],
  };
}

/** How much of each item of a list the check shows. */
const SHORT_ITEM = 60;

/** A list of a page in one line of the check. */
export function onTheList(page: Page, answers: Answers): { question: string; answer: string }[] {
  const items = itemsOf(page, answers);
  const answer = items.map((item) => `${item.title}: ${inOneLine(item, answers, SHORT_ITEM)}`).join(' ');
  return items.length > 0 ? [{ question: `${page.title} · On the list: ${items.length}`, answer }] : [];
}

export function inShort(field: Field, answer: Answer | undefined): string {
  if (!answer) return '';
  const text = 'said' in answer ? asRead(field, answer.said) : `Not known, because: ${answer.notKnown}`;
  const oneLine = text.replace(field.kind === 'several' ? /\n/g : /^$/, '; ').replace(/\s+/g, ' ');
  return oneLine.length > SHORT ? `${oneLine.slice(0, SHORT)}…` : oneLine;
}

const stillNeeded = (needed: number): string => {
  if (needed === 0) return '';
  return `${needed} ${needed === 1 ? 'answer is' : 'answers are'} still needed before this can be sent. They are marked.`;
};
