import { saidTo, type Answers } from './answers';
import type { Field, Page, Repeats } from './field';

// What a page asks several times: people of a household, agencies, key dates. Each answer is kept with the page's others, under the
// group, the item's number and the field: `household~2~initials`. A number is never used again, so that an item keeps its name.

/** One of the things that a page lists. `number` is its name for good; `title`, such as “Person 2”, is its place in the list. */
export type Item = { readonly number: number; readonly title: string; readonly fields: readonly Field[] };

/** The items of a page in the order in which people read them. */
export function itemsOf({ repeats }: Page, answers: Answers): Item[] {
  if (!repeats) return [];
  const numbers = numbersOf(repeats, answers).sort((one, other) => one - other);
  const first = (number: number): string => (repeats.orderedBy ? saidTo(answers, keyOf(repeats, number, repeats.orderedBy)) : '');
  const ordered = numbers.sort((one, other) => (first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : one - other));
  return ordered.map((number, index) => ({ number, title: `${repeats.one} ${index + 1}`, fields: fieldsOf(repeats, number) }));
}

/** A number that no item of the page has had, as far as the page remembers. */
export const nextNumber = ({ repeats }: Page, answers: Answers): number =>
  Math.max(0, ...(repeats ? numbersOf(repeats, answers) : []), Number(repeats ? saidTo(answers, lastOf(repeats)) : 0)) + 1;

/** One item as a page of its own: what its form asks. `partners` are the agencies that may be chosen. */
export const itemPage = (page: Page & { readonly repeats: Repeats }, number: number, partners: readonly string[] = []): Page => ({
  id: page.id,
  title: page.repeats.form,
  purpose: page.repeats.purpose,
  fields: fieldsOf(page.repeats, number).map((field) =>
    field.partnersToo ? { ...field, choices: [...choicesOf(partners), ...field.choices] } : field,
  ),
});

const choicesOf = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

/** The page with the questions of its items written out, each under its item's title. */
export const writtenOut = (page: Page, answers: Answers): Page => {
  const items = itemsOf(page, answers);
  if (items.length === 0) return page;
  const fields = items.flatMap((item) => item.fields.map((field) => ({ ...field, label: `${item.title}: ${field.label}` })));
  return { ...page, fields: [...page.fields, ...fields] };
};

/** The page's answers with those of one item instead of what was there; nothing answered takes it away. */
export function withItem(page: Page, answers: Answers, number: number, ofItem: Answers): Answers {
  const { repeats } = page;
  if (!repeats) return answers;
  const others = Object.entries(answers).filter(([key]) => numberIn(repeats, key) !== number);
  const last = Math.max(nextNumber(page, answers) - 1, number);
  return { ...Object.fromEntries(others), ...ofItem, [lastOf(repeats)]: { said: String(last) } };
}

export const withoutItem = (page: Page, answers: Answers, number: number): Answers => withItem(page, answers, number, {});

/** The answers of one item. */
export const ofItem = ({ repeats }: Page, answers: Answers, number: number): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => repeats && numberIn(repeats, key) === number));

/** All that a page's own form does not ask, and must not lose when it is saved. */
export const listed = ({ repeats }: Page, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => repeats && key.startsWith(`${repeats.id}~`)));

/** True when the page takes no further item. */
export const isFull = (page: Page, answers: Answers): boolean =>
  page.repeats !== undefined && numbersOf(page.repeats, answers).length >= page.repeats.most;

const keyOf = ({ id }: Repeats, number: number, field: string): string => `${id}~${number}~${field}`;
/** Under which name the last number that was given away is kept with the answers. */
export const lastOf = ({ id }: Repeats): string => `${id}~last`;

function numberIn({ id }: Repeats, key: string): number {
  const [group, number, field] = key.split('~');
  return group === id && field !== undefined && number && /^\d{1,4}$/.test(number) ? Number(number) : 0;
}

const numbersOf = (repeats: Repeats, answers: Answers): number[] => [
  ...new Set(Object.keys(answers).flatMap((key) => numberIn(repeats, key) || [])),
];

const fieldsOf = (repeats: Repeats, number: number): Field[] =>
  repeats.fields.map((field) => ({
    ...field,
    id: keyOf(repeats, number, field.id),
    neededWhen: field.neededWhen && { ...field.neededWhen, field: keyOf(repeats, number, field.neededWhen.field) },
  }));
