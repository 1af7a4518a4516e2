import type { Span } from './found';

/** A text as it is compared: without case, accents and invisible signs, each kind of apostrophe, dash and space the same. */
export type Folded = { readonly text: string; readonly spanOf: (folded: Span) => Span };

/** Folds a text, and keeps where each of its signs stood, so that what is found in it is found in what was typed. */
export function folded(text: string): Folded {
  if (latest?.of !== text) latest = { of: text, is: foldedAnew(text) };
  return latest.is;
}

/** Several things are looked for in one text after another. */
let latest: { readonly of: string; readonly is: Folded } | undefined;

function foldedAnew(text: string): Folded {
  const signs: string[] = [];
  const froms: number[] = [];
  let at = 0;
  for (const sign of text) {
    for (const one of foldedSign(sign)) {
      signs.push(one);
      froms.push(at);
    }
    at += sign.length;
  }
  return {
    text: signs.join(''),
    spanOf: ({ from, to }) => {
      const last = froms[to - 1] ?? at;
      return { from: froms[from] ?? at, to: endOfSign(text, last) };
    },
  };
}

/** The same for a short text, such as a name, of which the places do not matter. */
export const fold = (text: string): string => folded(text).text;

/** A sign with the accents that follow it, because “é” may be two of them. */
function endOfSign(text: string, from: number): number {
  const [whole = ''] = /^.(?:\p{M}|\p{Cf})*/su.exec(text.slice(from, from + MOST_ACCENTS)) ?? [];
  const first = String.fromCodePoint(text.codePointAt(from) ?? 0);
  return from + Math.max(whole.length, first.length);
}
const MOST_ACCENTS = 16;

function foldedSign(sign: string): string {
  if (/^[a-z0-9 ]$/.test(sign)) return sign;
  if (INVISIBLE.test(sign)) return '';
  if (APOSTROPHE.test(sign)) return "'";
  if (DASH.test(sign)) return '-';
  if (/\n|\r/.test(sign)) return '\n';
  if (/\s/u.test(sign)) return ' ';
  const plain = sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[ßøđłæœıþð]/g, (one) => LETTERS[one] ?? one);
}

const INVISIBLE = /\p{Cf}|\u034f/u;
const APOSTROPHE = /['’‘‛ʼʹ´`′＇]/;
const DASH = /[-‐‑‒–—−﹣－]/;
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' },
};
