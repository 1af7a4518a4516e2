import type { Field } from '../../forms/field';
import type { Wording } from '../../review/discussion';
import type { Recorded } from '../../review/findings';
import type { ColumnNumber } from '../columns';

/** One stage of the case discussion, whole: what it asks, takes, records and tells the report. `Id` are the questions of its record. */
export type Stage<Id extends string = string> = {
  /** The number under which its words and its record are stored: no other stage ever gets it. */
  readonly at: number;
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly kolb: 'concrete' | 'reflective' | 'conceptual' | 'active' | '';
  /** How long it takes in a meeting of 120 and of 90 minutes. */
  readonly minutes: { readonly 120: number; readonly 90: number };
  readonly asks: Readonly<Record<Wording, Asked>>;
  /** One sentence: what each participant is asked for. */
  readonly each: string;
  /** What the Add dialog takes; each entry becomes words of its own. Nothing that would ask for a first-hand account of a witness. */
  readonly gives: readonly Give[];
  /** Questions answered from 0 to 10, private until shown and then shown as a spread only. */
  readonly scales: readonly Field[];
  readonly record: Recording<Id>;
  /** The headings of the report that tell of it, in the order in which people read them. */
  readonly reported: readonly Reported<NoInfer<Id>>[];
};

/** A stage that knows the questions of its own record, so that a part of the report that names another does not compile. */
export const stage = <Id extends string = never>(whole: Stage<Id>): Stage<Id> => whole;

/** What one stage asks and keeps in one wording; `{name}` stands for the name that the review uses for the child. */
export type Asked = { readonly prompts: readonly string[]; readonly recorded: readonly string[] };

/** What is asked in the same words whoever the child is. */
export const inEveryWording = (asked: Asked): Stage['asks'] => ({ alive: asked, died: asked, 'unborn or baby': asked });

/** `{name}` filled in; people's own name for the child is case content, so what comes back is too. */
export const withName = (sentence: string, name: string): string => sentence.replaceAll('{name}', name);

/** One kind of words that a stage takes. The first field is the words themselves, the others say something about them. */
export type Give = {
  readonly kind: string;
  /** What such words are called over them on the board. */
  readonly title: string;
  /** Where they stand on the board; 0: they are counted there and nothing more. */
  readonly column: ColumnNumber | 0;
  readonly fields: readonly Field[];
};

/** The columns of the board in which something of a stage stands: those of what people give in it. */
export const columnsOf = ({ gives }: Pick<Stage, 'gives'>): ReadonlySet<ColumnNumber | 0> => new Set(gives.map(({ column }) => column));

/** What the scribe records of a stage: the answers of a page, under its own title where it is another, or things on forms of their own. */
export type Recording<Id extends string = string> =
  | { readonly title?: string; readonly purpose: string; readonly fields: readonly Field<Id>[] }
  | { readonly kinds: readonly Exclude<Recorded['kind'], 'stage'>[] };

/** A heading of the report, and the sentence under it when nothing is recorded. What is not of the stage alone the report adds. */
export type Reported<Id extends string = string> = {
  readonly id: string;
  readonly heading: string;
  readonly missing: string;
  readonly parts: readonly Part<Id>[];
};

/** One answer, each of its lines an item where it is a list, or several side by side: a row for each whose first answer is there. */
export type Part<Id extends string = string> =
  | { readonly field: Id; readonly heading?: string | Readonly<Record<Wording, string>>; readonly list?: true }
  | {
      readonly caption: string;
      readonly header: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly [Id, ...Id[]])[];
    };

/** People of the case as they are written of. */
export const ROLES_NOT_NAMES = 'Roles, not names: the health visitor, the older brother.';
