import type { Report } from '../../domain/report/blocks';
import { FRONT, REPORT_PART } from '../../domain/report/rows';
import type { RowOf } from '../../domain/forms/row';
import type { Content } from '../../ports';

/** A version of the report as it was when it was made, one row for each section. */
export const reportRows = ({ sections, ...front }: Report, at: string): Content[] => {
  const { number } = front;
  return [
    REPORT_PART.write({ number, section: FRONT }, { number, section: FRONT, position: 0, madeAt: at }, front),
    ...sections.map((section, index) =>
      REPORT_PART.write(
        { number, section: section.id },
        {
          number,
          section: section.id,
          position: index + 1,
          heading: section.heading,
          isRecorded: section.blocks.some(({ kind }) => kind !== 'missing'),
          madeAt: at,
        },
        section,
      ),
    ),
  ];
};

/** The version as it was made, from its rows; undefined when there are none. */
export function reportIn(rows: readonly RowOf<typeof REPORT_PART>[]): Report | undefined {
  const inOrder = rows.toSorted((one, other) => one.columns.position - other.columns.position).map(({ json }) => json);
  const front = inOrder.find((part) => 'facts' in part);
  return front && { ...front, sections: inOrder.filter((part) => 'blocks' in part) };
}
