import type { Kept } from '../../domain/forms/answers';

/** With more reasons than this beside one answer, the rest are counted, so that the card stays small. */
const MOST_REASONS = 2;

/** What may identify somebody and was left in an answer: each reason once, with what it is about. */
export function keptInWords(kept: readonly Kept[], whose: 'referrer' | 'author'): string[] {
  const reasons = [...new Set(kept.map(({ why }) => why))];
  const shown = reasons.slice(0, MOST_REASONS).map((why) => {
    const what = [...new Set(kept.filter((one) => one.why === why).map((one) => one.what))].join(', ');
    return `Left in this answer: ${what}. The ${whose}’s reason: ${why}`;
  });
  const more = reasons.length - shown.length;
  return more > 0 ? [...shown, `And ${more} more ${more === 1 ? 'reason' : 'reasons'} for what was left in.`] : shown;
}
