import { isDeepStrictEqual } from 'node:util';
import { hintFor, knownFrom, replacing, type Known } from '../../domain/coaching';
import type { Answers } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { thaw } from '../../domain/forms/frozen';
import { GATE, pageCalled } from '../../domain/referral/pages';
import type { World } from '../action';
import type { AboutIdentifiers } from './coachCard';
import { frozenIn } from './frozen';

/**
 * What of the children must not stand in anybody's words about this review, as far as it is recorded. It is for comparing with what
 * somebody types, and is shown to nobody.
 */
export async function knownOf({ reviews, identities }: Pick<World, 'reviews' | 'identities'>, reference: string): Promise<Known> {
  const [rows, identity = {}] = await Promise.all([reviews.content(reference, 'referral~'), identities.read(reference)]);
  const sent = [...frozenIn(rows).values()].map((frozen) => thaw(pageCalled(frozen.page) ?? GATE, frozen, identity));
  return knownFrom([identity, ...sent]);
}

/** The first thing in what somebody typed that may identify a person; undefined for nothing. */
export const identifiersIn = (page: Page, answers: Answers, known: Known): AboutIdentifiers | undefined => {
  const hint = hintFor(page, answers, known);
  return hint && 'places' in hint ? hint : undefined;
};

/** What somebody typed, with everything replaced that may identify a person. */
export function withoutIdentifiers(page: Page, answers: Answers, known: Known): Answers {
  const found = identifiersIn(page, answers, known);
  if (!found) return answers;
  const after = replacing(found, answers);
  // What takes its place is never found again; should it ever be, it is left rather than looked for without end.
  return isDeepStrictEqual(after, answers) ? after : withoutIdentifiers(page, after, known);
}
