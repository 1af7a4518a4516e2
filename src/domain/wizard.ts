import { saidTo, type Answer, type Answers } from './answers';
import { impossibleAmong, outOfOrder } from './dateOrder';
import { day } from './days';
import { itemsOf, listed, writtenOut } from './repeats';
import { chosen, NONE, NOT_YET, WHY_LIMIT, type Field, type Page } from './pages';

/** What is wrong with one field, and what to do about it. `missing` ones may be left for later, the others may not. */
export type Problem = { readonly field: string; readonly kind: 'missing' | 'wrong'; readonly sentence: string };

/** A form's inputs as they came: by input id, without the suffix that tells the drawings of a page apart. */
export type Typed = Readonly<Record<string, string>>;

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
/** What is wrong with a page's answers beside each other, or beside those of other pages. */
export type Also = (answers: Answers) => readonly Problem[];
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

export type Place = { readonly page: Page; readonly number: number; readonly missing: readonly Problem[]; readonly begun: boolean };

/** Every page with what it still needs. Where somebody is in the form is worked out from the answers, never stored. */
export function places(pages: readonly Page[], saved: ReadonlyMap<string, Answers>): Place[] {
  const wrong = outOfOrder(allAnswers(pages, saved));
  return pages.map((page, index) => ({
    page,
    number: index + 1,
    missing: [...missing(page, saved.get(page.id) ?? {}), ...impossibleAmong(page, wrong)],
    begun: saved.has(page.id),
  }));
}

/** The answers of these pages together; a question stands on one page only. */
export const allAnswers = (pages: readonly Page[], saved: ReadonlyMap<string, Answers>): Answers =>
  Object.assign({}, ...pages.map(({ id }) => saved.get(id) ?? {}));

/** The questions that were answered with “not yet”, in order: nothing waits for them here, and somebody has still to do them. */
export const notYet = (pages: readonly Page[], saved: ReadonlyMap<string, Answers>): { readonly page: Page; readonly field: Field }[] =>
  pages.flatMap((page) =>
    page.fields.flatMap((field) => (saidTo(saved.get(page.id) ?? {}, field.id) === NOT_YET ? [{ page, field }] : [])),
  );

/** The first page that still needs something, or undefined when the referral can be checked and sent. */
export const nextPlace = (all: readonly Place[]): Place | undefined => all.find((place) => place.missing.length > 0 || !place.begun);

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
