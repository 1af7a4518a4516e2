import { Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import type { Block } from '../domain/report/blocks';
import { SHADE } from './styles';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** A table with its caption above it, and a header row that comes again on every page. */
export function tableOf({ caption, header, widths, rows }: TableBlock, width: number): (Paragraph | Table)[] {
  const columns = widths.map((share) => Math.floor((width * share) / 100));
  const spansAll = header.slice(1).every((name) => name === '');
  const heads = spansAll ? header.slice(0, 1) : header;
  const top = heads.map((name, index) =>
    cell(name, 'CellHead', spansAll ? width : (columns[index] ?? 0), spansAll ? { columnSpan: columns.length } : {}),
  );
  const table = new Table({
    width: { size: width, type: 'dxa' },
    layout: 'fixed',
    columnWidths: columns,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    tableLook: { firstRow: true, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, keepNext: isSmall(rows), children: top }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: isShort(row),
            keepNext: isSmall(rows) && at < rows.length - 1,
            children: row.map((text, index) => cell(text, 'Cell', columns[index] ?? 0, {})),
          }),
      ),
    ],
  });
  const above = caption === '' ? [] : [new Paragraph({ style: 'Caption', children: [new TextRun({ text: clean(caption) })] })];
  return [...above, table, new Paragraph({ spacing: { after: 60 }, children: [] })];
}

const LINE = { style: 'single', size: 4, color: '9FB6BF' } as const;
/** A row that is longer than this may go on on the next page. */
const LONG = 700;
const isShort = (row: readonly string[]): boolean => Math.max(...row.map((text) => text.length)) < LONG;

/** A small table stays on one page. */
const isSmall = (rows: readonly (readonly string[])[]): boolean => rows.length <= 6 && rows.every((row) => row.join('').length < LONG / 3);

const cell = (text: string, style: string, width: number, more: { readonly columnSpan?: number }): TableCell =>
  new TableCell({
    ...more,
    width: { size: width, type: 'dxa' },
    margins: { top: 60, bottom: 40, left: 100, right: 100 },
    ...(style === 'CellHead' && { shading: { fill: SHADE.header, type: 'clear', color: 'auto' } }),
    children: linesOf(text).map((line) => new Paragraph({ style, children: [new TextRun({ text: clean(line) })] })),
  });

/** The lines of a text, without empty ones; always at least one, because a cell needs a paragraph. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim());
  return lines.length > 0 ? lines : [''];
}

/** One line of text as XML can hold it: control characters go, and half a character becomes the sign for one that is not known. */
export const clean = (text: string): string =>
  text
    .replace(/[\t\r\n]/g, ' ')
    // eslint-disable-next-line no-control-regex -- these are the very characters that XML cannot hold
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
