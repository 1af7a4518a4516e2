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
export const EXCEPTIONS: readonly Exception[] = [];
