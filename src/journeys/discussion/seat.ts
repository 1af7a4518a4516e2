import { z } from 'zod';
import { KEY_FOR_MARKS } from '../../domain/discussion/rows';
import { isStage } from '../../domain/discussion/stages';
import type { PersonId } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import type { Visit } from '../../domain/review/discussion';
import { inDiscussion, type InDiscussion } from '../../domain/sight/visible';
import type { Content } from '../../ports';
import type { Press, World } from '../action';
import { opened, type Opened } from '../opening';
import { markOf } from './sealed';
import { unshown } from '../kept';

/** What every card of one visit carries. */
export const aVisit = { stage: z.coerce.number().int().refine(isStage), visit: z.coerce.number().int().min(1) };

/** Somebody in the discussion, and the review as it was read. */
export type Seated = Opened<InDiscussion>;

/** The door to a discussion. */
export const seated = (world: World, press: Press, reference: string): Promise<Seated> =>
  opened(world, press, reference, inDiscussion, notSeated);

export const notSeated = (): Refusal =>
  new Refusal('not found', 'This discussion is for the people who are invited to it. If you should be, please speak to the coordinator.');

/** The row that holds the review's own key for marks. */
export const keyRow = (key: string): Content => KEY_FOR_MARKS.write({}, {}, { key });

/** The review's key for marks; empty before the discussion begins, and when it is destroyed. */
export const keyOf = async (world: Pick<World, 'kept'>, reference: string): Promise<string> =>
  (await unshown(world).one(reference, KEY_FOR_MARKS, {}))?.json.key ?? '';

/** What stands for one person in one round: the same in all their rows of it, and in no other round. */
export const byOf = (key: string, reference: string, { stage, visit }: Visit, person: PersonId): string =>
  markOf(key, 'person', reference, stage, visit, person);
