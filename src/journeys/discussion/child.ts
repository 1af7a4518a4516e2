import { FIRST } from '../../domain/discussion/death';
import { wordingOf, type KnownChild } from '../../domain/discussion/words';
import { saidTo, type Answers } from '../../domain/forms/answers';
import { chosen } from '../../domain/forms/field';
import type { FrozenPage } from '../../domain/forms/frozen';
import { pageCalled } from '../../domain/referral/pages';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import { DIED, type Died } from '../../domain/review/desk';
import type { Wording } from '../../domain/review/discussion';
import type { Review } from '../../domain/review/review';
import { dayInWords, londonDay } from '../../domain/time/days';
import type { World } from '../action';
import { unshown, type Kept } from '../kept';

/** What the review calls the child: the initials or the other name that the referrer gave. Case content. */
export async function nameOf(world: Pick<World, 'kept'>, reference: string): Promise<string> {
  const items = await itemsOf(unshown(world), reference);
  return answerTo(items, 'initials') || 'this child';
}

/** In which wording to speak of this child, from what was recorded, the referral's answers and what is kept apart from them. */
export async function wordingFor(world: Pick<World, 'kept'>, review: Review, now: Date): Promise<Wording> {
  const kept = unshown(world);
  const { reference } = review;
  const [items, identity = {}] = await Promise.all([itemsOf(kept, reference), kept.identity(reference)]);
  return wordingOf(knownChild(review, items, identity), londonDay(now));
}

export type Items = FrozenPage['items'];

/** The questions and answers of the referral, as they were frozen. */
export const itemsOf = async (kept: Kept, reference: string): Promise<Items> =>
  (await kept.all(reference, REFERRAL_PAGE, {})).flatMap(({ json }) => json.items);

/** What is known of the first child that decides how people speak of them. */
export const knownChild = (review: Review, items: Items, identity: Answers): KnownChild => ({
  category: categoriesIn(items),
  died: saidTo(identity, 'diedOn') !== '',
  says: review.triage.died[FIRST]?.died ?? diedAnswered(items, 'died'),
  bornOn: dayInWords(saidTo(identity, 'bornOn')),
});

/** What the referral, or the notification before it, says to the question whether a child has died; where they differ, a death counts. */
export const diedAnswered = (items: Items, field: string): Died | '' => {
  const said = items.filter((item) => item.field === field).map(({ value }) => value);
  return DIED.find((one) => said.includes(one)) ?? '';
};

/** An answer as it was frozen, as people read it; the first page that has one. Empty when there is none. */
export const answerTo = (items: Items, field: string): string =>
  items.find((item) => item.field === field && item.answer !== '')?.answer ?? '';

/** The kinds of incident by their values: as the form took them, or by their labels, one on a line. */
function categoriesIn(items: Items): string {
  const choices = pageCalled('happened')?.fields.find(({ id }) => id === 'category')?.choices ?? [];
  const called = (answer: string): string[] =>
    answer.split('\n').flatMap((line) => choices.find(({ label }) => label === line)?.value ?? []);
  const found = items.filter(({ field }) => field === 'category');
  return [...new Set(found.flatMap(({ value, answer }) => [...chosen(value), ...called(answer)]))].join(',');
}
