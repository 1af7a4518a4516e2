import { owedForConflicts, type ConflictPosts } from './conflicts/conflicts';
import { owedForMoves, type MovePosts } from './dates/moves';
import { owedForNotifying, type NotifyingPosts } from './dates/owed';
import { owedForDecision, type DecisionPosts } from './decision/owed';
import { owedForTriage, type DeskPosts } from './desk/desk';
import { owedForEmptying, type EmptyingPosts } from './discussion/emptying';
import { owedForDiscussion, owedForSafety, type DiscussionPosts } from './discussion/leading';
import { owedForFindings, type FindingsPosts } from './findings/recording';
import { owedForInformation, type InformationPosts } from './information/information';
import { owedForMeeting, type MeetingPosts } from './meeting/booking';
import { owedForReferral, type ReferralPosts } from './referral/owed';
import { toPassOn, type News } from './referral/passingOn';
import { owedForReminding, type RemindingPosts } from './reminders/owed';
import type { Post } from './review/owed';
import type { Review } from './review/review';
import { isSetAside } from './review/whereItIs';

/** What each post is about, by what it says; its key in the ledger follows from that. */
export type Posts = ReferralPosts &
  ConflictPosts &
  DeskPosts &
  DecisionPosts &
  InformationPosts &
  MovePosts &
  NotifyingPosts &
  MeetingPosts &
  DiscussionPosts &
  EmptyingPosts &
  FindingsPosts &
  RemindingPosts & {
    /** News that the office passes on to somebody whom the bot can’t write to; its key is that of the post it stands for. */
    'pass on': { readonly news: News['what'] };
  };

/** Which notice a post is. */
export type Says = keyof Posts;

/** One post that the bot owes: to whom, which notice, and what that is about. */
export type Owed<Which extends Says = Says> = Post<Posts, Which>;

/** A part of a review that owes posts. */
type Part = (review: Review) => readonly (Owed | false)[];

const PARTS: readonly Part[] = [
  // The news itself stands below what is asked because of it.
  owedForNotifying,
  owedForReferral,
  owedForConflicts,
  owedForTriage,
  owedForDecision,
  owedForInformation,
  owedForMoves,
  owedForMeeting,
  owedForDiscussion,
  owedForEmptying,
  owedForFindings,
  owedForReminding,
];

/** What is still owed when a case goes on no more: a duty to notify that stays, word of it, of who may not know, and of somebody who is unsafe; and nothing of it stays in a chat. */
const WHEN_SET_ASIDE: readonly Part[] = [
  owedForNotifying,
  owedForReferral,
  owedForTriage,
  owedForConflicts,
  owedForSafety,
  owedForEmptying,
];

/** A review that changes is another value, so that what was worked out for one holds as long as it is there. */
const workedOut = new WeakMap<Review, readonly Owed[]>();

/** Everything the bot owes people for the review as it stands, worked out once for each; what was posted is in the claims. */
export function owed(review: Review): readonly Owed[] {
  const known = workedOut.get(review) ?? workOut(review);
  workedOut.set(review, known);
  return known;
}

const workOut = (review: Review): readonly Owed[] =>
  (isSetAside(review) ? WHEN_SET_ASIDE : PARTS)
    .flatMap((part) => part(review))
    .filter((one) => one !== false)
    .flatMap((one) => toWhoTells(review, one));

/** News for the referrer that the office passes on where it entered the referral for somebody whom the bot can’t write to. */
const NEWS: Readonly<Partial<Record<Says, News['what']>>> = {
  outcome: 'outcome',
  'became part': 'part',
  'referral reopened': 'reopened',
  'referral no longer met': 'ended',
  'referral transferred': 'ended',
  withdrawn: 'withdrawn',
};

function toWhoTells(review: Review, one: Owed): Owed[] {
  const news = NEWS[one.says];
  const isTheirs = 'person' in one.to && one.to.person === review.referrer;
  if (!review.origin.enteredFor || !isTheirs || !news) return [one];
  const waits = toPassOn(review).some(({ what }) => what === news);
  return waits ? [{ key: one.key, says: 'pass on', to: { role: 'coordinator' }, about: { news } }] : [];
}
