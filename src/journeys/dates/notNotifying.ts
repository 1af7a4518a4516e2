import { z } from 'zod';
import { mayDispute, readsNotNotifying } from '../../domain/dates/answering';
import { mayKeepDates } from '../../domain/dates/notifying';
import type { Role } from '../../domain/people/people';
import type { Review } from '../../domain/review/review';
import { has, type Acting } from '../../domain/sight/acting';
import { when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { shown } from '../kept';
import { ofReview, opened } from '../opening';
import { readReasons } from './reasons';

const answerCard = card('clock/notNotifying', {
  preview: 'An answer about a notification.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    said: z.string(),
    reasons: z.array(z.string()),
    disagrees: z.array(z.object({ who: z.string(), words: z.string() })),
    open: z.string(),
    mayDispute: z.boolean(),
    mayAnswer: z.boolean(),
  }),
});

/** Why the authority does not notify, and who sees it differently. Opening it is logged. */
export const notNotifying = action('clock/notNotifying', ofReview, async (world, told, press) => {
  const { review, me } = await opened(world, press, told.reference, readsNotNotifying);
  return { card: await drawNotNotifying(world, press, review, me.person) };
});

export async function drawNotNotifying(world: World, press: Press, review: Review, person: Acting): Promise<Drawn> {
  const said = review.clock.notNotifying;
  const here = { review, sees: { as: readsAs(person) } };
  const reasons = await shown(world, press, here, 'why it does not notify', (kept) => readReasons(kept, review.reference));
  const nameOf = async (id: string): Promise<string> => (await world.people.find(id))?.person.name ?? 'Somebody who has left';
  const disagrees = await Promise.all(
    (said?.disagrees ?? []).map(async ({ by, at, reason }) => ({
      who: `${await nameOf(by)}, ${when(at, press.now)}`,
      words: reasons.get(reason) ?? '',
    })),
  );
  return answerCard.draw({
    reference: review.reference,
    said: said ? `Recorded by ${await nameOf(said.by)}, ${when(said.at, press.now)}.` : 'The local authority notifies after all.',
    reasons: (reasons.get(said?.reason ?? '') ?? '').split('\n\n').filter(Boolean),
    disagrees,
    open: said ? 'The duty is the local authority’s alone. It can notify at any time.' : '',
    mayDispute: mayDispute(review, person) && !said?.disagrees.some(({ by }) => by === person.id),
    mayAnswer: said !== null && mayKeepDates(person),
  });
}

const READERS: readonly Role[] = ['LA notifier', 'coordinator', 'chair', 'scrutineer', 'executive partner'];
const readsAs = (person: Acting): Role => READERS.find((role) => has(person, role)) ?? 'executive partner';
