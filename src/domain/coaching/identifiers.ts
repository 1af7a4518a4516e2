import { addressesIn } from './addresses';
import { birthDatesIn } from './birthDates';
import { isOver, KINDS, type Found, type Kind, type Known, type Span } from './found';
import { colleaguesIn, namesIn, titledIn } from './names';
import { emailsIn, nhsNumbersIn, postcodesIn, telephonesIn } from './numbers';

/**
 * Likely personal identifiers in somebody's free text, in the order of the text. It is for asking, never for refusing: a date is only
 * found when it is a date of birth, a number only when its form or its check digit says so, a name only when it was given as one.
 */
export function identifiersIn(text: string, known: Known): Found[] {
  const spans: Readonly<Record<Kind, readonly (Span & { readonly instead?: string })[]>> = {
    name: namesIn(text, known.children, 'hints'),
    colleague: [...colleaguesIn(text, known.colleagues), ...titledIn(text)].map((span) => ({ ...span, instead: 'a colleague' })),
    'e-mail address': emailsIn(text),
    'NHS number': nhsNumbersIn(text),
    'date of birth': birthDatesIn(text, known.bornOn),
    'telephone number': telephonesIn(text),
    postcode: postcodesIn(text),
    address: addressesIn(text),
  };
  const found = KINDS.flatMap((kind) =>
    spans[kind].map(({ from, to, instead = `[${kind} removed]` }): Found => ({ kind, text: text.slice(from, to), from, to, instead })),
  );
  const apart = found.filter((one, index) => !found.slice(0, index).some((other) => isOver(one, other)));
  return apart.sort((one, other) => one.from - other.from);
}

/** The same identifier, however it was written: without spaces and signs, in small letters. */
export const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** How much of the text on each side of an identifier is shown with it. */
const AROUND = 32;

/** An identifier with some of the words around it, on one line. */
export function inContext(text: string, { from, to }: Span): string {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(text.length, to + AROUND);
  const shown = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`;
}

/** The text with each of these identifiers replaced: by the words to use instead, or where they would not fit by shorter ones. */
export function replaced(text: string, found: readonly Found[], limit: number): string {
  const ways = [({ instead }: Found) => instead, ({ kind }: Found) => (kind === 'name' ? 'child' : '[removed]'), () => '–'];
  const texts = ways.map((instead) => put(text, found, instead));
  return texts.find((one) => one.length <= limit) ?? texts.at(-1) ?? text;
}

function put(text: string, found: readonly Found[], instead: (one: Found) => string): string {
  const lastFirst = [...found].sort((one, other) => other.from - one.from);
  return lastFirst.reduce((left, one) => {
    const [words, after] = [instead(one), left.slice(one.to)];
    // “K.B.” at the end of a sentence has its full stop already.
    return left.slice(0, one.from) + (after.startsWith('.') ? words.replace(/\.$/, '') : words) + after;
  }, text);
}
