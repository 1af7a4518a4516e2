import { z } from 'zod';
import { hintFor, inContext, knownFrom, placesOf, type Found, type Hint, type Kind } from '../../domain/coaching';
import type { Answers } from '../../domain/forms/answers';
import { WHY_LIMIT, type Field, type Page } from '../../domain/forms/field';
import type { Drawn } from '../../ports';
import { card } from '../card';
import { placeInWords, type Draft } from './draft';

/** Which button of the page was pressed, so that the way goes on from there. */
export const way = z.enum(['referral/next', 'referral/leave', 'referral/alert']);
export type Way = z.output<typeof way>;

/** What every card of one thing to look at shows of what may identify somebody. */
export const shownIdentifiers = {
  place: z.string(),
  says: z.string(),
  places: z.array(z.object({ question: z.string(), words: z.array(z.string()) })),
  more: z.string(),
  instead: z.string(),
  whyId: z.string(),
  why: z.string(),
  whyLimit: z.number(),
  problem: z.string(),
  replace: z.string(),
  carryOn: z.string(),
  reference: z.string(),
  page: z.string(),
  revision: z.number(),
  to: z.enum(['next', 'check']),
};

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
export const hintOn = (draft: Draft, page: Page): Hint | undefined =>
  hintFor(page, draft.saved.get(page.id) ?? {}, knownFrom(draft.saved.values()));

/** The card with the one thing to look at, or undefined when there is none. It asks, and always lets people go on. */
export function coached(draft: Draft, drawing: CoachDrawing): Drawn | undefined {
  const { page } = drawing;
  const hint = hintOn(draft, page);
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

type Shown = Pick<z.input<typeof coach.shows>, 'says' | 'places' | 'more' | 'instead' | 'replace' | 'add' | 'carryOn'>;

/** More places than this are counted, so that the card stays small. */
const MOST_PLACES = 6;

/** A hint about what may identify somebody. */
export type AboutIdentifiers = Extract<Hint, { places: unknown }>;

/** What a card says about identifiers; `on` is what the buttons do once it is decided: “Replace it and go on”. */
export function aboutIdentifiers(hint: AboutIdentifiers, answers: Answers, on: string): Shown {
  const all = (placesOf(hint) ?? []).flatMap(({ field, found }) => found.map((one) => ({ field, one })));
  const shown = all.slice(0, MOST_PLACES);
  const fields = [...new Set(shown.map(({ field }) => field))];
  const it = all.length === 1 ? 'it' : 'them';
  return {
    says: SAYS[hint.about],
    places: fields.map((field) => ({
      question: field.label,
      words: shown.filter((one) => one.field === field).map(({ one }) => inContext(textOf(answers, field), one)),
    })),
    more: all.length > shown.length ? `And ${all.length - shown.length} more on this page.` : '',
    instead: `Instead it would say: ${[...new Set(all.map(({ one }: { one: Found }) => one.instead))].join(', ')}`,
    replace: `Replace ${it} and ${on}`,
    add: '',
    carryOn: `Keep ${it} and ${on}`,
  };
}

/** The same in a few words, for where there is no room or no time for a card of its own. */
export function identifiersInWords(hint: AboutIdentifiers, answers: Answers): string {
  const { places, instead } = aboutIdentifiers(hint, answers, '');
  const words = places.flatMap((place) => place.words).slice(0, MOST_IN_SENTENCE);
  return `This may be ${MAY_BE[hint.about]}: ${words.map((one) => `“${one}”`).join(' ')} ${instead}`;
}
const MAY_BE: Readonly<Record<Kind, string>> = {
  name: 'a child’s name',
  'e-mail address': 'an e-mail address',
  'NHS number': 'an NHS number',
  'date of birth': 'a date of birth',
  'telephone number': 'somebody’s telephone number',
  postcode: 'a postcode',
};
const MOST_IN_SENTENCE = 2;

const SAYS: Readonly<Record<Kind, string>> = {
  name: 'A child’s name seems to be in your words. Names are kept apart; everywhere else, people read only the initials.',
  'e-mail address': 'There seems to be an e-mail address in your words, which may lead to somebody in the family.',
  'NHS number': 'There seems to be an NHS number in your words. Nobody needs it to read this.',
  'date of birth': 'There seems to be a date of birth in your words. It has a question of its own, and is kept apart.',
  'telephone number': 'There seems to be somebody’s telephone number in your words.',
  postcode: 'There seems to be a postcode in your words, which may lead to a family’s door.',
};

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

/** How much of an answer stands on the card, so that people know which one is meant. */
const SHORT = 160;

function inShort(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length > SHORT ? `${oneLine.slice(0, SHORT)}…` : oneLine;
}

function textOf(answers: Answers, { id }: Field): string {
  const answer = answers[id];
  return !answer ? '' : 'said' in answer ? answer.said : answer.notKnown;
}

/** What the child is called in this referral. */
const pseudonym = (draft: Draft): string => knownFrom(draft.saved.values()).children[0]?.instead || 'the child';
