import { z } from 'zod';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';
import type { Item } from './rows';

const partCard = card('information/part', {
  preview: 'Information for a review, to read.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    agency: z.string(),
    number: z.number(),
    title: z.string(),
    place: z.string(),
    items: z.array(z.object({ question: z.string(), answer: z.array(z.string()) })),
    next: z.number(),
    before: z.number(),
    nextTitle: z.string(),
    verb: z.string(),
    closeVerb: z.string(),
  }),
});

/** One part of something that is read in parts. `title` is a sentence of ours, `about` may name an agency. */
export type Part = { readonly title: string; readonly about: string; readonly items: readonly Item[] };

type Reading = {
  readonly reference: string;
  readonly agency: string;
  readonly number: number;
  readonly parts: readonly Part[];
  readonly part: number;
  readonly verb: string;
  readonly closeVerb: string;
};

/** Draws one part with the way to the next and the one before. */
export function drawPart({ parts, part: asked, ...reading }: Reading): Drawn {
  const at = Math.min(asked, parts.length - 1);
  const part = parts[at];
  if (!part) throw new Error('There is no part to read.');
  const next = parts[at + 1];
  const place = parts.length > 1 ? `part ${at + 1} of ${parts.length}` : '';
  return partCard.draw({
    ...reading,
    title: part.title,
    place: [reading.reference, part.about, place].filter(Boolean).join(' · '),
    items: part.items.map(({ question, answer }) => ({ question, answer: [...answer] })),
    next: next ? at + 1 : -1,
    before: at - 1,
    nextTitle: next ? `Next: ${next.about || next.title.toLowerCase()}` : '',
  });
}

/** A card may have 25 KB; what is around the items takes less than 4. */
const MOST_BYTES = 20_000;
const ITEM_BYTES = 260;
const LINE_BYTES = 120;

/** Cuts a part into as many as cards need, in order; an item that is longer than a card goes on in the next one. */
export function paged(part: Part): Part[] {
  const pages = filled(part.items.flatMap(pieces), sizeOf, MOST_BYTES);
  return pages.map((items, index) => ({ ...part, items, title: index === 0 ? part.title : `${part.title}, continued` }));
}

const pieces = ({ question, answer }: Item): Item[] =>
  filled(answer, lineSize, MOST_BYTES - headSize(question)).map((lines, index) => ({
    question: index === 0 ? question : `${question} (continued)`,
    answer: lines,
  }));

function filled<T>(all: readonly T[], size: (one: T) => number, most: number): T[][] {
  const groups: T[][] = [[]];
  let room = most;
  for (const one of all) {
    if (size(one) > room && room < most) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(one);
    room -= size(one);
  }
  return groups;
}

const sizeOf = ({ question, answer }: Item): number => answer.reduce((size, line) => size + lineSize(line), headSize(question));
const headSize = (question: string): number => ITEM_BYTES + bytes(question);
const lineSize = (line: string): number => LINE_BYTES + bytes(line);

// As it is sent: signs that JSON writes in another way take more room.
const bytes = (text: string): number => Buffer.byteLength(JSON.stringify(text));
