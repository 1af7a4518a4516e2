/** @jest-environment jsdom */
import { TextDecoder, TextEncoder } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { freeze } from '../../src/domain/forms/frozen';
import { GOOD_OUTCOME } from '../../src/domain/referral/pages';
import type { Report } from '../../src/domain/report/blocks';
import { hiding } from '../../src/domain/coaching';
import { hidden, reportOf, type ReportToRead } from '../../src/domain/report/report';
import { readDay } from '../../src/domain/time/days';
import { wordDocuments } from '../../src/report';
import { stamped } from '../../src/report/stamped';
import { HOSTILE } from '../cards/texts';
import { reviewAfter } from '../helpers/given';
import { SAID } from '../helpers/referring';
import { MET, PEOPLE, RECORDED, RECORDED_ROWS } from '../helpers/stages/findings';

const base = { people: PEOPLE, agencyName: (id: string) => id, partnership: 'Northshire & <Partners>', madeOn: readDay('2026-12-11') };
const full = reportOf({ ...base, review: reviewAfter(...RECORDED), rows: RECORDED_ROWS, number: 2 });
const empty = reportOf({ ...base, review: reviewAfter(...MET.slice(0, 4)), rows: [], number: 1 });

const good = reportOf({
  ...base,
  review: reviewAfter({
    ...{ type: 'begun', at: '2026-11-23T10:00:00.000Z', by: 'amara', reference: 'PR-AAAAAA1', agency: 'Health', lead: 'dana' },
    route: 'good outcome',
  }),
  rows: GOOD_OUTCOME.map((page) => {
    const answers = Object.fromEntries(Object.entries(SAID[page.id] ?? {}).map(([field, said]) => [field, { said }]));
    return { key: `referral~${page.id}`, columns: {}, json: freeze(page, answers).frozen };
  }),
  number: 1,
});

// jsdom's own window has neither, and every browser and Node have both.
Object.assign(globalThis, { TextDecoder, TextEncoder });

/** As much of an XML element as these tests look at. */
type Xml = {
  readonly textContent: string;
  getElementsByTagNameNS(namespace: string, name: string): Iterable<Xml>;
  getAttributeNS(namespace: string, name: string): string | null;
};
declare const DOMParser: new () => { parseFromString(text: string, type: string): Xml };

const toRead = (report: Report): ReportToRead => hidden(report, hiding({}, { insteadOf: () => '', keeps: [] }));

/** The files of the document, each read as XML: a document that Word cannot read fails here. */
async function parts(report: Report): Promise<Record<string, Xml>> {
  const files = unzipSync(await wordDocuments.report(toRead(report)));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, wellFormed(path, strFromU8(bytes))]));
}

function wellFormed(path: string, text: string): Xml {
  const read = new DOMParser().parseFromString(text, 'application/xml');
  const [fault] = read.getElementsByTagNameNS('*', 'parsererror');
  if (fault) throw new Error(`${path} is not XML: ${fault.textContent}`);
  return read;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const all = (within: Xml, name: string): Xml[] => [...within.getElementsByTagNameNS(W, name)];
const value = (element: Xml | undefined): string => element?.getAttributeNS(W, 'val') ?? '';
const styleOf = (paragraph: Xml): string => value(all(paragraph, 'pStyle')[0]);
const textOf = (element: Xml): string =>
  all(element, 't')
    .map(({ textContent }) => textContent)
    .join('');
const inStyle = (document: Xml, style: string): string[] =>
  all(document, 'p')
    .filter((one) => styleOf(one) === style)
    .map(textOf);

describe('a report as a Word document', () => {
  it('has the same bytes when it is made twice, at whatever time', async () => {
    const first = await wordDocuments.report(toRead(full));
    jest.useFakeTimers({ now: new Date('2031-03-31T23:59:58Z'), doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] });
    const second = await wordDocuments.report(toRead(full));
    jest.useRealTimers();
    expect(Buffer.compare(first, second)).toBe(0);
    expect(strFromU8(unzipSync(first)['docProps/core.xml']!)).toContain('>2026-12-11T00:00:00Z</dcterms:created>');
  });

  it.each([
    ['full', full],
    ['empty', empty],
    ['a good outcome', good],
  ] as const)('has its headings as real headings, numbered and in order: %s', async (_, report) => {
    const { 'word/document.xml': document, 'word/styles.xml': styles } = await parts(report);
    expect(inStyle(document!, 'Title')).toEqual([report.title]);
    expect(inStyle(document!, 'Heading1')).toEqual(report.sections.map(({ heading }, index) => `${index + 1}. ${heading}`));
    const levels = all(styles!, 'style')
      .filter((style) => /^Heading[12]$/.test(style.getAttributeNS(W, 'styleId') ?? ''))
      .map((style) => value(all(style, 'outlineLvl')[0]));
    expect(levels).toEqual(['0', '1']);
  });

  it('says under each heading of an empty record what is missing', async () => {
    const { 'word/document.xml': document } = await parts(empty);
    const sentences = empty.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'missing' ? [`Missing: ${block.text}`] : [])),
    );
    expect(sentences.length).toBeGreaterThanOrEqual(empty.sections.length);
    expect(inStyle(document!, 'Missing')).toEqual(sentences);
  });

  it.each([
    ['a serious incident', full],
    ['a good outcome', good],
  ] as const)('holds every text of the report of %s', async (_, report) => {
    const { 'word/document.xml': document } = await parts(report);
    const paragraphs = new Set(all(document!, 'p').map(textOf));
    for (const { blocks } of report.sections)
      for (const block of blocks) {
        const texts = block.kind === 'list' ? block.items : block.kind === 'table' ? [...block.header, ...block.rows.flat()] : [block.text];
        for (const line of texts.flatMap((text) => text.split('\n')))
          expect([...paragraphs]).toContain(block.kind === 'missing' ? `Missing: ${line}` : line);
      }
  });

  it('has tables whose first row is a header that comes again on the next page', async () => {
    const { 'word/document.xml': document } = await parts(full);
    const tables = all(document!, 'tbl');
    const inReport = full.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'));
    expect(tables).toHaveLength(inReport.length + 1);
    for (const table of tables) {
      const rows = all(table, 'tr');
      expect(rows.map((row) => all(row, 'tblHeader').length)).toEqual(rows.map((_, index) => (index === 0 ? 1 : 0)));
      expect(all(rows[0]!, 'pStyle').map(value)).toEqual(all(rows[0]!, 'tc').map(() => 'CellHead'));
    }
  });

  it('says the reference and the marking on every page, with page numbers, in British English', async () => {
    const { 'word/header1.xml': header, 'word/footer1.xml': footer, 'word/styles.xml': styles } = await parts(full);
    expect(textOf(header!)).toBe('PR-7KQ4M2XOfficial-sensitive');
    expect(all(header!, 'tab')).toHaveLength(2);
    expect(textOf(footer!)).toContain('Version 2, signed off by the three partners. Partnership copy, pseudonymised');
    expect(all(footer!, 'instrText').map(({ textContent }) => textContent.trim())).toEqual(['PAGE', 'NUMPAGES']);
    expect(value(all(styles!, 'lang')[0])).toBe('en-GB');
  });

  it('holds whatever people typed, without what XML cannot hold', async () => {
    const odd = `${HOSTILE}\ta tab\u0000\u0008\ufffe]]></w:t>\ud800 end`;
    const rows = RECORDED_ROWS.map((row) => {
      if (row.key !== 'finding~1') return row;
      return {
        ...row,
        json: {
          answers: {
            penPicture: { said: odd },
            ownWords: { said: odd },
            ownWordsSource: { said: odd },
            unknown: { said: `${odd}\n${odd}` },
          },
        },
      };
    });
    const { 'word/document.xml': document } = await parts({
      ...reportOf({ ...base, review: reviewAfter(...RECORDED), rows, number: 1 }),
      partnership: odd,
    });
    const expected = [...odd.replace('\t', ' ')]
      .filter((sign) => sign >= ' ' && sign !== '\ufffe')
      .join('')
      .replace('\ud800', '\ufffd');
    expect(
      all(document!, 'p')
        .map(textOf)
        .filter((text) => text === expected).length,
    ).toBeGreaterThanOrEqual(6);
  });
});

it('stamps nothing that is no archive', () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array(21), new Uint8Array(100)]) expect(() => stamped(bytes)).toThrow();
});
