import { assuresAs, isWithReferrer } from '../../domain/comments';
import { has, type Person } from '../../domain/people';
import type { Review } from '../../domain/review';
import { maySendStraight } from '../../domain/straight';
import { visible } from '../../domain/visible';
import { isSetAside, mayWithdraw } from '../../domain/withdrawal';
import type { Claim } from '../../ports';
import type { World } from '../action';
import type { Area, Offer } from '../area';
import { NOT_THROUGH_LEAD } from '../referral/way';
import { noticesAfter } from './notices';
import * as comment from './comment';
import * as disagree from './disagree';
import * as entering from './entering';
import * as straight from './straight';
import * as withdraw from './withdraw';

/** What can happen to a referral after it was sent: comments, a disagreement, the way past the lead, a withdrawal. */
export const afterSending: Area = {
  actions: [
    comment.write,
    comment.keep,
    comment.take,
    comment.review,
    comment.send,
    disagree.ask,
    disagree.passOn,
    entering.begin,
    entering.save,
    straight.why,
    straight.send,
    straight.undo,
    withdraw.why,
    withdraw.send,
    withdraw.read,
    withdraw.answer,
  ],
  notices: noticesAfter,
  offers: (review, person) => offersOf(review, person),
  waitsFor: (review, person) => {
    if (has(person, 'coordinator') && review.withdrawal?.state === 'asked' && !isSetAside(review))
      return 'Next for you: the referrer asks to withdraw; read why and answer.';
    if (isWithReferrer(review) && review.referrer === person.id) return 'Next for you: read the comments and send the referral again.';
    const wasSentAgain = review.state === 'with agency lead' && review.comments.length > 0;
    return wasSentAgain && assuresAs(review, person) === 'agency lead' ? 'Next for you: it was sent again; read what was changed.' : '';
  },
  settles: (world, reference, claims, review) => forgetDraft(world, reference, claims, review),
};

function offersOf(review: Review, person: Person): Offer[] {
  if (!visible(review, person)?.referral) return [];
  const asked = review.withdrawal !== null && (has(person, 'coordinator') || review.referrer === person.id);
  const answers = asked && review.withdrawal?.state === 'asked' && has(person, 'coordinator');
  const offers: readonly (Offer | false)[] = [
    asked && {
      title: answers ? 'Read why it should be withdrawn, and answer' : 'What was said about withdrawing it',
      verb: 'withdrawal/read',
      opens: 'dialog',
    },
    isWithReferrer(review) && review.referrer === person.id && { title: 'Read the comments', verb: 'referral/check', opens: 'dialog' },
    maySendStraight(review, person) && { title: NOT_THROUGH_LEAD, verb: 'straight/why', opens: 'dialog' },
    mayWithdraw(review, person) && { title: 'Withdraw this referral', verb: 'withdrawal/why', opens: 'dialog' },
  ];
  return offers.filter((offer) => offer !== false);
}

const FORGOTTEN = 'draft-forgotten';

/** Once nobody can ask for more, what the referrer typed is deleted; what they sent is in the review. */
async function forgetDraft(world: World, reference: string, claims: readonly Claim[], review: Review | undefined): Promise<boolean> {
  if (!review) return true;
  // A decision can be reopened, and the referrer asked for more; once the partners have signed off it can't.
  const isOver = review.findings.decided !== null || isSetAside(review);
  if (!isOver || !review.referrer || claims.some(({ key }) => key === FORGOTTEN)) return true;
  await world.drafts.discard(review.referrer, reference);
  const claim: Claim = { key: FORGOTTEN, state: 'sent', at: world.clock().toISOString(), attempts: 1, reason: '', message: '' };
  await world.reviews.claim(reference, claim, undefined);
  return true;
}
