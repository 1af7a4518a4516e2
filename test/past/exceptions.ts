/** Something of the past that is meant to be otherwise now, with the reason. */
export type Exception = {
  /** The folder. */
  readonly version: string;
  readonly scene: string | 'every scene';
  readonly why: string;
} & (
  | /** What a turn is answered with now; the verb as the folder has it. */
    { readonly what: 'answer'; readonly verb: string; readonly is: string }
    /** A post that is new, by its card, and what its claims begin with. */
  | { readonly what: 'post'; readonly card: string; readonly claim: string }
);

/** All that may be otherwise. Nothing else is. */
export const EXCEPTIONS: readonly Exception[] = [
  ...[
    'card discussion/noted; posts discussion/noted; posts reviews/needsYou; posts reviews/needsYou; posts reviews/needsYou',
    'card discussion/noted',
  ].map((is): Exception => ({
    version: '764ae8b',
    scene: 'a-discussion-takes-a-note-that-someone-is-unsafe-numbers-first',
    why: 'Whoever writes that someone is unsafe now has a receipt, on a card and in their own chat.',
    what: 'answer',
    verb: 'discussion/raise',
    is,
  })),
];
