import { change } from './change';
import { child } from './child';
import { close } from './close';
import { happened } from './happened';
import { judgement } from './judgement';
import { settle } from './settle';
import type { Stage } from './stage';
import { strengths } from './strengths';
import { why } from './why';
import { worries } from './worries';

export { withName, type Stage } from './stage';

/** The stages in the order in which they are opened. A discussion that begins is in the one at 0, because its fact names no other. */
export const STAGES: readonly Stage[] = [settle, child, happened, strengths, worries, why, change, judgement, close];

/** The stage with this stored number. Throws for a number that is no stage. */
export function stageCalled(at: number): Stage {
  const stage = STAGES.find((one) => one.at === at);
  if (!stage) throw new Error('There is no such stage.');
  return stage;
}

export const isStage = (at: number): boolean => STAGES.some((stage) => stage.at === at);

/** The stage that is opened after this one, or before it; undefined at either end. */
export const neighbour = (at: number, to: 'next' | 'back'): Stage | undefined => STAGES[placeOf(at) + (to === 'next' ? 1 : -1)];

/** Which one it is in their order, from 0 on, as people count the stages; stored numbers may leave gaps. */
export const placeOf = (at: number): number => STAGES.indexOf(stageCalled(at));

/** The place of the last one. */
export const lastPlace = (): number => STAGES.length - 1;
