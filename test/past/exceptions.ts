/** Something of the past that is meant to be otherwise now, with the reason. */
export type Exception = {
  /** The folder. */
  readonly version: string;
  readonly scene: string | 'every scene';
  readonly why: string;
} & (
  | /** What a turn is answered with now; the verb as the folder has it. */
    { readonly what: 'answer'; readonly verb: string; readonly is: string }
    /** A post that is new, or is not made any more, by its card, and what its claims begin with. */
  | { readonly what: 'post'; readonly card: string; readonly claim: string }
);

/** All that may be otherwise. Nothing else is. */
export const EXCEPTIONS: readonly Exception[] = [
  ...posts(
    'The days to notify of a serious incident run from its short start until the authority says, and notifier and office are asked.',
    [
      ['clock/asked', 'aware-asked-'],
      ['reminders/due', 'remind-notify-'],
      ['reminders/due', 'remind-threshold-'],
    ],
  ),
  ...[
    [
      'a-first-referral-answers-in-the-chat-leave-no-case-content-there',
      'That the authority was not told is asked of lead and office first, and of whoever wrote it the morning after.',
    ] as const,
    [
      'people-and-roles-hands-over-what-somebody-who-leaves-holds-and',
      'What is owed is told to whom it passed at the first look, as before, a tick sooner.',
    ] as const,
  ].map(([scene, why]): Exception => ({
    version: '764ae8b',
    scene,
    why,
    what: 'post',
    card: 'reviews/needsYou',
    claim: 'first-laNotTold-',
  })),
  ...answers(
    'Who was named to stand in gets no role that they do not hold, and nothing of a review is for a facilitator who is not invited.',
    [
      ['a-conflict-of-interest-passes-the-chair-s-part-to-their-deputy', 'reviews/open', 'refused: not found; a sentence'],
      ['a-conflict-of-interest-passes-the-chair-s-part-to-their-deputy', 'triage/desk', 'refused: not found; a sentence'],
      ['a-conflict-of-interest-passes-the-chair-s-part-to-their-deputy', 'triage/recommend', 'refused: not found; a sentence'],
      ['a-conflict-of-interest-passes-the-chair-s-part-to-their-deputy', 'triage/save', 'refused: not found; a sentence'],
      ['a-conflict-of-interest-passes-the-chair-s-part-to-their-deputy', 'triage/assess', 'refused: not found; a sentence'],
      ['has-happened-reviews-deaths-messages-of-which-nobody-knows', 'reviews/open', 'refused: not found; a sentence'],
      ['has-happened-reviews-deaths-messages-of-which-nobody-knows', 'clock/late', 'refused: not found; a sentence'],
      ['tells-the-one-who-stands-in-for-a-coordinator-with-a-conflict', 'reviews/open', 'refused: not found; a sentence'],
    ],
  ),
  ...answers('A button that names no agency is about the agency of whoever presses it.', [
    ['a-reminder-is-answered-by-asking-a-colleague-who-is-told-has', 'information/request', 'card information/request'],
    ['what-is-pressed-on-a-reminder-shows-the-present-state-when', 'information/request', 'card information/request'],
  ]),
  ...answers('Notifier and office are asked at once from which day the days to notify count.', [
    [
      'my-reviews-offers-an-agency-lead-their-agency-s-and-nothing',
      'referral/alert',
      'card referral/alerted; stays referral/progress; posts clock/asked; posts clock/asked; posts reviews/needsYou',
    ],
  ]),
  ...answers('An answer of one of the three partners is entered by nobody who has a place of their own, or has recorded it themselves.', [
    ['the-decision-on-the-route-takes-the-answer-of-a-partner-without', 'triage/answer', 'refused: not allowed; a sentence'],
    ['what-a-meeting-found-becomes-a-recommendation-by-the-chair', 'findings/signOff', 'refused: not allowed; a sentence'],
    ['what-is-not-for-everybody-takes-a-forwarded-button-for-no', 'triage/answer', 'refused: not allowed; a sentence'],
  ]),
  ...answers('Nothing is decided without an answer of each of the three, and a dissent has a reason.', [
    ['the-deputy-of-a-partner-has-the-place-of-a-partner-who-had-a', 'findings/signOff', 'card findings/partners'],
    ['what-a-meeting-judges-of-a-good-outcome-review-are-its-own', 'findings/signOff', 'card findings/partners'],
  ]),
  ...answers('The three partners are asked about an LCSPR once its draft is there.', [
    ['the-months-of-an-lcspr-remind-the-three-partners-of-the-report', 'reminders/again', 'card reminders/due'],
  ]),
  ...answers('The chair may enter the answer of a partner without the bot, as the card says.', [
    ['what-is-not-for-everybody-takes-a-forwarded-button-for-no-2', 'triage/say', 'card triage/answer'],
  ]),
  ...posts(
    'Nobody is reminded of what cannot be done yet: no agency was asked, no meeting held, no recommendation made, no such step there.',
    [
      ['reminders/due', 'remind-acknowledge-coordinator-'],
      ['reminders/due', 'remind-pack-late-'],
      ['reminders/due', 'remind-draft-late-'],
      ['reminders/due', 'remind-accuracy-'],
      ['reminders/due', 'remind-approve-'],
      ['reminders/due', 'remind-signoff-'],
      ['reminders/due', 'remind-receipt-late-'],
    ],
  ),
  {
    version: '764ae8b',
    scene: 'tells-the-one-who-stands-in-for-a-coordinator-with-a-conflict',
    why: 'Who was named to stand in gets no role that they do not hold; another coordinator does the office’s part.',
    what: 'post',
    card: 'reminders/newReferrals',
    claim: 'new-referrals-',
  },
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

/** In every scene of the oldest past: these cards, and what their claims begin with. */
function posts(why: string, all: readonly (readonly [card: string, claim: string])[]): readonly Exception[] {
  return all.map(([card, claim]): Exception => ({ version: '764ae8b', scene: 'every scene', why, what: 'post', card, claim }));
}

/** What a turn of a scene of the oldest past is answered with now. */
function answers(why: string, all: readonly (readonly [scene: string, verb: string, is: string])[]): readonly Exception[] {
  return all.map(([scene, verb, is]): Exception => ({ version: '764ae8b', scene, why, what: 'answer', verb, is }));
}
