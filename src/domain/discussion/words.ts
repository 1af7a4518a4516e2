import { z } from 'zod';
import { saidIn, type Answers } from '../forms/answers';
import { chosen, type Field, type Page } from '../forms/field';
import { asRead } from '../forms/frozen';
import type { Died } from '../review/desk';
import type { Wording } from '../review/discussion';
import { addCalendarMonths, compare, type Day } from '../time/days';
import type { Give, Stage } from './stages/stage';

/** One contribution: what somebody gave to one stage, by the fields of its kind, as it was typed. */
export const Words = z.strictObject({ kind: z.string(), said: z.record(z.string(), z.string()) });
export type Words = z.infer<typeof Words>;

/** The Add dialog of a stage as a page of fields. */
export const pageOf = (stage: Stage): Page => ({
  id: `stage-${stage.at}`,
  title: stage.title,
  purpose: stage.purpose,
  fields: [...stage.gives.flatMap(({ fields }) => fields), ...stage.scales],
});

/** What was answered, one contribution for each kind whose first field was filled in, without white space that says nothing. */
export function wordsIn(stage: Stage, answers: Answers): Words[] {
  return stage.gives.flatMap(({ kind, fields }) => {
    const said = Object.fromEntries(fields.flatMap((field) => entry(field, answers)));
    return fields[0] && said[fields[0].id] ? [{ kind, said }] : [];
  });
}

/** The numbers from 0 to 10 that were given, by the question's id. */
export const numbersIn = (stage: Stage, answers: Answers): Readonly<Record<string, number>> =>
  Object.fromEntries(stage.scales.flatMap((field) => entry(field, answers).map(([id, said]) => [id, Number(said)])));

/** Answers to fields whose own first field was left empty, which would otherwise be lost without a word. */
export function leftOver(stage: Stage, answers: Answers): { readonly field: string; readonly needs: string } | undefined {
  for (const { fields } of stage.gives) {
    const [first, ...others] = fields;
    const other = others.find((field) => entry(field, answers).length > 0);
    if (first && other && entry(first, answers).length === 0) return { field: first.id, needs: first.label };
  }
  return undefined;
}

const entry = (field: Field, answers: Answers): [string, string][] => {
  const said = saidIn(answers, field.id).replace(/[^\S\n]+/g, ' ');
  return said ? [[field.id, said]] : [];
};

/** The same words give the same text, whatever the order of their fields. */
export const canonical = ({ kind, said }: Words): string =>
  JSON.stringify([kind, Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1))]);

/** Words as the board shows them: the words themselves, and what was said about them. */
export function asShown({ fields }: Give, { said }: Words): { readonly text: string; readonly about: string } {
  const [text = '', ...about] = fields.map((field) => (said[field.id] ? asRead(field, said[field.id] ?? '') : ''));
  return { text, about: about.filter(Boolean).join(' · ') };
}

/** With fewer numbers than this the spread would say who gave which. */
const FEWEST_NUMBERS = 3;

export type Spread = { readonly low: number; readonly high: number; readonly middle: number; readonly count: number };

/** How far numbers lie apart; undefined when there are too few of them to show. */
export function spreadOf(numbers: readonly number[]): Spread | undefined {
  const sorted = [...numbers].sort((one, other) => one - other);
  const [low, high] = [sorted.at(0), sorted.at(-1)];
  if (low === undefined || high === undefined || sorted.length < FEWEST_NUMBERS) return undefined;
  const half = (sorted.length - 1) / 2;
  const middle = ((sorted[Math.floor(half)] ?? low) + (sorted[Math.ceil(half)] ?? high)) / 2;
  return { low, high, middle, count: sorted.length };
}

const BABY_MONTHS = 24;

/** What is known of a child of a review that decides how people speak of them. */
export type KnownChild = {
  /** The kinds of incident, with commas between them. */
  readonly category: string;
  /** Whether there is a date of death. */
  readonly died: boolean;
  /** What is said to the question whether the child has died. */
  readonly says?: Died | '';
  readonly bornOn: Day | '';
};

/**
 * In which wording people speak of the child. A death comes first: a date of it, or the answer that asks for it as such; where nobody has
 * answered that, the kind of incident. Then a child under two or not yet born.
 */
export function wordingOf(child: KnownChild, today: Day): Wording {
  const bySort = child.says === 'no' ? false : chosen(child.category).some((one) => one === 'death' || one === 'suicide');
  if (child.died || child.says === 'yes' || bySort) return 'died';
  if (child.bornOn && compare(addCalendarMonths(child.bornOn, BABY_MONTHS), today) > 0) return 'unborn or baby';
  return 'alive';
}
