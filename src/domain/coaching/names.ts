import { fold, folded, type Folded } from './folded';
import { isOver, spansOf, type Child, type Span } from './found';

/**
 * `hints` is for asking: a word that may be none is left. `hides` is for whoever reads without identity: it takes a word too many rather
 * than leave one.
 */
export type Use = 'hints' | 'hides';

type Place = Span & { readonly instead: string };

/** Children's names, whole or in parts, wherever and however they are written. What the names to be used instead are made of is left. */
export function namesIn(text: string, children: readonly Child[], use: Use): Place[] {
  const plain = folded(text);
  const used = fold(children.map(({ instead }) => instead).join(' '));
  const places = children.flatMap((child) => {
    const instead = child.instead || initialsOf(child.name) || 'the child';
    const spans = named(child.name).flatMap((name) => [...wholeIn(plain, name, used), ...partsIn(text, plain, name, used, use)]);
    return spans.map((span) => ({ ...span, instead }));
  });
  return apart(places);
}

/** A whole name before its parts, and no place twice. */
function apart(places: readonly Place[]): Place[] {
  const longestFirst = [...places].sort((one, other) => other.to - other.from - (one.to - one.from));
  return longestFirst.filter((one, index) => !longestFirst.slice(0, index).some((other) => isOver(one, other)));
}

/** Names of people at work, whole, as the partnership's list has them; a first name alone is too often somebody else's. */
export function colleaguesIn(text: string, colleagues: readonly string[]): Span[] {
  const plain = folded(text);
  return colleagues.flatMap((name) => {
    const words = fold(name).split(' ').filter(Boolean);
    // Only where both its ends are there at all is it worth looking for the whole.
    return words.length > 1 && words.every((word) => plain.text.includes(word)) ? spansIn(plain, bounded(written(fold(name)))) : [];
  });
}

const TITLED =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|PC|DC|DS|DI|DCI|DSU|Sgt|Sergeant|Inspector|Rev|Nurse|Sister|Midwife)\.?[ \u00a0](?:\p{Lu}\.?[ \u00a0])?\p{Lu}(?:['’]\p{Lu})?[\p{Ll}\p{M}]+(?:['’-]\p{L}+)*/gu;

/** A title and a name with a capital: whoever it is, they can be known by it. */
export const titledIn = (text: string): Span[] => spansOf(text, TITLED);

/** Each of the names in an answer that names several. */
const named = (name: string): string[] =>
  name
    .split(/[,;\n/&]|\band\b/iu)
    .map((one) => one.trim())
    .filter(Boolean);

/** The words of a name that may stand alone: “Kezia Brightwater” is also written “Kezia”. In a name without capitals, all of them are. */
export function partsOf(name: string): string[] {
  const words = name.split(/[^\p{L}\p{M}'’ʼ‐‑–-]+/u).filter(Boolean);
  const hasCase = words.some((word) => word !== word.toLowerCase()) && words.some((word) => word !== word.toUpperCase());
  const parts = words.filter((word) => !hasCase || /\p{Lu}/u.test(word)).map((word) => (hasCase ? word : capital(word)));
  const isParticle = (part: string, index: number): boolean => index > 0 && index < parts.length - 1 && PARTICLES.has(fold(part));
  return [
    ...new Set(parts.filter((part, index) => signsIn(part) >= SHORTEST && !NO_NAMES.has(part.toLowerCase()) && !isParticle(part, index))),
  ];
}

/** “Mary-Jane” is also written “Jane”. */
const halvesOf = (part: string): string[] => {
  const halves = part.split(/[-‐‑–]/);
  return halves.length < 2 ? [part] : [part, ...halves.filter((half) => signsIn(half) >= SHORTEST && !PARTICLES.has(fold(half)))];
};

/** Parts of one letter are initials. */
const SHORTEST = 2;
const signsIn = (part: string): number => fold(part).replace(/[^\p{L}]/gu, '').length || [...part].length;

/** “Kezia Brightwater” becomes “K.B.”. */
export const initialsOf = (name: string): string =>
  partsOf(name)
    .map((part) => `${part.slice(0, 1).toUpperCase()}.`)
    .join('');

function wholeIn(plain: Folded, name: string, used: string): Span[] {
  const form = fold(name.trim());
  const parts = partsOf(name).map(fold);
  if (parts.length < 2 || holds(used, form)) return [];
  const [last = '', ...before] = form.split(/\s+/).reverse();
  const reversed = `${written(last)}\\s*,\\s*${written(before.reverse().join(' '))}`;
  return [...spansIn(plain, bounded(written(form))), ...spansIn(plain, bounded(reversed))];
}

function partsIn(text: string, plain: Folded, name: string, used: string, use: Use): Span[] {
  const parts = partsOf(name)
    .flatMap(halvesOf)
    .filter((part) => !holds(used, fold(part)));
  return parts.flatMap((part) => spansOfPart(text, plain, part, use));
}

function spansOfPart(text: string, plain: Folded, part: string, use: Use): Span[] {
  const form = fold(part);
  return spansIn(plain, bounded(written(form))).filter((span) => {
    const word = text.slice(span.from, span.to);
    if (OF_A_SAINT.test(text.slice(Math.max(0, span.from - 8), span.from))) return false;
    if (ONLY_WITH_CAPITAL.has(form)) return isCapital(word);
    if (ORDINARY.has(form)) return isCapital(word) && isSaidAsName(text, span, use);
    return isCapital(word) || !hasCase(word) || signsIn(part) >= (use === 'hides' ? SHORTEST : SHORTEST_IN_SMALL);
  });
}

/** In any case only from this length on where it is only asked about: shorter names are too often the beginning of something else. */
const SHORTEST_IN_SMALL = 4;

/** What people write beside a name, and what is a word of its own. */
const NO_NAMES = new Set(
  'baby child children girl boy unborn twin twins the and not known unknown name named aka also mr mrs miss ms dr'.split(' '),
);
const PARTICLES = new Set('al el de da di du la le van von der den bin ibn bint mac mc st ap ab'.split(' '));

/** Names that are everyday words too: found only with a capital, and not as a month, a faith or a colour. */
const ORDINARY = new Set(
  (
    'will may april june august summer autumn dawn eve grace hope faith joy rose lily daisy ivy poppy violet olive ruby pearl amber ' +
    'mark bill rob sue pat art drew chase grant miles dean earl king prince duke knight bishop baker cook price rich long short day young ' +
    'brown white black green gray grey hall hill hills wood woods field fields north south east west church house home law lane park stone ' +
    'waters rivers banks brook ford marsh moore best good little small head hand hands foot bird fox wolf bell ball case read reader ' +
    'christian english irish welsh french scott jordan paris london florence georgia india chelsea carol star sky rain storm angel destiny ' +
    'heaven trinity justice blessing patience prudence constance walker turner carter cooper mason miller porter page parish ' +
    'kit jay ray max dot guy gay ash van don ken fern jet lee ' +
    'an am as at be by do go he hi if in is it me my no of oh ok on or so to up us we'
  ).split(' '),
);
/** Too short to be one in small letters, where they are something else; with a capital nothing else is written so. */
const ONLY_WITH_CAPITAL = new Set('al ed et eg ex id ie la le li mo de'.split(' '));

const OF_A_SAINT = /(?<!\p{L})(?:St|Saint|SS)\.?\s+$/iu;
const AT_THE_START = /(?:^|[.!?:;\n“"‘•*–-])\s*$/u;
const BESIDE_A_NUMBER = /\d(?:st|nd|rd|th)?(?: of)?\s$/;
const NUMBER_AFTER = /^,?\s\d/;
const BEFORE_A_MONTH = /\b(?:in|since|until|by|last|this|next|early|late|mid|every|from|to|during)\s$/i;
const OF_A_PEOPLE = /^\s(?:British|Irish|African|Caribbean|European|Asian|American|Other|other|Minority|or)\b/;
const MONTHS = /^(?:May|April|June|August|Summer|Autumn)$/i;
/** Verbs of a question or an order, which begin with a capital at the start of a sentence. */
const A_VERB = /^\s(?:the|a|an|i|he|she|they|it|we|you|this|that|these|those|there|any|all|be|not|their|his|her|our)\b/i;

function isSaidAsName(text: string, { from, to }: Span, use: Use): boolean {
  const [before, after, word] = [text.slice(0, from), text.slice(to), text.slice(from, to)];
  if (OF_A_PEOPLE.test(after)) return false;
  if (AT_THE_START.test(before) && (use === 'hints' || A_VERB.test(after) || fold(word).length <= SHORTEST)) return false;
  const isMonth = MONTHS.test(word) && (BESIDE_A_NUMBER.test(before) || NUMBER_AFTER.test(after) || BEFORE_A_MONTH.test(before));
  return !isMonth;
}

const hasCase = (word: string): boolean => word.toLowerCase() !== word.toUpperCase();
const isCapital = (word: string): boolean => /^\P{L}*\p{Lu}/u.test(word);
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

const holds = (used: string, form: string): boolean => bounded(written(form)).test(used);

/** Folded words in each way to write them: with a hyphen, a space or neither, with an apostrophe or without. */
const written = (form: string): string =>
  form
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/'/g, "['\\s]?")
    .replace(/\s*-\s*/g, '[-\\s]*')
    .replace(/\s+/g, '[\\s.]+');

/** Scripts that write no space between words. */
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Whole words; of a longer name that is no other word, “Kezias” and “the Brightwaters” too. */
const bounded = (pattern: string): RegExp => {
  if (WITHOUT_SPACES.test(pattern)) return new RegExp(pattern, 'gu');
  const plural = pattern.length > SHORTEST_IN_SMALL && !ORDINARY.has(pattern) ? 's?' : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?=${plural}(?![\\p{L}\\p{N}]))`, 'gu');
};

const spansIn = (plain: Folded, pattern: RegExp): Span[] => spansOf(plain.text, pattern).map(plain.spanOf);
