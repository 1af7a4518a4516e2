import { SPANS, type Span } from '../time/plausible';

export type Choice = { readonly value: string; readonly label: string };

/** One question of the referral. Its label is the question as the referrer reads it, and as it is frozen when the referral is sent. */
export type Field<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly hint: string;
  /** `several` takes any number of its choices; what is said is their values with commas between them, as clients send them. */
  readonly kind: 'text' | 'long' | 'date' | 'time' | 'choice' | 'several';
  /** The most characters that are taken, in UTF-16 units as clients count them. 0 for dates and choices. */
  readonly limit: number;
  readonly choices: readonly Choice[];
  readonly need: 'required' | 'required, or why not known' | 'optional';
  /** Asked for only when another field of the page has this answer, or has it among several; otherwise it may stay empty. */
  readonly neededWhen: { readonly field: string; readonly is: string } | undefined;
  /** Identifies the child or family: kept in the table of identities, shown only to roles that may see it. */
  readonly identity: boolean;
  /** More about the question, for those who unfold it. */
  readonly guidance: string;
  /** What to do next where the answer is “not yet”: it saves and can be sent, and it is not the end of the matter. */
  readonly whenNotYet: string;
  /** Shown with what the partnership knows of the person who writes, and correctable. */
  readonly knownAs: 'name' | 'agency' | '';
  /** The agencies that the partnership's settings name are choices too, before those that stand here. */
  readonly partnersToo?: boolean;
  /** A date that lies ahead of us would be a slip. */
  readonly past: boolean;
  /** How far a date may lie from today, where it is not as for most that are past, or for most that are not. */
  readonly span?: Span;
  /** What a text is gently looked at for beside what identifies somebody; `people at work`: names and numbers belong there. */
  readonly coach?: 'pen picture' | 'why' | 'people at work';
};

export type Page = {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly fields: readonly Field[];
  /** What the page asks several times, as a list beside its own questions. */
  readonly repeats?: Repeats;
};

/** A list on a page: people, agencies, dates. A further one is an entry here and `list` on the page's card. */
export type Repeats = {
  /** What the answers are kept under; no other page has it. */
  readonly id: string;
  /** `Person`: an item is “Person 2”. */
  readonly one: string;
  readonly add: string;
  /** Title and purpose of the form of one item. */
  readonly form: string;
  readonly purpose: string;
  readonly fields: readonly Field[];
  /** The most items that a card has room for. */
  readonly most: number;
  /** The field by which the items are ordered, where it is not the order in which they were added. */
  readonly orderedBy?: string;
  /** At least one is needed, or an answer to this question of the page, which says why there is none. */
  readonly orWhyNone?: string;
};

/** What is said of a field beside its id, which its type keeps. */
type More = Partial<Omit<Field, 'id'>>;

export const text = <Id extends string>(id: Id, label: string, limit: number, more: More = {}): Field<Id> => ({
  ...{ id, label, limit, hint: '', kind: 'text', choices: [], need: 'optional', neededWhen: undefined },
  ...{ identity: false, guidance: '', whenNotYet: '', knownAs: '', past: false },
  ...more,
});
export const long = <Id extends string>(id: Id, label: string, limit: number, more: More = {}): Field<Id> =>
  text(id, label, limit, { kind: 'long', ...more });
export const date = <Id extends string>(id: Id, label: string, more: More = {}): Field<Id> =>
  text(id, label, 0, { kind: 'date', past: true, ...more });
/** The date of birth of a child, or the day on which they are expected: it may lie ahead. */
export const birth = <Id extends string>(id: Id, label: string, more: More = {}): Field<Id> =>
  date(id, label, { past: false, span: SPANS.birth, ...more });
/** A time on the clock in London, typed as people write it. */
export const time = <Id extends string>(id: Id, label: string, more: More = {}): Field<Id> =>
  text(id, label, TIME_LIMIT, { kind: 'time', ...more });
type Choices = readonly (readonly [string, string])[];
const asChoices = (choices: Choices): readonly Choice[] => choices.map(([value, label]) => ({ value, label }));
export const choice = <Id extends string>(id: Id, label: string, choices: Choices, more: More = {}): Field<Id> =>
  text(id, label, 0, { kind: 'choice', choices: asChoices(choices), ...more });
export const several = <Id extends string>(id: Id, label: string, choices: Choices, more: More = {}): Field<Id> =>
  text(id, label, 0, { kind: 'several', choices: asChoices(choices), ...more });

export const orWhyNot = { need: 'required, or why not known' } as const;
export const required = { need: 'required' } as const;

/** Room for every way in which people write a time: `02:30:00 p.m.`. */
const TIME_LIMIT = 20;

/** The span in which a date is plausible. */
export const spanOf = ({ span, past }: Field): Span => span ?? (past ? SPANS.happened : SPANS.planned);

/** How long a reason for "not known" may be, in UTF-16 units. */
export const WHY_LIMIT = 150;

/** The answer that is none yet. */
export const NOT_YET = 'not-yet';

/** The choice that cannot stand beside others. */
export const NONE = 'none';

/** What was chosen of several. */
export const chosen = (said: string): string[] => said.split(',').filter(Boolean);
