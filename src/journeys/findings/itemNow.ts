import { stagePage } from '../../domain/findings/pages';
import { ACTION, FINDING, LEARNING_POINT, RECOMMENDATION } from '../../domain/findings/rows';
import { saidTo, type Answers } from '../../domain/forms/answers';
import type { Choice, Page } from '../../domain/forms/field';
import type { Review } from '../../domain/review/review';
import { invitedTo, isConflicted } from '../../domain/review/whereItIs';
import type { World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import type { Kept } from '../kept';
import { pageOf, revisionNow, type Item } from './items';

/** One recorded thing as it stands, with the questions that record it. */
export type ItemNow = { readonly item: Item; readonly page: Page; readonly saved: Answers; readonly revision: number };

export async function itemNow(world: World, kept: Kept, review: Review, item: Item): Promise<ItemNow> {
  const revision = revisionNow(review, item);
  const saved = revision === 0 ? {} : await answersTo(kept, review.reference, item, revision);
  const people = item.kind === 'action' ? await possibleOwners(world, review, saidTo(saved, 'owner')) : [];
  return { item, page: pageOf(item, review.decision.outcome, people), saved, revision };
}

async function answersTo(kept: Kept, reference: string, item: Item, revision: number): Promise<Answers> {
  return (await rowNow(kept, reference, item, revision))?.json.answers ?? {};
}

function rowNow(kept: Kept, reference: string, { kind, number }: Item, revision: number) {
  switch (kind) {
    case 'stage':
      return kept.one(reference, FINDING, { stage: number });
    case 'learning':
      return kept.one(reference, LEARNING_POINT, { number });
    case 'action':
      return kept.one(reference, ACTION, { number });
    case 'recommendation':
      return kept.one(reference, RECOMMENDATION, { revision });
  }
}

/** Everybody who is invited to the meeting, and the present owner. */
async function possibleOwners(world: World, review: Review, owner: string): Promise<Choice[]> {
  const ids = new Set([...invitedTo(review), ...(owner && !isConflicted(review, owner) ? [owner] : [])]);
  const known = await Promise.all([...ids].map((id) => world.people.find(id)));
  return known.flatMap((one) => (one ? [{ value: one.person.id, label: nameAndAgency(world, one) }] : []));
}

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
