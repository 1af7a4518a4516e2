import type { Answers } from '../../domain/forms/answers';
import { corrected, notFrom, type FrozenPage } from '../../domain/forms/frozen';
import { changedAnswers, sendAgain } from '../../domain/referral/comments';
import { EARLIER_PAGE } from '../../domain/referral/rows';
import { corrections } from '../../domain/referral/sending';
import type { ReviewEvent } from '../../domain/review/events';
import type { Review } from '../../domain/review/review';
import { visible } from '../../domain/sight/visible';
import type { Content } from '../../ports';
import type { Press, World } from '../action';
import { decided } from '../decided';
import { frozenIn, pageRow } from '../forms/frozenRows';
import { opened } from '../opening';
import type { Draft } from './draftRow';
import { forgetDraft, freezeIn, sentBefore } from './sentDraft';
import type { Kept } from '../kept';

/** Sends a referral again that came back with comments: what was there before is kept beside it, and whoever asked sees what was changed. */
export async function sendItAgain(world: World, press: Press, draft: Draft, review: Review, seen: number): Promise<Review> {
  const { reference } = draft;
  const { stored } = await opened(world, press, reference, visible);
  const { pages: before, identity: identityBefore, beside } = await sentBefore(world, reference);
  const after = draft.asks.map((page) => freezeIn(draft, page));
  const identity: Answers = Object.assign({ ...beside }, ...after.map((one) => one.identity));
  const pages = after.map(({ frozen }) => frozen);
  const changed = pages.flatMap((page) => changedAnswers(before.get(page.page), page, identityBefore, identity));
  const wasOther = [...before.values()].flatMap((page) => corrected(page, identityBefore, identity));
  const sending = { pages: pages.map(({ page }) => page), changed, complete: draft.next === undefined, seen };
  const { review: now, changed: sent } = await decided(world, press, stored, (present, by, at) => ({
    events: withCorrections(sendAgain(present, by, sending, at), wasOther),
    content: [...pages.map(pageRow), ...earlierRows(before, changed, review.comments.length)],
    identity: (kept) => Object.assign({ ...notFrom(before.values(), kept) }, ...after.map((one) => one.identity)),
  }));
  if (sent) await forgetDraft(world, press.who, draft.pages);
  return now;
}

/** What is sent again says in the journal which identities were corrected; nothing sent, nothing said. */
const withCorrections = (events: readonly ReviewEvent[], fields: readonly string[]): ReviewEvent[] =>
  events.flatMap((event) => [event, ...corrections(fields, event.by, event.at)]);

/** The pages as they were before they were changed; what identifies the child is not in them. */
function earlierRows(before: ReadonlyMap<string, FrozenPage>, changed: readonly string[], round: number): Content[] {
  const pages = [...before.values()].filter(({ page }) => changed.some((answer) => answer.startsWith(`${page}.`)));
  return pages.map((page) => EARLIER_PAGE.write({ round, page: page.page }, { page: page.page, round }, page));
}

/** The pages as they stood before the referral was last sent again, those that were changed then. */
export async function earlierPages(kept: Kept, { reference, comments }: Review): Promise<ReadonlyMap<string, FrozenPage>> {
  const last = comments.findLast(({ answeredAt }) => answeredAt !== '');
  return last ? frozenIn(await kept.all(reference, EARLIER_PAGE, { round: last.number })) : new Map();
}
