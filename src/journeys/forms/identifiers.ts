import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { hintFor, inContext, knownFrom, placesOf, replacing, type Found, type Hint, type Kind, type Known } from '../../domain/coaching';
import type { Answers } from '../../domain/forms/answers';
import type { Field, Page } from '../../domain/forms/field';
import { thaw } from '../../domain/forms/frozen';
import { GATE, pageCalled } from '../../domain/referral/pages';
import { REFERRAL_PAGE } from '../../domain/referral/rows';
import type { World } from '../action';
import { frozenIn } from './frozenRows';
import { unshown } from '../kept';

/**
 * What of the children must not stand in anybody's words about this review, as far as it is recorded. It is for comparing with what
 * somebody types, and is shown to nobody.
 */
export async function knownOf(world: Pick<World, 'kept' | 'people' | 'clock'>, reference: string): Promise<Known> {
  const kept = unshown(world);
  const [rows, identity = {}, colleagues] = await Promise.all([
    kept.all(reference, REFERRAL_PAGE, {}),
    kept.identity(reference),
    colleaguesIn(world),
  ]);
  const sent = [...frozenIn(rows).values()].map((frozen) => thaw(pageCalled(frozen.page) ?? GATE, frozen, identity));
  return knownFrom([identity, ...sent], colleagues);
}

/**
 * The names of people at work, to ask whether they have to stand in a text. What was read a minute ago is good enough to ask by, and a
 * press need not wait for five hundred people.
 */
export async function colleaguesIn({ people, clock }: Pick<World, 'people' | 'clock'>): Promise<readonly string[]> {
  const now = clock().getTime();
  const before = remembered.get(people);
  if (before && Math.abs(now - before.at) < REMEMBERED_MS) return before.names;
  const names = people.all().then((all) => all.map(({ person }) => person.name));
  remembered.set(people, { at: now, names });
  // What could not be read is not remembered.
  names.catch(() => remembered.delete(people));
  return names;
}

const REMEMBERED_MS = 60_000;
const remembered = new WeakMap<World['people'], { readonly at: number; readonly names: Promise<readonly string[]> }>();

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

export type Shown = Pick<z.input<z.ZodObject<typeof shownIdentifiers>>, 'says' | 'places' | 'more' | 'instead' | 'replace' | 'carryOn'> & {
  add: string;
};

/** More places than this are counted, so that the card stays small. */
export const MOST_PLACES = 6;

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
  colleague: 'the name of somebody at work',
  'e-mail address': 'an e-mail address',
  'NHS number': 'an NHS number',
  'date of birth': 'a date of birth',
  'telephone number': 'somebody’s telephone number',
  postcode: 'a postcode',
  address: 'an address',
};
const MOST_IN_SENTENCE = 2;

const SAYS: Readonly<Record<Kind, string>> = {
  name: 'A child’s name seems to be in your words. Names are kept apart; everywhere else, people read only the initials.',
  colleague: 'The name of somebody at work seems to be in your words. What they do says more: the health visitor, the officer in the case.',
  'e-mail address': 'There seems to be an e-mail address in your words, which may lead to somebody in the family.',
  'NHS number': 'There seems to be an NHS number in your words. Nobody needs it to read this.',
  'date of birth': 'There seems to be a date of birth in your words. It has a question of its own, and is kept apart.',
  'telephone number': 'There seems to be somebody’s telephone number in your words.',
  postcode: 'There seems to be a postcode in your words, which may lead to a family’s door.',
  address: 'There seems to be an address in your words, which may lead to a family’s door.',
};

/** How much of an answer stands on the card, so that people know which one is meant. */
const SHORT = 160;

export function inShort(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length > SHORT ? `${oneLine.slice(0, SHORT)}…` : oneLine;
}

export function textOf(answers: Answers, { id }: Field): string {
  const answer = answers[id];
  return !answer ? '' : 'said' in answer ? answer.said : answer.notKnown;
}
