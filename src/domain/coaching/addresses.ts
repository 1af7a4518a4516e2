import { fold, folded } from './folded';
import { spansOf, type Span } from './found';

/** What a street is called, in full and as people shorten it. */
const WAYS: readonly (readonly string[])[] = [
  ['street', 'st'],
  ['road', 'rd'],
  ['avenue', 'ave', 'av'],
  ['lane', 'ln'],
  ['close', 'cl'],
  ['drive', 'dr'],
  ['crescent', 'cres'],
  ['court', 'ct'],
  ['gardens', 'gdns'],
  ['grove', 'gr'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'terr', 'ter'],
  ['way'],
  ['walk'],
  ['mews'],
  ['rise'],
  ['row'],
  ['view'],
  ['park'],
  ['hill'],
  ['green'],
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const ANY_WAY = WAYS.flat().map(capital).join('|');
const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:Flat|Apartment|Apt|Unit) \\d{1,4}[A-Za-z]?,? )?(?!(?:19|20)\\d{2} )\\d{1,4}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}\\p{M}'’-]*\\.? ){1,3}(?:${ANY_WAY})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** A number and a street: a door somewhere. */
export const addressesIn = (text: string): Span[] => spansOf(text, STREET);

/** A text that was given elsewhere, such as an address or a school, in any spelling of it. */
export function phrasesIn(text: string, phrase: string): Span[] {
  const words = fold(phrase).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? [];
  const isSaint = words.length === 2 && /^(?:st|saint)$/.test(words[0] ?? '');
  if (words.join('').length < SHORTEST || isSaint || SAYS_NOTHING.test(words.join(' '))) return [];
  const plain = folded(text);
  const pattern = words.map(spelled).join("[\\s,.;'&/-]{0,4}");
  return spansOf(plain.text, new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu')).map(plain.spanOf);
}

/** Shorter texts than this would be found in other words’ places. */
const SHORTEST = 3;
/** Answers that tell nobody from anybody, and whose words a review needs. */
const SAYS_NOTHING =
  /^(?:not (?:known|yet|registered)|unknown|none|n a|no|home|at home|home educated|nursery|school|college|gp|too young)$/;

const spelled = (word: string): string => {
  const way = WAYS.find((spellings) => spellings.includes(word));
  return way ? `(?:${way.join('|')})` : word.replace(/'/g, "'?");
};
