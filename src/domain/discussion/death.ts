import { saidTo, type Answers } from '../forms/answers';
import { deniedDeaths, DIED_CHOICES } from '../forms/died';
import { choice, date, long, required, type Page } from '../forms/field';
import { changedSince, Refusal } from '../refusal';
import { DIED, type Died, type TriageEvent } from '../review/desk';
import type { DiscussionEvent, Wording } from '../review/discussion';
import type { Review } from '../review/review';
import { has, type Acting } from '../sight/acting';

/** The child of the review whom the referral asks about first; the others are called by their number on its list. */
export const FIRST = 'first';

/** Whether one child has died: asked as such, and put right at any time. */
export const DEATH: Page = {
  id: 'death',
  title: 'Has the child died?',
  purpose: 'It can be put right at any time.',
  fields: [
    choice('died', 'Has the child died?', DIED_CHOICES, required),
    date('diedOn', 'Date of death', { identity: true, hint: 'Kept apart. Leave it empty if it is not known.' }),
    long('why', 'How is it known, and from whom?', 300, { ...required, hint: 'Initials, not names, for people of the case.' }),
  ],
};

/** What was said of one child; `seen` is the revision that the writer began with, `wording` how people speak of the first child with it. */
export type SaidOfDeath = { readonly child: string; readonly died: Died; readonly seen: number; readonly wording: Wording };

/** Records whether a child has died, or puts it right, at any time. Where it is the first child, people speak by it from now on. */
export function recordDeath(
  review: Review,
  by: Acting,
  { child, died, seen, wording }: SaidOfDeath,
  at: string,
): (TriageEvent | DiscussionEvent)[] {
  if (!mayRecordDeath(by)) throw new Refusal('not allowed', 'Only the coordinator or the chair records whether a child has died.');
  const before = review.triage.died[child]?.revision ?? 0;
  if (before !== seen) throw changedSince();
  const recorded: TriageEvent = { type: 'deathRecorded', at, by: by.id, child, died, revision: seen + 1 };
  const isOtherwise = child === FIRST && wording !== review.discussion.wording;
  return isOtherwise ? [recorded, { type: 'wordingChanged', at, by: by.id, wording }] : [recorded];
}

export const mayRecordDeath = (by: Acting): boolean => has(by, 'coordinator') || has(by, 'chair');

/** What was answered; a date of death beside the answer that the child has not died is refused. */
export function diedIn(answers: Answers): Died {
  const [denied] = deniedDeaths(DEATH, answers);
  if (denied) throw new Refusal('not complete', denied.sentence);
  return DIED.find((one) => one === saidTo(answers, 'died')) ?? 'not-known';
}
