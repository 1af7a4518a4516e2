import type { Block } from './blocks';
import type { ReportRecord } from './record';

/** One heading of the report, what fills it, and the sentence that stands under it when nothing does. */
export type SectionKind = {
  readonly id: string;
  readonly heading: string;
  readonly missing: string;
  readonly fill: (record: ReportRecord) => Block[];
};
