import { saidTo } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { pagesBeside, pagesFor, ROUTE, routeIn } from '../../domain/referral/pages';
import { nextPlace, places } from '../../domain/referral/progress';
import { Refusal } from '../../domain/refusal';
import type { Route } from '../../domain/review/referral';
import type { Review } from '../../domain/review/review';
import { isWithReferrer } from '../../domain/review/whereItIs';
import type { DraftPage, KnownPerson } from '../../ports';
import type { Press, World } from '../action';
import { NO_COMMENTS_ON, readOpenComments, type CommentsOn } from './comments';
import type { Draft } from './draftRow';
import { draftAgain } from './sentDraft';
import { acting, keptFromYou } from '../opening';

/**
 * Reads draft, review and person at the same time. A referral that has come back to this person is a draft once more; who has a conflict
 * of interest in it reads and changes nothing of it any more, their own words included.
 */
export async function load(world: World, press: Press, reference: string): Promise<Draft> {
  const [me, pages, stored] = await Promise.all([press.me, world.drafts.pages(press.who, reference), world.reviews.read(reference)]);
  const review = stored?.review;
  if (review && !acting(review, me)) throw keptFromYou();
  const [written, comments] = await Promise.all([draftAgain(world, press, me, review, pages), readOpenComments(world, review)]);
  return draftOf(me, reference, written, review, comments);
}

/** The same, for those who want to write on it: refuses when there is nothing of this person's to write on. */
export async function readDraft(world: World, press: Press, reference: string): Promise<Draft> {
  const draft = await load(world, press, reference);
  if (draft.pages.length === 0 || isSent(draft.review))
    throw new Refusal('too late', 'This referral is no longer being written. Say “my reviews” to see where it is.');
  return draft;
}

/** True while the whole referral has left the referrer. */
export const isSent = (review: Review | undefined): boolean =>
  review !== undefined && review.state !== 'short start sent' && !isWithReferrer(review);

/** True for what somebody else wrote into a referral that is not theirs, such as comments that are not sent yet. */
export const isOthers = (me: KnownPerson, review: Review | undefined): boolean => review !== undefined && review.referrer !== me.person.id;

export function draftOf(
  me: KnownPerson,
  reference: string,
  written: readonly DraftPage[],
  review: Review | undefined,
  comments: CommentsOn = NO_COMMENTS_ON,
): Draft {
  const pages = isOthers(me, review) ? [] : written;
  const saved = new Map(pages.map(({ page, answers }) => [page, answers]));
  const route = routeOf(pages, review);
  const asks = route ? pagesFor(route) : [];
  const all = places(asks, saved);
  // Nothing comes before the short start is sent, however much of it is answered.
  const next = route === 'serious incident' && !review ? all[0] : nextPlace(all);
  return { me, reference, route, asks, pages, saved, places: all, next, review, comments };
}

/** The route of what is being written; undefined until it is chosen. A review that has begun keeps its own. */
export function routeOf(pages: readonly DraftPage[], review: Review | undefined): Route | undefined {
  const chosen = pages.find(({ page }) => page === ROUTE.id);
  return review?.route ?? routeIn(saidTo(chosen?.answers ?? {}, 'route'));
}

/** The draft after one more page was saved, without reading it again. */
export const withPage = (draft: Draft, page: DraftPage): Draft =>
  draftOf(draft.me, draft.reference, [...draft.pages.filter((one) => one.page !== page.page), page], draft.review, draft.comments);

/** The pages and the check after them. */
export const steps = (pages: readonly Page[]): number => pages.length + 1;

const indexOf = (page: Page): number => pagesBeside(page).indexOf(page);
export const placeInWords = (page: Page): string => `page ${indexOf(page) + 1} of ${steps(pagesBeside(page))}`;
export const pageBefore = (page: Page): Page | undefined => pagesBeside(page)[indexOf(page) - 1];
export const pageAfter = (page: Page): Page | undefined => pagesBeside(page)[indexOf(page) + 1];
