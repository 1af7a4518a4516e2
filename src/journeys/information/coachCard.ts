import { z } from 'zod';
import { WHY_LIMIT, type Page } from '../../domain/forms/field';
import { RETURN } from '../../domain/information/returnForm';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { aboutIdentifiers, identifiersIn, knownOf, shownIdentifiers, type AboutIdentifiers } from '../forms/identifiers';
import { STEPS } from './answerCard';
import { storedPage, type AnswerDraft } from './answerDraft';

/** Which button of the page was pressed, so that the way goes on from there. */
export const way = z.enum(['information/next', 'information/leave']);
export type Way = z.output<typeof way>;

const coach = card('information/coach', {
  preview: 'Your agency’s answer: one thing to look at.',
  holdsCase: true,
  shows: z.object({
    ...shownIdentifiers,
    agency: z.string(),
    way,
  }),
});

/** What on a saved page may identify somebody, compared with what is recorded of the children; undefined for nothing. */
export const hintOn = async (world: World, draft: AnswerDraft, page: Page): Promise<AboutIdentifiers | undefined> =>
  identifiersIn(page, storedPage(draft, page)?.answers ?? {}, await knownOf(world, draft.review.reference));

type Drawing = { readonly page: Page; readonly to: 'next' | 'check'; readonly way: Way; readonly why?: string; readonly problem?: string };

/** The card with the one thing to look at. It asks, and always lets people go on. */
export function drawCoach(draft: AnswerDraft, hint: AboutIdentifiers, { page, to, way: pressed, why = '', problem = '' }: Drawing): Drawn {
  const stored = storedPage(draft, page);
  const revision = stored?.revision ?? 0;
  const { says, places, more, instead, replace, carryOn } = aboutIdentifiers(hint, stored?.answers ?? {}, 'go on');
  const { review, agency, agencyName } = draft;
  return coach.draw({
    place: `${review.reference} · ${agencyName} · page ${RETURN.indexOf(page) + 1} of ${STEPS}`,
    ...{ says, places, more, instead, replace, carryOn, why, problem },
    whyId: `why_r${revision}`,
    whyLimit: WHY_LIMIT,
    ...{ reference: review.reference, agency, page: page.id, revision, to, way: pressed },
  });
}
