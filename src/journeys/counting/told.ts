import { MOVED_FOR } from '../../domain/dates/rows';
import type { RowOf } from '../../domain/forms/row';
import type { Content } from '../../ports';

/** What moved for one person in one review. */
export type MovedFor = RowOf<typeof MOVED_FOR>['json'];

/** The partition of its own in which the digests of one change are kept. */
export const toldIn = (version: number): string => `RULES-${version}`;

/** The row that says so, under the same key however often it is written. */
export const toldRow = (moved: MovedFor): Content => MOVED_FOR.write(moved, {}, moved);
