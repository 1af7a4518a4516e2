import { saidTo, type Also, type Answer, type Answers, type Problem, type Typed } from './answers';
import { chosen, WHY_LIMIT, type Field, type Page } from './field';
import { asRead } from './frozen';
import { readTyped } from './readTyped';
import { itemsOf, listed, writtenOut } from './repeats';

/** The input that takes the reason why a field is not known. */
export const whyInput = (field: string): string => `${field}-why`;

/** The input that says what becomes of an answer that did not come back. */
export const outInput = (field: string): string => `${field}-out`;
export const KEEP_IT = 'keep';
export const TAKE_IT_OUT = 'take';

/**
 * What a page's answers become with what was typed. Clients leave out an input that was emptied, and at times one that was not, so that
 * an answer that does not come back stays, and is asked about once; a choice, which cannot be un-chosen, just stays. Where nothing came
 * at all the client sent no inputs, and everything keeps what was saved. What is wrong keeps it, too.
 */
export function fill(page: Page, saved: Answers, typed: Typed, today: string, also: Also = NOTHING): Filled {
  const answers: Record<string, Answer> = { ...listed(page, saved) };
  const wrong: Problem[] = [];
  const came = Object.keys(typed).length > 0;
  for (const field of page.fields) {
    const { answer, problem } = came ? taken(field, saved[field.id], typed, today) : { answer: saved[field.id], problem: undefined };
    if (problem) wrong.push(problem);
    if (answer) answers[field.id] = answer;
  }
  const beside = also(answers);
  const kept = Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => {
      const before = beside.some(({ field }) => field === id) ? saved[id] : answer;
      return before ? [[id, before] as const] : [];
    }),
  );
  wrong.push(...beside);
  const missed = missing(page, kept).filter(({ field }) => !wrong.some((one) => one.field === field));
  return { answers: kept, problems: [...wrong, ...missed] };
}

export type Filled = { readonly answers: Answers; readonly problems: Problem[] };

const NOTHING: Also = () => [];

/** Whether anything of a page did not come, so that what is stored has to be known to tell what becomes of it. */
export const leavesOut = (page: Page, typed: Typed): boolean => page.fields.some((field) => !comesBack(field, typed));

const comesBack = ({ id }: Field, typed: Typed): boolean => Boolean(typed[id]?.trim()) || Boolean(typed[whyInput(id)]?.trim());

/** The questions of a page that still need an answer, in the page's order. */
export function missing(page: Page, answers: Answers): Problem[] {
  const asked = writtenOut(page, answers).fields.filter((field) => isMissing(field, answers));
  const ofFields = asked.map((field): Problem => ({ field: field.id, kind: 'missing', sentence: pleaseAnswer(field) }));
  return needsOne(page, answers) ? [{ field: page.repeats?.id ?? '', kind: 'missing', sentence: NEEDS_ONE }, ...ofFields] : ofFields;
}

const NEEDS_ONE = 'Please add at least one, or say below why there is none.';

const needsOne = (page: Page, answers: Answers): boolean =>
  page.repeats?.orWhyNone !== undefined && itemsOf(page, answers).length === 0 && !answers[page.repeats.orWhyNone];

type Taken = { readonly answer: Answer | undefined; readonly problem: Problem | undefined };

/** What becomes of one answer. */
function taken(field: Field, before: Answer | undefined, typed: Typed, today: string): Taken {
  const [said, why] = [typed[field.id] ?? '', typed[whyInput(field.id)] ?? ''];
  const read = readTyped(field, said, today);
  const fault = why.length > WHY_LIMIT ? tooLong(why) : read.fault;
  if (fault) return { answer: before, problem: { field: field.id, kind: 'wrong', sentence: fault } };
  if (!comesBack(field, typed)) return notBack(field, before, typed[outInput(field.id)]);
  return { answer: keeping(before, said.trim() ? { said: read.said } : { notKnown: why }), problem: undefined };
}

const tooLong = (why: string): string =>
  `The reason takes ${WHY_LIMIT} characters; this one has ${why.length.toLocaleString('en-GB')}. Please shorten it.`;

/** An answer that did not come back stays until somebody says that it is to go; who has said that it stays is not asked again. */
function notBack(field: Field, before: Answer | undefined, says: string | undefined): Taken {
  const isAsked = before !== undefined && !(field.kind === 'choice' && 'said' in before);
  if (!isAsked || says === KEEP_IT) return { answer: before, problem: undefined };
  if (says === TAKE_IT_OUT) return { answer: undefined, problem: undefined };
  return { answer: before, problem: { field: field.id, kind: 'taken out', sentence: takenOut(field, before) } };
}

/** How much of an answer stands in the question whether it is to go. */
const SHORT = 100;

function takenOut(field: Field, before: Answer): string {
  const words = ('said' in before ? asRead(field, before.said) : before.notKnown).replace(/\s+/g, ' ').trim();
  const short = words.length > SHORT ? `${words.slice(0, SHORT)}…` : words;
  return `Taken out: “${field.label}”, ${'said' in before ? short : `not known, because: ${short}`}. It stays until you say that it is to go.`;
}

/** What was pointed out in an answer and kept stays so while there is an answer. */
const keeping = (before: Answer | undefined, after: Answer): Answer => (before?.kept ? { ...after, kept: before.kept } : after);

function isMissing(field: Field, answers: Answers): boolean {
  const answer = answers[field.id];
  if (answer) return false;
  if (!field.neededWhen) return field.need !== 'optional';
  const other = saidTo(answers, field.neededWhen.field);
  return other === field.neededWhen.is || chosen(other).includes(field.neededWhen.is);
}

const pleaseAnswer = (field: Field): string =>
  field.need === 'required, or why not known'
    ? `“${field.label}” still needs an answer, or a word on why it is not known.`
    : `“${field.label}” still needs an answer.`;
