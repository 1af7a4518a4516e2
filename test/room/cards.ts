import { asRead } from './asRead';
import { inside, isJson, list, words, type Json } from './json';

export type Button = { readonly title: string; readonly action: Json };

/** All text a person reads on a card, in reading order, one line for each block; what is hidden is left out. */
export function textOf(card: Json, typed: Record<string, string> = {}): string {
  return [...shown(card)]
    .flatMap((node) => linesOf(node, typed))
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** The buttons a person can press, in reading order. */
export function buttonsOf(card: Json): Button[] {
  return [...shown(card)].flatMap((node) =>
    isAction(node) ? [{ title: words(node, 'title') || words(node, 'tooltip'), action: node }] : [],
  );
}

/** Every input of the card, hidden ones too: clients send those as well. */
export const allInputsOf = (card: Json): Json[] => [...parts(card, () => true)].filter(isInput);

export const shownInputsOf = (card: Json): Json[] => [...shown(card)].filter(isInput);

export const isInput = (node: Json): boolean => words(node, 'type').startsWith('Input.');

/** The card after Action.ToggleVisibility, as the presser's own client shows it. */
export function toggled(card: Json, action: Json): Json {
  const targets = new Map<string, boolean | undefined>();
  const named = action['targetElements'];
  for (const target of Array.isArray(named) ? named : []) {
    if (typeof target === 'string') targets.set(target, undefined);
    if (isJson(target)) targets.set(words(target, 'elementId'), typeof target['isVisible'] === 'boolean' ? target['isVisible'] : undefined);
  }
  const copy = structuredClone(card);
  for (const node of parts(copy, () => true)) {
    const id = words(node, 'id');
    if (id !== '' && targets.has(id)) node['isVisible'] = targets.get(id) ?? node['isVisible'] === false;
  }
  return copy;
}

const isAction = (node: Json): boolean => words(node, 'type').startsWith('Action.');
const isVisible = (node: Json): boolean => node['isVisible'] !== false;
const shown = (card: Json): Iterable<Json> => parts(card, isVisible);

const LISTS = ['body', 'items', 'columns', 'rows', 'cells', 'images', 'pages', 'inlines', 'actions'];
const SINGLES = ['inlineAction', 'selectAction'];

function* parts(node: Json, enter: (node: Json) => boolean): Iterable<Json> {
  if (!enter(node)) return;
  yield node;
  for (const key of LISTS) for (const child of list(node, key)) yield* parts(child, enter);
  for (const key of SINGLES) {
    const child = inside(node, key);
    if (child) yield* parts(child, enter);
  }
}

function linesOf(node: Json, typed: Record<string, string>): string[] {
  const type = words(node, 'type');
  if (isAction(node) || type === 'TextRun') return [];
  if (type === 'RichTextBlock') return [runsOf(node)];
  if (type === 'FactSet') return list(node, 'facts').map((fact) => `${asRead(words(fact, 'title'))} ${asRead(words(fact, 'value'))}`);
  if (isInput(node)) return inputLines(node, typed);
  if (type === 'TextBlock') return [asRead(words(node, 'text'))];
  return ['title', 'text', 'description', 'codeSnippet', 'altText'].map((key) => (type === 'AdaptiveCard' ? '' : words(node, key)));
}

function runsOf(block: Json): string {
  const inlines = block['inlines'];
  if (!Array.isArray(inlines)) return '';
  return inlines.map((run) => (typeof run === 'string' ? run : isJson(run) ? words(run, 'text') : '')).join('');
}

function inputLines(input: Json, typed: Record<string, string>): string[] {
  const value = typed[words(input, 'id')] ?? words(input, 'value');
  const label = words(input, 'label');
  if (words(input, 'type') === 'Input.Toggle') return [label, words(input, 'title')];
  const choices = list(input, 'choices');
  if (choices.length === 0) return [label, value || words(input, 'placeholder')];
  const chosen = value.split(',');
  const open = words(input, 'style') === 'expanded' || input['isMultiSelect'] === true;
  const titles = choices.filter((choice) => open || chosen.includes(words(choice, 'value'))).map((choice) => words(choice, 'title'));
  return [label, ...(titles.length === 0 ? [words(input, 'placeholder')] : titles)];
}
