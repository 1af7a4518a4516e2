import { stagePage } from '../../domain/findings/pages';
import type { Answers } from '../../domain/forms/answers';
import type { Choice, Page } from '../../domain/forms/field';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { inFindings, type InFindings } from '../../domain/sight/visible';
import type { KnownPerson } from '../../ports';
import type { Press, World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { acting } from '../opening';
import { refuseDeputyOfPresent } from '../posts/partners';
import { answersIn, keyOf, pageOf, revisionNow, said, type Item } from './items';

const NOT_FOR_YOU = 'There is nothing here that you can open. If you think you should see it, please contact the partnership office.';

/** Somebody who may know what a review found, and the review as it was read. */
export type Admitted = { readonly me: KnownPerson; readonly review: Review; readonly sees: InFindings };

/** Reads review and person at the same time; refuses everybody whom the findings are not for. */
export async function admitted(world: World, press: Press, reference: string): Promise<Admitted> {
  const [me, stored] = await Promise.all([press.me, world.reviews.read(reference)]);
  const sees = stored && inFindings(stored.review, me.person);
  if (!stored || !sees) {
    refuseDeputyOfPresent(me, stored?.review);
    throw new Refusal('not found', NOT_FOR_YOU);
  }
  return { me: acting(stored.review, me), review: stored.review, sees };
}

/** Refuses those whose part it is not, such as a partner who opens what is recorded. */
export function mayOnlyIf(holds: boolean): void {
  if (!holds) throw new Refusal('not found', NOT_FOR_YOU);
}

/** One recorded thing as it stands, with the questions that record it. */
export type Opened = { readonly item: Item; readonly page: Page; readonly saved: Answers; readonly revision: number };

export async function opened(world: World, review: Review, item: Item): Promise<Opened> {
  const revision = revisionNow(review, item);
  const saved = revision === 0 ? {} : await answersTo(world, review.reference, item, revision);
  const people = item.kind === 'action' ? await possibleOwners(world, review, said(saved, 'owner')) : [];
  return { item, page: pageOf(item, review.decision.outcome, people), saved, revision };
}

async function answersTo(world: World, reference: string, item: Item, revision: number): Promise<Answers> {
  const key = keyOf(item, revision);
  const rows = await world.reviews.content(reference, key);
  return answersIn(rows.find((row) => row.key === key));
}

/** Everybody who is invited to the meeting, and the present owner. */
async function possibleOwners(world: World, review: Review, owner: string): Promise<Choice[]> {
  const ids = new Set([...(review.meeting?.invited ?? []), ...(owner ? [owner] : [])]);
  const known = await Promise.all([...ids].map((id) => world.people.find(id)));
  return known.flatMap((one) => (one ? [{ value: one.person.id, label: nameAndAgency(world, one) }] : []));
}

/** That somebody is shown words of the case is written down before they are shown. */
export const seen = (world: World, press: Press, { review, sees }: Admitted, what: string): Promise<void> =>
  world.seen.record(review.reference, { who: press.who, as: sees.as, what, at: press.now.toISOString() });

export function titleOf({ kind, number }: Item): string {
  switch (kind) {
    case 'stage':
      return stagePage(number)?.title ?? '';
    case 'learning':
      return `Learning point ${number}`;
    case 'action':
      return `Action ${number}`;
    case 'recommendation':
      return 'What the meeting recommends';
  }
}
