import { allInputsOf, shownInputsOf } from './cards';
import { isJson, list, words, type Json } from './json';

export type ShownInput = { id: string; label: string; value: string; type: string; choices?: string[] };

/** The inputs a person can type into, with what is in them now. */
export function inputsOf(card: Json, typed: Record<string, string>): ShownInput[] {
  return shownInputsOf(card).map((input) => {
    const choices = list(input, 'choices').map((choice) => words(choice, 'title'));
    const id = words(input, 'id');
    const present = { id, label: labelOf(input), value: typed[id] ?? words(input, 'value'), type: words(input, 'type') };
    return choices.length === 0 ? present : { ...present, choices };
  });
}

/** Turns what a test typed, by label or id, into values by id. Throws, naming what is on the card, when something can't be typed. */
export function typedById(card: Json, typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).map(([label, value]) => typedInto(card, label, value)));
}

/**
 * What a client sends with a button: its data with the inputs merged in. Follows the official renderer: every value is a string, an
 * empty input isn't sent, hidden ones are, and `associatedInputs: none` sends none.
 */
export function sentWith(action: Json, card: Json, typed: Record<string, string>): unknown {
  const data = action['data'];
  if (typeof data === 'string') return data;
  const merged: Json = isJson(data) ? { ...data } : {};
  if (words(action, 'associatedInputs').toLowerCase() === 'none') return merged;
  for (const input of allInputsOf(card)) {
    const id = words(input, 'id');
    const value = typed[id] ?? startingValue(input);
    if (id !== '' && isSet(input, value)) merged[id] = value;
  }
  return merged;
}

const labelOf = (input: Json): string =>
  words(input, 'label') || words(input, 'title') || words(input, 'placeholder') || words(input, 'id');
const on = (input: Json): string => words(input, 'valueOn') || 'true';
const off = (input: Json): string => words(input, 'valueOff') || 'false';
const isToggle = (input: Json): boolean => words(input, 'type') === 'Input.Toggle';
const isSet = (input: Json, value: string): boolean =>
  value !== '' && !(isToggle(input) && input['isRequired'] === true && value !== on(input));

function startingValue(input: Json): string {
  const value = words(input, 'value');
  return isToggle(input) && value !== on(input) ? off(input) : value;
}

function typedInto(card: Json, label: string, value: string): [string, string] {
  const inputs = shownInputsOf(card);
  const called = inputs.filter((input) => words(input, 'id') === label || labelOf(input) === label || words(input, 'title') === label);
  const [input] = called;
  if (!input) throw new Error(`There is no input “${label}” on this card. It has: ${named(inputs.map(labelOf))}.`);
  if (called.length > 1)
    throw new Error(
      `${called.length} inputs are called “${label}”. Name one by its id: ${named(called.map((each) => words(each, 'id')))}.`,
    );
  return [words(input, 'id'), valueFor(input, value)];
}

const named = (names: string[]): string => (names.length === 0 ? 'none' : names.map((name) => `“${name}”`).join(', '));

function valueFor(input: Json, value: string): string {
  const type = words(input, 'type');
  if (value === '') return value;
  if (isToggle(input)) return oneOf(input, value, [on(input), off(input)]);
  if (type === 'Input.ChoiceSet') return chosen(input, value);
  if (type === 'Input.Date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Error(`“${labelOf(input)}” takes a date such as 2026-03-31.`);
  if (type === 'Input.Time' && !/^\d{2}:\d{2}$/.test(value)) throw new Error(`“${labelOf(input)}” takes a time such as 14:30.`);
  if (type === 'Input.Number' && Number.isNaN(Number(value))) throw new Error(`“${labelOf(input)}” takes a number.`);
  return value;
}

function chosen(input: Json, value: string): string {
  const choices = list(input, 'choices').map((choice) => ({ title: words(choice, 'title'), value: words(choice, 'value') }));
  const one = (wanted: string): string | undefined =>
    (choices.find((each) => each.title === wanted) ?? choices.find((each) => each.value === wanted))?.value;
  const whole = one(value);
  if (whole !== undefined) return whole;
  const several = input['isMultiSelect'] === true ? value.split(',').map((each) => one(each.trim())) : [undefined];
  if (several.every((each) => each !== undefined)) return several.join(',');
  throw new Error(`“${value}” is not a choice of “${labelOf(input)}”. It offers: ${named(choices.map((each) => each.title))}.`);
}

function oneOf(input: Json, value: string, values: string[]): string {
  if (values.includes(value)) return value;
  throw new Error(`“${labelOf(input)}” is ${named(values)}, not “${value}”.`);
}
