import type { Answers } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { freeze, notFrom, thaw, type FrozenPage } from '../../domain/forms/frozen';
import type { PersonId } from '../../domain/people/people';
import { GATE, pageCalled, ROUTE } from '../../domain/referral/pages';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { Review } from '../../domain/review/review';
import { isWithReferrer } from '../../domain/review/whereItIs';
import { visible } from '../../domain/sight/visible';
import type { DraftPage, KnownPerson } from '../../ports';
import type { Press, World } from '../action';
import { frozenIn } from '../forms/frozenRows';
import { acting } from '../opening';
import type { Draft } from './draftRow';
import { ENTERED_FOR_DRAFT, readEnteredFor, STRAIGHT_DRAFT } from './way';
import { shown, unshown } from '../kept';

// What was sent is in the review, its identities apart. A draft beside it would keep the child's name a second time, so it is deleted
// when the referral leaves the referrer, and made again from what was sent when it comes back to them.

const pageOfReferral = (id: string) => [GATE, ROUTE].find((page) => page.id === id) ?? pageCalled(id);

/** True for what a person writes of the referral itself; comments that are not sent yet lie in the same place. */
const isOfDraft = ({ page }: DraftPage): boolean =>
  pageOfReferral(page) !== undefined || page === STRAIGHT_DRAFT || page === ENTERED_FOR_DRAFT;

/** One page of a draft as it is sent. */
export function freezeIn({ pages }: Pick<Draft, 'pages'>, page: Page): ReturnType<typeof freeze> {
  const written = pages.find((one) => one.page === page.id);
  return freeze(page, written?.answers ?? {}, written);
}

/** What was sent before, the identities with it, and of those what others keep beside it, which sending must not take away. */
export async function sentBefore(
  world: Pick<World, 'kept'>,
  reference: string,
): Promise<{ readonly pages: ReadonlyMap<string, FrozenPage>; readonly identity: Answers; readonly beside: Answers }> {
  const kept = unshown(world);
  const [rows, identity = {}] = await Promise.all([kept.all(reference, REFERRAL_PAGE, {}), kept.identity(reference)]);
  const pages = frozenIn(rows);
  return { pages, identity, beside: notFrom(pages.values(), identity) };
}

/** Deletes what was typed, as it was when it was sent: every page, and what was kept aside of another kind of referral. */
export async function forgetDraft(world: Pick<World, 'drafts'>, who: PersonId, pages: readonly DraftPage[]): Promise<void> {
  await world.drafts.forget(who, pages.filter(isOfDraft));
}

/**
 * Somebody's pages of a referral. When it has come back to its referrer, and nothing of it is among their drafts, the draft is made
 * again from what was sent, whole or not at all; what they type from then on is in it.
 */
export async function draftAgain(
  world: World,
  press: Press,
  me: KnownPerson,
  review: Review | undefined,
  pages: readonly DraftPage[],
): Promise<readonly DraftPage[]> {
  if (!review || review.referrer !== press.who || !isWithReferrer(review) || pages.some(({ page }) => pageOfReferral(page))) return pages;
  const here = acting(review, me);
  const sees = here && visible(review, here.person);
  if (!sees?.referral || !sees.identity) return pages;
  const { reference } = review;
  const [rows, identity = {}, enteredFor] = await shown(world, press, { review, sees }, 'referral, to change it', (kept) =>
    Promise.all([kept.all(reference, REFERRAL_PAGE, {}), kept.identity(reference), readEnteredFor(world, review)]),
  );
  const sent = [...frozenIn(rows).values()].flatMap((frozen) => thawed(reference, frozen, identity, press.now));
  const { name, agency, contact, how } = enteredFor ?? {};
  const entered = { name, agency, contact, how };
  const answers = Object.fromEntries(Object.entries(entered).flatMap(([field, said]) => (said ? [[field, { said }]] : [])));
  const beside = enteredFor ? [{ reference, page: ENTERED_FOR_DRAFT, revision: 1, savedAt: press.now.toISOString(), answers }] : [];
  await world.drafts.restore(press.who, [...sent, ...beside]);
  return world.drafts.pages(press.who, reference);
}

function thawed(reference: string, frozen: FrozenPage, identity: Answers, now: Date): DraftPage[] {
  const page = pageOfReferral(frozen.page);
  if (!page) return [];
  const { revision, savedAt } = frozen;
  const answers = thaw(page, frozen, identity);
  if (revision === 0 && Object.keys(answers).length === 0) return [];
  return [{ reference, page: page.id, revision: Math.max(revision, 1), savedAt: savedAt || now.toISOString(), answers }];
}
