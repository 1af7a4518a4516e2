import MarkdownIt from 'markdown-it';

// What Teams does not know in a card's text is left as it was typed.
const markdown = new MarkdownIt({ html: false }).disable(['heading', 'lheading', 'image', 'table', 'blockquote', 'code', 'fence', 'hr']);

/** Markdown as a person reads it: without its signs, one line for each paragraph or list item. */
export function asRead(text: string): string {
  const lines: string[] = [];
  let number = '';
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'list_item_open') number = token.info === '' ? '' : `${token.info}. `;
    if (token.type !== 'inline') continue;
    lines.push(number + (token.children ?? []).map(wordsOf).join(''));
    number = '';
  }
  return lines.join('\n');
}

const wordsOf = (token: { type: string; content: string }): string => (/^(soft|hard)break$/.test(token.type) ? '\n' : token.content);
