import { wordsOf } from './sentences';

/** What is thin about an answer to “why”: it is a few words, it points elsewhere, or it names what was missing and stops there. */
export type Thin = 'short' | 'elsewhere' | 'missing';

const FEWEST_WORDS = 8;
/** With this many words somebody has begun to say what lay behind what was missing. */
const ENOUGH_BEHIND = 25;

const ELSEWHERE =
  /^\W*(?:please )?(?:(?:see|as|refer to) (?:above|below|before|previous(?:ly)?|attached|the form|report|other (?:page|answer)s?)|n\/?a|not applicable|ditto|same|as stated|yes|none|nil|tbc|criteria (?:are |is )?met|meets? (?:the )?criteria)(?!\p{L})/iu;
const MISSING =
  /(?<!\p{L})(?:lack(?:ed|ing)? (?:of|in)|lacked|poor (?:communication|information|practice|record|recording|engagement|management|supervision|working|liaison|joint)|fail(?:ed|ure|ures|ing)?(?: to| of| in)?|not enough|insufficient|inadequate|should have|missed opportunit(?:y|ies)|absence of|no (?:communication|information sharing|supervision))(?!\p{L})/iu;
const BEHIND =
  /(?<!\p{L})(?:because|since|as a result|due to|so that|when|why|at the time|believed|thought|assumed|expected|understood|pressure|workload|vacanc(?:y|ies)|which meant|led to|made it|in order)(?!\p{L})/iu;

/** What is thin about it; undefined when it says something. */
export function thinness(text: string): Thin | undefined {
  const words = wordsOf(text).length;
  if (words === 0) return undefined;
  if (ELSEWHERE.test(text) && words < 2 * FEWEST_WORDS) return 'elsewhere';
  if (words < ENOUGH_BEHIND && MISSING.test(text) && !BEHIND.test(text)) return 'missing';
  return words < FEWEST_WORDS ? 'short' : undefined;
}

/** A question back, as one colleague asks another. */
export const ASK_BACK: Readonly<Record<Thin, string>> = {
  short: 'Could you say a little more? What happened, or did not happen, that makes you think so?',
  elsewhere: 'This line is read by itself when the criteria are looked at. Could you say the reason here, in a sentence or two?',
  missing:
    'You write what was missing. Could you add what got in the way? Think of what people knew, and why it made sense to them at the time.',
};
