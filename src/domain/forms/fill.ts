import { day } from '../time/days';
import { saidTo, type Also, type Answer, type Answers, type Problem, type Typed } from './answers';
import { chosen, NONE, WHY_LIMIT, type Field, type Page } from './field';
import { itemsOf, listed, writtenOut } from './repeats';

/** The input that takes the reason why a field is not known. */
export const whyInput = (field: string): string => `${field}-why`;

/**
 * What a page's answers become with what was typed. Clients leave empty inputs out, so a field that did not come was emptied;
 * where nothing came at all the client sent no inputs, and everything keeps what was saved. What is wrong keeps it, too.
 */
export function fill(page: Page, saved: Answers, typed: Typed, today: string, also: Also = NOTHING): Filled {
  const answers: Record<string, Answer> = { ...listed(page, saved) };
  const wrong: Problem[] = [];
  const came = Object.keys(typed).length > 0;
  for (const field of page.fields) {
    const problem = fault(field, typed, today);
    if (problem) wrong.push({ field: field.id, kind: 'wrong', sentence: problem });
    const before = saved[field.id];
    const answer = problem || !came ? before : keeping(before, answered(field, typed));
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

/** The questions of a page that still need an answer, in the page's order. */
export function missing(page: Page, answers: Answers): Problem[] {
  const asked = writtenOut(page, answers).fields.filter((field) => isMissing(field, answers));
  const ofFields = asked.map((field): Problem => ({ field: field.id, kind: 'missing', sentence: pleaseAnswer(field) }));
  return needsOne(page, answers) ? [{ field: page.repeats?.id ?? '', kind: 'missing', sentence: NEEDS_ONE }, ...ofFields] : ofFields;
}

const NEEDS_ONE = 'Please add at least one, or say below why there is none.';

const needsOne = (page: Page, answers: Answers): boolean =>
  page.repeats?.orWhyNone !== undefined && itemsOf(page, answers).length === 0 && !answers[page.repeats.orWhyNone];

/** What was pointed out in an answer and kept stays so while there is an answer. */
const keeping = (before: Answer | undefined, after: Answer | undefined): Answer | undefined =>
  after && before?.kept ? { ...after, kept: before.kept } : after;

function answered(field: Field, typed: Typed): Answer | undefined {
  const said = typed[field.id];
  const why = typed[whyInput(field.id)];
  if (said?.trim()) return { said };
  return why?.trim() ? { notKnown: why } : undefined;
}

function fault(field: Field, typed: Typed, today: string): string {
  const said = typed[field.id] ?? '';
  const why = typed[whyInput(field.id)] ?? '';
  if (why.length > WHY_LIMIT) return `The reason takes ${WHY_LIMIT} characters; this one has ${count(why.length)}. Please shorten it.`;
  if (!said.trim()) return '';
  if (field.limit && said.length > field.limit)
    return `“${field.label}” takes ${count(field.limit)} characters; this has ${count(said.length)}. Please shorten it.`;
  if (field.kind === 'choice' && !field.choices.some(({ value }) => value === said))
    return `“${field.label}”: please choose one of the answers in the list.`;
  if (field.kind === 'several') return severalFault(field, chosen(said));
  if (field.kind !== 'date') return '';
  if (!day.safeParse(said).success) return `“${field.label}”: please give a real date, for example 2026-03-31.`;
  if (field.past && said > today) return `“${field.label}”: this date has not come yet. Please check the day, month and year.`;
  return '';
}

function severalFault(field: Field, values: readonly string[]): string {
  if (values.some((value) => !field.choices.some((one) => one.value === value)))
    return `“${field.label}”: please choose among the answers in the list.`;
  const none = field.choices.find(({ value }) => value === NONE)?.label ?? '';
  return values.includes(NONE) && values.length > 1 ? `“${none}” cannot stand beside other answers. Please choose again.` : '';
}

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

const count = (n: number): string => n.toLocaleString('en-GB');
