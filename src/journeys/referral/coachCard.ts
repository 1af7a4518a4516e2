import { z } from 'zod';
import { hintFor, knownFrom, type Hint } from '../../domain/coaching';
import type { Answers } from '../../domain/forms/answers';
import { WHY_LIMIT, type Page } from '../../domain/forms/field';
import type { Drawn } from '../../ports';
import type { World } from '../action';
import { card } from '../cards/card';
import { aboutIdentifiers, colleaguesIn, inShort, MOST_PLACES, shownIdentifiers, textOf, type Shown } from '../forms/identifiers';
import { placeInWords } from './draft';
import type { Draft } from './draftRow';

/** Which button of the page was pressed, so that the way goes on from there. */
export const way = z.enum(['referral/next', 'referral/leave', 'referral/alert']);
export type Way = z.output<typeof way>;

const coach = card('referral/coach', {
  preview: 'Your referral: one thing to look at.',
  holdsCase: true,
  shows: z.object({
    ...shownIdentifiers,
    heading: z.string(),
    notice: z.string(),
    add: z.string(),
    way,
  }),
});

export type CoachDrawing = {
  readonly page: Page;
  readonly to: 'next' | 'check';
  readonly way: Way;
  /** What is said above, when the same card comes back. */
  readonly notice?: string;
  readonly why?: string;
  readonly problem?: string;
};

/** The one thing to look at on a page as it is saved, or undefined. */
export const hintOn = async (world: World, draft: Draft, page: Page): Promise<Hint | undefined> =>
  hintFor(page, draft.saved.get(page.id) ?? {}, knownFrom(draft.saved.values(), await colleaguesIn(world)));

/** The card with the one thing to look at, or undefined when there is none. It asks, and always lets people go on. */
export async function coached(world: World, draft: Draft, drawing: CoachDrawing): Promise<Drawn | undefined> {
  const { page } = drawing;
  const hint = await hintOn(world, draft, page);
  const answers = draft.saved.get(page.id) ?? {};
  const revision = draft.pages.find((one) => one.page === page.id)?.revision ?? 0;
  return hint && coach.draw(shownHint(hint, { ...drawing, answers, revision, reference: draft.reference, instead: pseudonym(draft) }));
}

export type Coaching = CoachDrawing & {
  readonly answers: Answers;
  readonly revision: number;
  readonly reference: string;
  readonly instead: string;
};

/** What the card says about one hint. */
export function shownHint(hint: Hint, drawing: Coaching): z.input<typeof coach.shows> {
  const { page, revision, notice = '', why = '', problem = '' } = drawing;
  const sends = drawing.way === 'referral/alert';
  return {
    heading: `One thing before you ${sends ? 'send' : 'go on'}`,
    place: `${drawing.reference} · ${placeInWords(page)}, ${page.title.toLowerCase()}`,
    notice,
    why,
    whyLimit: WHY_LIMIT,
    problem,
    reference: drawing.reference,
    page: page.id,
    revision,
    to: drawing.to,
    way: drawing.way,
    ...('places' in hint ? aboutIdentifiers(hint, drawing.answers, sends ? 'send' : 'go on') : aboutMore(hint, drawing)),
    whyId: 'places' in hint ? `why_r${revision}` : '',
  };
}

function aboutMore(hint: Exclude<Hint, { places: unknown }>, { answers, way: pressed, instead }: Coaching): Shown {
  const sends = pressed === 'referral/alert';
  const shown = hint.fields.slice(0, MOST_PLACES);
  const isPicture = hint.about === 'pen picture';
  return {
    says: isPicture
      ? `This says a lot about what services did. If you can, add a line about ${instead}: what they like, who matters. If nobody knows, write that; it matters too.`
      : hint.asks,
    places: shown.map((field) => ({ question: field.label, words: [inShort(textOf(answers, field))] })),
    more: '',
    instead: '',
    replace: '',
    add: isPicture ? 'Add a line' : 'Say a little more',
    carryOn: sends ? 'Send it as it is' : 'Carry on as it is',
  };
}

/** What the child is called in this referral. */
const pseudonym = (draft: Draft): string => knownFrom(draft.saved.values()).children[0]?.instead || 'the child';
