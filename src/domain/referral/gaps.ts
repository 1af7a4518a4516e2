import type { FrozenPage } from '../forms/frozen';

/** One question of a sent referral that leaves something open, for the coordinator who looks through it. */
export type Gap = {
  /** Which part of the referral it stands in, counted from 0 as it is read. */
  readonly part: number;
  readonly page: string;
  readonly field: string;
  readonly question: string;
  readonly kind: 'not known' | 'not yet' | 'nothing said';
  /** The reason why it is not known, or what was answered. */
  readonly said: string;
};

/** Questions that may be left out and whose silence is a gap: who the child is, and what they said. */
const SILENCE_MATTERS: readonly string[] = ['ethnicity', 'ethnicityOwnWords', 'ownWords', 'penPicture', 'firstLanguage'];

/** Whether a child has died, which is asked of each by themselves. */
const asksOfDeath = (field: string): boolean => /(^|~)died$/.test(field);

/** What a referral leaves open, in its own order: what is not known, what has not been done yet, and silence about the child. */
export function gapsIn(parts: readonly FrozenPage[]): Gap[] {
  return parts.flatMap((page, part) =>
    page.items.flatMap(({ field, question, answer, notKnown, apart }): Gap[] => {
      const at = { part, page: page.page, field, question };
      if (notKnown) return [{ ...at, kind: 'not known', said: notKnown }];
      if (NOT_YET.test(answer)) return [{ ...at, kind: 'not yet', said: answer }];
      const isSilent = !answer && !apart && (SILENCE_MATTERS.includes(field) || asksOfDeath(field));
      return isSilent ? [{ ...at, kind: 'nothing said', said: '' }] : [];
    }),
  );
}

const NOT_YET = /^(no, )?not yet\b/i;
