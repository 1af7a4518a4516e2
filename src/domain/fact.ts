import { z } from 'zod';

/** An instant in ISO 8601, always in UTC: `2026-11-23T09:00:00.000Z`. */
export const instant = z.iso.datetime();

/** A person's id where there is one, and nothing where there is none. */
export const personId = z.string();

/** A list that nobody changes in place. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** The shape of one kind of past fact: what happened, when, by whom. Keys, states, dates and counts; never people's text. */
export const fact = <Type extends string, Said extends z.ZodRawShape>(type: Type, said: Said) =>
  z.strictObject({
    ...{ type: z.literal(type), at: instant, by: personId },
    /** The row of identities that counts from this fact on; without it, the same as before. */
    identity: z.string().optional(),
    ...said,
  });

/** Any fact, for the parts of a review that look only for their own. */
export type AnyFact = { readonly type: string; readonly identity?: string | undefined };

/** The schema of one kind of fact, as `fact` makes it. */
type FactSchema = z.ZodType<AnyFact> & { readonly shape: { readonly type: { readonly value: string } } };

/** Tells the facts of one part of a review from all others. */
export function oneOf<Facts extends readonly FactSchema[]>(facts: Facts): (event: AnyFact) => event is z.infer<Facts[number]> {
  const types = new Set(facts.map(({ shape }) => shape.type.value));
  return (event): event is z.infer<Facts[number]> => types.has(event.type);
}

/** A review's reference: random, says nothing about the child, safe in titles, file names, keys and logs. */
export type Reference = string;
