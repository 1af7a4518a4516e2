/** One answer: what was said, or why it is not known. */
export type Answer = { readonly said: string } | { readonly notKnown: string };

/** A page's answers by field id; a field without an entry has not been answered. */
export type Answers = Readonly<Record<string, Answer>>;
