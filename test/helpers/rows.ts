import * as conflicts from '../../src/domain/conflicts/rows';
import * as dates from '../../src/domain/dates/rows';
import * as decision from '../../src/domain/decision/rows';
import * as desk from '../../src/domain/desk/rows';
import * as discussion from '../../src/domain/discussion/rows';
import * as findings from '../../src/domain/findings/rows';
import type { Content } from '../../src/domain/forms/row';
import * as information from '../../src/domain/information/rows';
import * as meeting from '../../src/domain/meeting/rows';
import * as people from '../../src/domain/people/rows';
import * as referral from '../../src/domain/referral/rows';
import * as report from '../../src/domain/report/rows';

/** A kind of content row, whatever its key is made of. */
export type AnyKind = {
  readonly form: string;
  readonly names: (key: string) => boolean;
  readonly read: (content: Content) => { readonly columns: unknown; readonly json: unknown };
};

/** Every kind of content row that there is. */
export const everyKind = (): readonly AnyKind[] =>
  [conflicts, dates, decision, desk, discussion, findings, information, meeting, people, referral, report]
    .flatMap((room): (AnyKind | string)[] => Object.values(room))
    .filter((one) => typeof one === 'object');
