import { owedForConflicts } from './conflicts/conflicts';
import { owedForMoves } from './dates/moves';
import { owedForDecision } from './decision/owed';
import { owedForTriage } from './desk/desk';
import { owedForDiscussion } from './discussion/leading';
import { owedForFindings } from './findings/recording';
import { owedForInformation } from './information/information';
import { owedForMeeting } from './meeting/booking';
import { owedForReferral } from './referral/owed';
import { toPassOn, type News } from './referral/passingOn';
import { owedForReminding } from './reminders/owed';
import type { Owed, Owes } from './review/owed';
import type { Review } from './review/review';
import { isSetAside } from './review/whereItIs';

const PARTS: readonly Owes[] = [
  owedForReferral,
  owedForConflicts,
  owedForTriage,
  owedForDecision,
  owedForInformation,
  owedForMoves,
  owedForMeeting,
  owedForDiscussion,
  owedForFindings,
  owedForReminding,
];

/** What is still owed when a case goes on no more: word of it, and of who may not know. */
const WHEN_SET_ASIDE: readonly Owes[] = [owedForReferral, owedForTriage, owedForConflicts];

/** Everything the bot owes people for the review as it stands, worked out anew each time; what was posted is in the claims. */
export const owed = (review: Review): Owed[] =>
  (isSetAside(review) ? WHEN_SET_ASIDE : PARTS)
    .flatMap((part) => part(review))
    .filter((one) => one !== false)
    .flatMap((one) => toWhoTells(review, one));

/** News for the referrer that the office passes on where it entered the referral for somebody whom the bot can’t write to. */
const NEWS: Readonly<Record<string, News['what']>> = {
  outcome: 'outcome',
  'became part': 'part',
  'referral reopened': 'reopened',
  'referral no longer met': 'ended',
  'referral transferred': 'ended',
  withdrawn: 'withdrawn',
};

function toWhoTells(review: Review, one: Owed): Owed[] {
  const news = NEWS[one.says];
  const isTheirs = 'person' in one.to && one.to.person === review.referrer && news !== undefined;
  if (!review.origin.enteredFor || !isTheirs) return [one];
  const waits = toPassOn(review).some(({ what }) => what === news);
  return waits ? [{ ...one, to: { role: 'coordinator' }, says: 'pass on' }] : [];
}
