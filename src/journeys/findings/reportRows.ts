import { z } from 'zod';
import { Front, Section, type Report } from '../../domain/report/blocks';
import type { Content } from '../../ports';

const prefix = (number: number): string => `report~${number}~`;

/** A version of the report as it was when it was made, one row for each section: the document is drawn from these, and never kept. */
export const reportRows = ({ sections, ...front }: Report, at: string): Content[] => [
  { key: `${prefix(front.number)}front`, columns: { number: front.number, section: 'front', position: 0, madeAt: at }, json: front },
  ...sections.map((section, index) => ({
    key: prefix(front.number) + section.id,
    columns: {
      number: front.number,
      section: section.id,
      position: index + 1,
      heading: section.heading,
      isRecorded: section.blocks.some(({ kind }) => kind !== 'missing'),
      madeAt: at,
    },
    json: section,
  })),
];

const Row = z.object({ columns: z.object({ number: z.number(), section: z.string(), position: z.number() }) });

/** The version as it was made; undefined when there is none of that number. */
export function reportIn(rows: readonly Content[], number: number): Report | undefined {
  const own = rows.filter(({ columns }) => columns['number'] === number);
  const front = own.find(({ columns }) => columns['section'] === 'front');
  if (!front) return undefined;
  const sections = own.filter((row) => row !== front).sort((one, other) => positionOf(one) - positionOf(other));
  return { ...Front.parse(front.json), sections: sections.map(({ json }) => Section.parse(json)) };
}

const positionOf = (row: Content): number => Row.parse(row).columns.position;

export const reportPrefix = prefix;
