import { sentencesOf, wordsOf } from './sentences';

export type Reading = {
  /** The age, in years, at which most people could follow the text at first reading. */
  readonly age: number;
  readonly words: number;
  readonly wordsInSentence: number;
  readonly syllablesInWord: number;
};

/** With fewer words than this the formula says nothing. */
export const FEWEST_WORDS = 30;

/**
 * The reading age of an English text; undefined when it is too short to say. The Flesch–Kincaid grade (Kincaid et al. 1975) is a
 * school year in the United States, in which children are five years older than its number.
 */
export function readingOf(text: string): Reading | undefined {
  const words = wordsOf(text);
  const sentences = sentencesOf(text).length;
  if (words.length < FEWEST_WORDS || sentences === 0) return undefined;
  const wordsInSentence = words.length / sentences;
  const syllablesInWord = words.reduce((sum, word) => sum + syllablesIn(word), 0) / words.length;
  const grade = 0.39 * wordsInSentence + 11.8 * syllablesInWord - 15.59;
  return { age: Math.max(5, Math.round(grade) + 5), words: words.length, wordsInSentence, syllablesInWord };
}

/** Endings that are written and not heard: “likes”, “played”, “came”; in “houses”, “wanted” and “table” they are heard. */
const SILENT = /(?<![lr])(?<=[^aeiouy])e$|(?<=[^aeiouysxzcg])(?<!ch|sh)es$|(?<=[^aeiouytd])ed$|(?<=[aeiouy][lr])e$/;
/** Vowels beside each other that are two syllables. */
const APART = /i(?:a(?!l|n)|o(?!us|n)|et|e(?=nc|nt))|[rv]iou|(?<!q)ue[tl]|e[ao]$|eo(?!p)|ua(?!r)|[aeoy]ing|crea|real(?=i)/g;

/** How many syllables an English word has, near enough for an average: groups of vowels, without the ones that are not heard. */
export function syllablesIn(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/[’'].*$/, '')
    .replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const heard = letters.replace(SILENT, '').replace(/^y/, '');
  const groups = heard.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups + (heard.match(APART)?.length ?? 0));
}

const PLAIN_AGE = 11;
const HARD_AGE = 16;
const LONG_SENTENCE = 20;
const LONG_WORDS = 1.6;

/** What it means, and what would help, in plain sentences. */
export function inPlainWords(reading: Reading | undefined): { readonly says: string; readonly helps: string } {
  if (!reading) return { says: `This is too short to say: it takes about ${FEWEST_WORDS} words.`, helps: '' };
  const { age } = reading;
  const followed = `Most people of ${age} could follow this at first reading.`;
  if (age <= PLAIN_AGE) return { says: `Easy to read. ${followed}`, helps: '' };
  const says =
    age < HARD_AGE
      ? `Quite easy to read. ${followed}`
      : `Hard to read. It asks for the reading of somebody ${age > 21 ? 'who studied for long' : `of ${age} or older`}.`;
  return { says, helps: help(reading) };
}

function help({ wordsInSentence, syllablesInWord }: Reading): string {
  const sentences =
    wordsInSentence > LONG_SENTENCE && `shorter sentences (yours have about ${Math.round(wordsInSentence)} words; 15 is easy to follow)`;
  const words =
    syllablesInWord > LONG_WORDS && 'shorter words, such as “help” for “intervention”, or “was not taken to” for “non-attendance”';
  const both = [sentences, words].filter(Boolean).join(' and ');
  return both ? `What would help: ${both}.` : 'What would help: a full stop where you now write “and”.';
}
