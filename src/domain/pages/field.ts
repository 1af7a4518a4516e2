export type Choice = { readonly value: string; readonly label: string };

/** One question of the referral. Its label is the question as the referrer reads it, and as it is frozen when the referral is sent. */
export type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: 'text' | 'long' | 'date' | 'choice';
  /** The most characters that are taken, in UTF-16 units as clients count them. 0 for dates and choices. */
  readonly limit: number;
  readonly choices: readonly Choice[];
  readonly need: 'required' | 'required, or why not known' | 'optional';
  /** Asked for only when another field of the page has this answer; otherwise it may stay empty. */
  readonly neededWhen: { readonly field: string; readonly is: string } | undefined;
  /** Identifies the child or family: kept in the table of identities, shown only to roles that may see it. */
  readonly identity: boolean;
  /** A date that lies ahead of us would be a slip. */
  readonly past: boolean;
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

export const text = (id: string, label: string, limit: number, more: Partial<Field> = {}): Field => ({
  ...{ id, label, limit, hint: '', kind: 'text', choices: [], need: 'optional', neededWhen: undefined, identity: false, past: false },
  ...more,
});
export const long = (id: string, label: string, limit: number, more: Partial<Field> = {}): Field =>
  text(id, label, limit, { kind: 'long', ...more });
export const date = (id: string, label: string, more: Partial<Field> = {}): Field =>
  text(id, label, 0, { kind: 'date', past: true, ...more });
export const choice = (id: string, label: string, choices: readonly (readonly [string, string])[], more: Partial<Field> = {}): Field =>
  text(id, label, 0, { kind: 'choice', choices: choices.map(([value, said]) => ({ value, label: said })), ...more });

export const orWhyNot = { need: 'required, or why not known' } as const;
export const required = { need: 'required' } as const;

/** How long a reason for "not known" may be, in UTF-16 units. */
export const WHY_LIMIT = 150;
