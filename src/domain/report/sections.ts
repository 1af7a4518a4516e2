import { STAGES, type Stage } from '../discussion/stages';
import { child } from '../discussion/stages/child';
import { INCIDENT } from './incident';
import { TOLD_WITH_MORE } from './more';
import { blocksOf } from './parts';
import type { SectionKind } from './sectionKind';
import { SIGN_OFF } from './signOff';

/** The report's headings, in the order in which people read them: the child first, then what happened, then stage by stage. */
export const SECTIONS: readonly SectionKind[] = [
  ...sectionsOf(child),
  INCIDENT,
  ...STAGES.filter(({ id }) => id !== child.id).flatMap(sectionsOf),
  SIGN_OFF,
];

/** The headings that tell of one stage. */
function sectionsOf(stage: Stage): SectionKind[] {
  return stage.reported.map(({ id, heading, missing, parts }) => ({
    id,
    heading,
    missing,
    fill: (record) => {
      const told = parts.flatMap((part) => blocksOf(part, stage, record));
      return TOLD_WITH_MORE[id]?.(record, told) ?? told;
    },
  }));
}
