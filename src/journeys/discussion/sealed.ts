import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A key of one review's own. It is destroyed when the review closes, and with it every way back from a mark to a person. */
export const newKey = (): string => randomBytes(32).toString('base64url');

/** A keyed hash of what it is given, in signs that a row's key may have: the same things give the same mark. Pseudonymous, not anonymous. */
export const markOf = (key: string, ...things: readonly (string | number)[]): string =>
  createHmac('sha256', key).update(JSON.stringify(things)).digest('base64url').slice(0, LENGTH);

/** The salted hash of some words. Without the salt, which goes when the words are taken back, nobody can guess at them. */
export const leafOf = (salt: string, words: string): string =>
  createHash('sha256')
    .update(JSON.stringify([salt, words]))
    .digest('base64url');

/** One digest over hashes, in whatever order they come. */
export const digestOf = (leaves: readonly string[]): string =>
  createHash('sha256')
    .update([...leaves].sort().join('\n'))
    .digest('hex');

// Twenty-four signs are 144 bits: two marks are never the same by chance, and keys stay short.
const LENGTH = 24;
