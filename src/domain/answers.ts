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
