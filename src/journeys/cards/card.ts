import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Drawn } from '../../ports';
import { templateOf } from './templating';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const cardJson = z.record(z.string(), z.unknown());

/** Where the cards' JSON templates are: beside `src` and beside the built `dist`. */
export const CARDS = join(__dirname, '..', '..', '..', 'cards');

export type Binding<Shows extends z.ZodType> = {
  readonly name: string;
  readonly shows: Shows;
  readonly holdsCase: boolean;
  /** Makes its template ready, which the first drawing does otherwise. */
  prepare(): void;
  draw(shown: z.input<Shows>): Drawn;
};

type Kind<Shows> = {
  readonly shows: Shows;
  /** What a phone shows of the card before the chat is opened. Never case content, so it is a fixed sentence. */
  readonly preview: string;
  readonly holdsCase?: boolean;
  /** What it is drawn from unless it has a JSON file of its own. */
  readonly derived?: Json;
};

const derived = new Map<string, Json>();
const bindings = new Map<string, Binding<z.ZodType>>();

/** Every card there is, by the name of its JSON file; a test holds them against the files. */
export const allCards = (): readonly Binding<z.ZodType>[] => [...bindings.values()];

/** Makes each card ready that nobody has drawn yet, one at a time, after a pause for whatever else is to be done. */
export async function prepareCards(pause: () => Promise<unknown>): Promise<void> {
  for (const binding of allCards()) {
    await pause();
    binding.prepare();
  }
}

/** Binds one template, `cards/<name>.json` or the one that is derived, to the shape of what it shows. It is read when the card is first drawn, and then kept. */
export function card<Shows extends z.ZodType>(name: string, kind: Kind<Shows>): Binding<Shows> {
  let kept: ReturnType<typeof templateOf> | undefined;
  const template = () => (kept ??= templateOf(read(name)));
  const holdsCase = kind.holdsCase ?? false;
  const binding: Binding<Shows> = {
    name,
    shows: kind.shows,
    holdsCase,
    prepare: () => void template(),
    draw: (shown) => ({
      name,
      json: cardJson.parse(plainChoices(template().expand({ $root: kind.shows.parse(shown) }))),
      preview: kind.preview,
      holdsCase,
    }),
  };
  bindings.set(name, binding);
  if (kind.derived !== undefined) derived.set(name, kind.derived);
  return binding;
}

/** A card's template with our own short forms written out. */
export function read(name: string): Node {
  const written = spell(own(name) ?? derived.get(name) ?? missing(name));
  if (!isNode(written)) throw new Error(`cards/${name}.json is not a card.`);
  return { ...written, $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', lang: 'en', msteams: { width: 'Full' } };
}

function own(name: string): Json | undefined {
  const file = join(CARDS, `${name}.json`);
  return existsSync(file) ? json.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

function missing(name: string): never {
  throw new Error(`There is no cards/${name}.json.`);
}

const parts = new Map<string, Json>();

/** A part is read once for all cards that it stands in. */
function loadPart(name: string): Json {
  const part = parts.get(name) ?? own(`parts/${name}`) ?? missing(`parts/${name}`);
  parts.set(name, part);
  return part;
}

function spell(node: Json): Json {
  if (typeof node !== 'object' || node === null) return node;
  if (isList(node)) return node.map(spell);
  const short = Object.keys(SHORT).find((name) => name in node);
  if (short) return spell(SHORT[short]?.(node) ?? null);
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, spell(value)]));
}

const isList = (node: Json): node is readonly Json[] => Array.isArray(node);
type Node = { readonly [name: string]: Json };
const isNode = (node: Json | undefined): node is Node => typeof node === 'object' && node !== null && !Array.isArray(node);

/** What stands in the JSON files for longer forms that must be the same everywhere. */
const SHORT: Readonly<Record<string, (node: Node) => Json>> = {
  /** `{ "$part": "name", … }`: the JSON of cards/parts/name.json, with whatever else is given here. */
  $part: ({ $part, ...more }) => {
    const part = loadPart(worded($part));
    return isNode(part) ? { ...part, ...more } : part;
  },
  /** `{ "$field": "facts" }`: one question of a page, as the page's data describes it. */
  $field: ({ $field, ...more }) => ({ $part: 'field', $data: `\${fields.${worded($field)}}`, ...more }),
  /** `{ "$press": "Next", "verb": …, "data": {…} }`: a button that also works where Action.Execute does not. */
  $press: ({ $press, verb, data, ...more }) => {
    const carried = isNode(data) ? { ...data, verb: verb ?? '' } : (data ?? { verb: verb ?? '' });
    return {
      ...more,
      type: 'Action.Execute',
      title: $press ?? '',
      verb: verb ?? '',
      data: data ?? {},
      fallback: { ...withoutData(more), type: 'Action.Submit', title: $press ?? '', data: carried },
    };
  },
  /** `{ "$open": "Open the form", "verb": …, "data": {…} }`: a button that opens a dialog. */
  $open: ({ $open, verb, data, ...more }) => ({
    ...more,
    type: 'Action.Submit',
    title: $open ?? '',
    data: { ...(isNode(data) ? data : {}), verb: verb ?? '', msteams: { type: 'task/fetch' } },
  }),
  /** `{ "$text": "…${name}…" }`: a sentence with people's words in it; text runs have no Markdown, so it is shown as typed. */
  $text: ({ $text, $when, $data, spacing, ...run }) => ({
    type: 'RichTextBlock',
    ...($when === undefined ? {} : { $when }),
    ...($data === undefined ? {} : { $data }),
    ...(spacing === undefined ? {} : { spacing }),
    inlines: [{ type: 'TextRun', text: $text ?? '', ...run }],
  }),
};

type Expanded = Readonly<Record<string, unknown>>;
const isExpanded = (node: unknown): node is Expanded => typeof node === 'object' && node !== null && !Array.isArray(node);

/**
 * Clients read Markdown in the titles of choices that are boxes or buttons, so that its signs are escaped there. It walks what a
 * template was expanded to, which is JSON already: to parse that once more took a third of the time of drawing.
 */
function plainChoices(node: unknown): unknown {
  if (Array.isArray(node)) return changedAlone(node, plainChoices);
  if (!isExpanded(node)) return node;
  const { type, style, isMultiSelect, choices } = node;
  if (type === 'Input.ChoiceSet')
    return (isMultiSelect === true || style === 'expanded') && Array.isArray(choices) ? { ...node, choices: choices.map(titled) } : node;
  let plain = node;
  for (const [name, value] of Object.entries(node)) {
    const one = plainChoices(value);
    if (one !== value) plain = { ...plain, [name]: one };
  }
  return plain;
}

/** The same list where nothing in it is another one now; most of a card is not. */
function changedAlone(list: readonly unknown[], change: (one: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change);
  return changed.some((one, at) => one !== list[at]) ? changed : list;
}

const titled = (choice: unknown): unknown => (isExpanded(choice) ? { ...choice, title: escaped(worded(choice['title'])) } : choice);
/** What a template has where a word is meant; a number is written as one, and anything else is none. */
const worded = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : '');
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>&#!~]/g, '\\$&');

const withoutData = ({ $data: _data, $when: _when, ...rest }: Node): Node => rest;

/** How many lines of one text stand in blocks of their own; the rest of a text of very many lines follows in one, so that the card stays small. */
const MOST_LINES = 24;

/** Somebody's text as lines, since a text run does not break lines by itself. */
export function lines(text: string): string[] {
  const all = text.split(/\r\n|\r|\n/);
  return all.length <= MOST_LINES ? all : [...all.slice(0, MOST_LINES - 1), all.slice(MOST_LINES - 1).join('\n')];
}

/** The same card with a sentence of ours under its heading. */
export function withNotice(drawn: Drawn, sentence: string): Drawn {
  const body = z.array(z.unknown()).parse(drawn.json['body']);
  const notice = { type: 'Container', style: 'warning', items: [{ type: 'TextBlock', text: sentence, wrap: true }] };
  return { ...drawn, json: { ...drawn.json, body: [...body.slice(0, 1), notice, ...body.slice(1)] } };
}

/** How a press answers what was pointed out in a form: nothing was yet, replace it, or leave it as it is. */
export const how = z.enum(['ask', 'replace', 'as it is']).catch('ask');
