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
  {
    version: '764ae8b',
    scene: 'every scene',
    why: 'From a reminder an author now comes to the request of their own agency, which was refused to them.',
    what: 'answer',
    verb: 'information/request',
    is: 'card information/request',
  },
  {
    version: '764ae8b',
    scene: 'the-months-of-an-lcspr-remind-the-three-partners-of-the-report',
    why: 'Nobody is asked to agree to a report that the partners do not have yet, so that there is nothing to put off.',
    what: 'answer',
    verb: 'reminders/again',
    is: 'card reminders/due',
  },
  ...(['stage-over', 'board-over'] as const).map((claim): Exception => ({
    version: '764ae8b',
    scene: 'every scene',
    why: 'Cards about the child that were left in a meeting’s chat are emptied, also those of earlier versions.',
    what: 'post',
    card: 'discussion/stageOver',
    claim,
  })),
  ...(['discussion/next', 'discussion/back'] as const).map((verb): Exception => ({
    version: '764ae8b',
    scene: 'loses-nothing-and-doubles-nothing-in-weather-11',
    why: 'No card about the child is posted while Teams does not say who is in the chat.',
    what: 'answer',
    verb,
    is: 'refused: not complete; a sentence',
  })),
  ...(
    [
      ['conflicts/takeBackNow', 'card triage/form'],
      ['triage/transferNow', 'card triage/form'],
      ['triage/reopenNow', 'card triage/form'],
      ['triage/notMetNow', 'card triage/form'],
      ['triage/unlinkNow', 'card triage/form'],
      ['withdrawal/answer', 'card afterSending/form'],
      ['quality/passDisagreeing', 'card afterSending/form'],
      ['information/decline', 'card information/notUs'],
    ] as const
  ).map(([verb, is]): Exception => ({
    version: '764ae8b',
    scene: 'every scene',
    why: 'Other words were recorded before, so that these are not said to be kept: the form comes back with them.',
    what: 'answer',
    verb,
    is,
  })),
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
