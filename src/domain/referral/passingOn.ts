import { Refusal } from '../refusal';
import type { PassedHow, PassingOnEvent } from '../review/origin';
import type { Review } from '../review/review';
import { has, type Acting } from '../sight/acting';
import { choice, required, type Page } from '../forms/field';

/** How it was passed on, after a time: “today at 10:15, by telephone”. */
export const HOW_PASSED: Readonly<Record<PassedHow, string>> = {
  telephone: ', by telephone',
  letter: ', by e-mail or letter',
  'in person': ', in person',
  other: '',
};

/** News for the person for whom a referral was entered. `key` tells one round of it from another. */
export type News = { readonly key: string; readonly what: 'sent' | 'part' | 'outcome' | 'reopened' | 'ended' | 'withdrawn' };

/**
 * Everything that the referrer of this review is always told, the oldest first. The bot can't write to somebody for whom a referral was
 * entered, so that the office passes it on. What no longer holds is not passed on any more.
 */
export function newsOf(review: Review): News[] {
  const { origin, decision, triage, state } = review;
  if (!origin.enteredFor) return [];
  const isDecided = decision.outcome !== '' && triage.ended === null;
  // What is to be told of a referral that has become part of a review is told from there.
  const isPart = state === 'part of another review';
  const all: readonly (News | false)[] = [
    isPart ? { key: 'part', what: 'part' } : { key: 'sent', what: 'sent' },
    isTakenAnew(review) && { key: `reopened-${decision.rounds}`, what: 'reopened' },
    isDecided && { key: `outcome-${decision.rounds}`, what: 'outcome' },
    triage.ended !== null && { key: 'ended', what: 'ended' },
    state === 'withdrawn' && { key: 'withdrawn', what: 'withdrawn' },
  ];
  return all.filter((one) => one !== false);
}

/** Who has heard of a decision hears that it does not hold; who has not is not told of it. */
const isTakenAnew = ({ decision: { outcome, reopened, rounds }, origin, triage }: Review): boolean =>
  outcome === '' && triage.ended === null && reopened?.round === rounds && origin.passedOn[`outcome-${rounds}`] !== undefined;

/** What nobody has told them yet. */
export const toPassOn = (review: Review): News[] => newsOf(review).filter(({ key }) => review.origin.passedOn[key] === undefined);

/** Records that the office told them, and how. Recorded already, it changes nothing. */
export function passOn(review: Review, by: Acting, said: { readonly key: string; readonly how: PassedHow }, at: string): PassingOnEvent[] {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', 'Only the partnership office passes news on.');
  const { key, how } = said;
  if (review.origin.passedOn[key]) return [];
  if (!newsOf(review).some((one) => one.key === key))
    throw new Refusal(
      'too late',
      'This has changed since you opened it, so it no longer holds. Open the review to see what there is to tell now.',
    );
  return [{ type: 'passedOn', at, by: by.id, what: key, how }];
}

/** How the office told somebody for whom it entered a referral. */
export const PASSED: Page = {
  id: 'passed',
  title: 'What to tell whoever referred it',
  purpose: 'I cannot write to them. These words are for you to pass on; then say here that you have.',
  fields: [
    choice(
      'how',
      'How did you tell them?',
      [
        ['telephone', 'By telephone'],
        ['letter', 'By e-mail or letter'],
        ['in person', 'In person'],
        ['other', 'In another way'],
      ],
      required,
    ),
  ],
};
