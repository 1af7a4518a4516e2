import { assuresAs } from '../../domain/referral/comments';
import { maySendStraight } from '../../domain/referral/straight';
import { mayWithdraw } from '../../domain/referral/withdrawal';
import type { Review } from '../../domain/review/review';
import { isSetAside, isWithReferrer } from '../../domain/review/whereItIs';
import { has, type Acting } from '../../domain/sight/acting';
import { visible } from '../../domain/sight/visible';
import type { Claim } from '../../ports';
import type { Area, Offer, World } from '../action';
import { acting } from '../opening';
import { isSent } from '../referral/draft';
import * as entering from '../referral/entering';
import { forgetDraft } from '../referral/sentDraft';
import { NOT_THROUGH_LEAD } from '../referral/way';
import * as comment from './comment';
import * as disagree from './disagree';
import * as read from './read';
import * as straight from './straight';
import { commentsDo, readUnsent } from './unsent';
import * as withdraw from './withdraw';
import { notices } from './notices';

/** What can happen to a referral after it was sent: comments, a disagreement, the way past the lead, a withdrawal. */
export const sent = {
  actions: [
    read.read,
    read.pass,
    comment.write,
    comment.keep,
    comment.take,
    comment.review,
    comment.send,
    ...disagree.disagreeing,
    entering.begin,
    entering.save,
    straight.why,
    straight.send,
    straight.undo,
    ...withdraw.withdrawing,
    ...withdraw.answering,
  ],
  commands: [
    { words: /^(enter a referral|enter a referral for somebody)$/i, verb: 'entering/begin' },
    { words: /^(send )?straight (?<reference>pr-[0-9a-z]{7})$/i, verb: 'straight/why' },
    { words: /^withdraw (?<reference>pr-[0-9a-z]{7})$/i, verb: 'withdrawal/why' },
  ],
  notices,
  offers: (review, person) => offersOf(review, person),
  waitsFor: (review, person) => {
    if (has(person, 'coordinator') && review.withdrawal?.state === 'asked' && !isSetAside(review))
      return 'Next for you: the referrer asks to withdraw; read why and answer.';
    if (isWithReferrer(review) && review.referrer === person.id) return 'Next for you: read the comments and send the referral again.';
    const wasSentAgain = review.state === 'with agency lead' && review.comments.length > 0;
    return wasSentAgain && assuresAs(review, person) === 'agency lead' ? 'Next for you: it was sent again; read what was changed.' : '';
  },
  settles: (world, reference, claims, review) => forgetLater(world, reference, claims, review),
} satisfies Area;

function offersOf(review: Review, person: Acting): Offer[] {
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

/**
 * What a turn that died left behind of a draft, and what was typed and never sent when the partners decided or it was withdrawn: once
 * the referral is no longer with its referrer, it is deleted. So are comments of those who could send none any more.
 */
async function forgetLater(world: World, reference: string, claims: readonly Claim[], review: Review | undefined): Promise<boolean> {
  const key = review && leftAs(review);
  if (!review?.referrer || !key || claims.some((claim) => claim.key === key)) return true;
  const pages = await world.drafts.pages(review.referrer, reference);
  if (pages.length > 0) {
    // Read after the pages: what is written in a referral that has come back since is not among them.
    const now = (await world.reviews.read(reference))?.review;
    if (!now || leftAs(now) !== key) return false;
    await forgetDraft(world, review.referrer, pages);
  }
  await forgetComments(world, review);
  const claim: Claim = { key, state: 'sent', at: world.clock().toISOString(), attempts: 1, reason: '', message: '' };
  await world.reviews.claim(reference, claim, undefined);
  return true;
}

/** A comment that was kept and never sent is deleted as well, once its writer can't send it any more. */
async function forgetComments(world: World, review: Review): Promise<void> {
  const [lead, office] = await Promise.all([
    review.lead ? world.people.find(review.lead) : undefined,
    world.people.withRole('coordinator'),
  ]);
  const writers = [...(lead ? [lead] : []), ...office].filter((one) => {
    const here = acting(review, one);
    return !here || commentsDo(review, here) === undefined;
  });
  await Promise.all(
    writers.map(async ({ person }) => {
      const unsent = await readUnsent(world, person.id, review.reference);
      if (unsent.length > 0)
        await world.drafts.forget(
          person.id,
          unsent.map(({ stored }) => stored),
        );
    }),
  );
}

/** Each time that a referral leaves its referrer has a name of its own; empty while it is with them. */
function leftAs(review: Review): string {
  if (!isSent(review)) return '';
  const times = [review.sentAt, review.decision.decidedAt, ...review.comments.map(({ answeredAt }) => answeredAt)];
  return `draft-forgotten~${times.sort().at(-1) ?? ''}~${review.state}`;
}
