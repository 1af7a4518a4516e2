import { z } from 'zod';

/** Something in an answer that was pointed out and left as it is: what it was, the very words, and why they stay. Not pointed out again. */
export type Kept = { readonly what: string; readonly text: string; readonly why: string };

/** One answer: what was said, or why it is not known. */
export type Answer =
  { readonly said: string; readonly kept?: readonly Kept[] } | { readonly notKnown: string; readonly kept?: readonly Kept[] };

/** What was said to a question; empty where nothing was, or where only a reason was given. */
export const saidTo = (answers: Answers, field: string): string => {
  const answer = answers[field];
  return answer && 'said' in answer ? answer.said : '';
};

/** A page's answers by field id; a field without an entry has not been answered. */
export type Answers = Readonly<Record<string, Answer>>;

/** One answer of a referral by its name: `page.field`. */
export type AnswerName = string;
export const answerName = z
  .string()
  .max(120)
  .regex(/^[\w-]+(\.[\w~-]+)+$/);

/**
 * What is wrong with one field, and what to do about it. `missing` ones may be left for later, the others may not. `taken out`: an
 * answer that was stored did not come back, and stays until somebody says that it is to go.
 */
export type Problem = { readonly field: string; readonly kind: 'missing' | 'wrong' | 'taken out'; readonly sentence: string };

/** Whether a form stays open because of it, whatever people want to leave for later. */
export const holdsUp = ({ kind }: Problem): boolean => kind !== 'missing';

/** A form's inputs as they came: by input id, without the suffix that tells the drawings of a page apart. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong with a page's answers beside each other, or beside those of other pages. */
export type Also = (answers: Answers) => readonly Problem[];

/** What was answered to a question, without white space around it; empty when it was not. */
export const saidIn = (answers: Answers, field: string): string => saidTo(answers, field).trim();
