import type { Stage } from '../discussion/stages';
import type { Part } from '../discussion/stages/stage';
import type { Wording } from '../review/discussion';
import { list, table, text, under, type Block } from './blocks';
import type { ReportRecord } from './record';

/** One part of what was recorded of a stage, as the report tells it; no block where nothing was. */
export function blocksOf(part: Part, stage: Stage, { of, review }: ReportRecord): Block[] {
  if ('rows' in part) {
    const rows = part.rows.filter(([first]) => of(stage, first)).map((row) => row.map((field) => of(stage, field) || 'Not said'));
    return table(part.caption, part.header, part.widths, rows);
  }
  const said = of(stage, part.field);
  const blocks = part.list ? list(said) : text(said);
  return part.heading === undefined ? blocks : under(inWording(part.heading, review.discussion.wording), blocks);
}

const inWording = (heading: string | Readonly<Record<Wording, string>>, wording: Wording): string =>
  typeof heading === 'string' ? heading : heading[wording];
