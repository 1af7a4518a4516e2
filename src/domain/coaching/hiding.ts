import { z } from 'zod';
import type { Answers } from '../forms/answers';
import { day, dayInWords, type Day } from '../time/days';
import { phrasesIn } from './addresses';
import { birthDatesIn, datesIn } from './birthDates';
import { isOver, type Span } from './found';
import { namesIn } from './names';

// Not exported: no other file can make such a text.
const withoutIdentity = z.string().brand<'without identity'>();

/** People’s words as they are read without identity. */
export type WithoutIdentity = z.infer<typeof withoutIdentity>;

/** Takes what identifies the child or family out of somebody’s text. */
export type Hide = (text: string) => WithoutIdentity;

type Beside = {
  /** What a child is called instead, by the name of the answer that has their name; empty where nothing was agreed. */
  readonly insteadOf: (field: string) => string;
  /** Days of the clocks and of what happened. They are never hidden, also where a child was born or died on one. */
  readonly keeps: readonly Day[];
};

/**
 * Hides every identity that is kept apart, wherever and however people wrote it all the same: a child’s name, whole or in parts, becomes
 * the name that the review uses, and anything else “[kept apart]”. It is the matcher that also asks about names while people write;
 * here it takes a word too many rather than leave one.
 */
export function hiding(identity: Answers, { insteadOf, keeps }: Beside): Hide {
  const said = Object.entries(identity).flatMap(([field, answer]) => ('said' in answer ? [{ field, said: answer.said }] : []));
  const children = said
    .filter(({ field }) => isName(field))
    .map((one) => ({ name: one.said, instead: insteadOf(one.field) || (isTheChild(one.field) ? 'the child' : 'another child') }))
    // The child before the others, whose family name is often the same.
    .sort((one, other) => Number(other.name === nameIn(said)) - Number(one.name === nameIn(said)));
  const [born, days] = [daysIn(said, isBirth), daysIn(said, (field) => !isBirth(field))].map((all) =>
    all.filter((one) => !keeps.includes(one)),
  );
  const phrases = said.filter((one) => !isName(one.field) && !dayOf(one.said)).map((one) => one.said);
  return (text) => {
    const apart = [
      ...phrases.flatMap((phrase) => phrasesIn(text, phrase)),
      ...birthDatesIn(text, born ?? []).filter((span) => !isKept(text, span, keeps)),
      ...datesIn(text, days ?? []),
    ].map((span) => ({ ...span, instead: KEPT_APART }));
    return withoutIdentity.parse(put(text, [...apart, ...namesIn(text, children, 'hides')]));
  };
}

const KEPT_APART = '[kept apart]';

const isKept = (text: string, { from, to }: Span, keeps: readonly Day[]): boolean => datesIn(text.slice(from, to), keeps).length > 0;

type Said = { readonly field: string; readonly said: string };

const lastOf = (field: string): string => field.slice(field.lastIndexOf('~') + 1);
/** A name as the referral has it, as the notification before it has it, of a further child, or as the family chose it. */
const isName = (field: string): boolean => ['childName', 'nameChosen'].includes(lastOf(field));
const isTheChild = (field: string): boolean => ['childName', 'nameChosen'].includes(field.replace(/^notified~/, ''));
const isBirth = (field: string): boolean => lastOf(field) === 'bornOn';
const nameIn = (said: readonly Said[]): string => said.find(({ field }) => isTheChild(field))?.said ?? '';

const dayOf = (said: string): Day | undefined => day.safeParse(said).data ?? day.safeParse(dayInWords(said)).data;
const daysIn = (said: readonly Said[], which: (field: string) => boolean): Day[] =>
  said.flatMap((one) => (which(one.field) ? (dayOf(one.said) ?? []) : []));

type Place = Span & { readonly instead: string };

/** The text with each place replaced; of two that lie over each other the longer one is. */
function put(text: string, places: readonly Place[]): string {
  const longestFirst = [...places].sort((one, other) => other.to - other.from - (one.to - one.from));
  const apart = longestFirst.filter((one, index) => !longestFirst.slice(0, index).some((other) => isOver(one, other)));
  return apart
    .sort((one, other) => other.from - one.from)
    .reduce((left, { from, to, instead }) => left.slice(0, from) + instead + left.slice(to), text);
}
