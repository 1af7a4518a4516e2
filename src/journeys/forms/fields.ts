import { z } from 'zod';
import type { Also, Answer, Answers, Problem, Typed } from '../../domain/forms/answers';
import { WHY_LIMIT, type Field, type Page } from '../../domain/forms/field';
import { fill, outInput, whyInput, type Filled } from '../../domain/forms/fill';
import { asRead } from '../../domain/forms/frozen';
import { asShown } from '../../domain/forms/readTyped';
import type { Person } from '../../domain/people/people';
import { londonDay } from '../../domain/time/days';
import type { Press } from '../action';

/** One question as a card shows it, with what stands in it. */
export const shownField = z.object({
  id: z.string(),
  whyId: z.string(),
  kind: z.enum(['text', 'long', 'date', 'time', 'choice', 'several']),
  label: z.string(),
  hint: z.string(),
  /** Unfolded on request. */
  guidance: z.string(),
  limit: z.number(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  value: z.string(),
  why: z.string(),
  whyLimit: z.number(),
  whyOpen: z.boolean(),
  mayBeUnknown: z.boolean(),
  problem: z.string(),
  /** What was stored and did not come back, and the input that says what becomes of it. */
  out: z.string(),
  outId: z.string(),
  other: z.string(),
  /** What somebody asked about this answer, once it was sent. */
  comment: z.string(),
});

/** What `cards/parts/pageTop.json` shows above the questions of every form, and the review that it is about. */
export const formTop = {
  title: z.string(),
  place: z.string(),
  purpose: z.string(),
  notice: z.string(),
  reference: z.string(),
};

/** The questions of a page as a card shows them, by field. */
export const fieldsOf = (page: Page) => z.object(Object.fromEntries(page.fields.map((field) => [field.id, shownField])));

/** From this length on an answer is long enough to ask how easy it is to read. */
const LONG = 500;

/** True where a page asks for long answers. */
export const hasLongTexts = (page: Page): boolean => longTexts(page).length > 0;
export const longTexts = ({ fields }: Page): Field[] => fields.filter(({ kind, limit }) => kind === 'long' && limit >= LONG);

/** What the questions of a page are drawn from. */
export type FieldsDrawing = {
  readonly page: Page;
  readonly revision: number;
  readonly saved: Answers;
  readonly problems?: readonly Problem[] | undefined;
  /** What stands in the form instead of what is saved. */
  readonly typed?: Typed | undefined;
  readonly conflict?: boolean | undefined;
  /** By field: what somebody asked about an answer. */
  readonly comments?: Readonly<Record<string, string>> | undefined;
};

/** Every question of a page with what stands in it. */
export const drawFields = (drawing: FieldsDrawing) =>
  Object.fromEntries(drawing.page.fields.map((field) => [field.id, shown(field, drawing)]));

function shown(field: Field, drawing: FieldsDrawing): z.input<typeof shownField> {
  const suffix = `_r${drawing.revision}`;
  const saved = drawing.saved[field.id];
  const { typed } = drawing;
  const came = typed !== undefined && Object.keys(typed).length > 0;
  const stands = asShown(field, came ? (typed[field.id] ?? '') : said(saved));
  const isByName = mustBeNamed(field);
  const value = isByName ? namesOf(field, stands) : stands;
  const why = came ? (typed[whyInput(field.id)] ?? '') : notKnown(saved);
  const problem = drawing.problems?.find((one) => one.field === field.id);
  return {
    id: field.id + suffix,
    whyId: whyInput(field.id) + suffix,
    kind: isByName ? (field.kind === 'several' ? 'long' : 'text') : field.kind,
    label: field.need === 'optional' && !field.neededWhen ? `${field.label} (optional)` : field.label,
    hint: [
      isByName ? BY_NAME[field.kind === 'several' ? 'several' : 'choice'] : '',
      field.hint,
      field.limit > 200 ? `Up to ${field.limit.toLocaleString('en-GB')} characters.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    guidance: field.guidance,
    limit: isByName ? NAMES_LIMIT : field.limit || 1,
    choices: isByName ? [] : [...field.choices],
    value,
    why,
    whyLimit: WHY_LIMIT,
    whyOpen: why !== '' || (isGone(problem) && field.need === 'required, or why not known'),
    mayBeUnknown: field.need === 'required, or why not known',
    problem: problem?.kind === 'taken out' ? '' : (problem?.sentence ?? ''),
    out: problem?.kind === 'taken out' ? problem.sentence : '',
    outId: outInput(field.id) + suffix,
    other: drawing.conflict ? elsewhere(field, saved, stands, why) : '',
    comment: drawing.comments?.[field.id] ?? '',
  };
}

/** Where an answer is missing, or was taken out, a reason can stand instead. */
const isGone = (problem: Problem | undefined): boolean => problem !== undefined && problem.kind !== 'wrong';

/** What another window saved, where it differs from what stands in this one. Shortened, so that the card stays small. */
function elsewhere(field: Field, saved: Answer | undefined, value: string, why: string): string {
  if (said(saved) === value && notKnown(saved) === why) return '';
  const other = said(saved) ? asRead(field, said(saved)) : notKnown(saved);
  if (!other) return 'nothing';
  return other.length > 120 ? `${other.slice(0, 120)}…` : other;
}

const said = (answer: Answer | undefined): string => (answer && 'said' in answer ? answer.said : '');
const notKnown = (answer: Answer | undefined): string => (answer && 'notKnown' in answer ? answer.notKnown : '');

/** What a page shows before it is first saved: what the partnership knows of the person. */
export const knownOf = (page: Page, { name, agency }: Pick<Person, 'name' | 'agency'>): Answers =>
  Object.fromEntries(
    page.fields.flatMap(({ id, knownAs }) => {
      const said = knownAs && { name, agency }[knownAs];
      return said ? [[id, { said }] as const] : [];
    }),
  );

/** How much of a card the choices of one question may take; where they are more, the answer is written by its name. */
const CHOICES_BYTES = 9_000;
const NAMES_LIMIT = 2_000;
const BY_NAME = {
  choice: 'There are more than fit a list here: please write the whole name.',
  several: 'There are more than fit a list here: please write the whole names, one on a line.',
} as const;

const mustBeNamed = ({ choices }: Field): boolean =>
  choices.reduce((bytes, { value, label }) => bytes + Buffer.byteLength(value) + Buffer.byteLength(label) + 24, 0) > CHOICES_BYTES;

/** The names of the values that stand in a question. What is no value stands as it was written. */
const namesOf = ({ choices }: Field, values: string): string =>
  values
    .split(',')
    .map((one) => choices.find(({ value }) => value === one)?.label ?? one)
    .join('\n');

/** The values of the names that somebody wrote, one on a line. */
const valuesOf = ({ choices, kind }: Field, names: string): string =>
  (kind === 'several' ? names.split(/\r\n|\r|\n/) : [names])
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => choices.find(({ label, value }) => value === one || asName(label) === asName(one))?.value ?? one)
    .join(',');

const asName = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim();

/** What was typed into a page's form, by field; inputs that did not come are left out. */
export function typedInto(page: Page, pressed: Readonly<Record<string, unknown>>): Typed {
  const inputs = new Set(page.fields.flatMap(({ id }) => [id, whyInput(id), outInput(id)]));
  const named = new Map(page.fields.filter(mustBeNamed).map((field) => [field.id, field]));
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(pressed)) {
    const input = name.replace(/_r\d+$/, '');
    const field = named.get(input);
    if (inputs.has(input) && typeof value === 'string') typed[input] = field ? valuesOf(field, value) : value;
  }
  return typed;
}

/** What was typed into a page's form, and what its answers become with it. */
export function filledIn(page: Page, press: Press, saved: Answers = {}, also?: Also): Filled & { readonly typed: Typed } {
  const typed = typedInto(page, press.data);
  return { typed, ...fill(page, saved, typed, londonDay(press.now), also) };
}
