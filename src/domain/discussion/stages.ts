import type { Field } from '../forms/field';
import type { Wording } from '../review/discussion';
import { GIVES, type ColumnNumber, type Give } from './gives';
import { ALIVE, DIED, UNBORN, type Asked } from './prompts';

/** The columns of the board, always side by side, the child first. */
export const COLUMNS: readonly { readonly number: ColumnNumber; readonly title: string }[] = [
  { number: 1, title: 'The child and what happened' },
  { number: 2, title: 'What worked, what worries us' },
  { number: 3, title: 'What we think is going on' },
  { number: 4, title: 'Why' },
  { number: 5, title: 'What next' },
];

/** One stage of the case discussion. A stage belongs to the columns of what people give in it; stages 0 and 8 to none. */
export type Stage = {
  readonly number: number;
  readonly columns: readonly ColumnNumber[];
  readonly title: string;
  readonly purpose: string;
  readonly kolb: 'concrete' | 'reflective' | 'conceptual' | 'active' | '';
  /** How long it takes in a meeting of 120 and of 90 minutes. */
  readonly minutes: { readonly 120: number; readonly 90: number };
  /** One sentence: what each participant is asked for. */
  readonly each: string;
  /** What the Add dialog takes; each entry becomes words of its own. */
  readonly gives: readonly Give[];
  /** Questions answered from 0 to 10, private until shown and then shown as a spread only. */
  readonly scales: readonly Field[];
  readonly asks: Readonly<Record<Wording, Asked>>;
};

const NOTHING: Asked = { prompts: [], recorded: [] };

type Told = Omit<Stage, 'gives' | 'scales' | 'asks' | 'number'>;

const TOLD: readonly Told[] = [
  {
    columns: [],
    title: 'Settle and safety',
    purpose: 'Who is here, and how we speak with each other. Learning, not blame.',
    kolb: '',
    minutes: { 120: 5, 90: 5 },
    each: 'Each person: that you are here, and whether you have read the pack. To add or to pass here says that you have read this card.',
  },
  {
    columns: [1],
    title: 'Meet the child',
    purpose: 'The child as a person, before any service.',
    kolb: 'concrete',
    minutes: { 120: 10, 90: 8 },
    each: 'Each person: one sentence about the child, the child’s own words with who heard them, or what is not known. Or pass.',
  },
  {
    columns: [1],
    title: 'What happened',
    purpose: 'The few moments on which it turned, as they were known at the time.',
    kolb: 'concrete',
    minutes: { 120: 20, 90: 15 },
    each: 'Each person: correct one turning point of the chronology, or add one. Or pass.',
  },
  {
    columns: [2],
    title: 'What worked well',
    purpose: 'What made the child safer, and what made that possible.',
    kolb: 'reflective',
    minutes: { 120: 12, 90: 10 },
    each: 'Each person: one strength, and what made it possible. Or pass.',
  },
  {
    columns: [2],
    title: 'What worries us',
    purpose: 'What harm there was, to whom, and what made it harder to see or to act. Feelings are spoken, never recorded.',
    kolb: 'reflective',
    minutes: { 120: 18, 90: 12 },
    each: 'Each person: one worry, and one thing that made it harder. Or pass.',
  },
  {
    columns: [3, 4],
    title: 'Why',
    purpose: 'Why it made sense to people at the time, and what lies under that.',
    kolb: 'conceptual',
    minutes: { 120: 25, 90: 18 },
    each: 'Each person: one cause, and what kind of cause it is; the core problem in one sentence, if you can. Or pass.',
  },
  {
    columns: [5],
    title: 'What needs to change',
    purpose: 'The smallest action that is likely to shift a root, and how a child will notice.',
    kolb: 'active',
    minutes: { 120: 15, 90: 12 },
    each: 'Each person: one proposal, and whether your agency could own it. Or pass.',
  },
  {
    columns: [5],
    title: 'Judgement',
    purpose: 'The criteria one by one, and how sure we are. The meeting recommends; the three partners decide.',
    kolb: '',
    minutes: { 120: 10, 90: 7 },
    each: 'Each person: agree, disagree or need more, and two numbers from 0 to 10, of which only the spread is ever shown. Or pass.',
  },
  {
    columns: [5],
    title: 'Close and care',
    purpose: 'What each of us takes away, what comes next, and where to turn if this was hard.',
    kolb: '',
    minutes: { 120: 5, 90: 3 },
    each: 'Each person: one thing you will do differently. Or pass.',
  },
];

/** The nine stages, in order. */
export const STAGES: readonly Stage[] = TOLD.map((told, number) => ({
  ...told,
  number,
  gives: GIVES[number]?.gives ?? [],
  scales: GIVES[number]?.scales ?? [],
  asks: { alive: ALIVE[number] ?? NOTHING, died: DIED[number] ?? NOTHING, 'unborn or baby': UNBORN[number] ?? NOTHING },
}));

/** Throws for a number that is no stage. */
export function stageCalled(number: number): Stage {
  const stage = STAGES[number];
  if (!stage) throw new Error('There is no such stage.');
  return stage;
}

/** `{name}` filled in; people's own name for the child is case content, so what comes back is too. */
export const withName = (sentence: string, name: string): string => sentence.replaceAll('{name}', name);
