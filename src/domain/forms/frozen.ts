import { z } from 'zod';
import { listOf } from '../fact';
import { dayInWords, inWords, type Instant } from '../time/days';
import { dayWritten } from '../time/written';
import { saidTo, type Answer, type AnswerName, type Answers, type Kept } from './answers';
import { chosen, type Field, type Page } from './field';
import { lastOf, writtenOut } from './repeats';

/** What was typed into a page, from the page as it was frozen and what was kept apart: the other way round from `freeze`. */
export function thaw(page: Page, frozen: FrozenPage, identity: Answers): Answers {
  const answers = Object.fromEntries(
    frozen.items.flatMap((item) => {
      const answer = item.apart ? typed(isDate(page, item.field), identity[item.field]) : answered(item);
      return answer ? [[item.field, answer] as const] : [];
    }),
  );
  return page.repeats && frozen.last > 0 ? { ...answers, [lastOf(page.repeats)]: { said: String(frozen.last) } } : answers;
}

function answered({ answer, value, notKnown, kept }: FrozenItem): Answer | undefined {
  const beside = kept.length > 0 ? { kept } : {};
  if (answer) return { said: value || answer, ...beside };
  return notKnown ? { notKnown, ...beside } : undefined;
}

/** An identity as the form took it; a date is kept as people read it. */
const typed = (isDate: boolean, kept: Answer | undefined): Answer | undefined =>
  isDate && kept && 'said' in kept ? { ...kept, said: dayInWords(kept.said) || kept.said } : kept;

/** Whether a question of the page, or of what it lists, asks for a date. */
function isDate({ fields, repeats }: Page, field: string): boolean {
  const asked =
    fields.find(({ id }) => id === field) ??
    repeats?.fields.find(({ id }) => field.startsWith(`${repeats.id}~`) && field.endsWith(`~${id}`));
  return asked?.kind === 'date';
}

/** The answers that identified somebody before and are another now, or gone, by the names under which they are asked. */
export function corrected(page: FrozenPage, before: Answers, after: Answers): AnswerName[] {
  const theirs = page.items.map(({ field }) => field).filter((field) => before[field]);
  return theirs.filter((field) => textOf(before[field]) !== textOf(after[field])).map((field) => `${page.page}.${field}`);
}

const textOf = (answer: Answer | undefined): string => JSON.stringify([answer && 'said' in answer, answer && Object.values(answer)]);

/** What lies among the identities beside the answers of these pages, such as the name that the family chose and the office recorded. */
export function notFrom(pages: Iterable<FrozenPage>, identity: Answers): Answers {
  const theirs = new Set([...pages].flatMap(({ items }) => items.filter(({ apart }) => apart).map(({ field }) => field)));
  return Object.fromEntries(Object.entries(identity).filter(([field]) => !theirs.has(field)));
}

/** A page as it was sent: question and answer texts frozen together. What identifies the child is kept apart. */
export type FrozenPage = {
  readonly page: string;
  readonly title: string;
  readonly items: readonly FrozenItem[];
  /** The last number that the page's list has given away; 0 where it has no list. */
  readonly last: number;
} & Written;

/** Which save of a page it was: the draft's own numbers, so that a draft made from it again goes on where that one stopped. */
export type Written = { readonly revision: number; readonly savedAt: Instant | '' };
const UNSAVED: Written = { revision: 0, savedAt: '' };

export type FrozenItem = {
  readonly field: string;
  readonly question: string;
  /** As people read it. */
  readonly answer: string;
  /** As the form took it, where people read something else: a choice, several, a date. Empty for text, and for what is apart. */
  readonly value: string;
  readonly notKnown: string;
  /** The answer is among the identities, under the field's id. */
  readonly apart: boolean;
  /** What was pointed out in the answer and left as it is, and why. */
  readonly kept: readonly Kept[];
};

/** The same, read back from where it is stored. */
export const aFrozenPage = z.object({
  page: z.string(),
  title: z.string(),
  items: listOf(
    z.object({
      field: z.string(),
      question: z.string(),
      answer: z.string(),
      value: z.string(),
      notKnown: z.string(),
      apart: z.boolean(),
      kept: listOf(z.object({ what: z.string(), text: z.string(), why: z.string() })),
    }),
  ),
  last: z.int(),
  revision: z.int(),
  savedAt: z.string(),
});

/** Freezes one page's questions and answers, and takes out what identifies the child. */
export function freeze(page: Page, answers: Answers, written: Written = UNSAVED): { frozen: FrozenPage; identity: Answers } {
  const { fields } = writtenOut(page, answers);
  const apart = fields.filter((field) => field.identity && answers[field.id]);
  const { revision, savedAt } = written;
  const last = page.repeats ? Number(saidTo(answers, lastOf(page.repeats))) : 0;
  const items = fields.map((field) => frozenItem(field, answers[field.id]));
  return {
    frozen: { page: page.id, title: page.title, items, last, revision, savedAt },
    identity: Object.fromEntries(apart.flatMap((field) => entry(field, answers[field.id]))),
  };
}

function frozenItem(field: Field, given: Answer | undefined): FrozenItem {
  const answer = field.identity ? undefined : given;
  const said = answer && 'said' in answer ? answer.said : '';
  return {
    field: field.id,
    question: field.label,
    answer: said && asRead(field, said),
    value: isReadAsTyped(field) ? '' : said,
    notKnown: answer && 'notKnown' in answer ? answer.notKnown : '',
    apart: field.identity && given !== undefined,
    kept: answer?.kept ?? [],
  };
}

const isReadAsTyped = ({ kind }: Field): boolean => kind === 'text' || kind === 'long' || kind === 'time';

const entry = (field: Field, answer: Answer | undefined): [string, Answer][] => {
  if (!answer) return [];
  return [[field.id, 'said' in answer ? { said: asRead(field, answer.said) } : answer]];
};

/** An answer as people read it: a choice by its label, a date in words, text as it was typed. */
export function asRead(field: Field, said: string): string {
  if (field.kind === 'choice') return labelOf(field, said);
  if (field.kind === 'several')
    return chosen(said)
      .map((value) => labelOf(field, value))
      .join('\n');
  if (field.kind !== 'date') return said;
  const read = dayWritten(said);
  return read.is === 'a day' ? inWords(read.day) : said;
}

const labelOf = (field: Field, said: string): string => field.choices.find(({ value }) => value === said)?.label ?? said;
