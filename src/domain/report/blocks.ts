import { z } from 'zod';
import { listOf } from '../fact';
import { day } from '../time/days';

// Each of these gives no block for nothing said, so that a section without blocks is one of which nothing is recorded.

export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
export const text = (said: string): Block[] => (said.trim() ? [{ kind: 'text', text: said }] : []);
export const missing = (sentence: string): Block[] => [{ kind: 'missing', text: sentence }];
export const either = (first: Block[], otherwise: Block[]): Block[] => (first.length > 0 ? first : otherwise);
export const under = (heading: string, blocks: Block[]): Block[] =>
  blocks.length > 0 ? [{ kind: 'subheading', text: heading }, ...blocks] : [];
/** Lines as people typed them, each an item, without the marks they put before them. */
export function list(said: string): Block[] {
  const items = said
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*([-–—•*·]|\d{1,2}[.)])\s+/, '').trim())
    .filter(Boolean);
  if (items.length < 2) return text(items[0] ?? '');
  return [{ kind: 'list', items }];
}

export const table = (
  caption: string,
  header: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Block[] => (rows.length > 0 ? [{ kind: 'table', caption, header, widths, rows }] : []);

export const facts = (caption: string, all: readonly Fact[]): Block[] =>
  table(
    caption,
    ['Question', 'Answer'],
    [40, 60],
    all.map(({ what, said }) => [what, said]),
  );

export type Fact = { readonly what: string; readonly said: string };

/** One piece of a section. Text keeps its line breaks; a table's first row is its header. */
export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subheading'), text: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('quote'), text: z.string(), source: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: listOf(z.string()) }),
  /** Says plainly what is not recorded. */
  z.strictObject({ kind: z.literal('missing'), text: z.string() }),
  /** An empty caption: the heading says what the table is. `widths` are shares of the page's width, one for each column. */
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string(),
    header: listOf(z.string()),
    widths: listOf(z.number()),
    rows: listOf(listOf(z.string())),
  }),
]);
export type Block = z.infer<typeof Block>;

export const Section = z.strictObject({ id: z.string(), heading: z.string(), blocks: listOf(Block) });
export type Section = z.infer<typeof Section>;

/** What stands before the first section. */
export const Front = z.strictObject({
  reference: z.string(),
  number: z.int().positive(),
  partnership: z.string(),
  title: z.string(),
  status: z.string(),
  madeOn: day,
  facts: listOf(z.strictObject({ what: z.string(), said: z.string() })),
});
export type Front = z.infer<typeof Front>;

/** A report as a plain structure: whatever draws it adds no word of its own about the case. */
export type Report = Front & { readonly sections: readonly Section[] };
