import { NONE, type Field, type Page } from '../../src/domain/forms/field';
import { itemPage } from '../../src/domain/forms/repeats';
import { pagesFor } from '../../src/domain/referral/pages';
import type { Route } from '../../src/domain/review/referral';
import type { Someone } from '../room/types';
import { begins, GO_ON, readsCheck } from './referring';

/** One answer that can be known again wherever it stands: the field under its name, how it may be written, and whether it identifies. */
export type Marker = { readonly field: string; readonly words: readonly string[]; readonly identity: boolean };

/** A page, what is typed into its own questions, and into those of one thing on its list. */
type Filled = { readonly page: Page; readonly typed: Typed; readonly item: Typed };
type Typed = Readonly<Record<string, string>>;

/** Every question of a route with an answer: words of their own where it takes words, and a day of its own where a day identifies. */
export function everyField(route: Route): { readonly filled: readonly Filled[]; readonly markers: readonly Marker[] } {
  const markers: Marker[] = [];
  const mark = ({ id, identity }: Field, ...words: string[]): string => {
    markers.push({ field: id, words, identity });
    return words[0] ?? '';
  };
  const answerTo = (field: Field, beside: readonly Field[]): string => {
    if (field.kind === 'choice') return branchOf(field, beside) ?? field.choices[0]?.value ?? '';
    if (field.kind === 'several') return field.choices.flatMap(({ value }) => (value === NONE ? [] : [value])).join(',');
    if (field.kind !== 'date') return mark(field, `canary${markers.length}z`);
    const nth = markers.filter(({ words }) => words.length > 1).length + 1;
    return field.identity ? mark(field, `2019-03-${String(nth).padStart(2, '0')}`, `${nth} March 2019`) : '2026-11-02';
  };
  const answers = (fields: readonly Field[]): Typed => Object.fromEntries(fields.map((field) => [field.id, answerTo(field, fields)]));
  const filled = pagesFor(route).map((page) => ({ page, typed: answers(page.fields), item: answers(fieldsOfOne(page)) }));
  return { filled, markers };
}

/** The answer that opens another question of the same page. */
const branchOf = ({ id }: Field, beside: readonly Field[]): string | undefined =>
  beside.find(({ neededWhen }) => neededWhen?.field === id)?.neededWhen?.is;

const fieldsOfOne = (page: Page): readonly Field[] => (page.repeats ? itemPage({ ...page, repeats: page.repeats }, 1).fields : []);

/** Answers every question of a route and sends it. */
export async function refersEverything(person: Someone, route: Route, filled: readonly Filled[]): Promise<string> {
  const reference = await begins(person, route);
  for (const { page, typed, item } of filled) {
    if (page.repeats) {
      await pressesFilled(person, page.repeats.add, typed);
      await pressesFilled(person, 'Add it to the list', item);
    }
    await pressesFilled(person, /^(Next|Check your answers|Send the short start now)$/, typed);
    // Coaching gives one hint at a time; a marker is a thin reason, and people may always go on.
    for (let hint = goOn(person); hint; hint = goOn(person)) await person.presses(hint);
    if (person.card().buttons().includes(GO_ON)) await person.presses(GO_ON);
  }
  await readsCheck(person);
  await person.presses('Send the referral');
  return reference;
}

const goOn = (person: Someone): string | undefined =>
  person
    .card()
    .buttons()
    .find((title) => /^(Carry on|Send it) as it is$/.test(title));

/** Types an answer into each input of the card by its question; a question that is not on the card is a fault of the test. */
async function pressesFilled(person: Someone, title: string | RegExp, typed: Typed): Promise<void> {
  const card = person.card();
  const button = typeof title === 'string' ? title : card.buttons().find((one) => title.test(one));
  const inputs = card.inputs().flatMap(({ id }): [string, string][] => {
    const said = typed[id.replace(/_r\d+$/, '')];
    return said === undefined ? [] : [[id, said]];
  });
  if (!button || inputs.length !== Object.keys(typed).length)
    throw new Error(`The card does not ask ${Object.keys(typed).join(', ')}:\n${card.text()}\n${card.buttons().join(' | ')}`);
  await person.presses(button, Object.fromEntries(inputs));
}
