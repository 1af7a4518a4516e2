import type { Block } from './report';
import type { Fact } from './reportRecord';

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
