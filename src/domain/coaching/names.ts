import { isOver, spansOf, type Known, type Span } from './found';

/** Shorter parts are initials, or are found in other words' places. */
const SHORTEST = 2;
/** In any case only from this length on; shorter names are too often the beginning of something else. */
const SHORTEST_IN_SMALL = 4;

/** What people write beside a name, and what is a word of its own. */
const NO_NAMES = new Set(
  'baby child children girl boy unborn twin twins the and not known unknown name named aka also mr mrs miss ms dr'.split(' '),
);

/** Names that are everyday words too: found only with a capital in the middle of a sentence, and not as a month, a faith or a colour. */
const WORDS_TOO = new Set(
  (
    'will may april june august summer autumn dawn eve grace hope faith joy rose lily daisy ivy poppy violet olive ruby pearl amber ' +
    'mark bill rob sue pat art drew chase grant miles dean earl king prince duke knight bishop baker cook price rich long short day young ' +
    'brown white black green gray grey hall hill hills wood woods field fields north south east west church house home law lane park stone ' +
    'waters rivers banks brook ford marsh moore best good little small head hand hands foot bird fox wolf bell ball case read reader ' +
    'christian english irish welsh french scott jordan paris london florence georgia india chelsea carol star sky rain storm angel destiny ' +
    'heaven trinity justice blessing patience prudence constance walker turner carter cooper mason miller porter page parish'
  ).split(' '),
);

/** Children's names, whole or in parts, wherever they are written. What the names to be used instead are made of is left. */
export function namesIn(text: string, { children }: Known): (Span & { readonly instead: string })[] {
  const used = children.map(({ instead }) => instead).join(' ');
  const spans = children.flatMap(({ name, instead }) => {
    const parts = partsOf(name).filter((part) => !holds(used, part));
    const all = [...whole(text, name, used), ...parts.flatMap((part) => spansOfPart(text, part))];
    return all.map((span) => ({ ...span, instead: instead || initialsOf(name) || 'the child' }));
  });
  // A whole name before its parts.
  const longestFirst = spans.sort((one, other) => other.to - other.from - (one.to - one.from));
  return longestFirst.filter((one, index) => !longestFirst.slice(0, index).some((other) => isOver(one, other)));
}

function whole(text: string, name: string, used: string): Span[] {
  const words = name.trim();
  return partsOf(words).length > 1 && !holds(used, words) ? spansOf(text, wholeWords(words, 'giu')) : [];
}

function spansOfPart(text: string, part: string): Span[] {
  if (WORDS_TOO.has(part.toLowerCase())) return spansOf(text, wholeWords(part, 'gu')).filter((span) => isSaidAsName(text, span));
  if (part.length >= SHORTEST_IN_SMALL) return spansOf(text, wholeWords(part, 'giu'));
  return [part, part.toUpperCase()].flatMap((form, index, all) =>
    all.indexOf(form) === index ? spansOf(text, wholeWords(form, 'gu')) : [],
  );
}

/** The parts of a name that may stand alone: “Kezia Brightwater” is also written “Kezia”. In a name without capitals, all of it is one. */
export function partsOf(name: string): string[] {
  const words = name.split(/[^\p{L}\p{M}'’-]+/u).filter(Boolean);
  const hasCase = words.some((word) => word !== word.toLowerCase()) && words.some((word) => word !== word.toUpperCase());
  const parts = words.filter((word) => !hasCase || /^\p{Lu}/u.test(word)).map((word) => (hasCase ? word : capital(word)));
  return [...new Set(parts)].filter((part) => part.length >= SHORTEST && !NO_NAMES.has(part.toLowerCase()));
}

/** “Kezia Brightwater” becomes “K.B.”. */
export const initialsOf = (name: string): string =>
  partsOf(name)
    .map((part) => `${part.slice(0, 1).toUpperCase()}.`)
    .join('');

const holds = (used: string, part: string): boolean => wholeWords(part, 'iu').test(used);

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

const AT_THE_START = /(?:^|[.!?:;\n“"‘•*–-])\s*$/u;
const BESIDE_A_NUMBER = /\d(?:st|nd|rd|th)?(?: of)?\s$/;
const NUMBER_AFTER = /^,?\s\d/;
const BEFORE_A_MONTH = /\b(?:in|since|until|by|last|this|next|early|late|mid|every|from|to|during)\s$/i;
const OF_A_PEOPLE = /^\s(?:British|Irish|African|Caribbean|European|Asian|American|Other|other|Minority|or)\b/;
const MONTHS = /^(?:May|April|June|August|Summer|Autumn)$/;

function isSaidAsName(text: string, { from, to }: Span): boolean {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  if (AT_THE_START.test(before) || OF_A_PEOPLE.test(after)) return false;
  const isMonth =
    MONTHS.test(text.slice(from, to)) && (BESIDE_A_NUMBER.test(before) || NUMBER_AFTER.test(after) || BEFORE_A_MONTH.test(before));
  return !isMonth;
}

function wholeWords(form: string, flags: string): RegExp {
  const literal = form
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, flags);
}
