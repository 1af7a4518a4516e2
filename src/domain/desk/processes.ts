import { changedSince, Refusal } from '../refusal';
import { PROCESS_STATES, type ProcessState, type TriageEvent } from '../review/desk';
import type { Review } from '../review/review';
import { mustCoordinate, type Acting } from '../sight/acting';
import { compare, londonDay, type Day } from '../time/days';

/** What may go on beside a practice review; each can hold up what may be asked, said or published. */
export const PROCESSES: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'police', title: 'Police investigation' },
  { id: 'coroner', title: 'Coroner' },
  { id: 'court', title: 'Court' },
  { id: 'childDeath', title: 'Child death review, joint agency response' },
  { id: 'domesticHomicide', title: 'Domestic homicide review' },
  { id: 'adult', title: 'Adult safeguarding review' },
  { id: 'mappa', title: 'MAPPA' },
  { id: 'hr', title: 'HR process' },
  { id: 'lado', title: 'LADO' },
  { id: 'patientSafety', title: 'NHS patient safety' },
];

export const isProcess = (id: string): boolean => PROCESSES.some((one) => one.id === id);
export const processCalled = (id: string): string => PROCESSES.find((one) => one.id === id)?.title ?? '';

/** Records how one process stands. `seen` is the revision that the writer began with, 0 for none. */
export function recordProcess(
  review: Review,
  by: Acting,
  said: { readonly process: string; readonly state: ProcessState; readonly checkedOn: Day; readonly seen: number },
  at: string,
): TriageEvent[] {
  mustCoordinate(by, 'records parallel processes');
  const { process, state, checkedOn, seen } = said;
  if (!isProcess(process)) throw new Refusal('not found', 'That is none of the processes in the list.');
  if (compare(checkedOn, londonDay(new Date(at))) > 0)
    throw new Refusal('not complete', 'The date on which this was checked has not come yet. Please check the day, month and year.');
  if ((review.triage.processes[process]?.revision ?? 0) !== seen) throw changedSince();
  return [{ type: 'processRecorded', at, by: by.id, process, state, checkedOn, revision: seen + 1 }];
}

/** Processes of which nobody has recorded how they stand. */
export const unrecorded = ({ triage }: Review): readonly string[] =>
  PROCESSES.filter(({ id }) => !triage.processes[id]).map(({ id }) => id);

/** In a few words how the parallel processes stand, for a card that says nothing of the case. */
export function processesInWords(review: Review): string {
  const left = unrecorded(review).length;
  if (left === PROCESSES.length) return 'None recorded yet';
  const states = PROCESSES.flatMap(({ id }) => review.triage.processes[id]?.state ?? []);
  const of = (state: ProcessState): number => states.filter((one) => one === state).length;
  const counts = PROCESS_STATES.filter((state) => of(state) > 0 && state !== 'not applicable').map((state) => `${of(state)} ${state}`);
  return [...counts, ...(left > 0 ? [`${left} not recorded`] : [])].join(', ') || 'None applies';
}
