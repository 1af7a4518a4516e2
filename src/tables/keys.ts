import { createHash } from 'node:crypto';

/** Longest id that stays readable in a key; with what stands around it a key stays under 256 characters. */
const LONGEST_READABLE = 180;
const UNSAFE = /[^A-Za-z0-9 _.~:@-]/g;
const UNSAFE_IN_PART = /[^A-Za-z0-9 _.:@-]/g;

/** Sorts after every safe character, so that `prefix` to `prefix + AFTER_ALL` holds every key that begins with the prefix. */
export const AFTER_ALL = '\u00ff';

/**
 * Makes any id or list name safe as a key: safe characters stay, every other UTF-16 unit becomes `=` and four hex digits, and what
 * is then too long becomes `==` and its SHA-256. Two different ids never share a key; rows keep the original in a column.
 */
export const outsideKey = (id: string): string => shortened(id, escaped(id, UNSAFE));

/** As `outsideKey`, for one part between two `~`: the part's own `~` is escaped too, so that parts can't run into each other. */
export const keyPart = (id: string): string => shortened(id, escaped(id, UNSAFE_IN_PART));

/** A key made of our own words: escaped, never hashed, so that what begins alike stays together and `original` can undo it. */
export const ownKey = (words: string): string => escaped(words, UNSAFE);

/** As long as a key of tables may be. */
const LONGEST = 256;

/**
 * The key of a content row: `ownKey`, and where that is too long its beginning, then `==` and the SHA-256 of all of it, so that what
 * begins alike stays together still. The row then keeps the original beside it.
 */
export function contentKey(words: string): { readonly key: string; readonly isCut: boolean } {
  const whole = ownKey(words);
  if (whole.length <= LONGEST) return { key: whole, isCut: false };
  return { key: `${whole.slice(0, LONGEST_READABLE)}==${digest(words).toString('hex')}`, isCut: true };
}

/** With this every key begins whose original begins with these words; others may as well. */
export const contentPrefix = (words: string): string => ownKey(words).slice(0, LONGEST_READABLE);

/** Undoes `ownKey`. */
export const original = (key: string): string =>
  key.replace(/=([0-9a-f]{4})/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)));

/** The same small number for the same id, for ever and on every machine: which of `shards` partitions an index row is in. */
export const shardOf = (id: string, shards: number): string => String(digest(id).readUInt32BE(0) % shards);

const escaped = (text: string, unsafe: RegExp): string =>
  text.replace(unsafe, (unit) => `=${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const shortened = (id: string, key: string): string => {
  if (key === '') return '=';
  return key.length > LONGEST_READABLE ? `==${digest(id).toString('hex')}` : key;
};

// Hashed as UTF-16, since UTF-8 would make all lone surrogates the same.
const digest = (text: string): Buffer => createHash('sha256').update(Buffer.from(text, 'utf16le')).digest();
