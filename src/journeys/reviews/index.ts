import { NO_AREA, type Area } from '../action';
import { mine, open } from './mine';

/** Somebody's reviews: the list of them, and one of them opened. */
export const reviews = {
  ...NO_AREA,
  actions: [mine, open],
  commands: [
    { words: /^(my reviews?|reviews|my referrals?)$/i, verb: 'reviews/mine' },
    { words: /^(?:open (?:the |my )?(?:review |referral |case )?)?(?<reference>pr-[0-9a-z]{7})$/i, verb: 'reviews/open' },
  ],
} satisfies Area;
