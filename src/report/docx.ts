import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TextRun, type Table } from 'docx';
import type { Block, Report, Section } from '../domain/report/blocks';
import { stamped } from './stamped';
import { FONT, INK, STYLES } from './styles';
import { clean, linesOf, tableOf } from './tables';

/** Draws a report as a Word document. Drawn twice it has the same bytes: no clock and no chance is in it. */
export const wordDocument = async (report: Report): Promise<Uint8Array> =>
  stamped(await Packer.pack(documentOf(report), 'uint8array', false, [coreProperties(report)]));

const MARKING = 'Official-sensitive';
const LANGUAGE = { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' };
/** A4 in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_300, right: 1_134, bottom: 1_134, left: 1_134, header: 567, footer: 567 },
};
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

const documentOf = (report: Report): Document =>
  new Document({
    title: nameOf(report),
    creator: clean(report.partnership),
    styles: { ...STYLES, default: { ...STYLES.default, document: { run: { font: FONT, size: 22, language: LANGUAGE } } } },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [marginLine(report.reference, MARKING)] }) },
        footers: { default: new Footer({ children: [pageLine(report)] }) },
        children: [...front(report), ...report.sections.flatMap(section)],
      },
    ],
  });

const nameOf = ({ title, reference, number }: Report): string => `${clean(title)} ${reference}, version ${number}`;

const RIGHT_EDGE = [{ type: 'right', position: TEXT_WIDTH }] as const;

const marginLine = (...[left, ...right]: (string | (typeof PageNumber)['CURRENT' | 'TOTAL_PAGES'])[]): Paragraph =>
  new Paragraph({
    tabStops: RIGHT_EDGE,
    children: [new TextRun({ size: 18, color: INK.quiet, children: [left ?? '', new Tab(), ...right] })],
  });

const pageLine = ({ number, status }: Report): Paragraph =>
  marginLine(
    `Version ${number}, ${status.toLowerCase()}. Partnership copy, pseudonymised`,
    'Page ',
    PageNumber.CURRENT,
    ' of ',
    PageNumber.TOTAL_PAGES,
  );

function front({ title, partnership, status, facts }: Report): (Paragraph | Table)[] {
  const rows = facts.map(({ what, said }) => [what, said]);
  return [
    new Paragraph({ style: 'Marking', children: [run(partnership)] }),
    new Paragraph({ heading: 'Title', children: [run(title)] }),
    new Paragraph({
      style: 'Lead',
      children: [
        run(
          `${status}. Partnership copy, pseudonymised: people in the family are called by initials or by who they are to the child. It is filled from what has been recorded, and says where nothing has been.`,
        ),
      ],
    }),
    ...tableOf({ kind: 'table', caption: '', header: ['About this report', ''], widths: [35, 65], rows }, TEXT_WIDTH),
    new Paragraph({
      style: 'Lead',
      children: [
        run(
          'This file has left the bot that made it. Please keep it where your organisation keeps such records, and give no copy to anybody outside the review.',
        ),
      ],
    }),
  ];
}

const section = ({ heading, blocks }: Section, index: number): (Paragraph | Table)[] => [
  new Paragraph({ heading: 'Heading1', children: [run(`${index + 1}. ${heading}`)] }),
  ...blocks.flatMap(drawn),
];

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'subheading':
      return [new Paragraph({ heading: 'Heading2', children: [run(block.text)] })];
    case 'text':
      return linesOf(block.text).map((line) => new Paragraph({ children: [run(line)] }));
    case 'quote':
      return quote(block.text, block.source);
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: [run(item)] }));
    case 'missing':
      return [new Paragraph({ style: 'Missing', children: [new TextRun({ text: 'Missing: ', bold: true }), run(block.text)] })];
    case 'table':
      return tableOf(block, TEXT_WIDTH);
  }
}

function quote(text: string, source: string): Paragraph[] {
  const words = linesOf(text).map((line) => new Paragraph({ style: 'Words', children: [run(line)] }));
  const from = source
    ? [new Paragraph({ style: 'Words', children: [new TextRun({ text: clean(source), size: 20, color: INK.quiet })] })]
    : [];
  return [...words, ...from];
}

const run = (text: string): TextRun => new TextRun({ text: clean(text) });

/** The library writes the present time here; a report has the date on which it was made. */
function coreProperties(report: Report): { path: string; data: string } {
  const made = `${report.madeOn}T00:00:00Z`;
  const xml = (text: string): string => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const namespaces = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(' ');
  const fields = [
    `<dc:title>${xml(nameOf(report))}</dc:title>`,
    `<dc:creator>${xml(report.partnership)}</dc:creator>`,
    '<dc:language>en-GB</dc:language>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified>`,
  ].join('');
  return {
    path: 'docProps/core.xml',
    data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${namespaces}>${fields}</cp:coreProperties>`,
  };
}
