import { PROCESSES } from '../desk/processes';
import { capital, missing, table, text, type Block } from './blocks';
import type { ReportRecord } from './record';

/** How each stands; then those that do not apply, and those of which nobody has recorded it. */
export function processes({ processes: all }: ReportRecord): Block[] {
  if (all.length === 0) return [];
  const [none, stands] = [all.filter(({ state }) => state === 'not applicable'), all.filter(({ state }) => state !== 'not applicable')];
  const left = PROCESSES.filter(({ title }) => !all.some((one) => one.title === title));
  return [
    ...table(
      '',
      ['Process', 'How it stands', 'What the review should know'],
      [32, 28, 40],
      stands.map(({ title, state, askedOn, note }) => [title, `${capital(state)}\nLast asked ${askedOn}`, note || 'Nothing recorded']),
    ),
    ...(none.length > 0 ? text(`Recorded as not applicable: ${titles(none)}.`) : []),
    ...(left.length > 0 ? missing(`It has not been recorded how these stand: ${titles(left)}.`) : []),
  ];
}

const titles = (all: readonly { readonly title: string }[]): string => all.map(({ title }) => title).join('; ');
