import { knownFrom, type Known } from '../../domain/coaching';
import { GATE, pageCalled } from '../../domain/pages';
import { thaw } from '../../domain/thaw';
import type { World } from '../action';
import { frozenIn } from './frozen';

/**
 * What of the children must not stand in anybody's words about this review, as far as it is recorded. It is for comparing with what
 * somebody types, and is shown to nobody.
 */
export async function knownOf({ reviews, identities }: Pick<World, 'reviews' | 'identities'>, reference: string): Promise<Known> {
  const [rows, identity = {}] = await Promise.all([reviews.content(reference, 'referral~'), identities.read(reference)]);
  return knownFrom([...frozenIn(rows).values()].map((frozen) => thaw(pageCalled(frozen.page) ?? GATE, frozen, identity)));
}
