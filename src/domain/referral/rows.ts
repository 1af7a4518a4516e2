import { z } from 'zod';
import { aFrozenPage } from '../forms/frozen';
import { recorded, row, someWords } from '../forms/row';

const ofPage = z.object({ page: z.string(), answered: z.number() });

/** One page of a referral as it was sent, its questions and answers frozen together. */
export const REFERRAL_PAGE = row('referral~{page}', ofPage, aFrozenPage);

/** The page with which a notification began a review, beside the referral that has joined it since. */
export const NOTIFIED = row('notified', ofPage, aFrozenPage);

/** A page as it was before a referral was sent again, by the round of comments that it answers. */
export const EARLIER_PAGE = row('earlier~{round#3}~{page}', z.object({ page: z.string(), round: z.number() }), aFrozenPage);

/** What somebody wrote about one answer. */
export const COMMENT = row(
  'comment~{round#}~{answer*}',
  z.object({ round: z.number(), answer: z.string(), writtenAs: z.string(), ...recorded }),
  someWords,
);

/** For whom the coordinator entered a referral. */
export const ENTERED_FOR = row(
  'way~enteredFor',
  z.object({ ...recorded, how: z.string() }),
  z.object({ name: z.string(), agency: z.string(), contact: z.string(), how: z.string() }),
);

/** Why a referral goes past the agency lead. */
export const STRAIGHT = row('way~straight', z.object(recorded), someWords);

/** What the agency lead sees differently. */
export const LEADS_VIEW = row('quality~disagreement', z.object(recorded), someWords);

/** Words of a withdrawal: `why` it is asked for, and what the office's `answer` was. */
export const ABOUT_WITHDRAWAL = row('withdrawal~{number#}~{what}', z.object(recorded), someWords);
