import { z } from 'zod';
import { DISCLOSURE } from '../../domain/discussion/groundRules';
import { stageCalled } from '../../domain/discussion/stages';
import { asShown, pageOf } from '../../domain/discussion/words';
import type { Problem, Typed } from '../../domain/forms/answers';
import type { Visit } from '../../domain/review/discussion';
import type { Drawn } from '../../ports';
import { card } from '../cards/card';
import { drawFields, shownField } from '../forms/fields';
import type { Said } from './record';
import { headingOf } from './stageCard';

const ownWords = z.object({
  number: z.number(),
  text: z.string(),
  about: z.string(),
  reference: z.string(),
  stage: z.number(),
  visit: z.number(),
  drawing: z.number(),
  mark: z.string(),
});

const addCard = card('discussion/add', {
  preview: 'Add to the discussion.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    stage: z.number(),
    visit: z.number(),
    drawing: z.number(),
    heading: z.string(),
    notice: z.string(),
    each: z.string(),
    disclosure: z.string(),
    mayAdd: z.boolean(),
    /** What may identify somebody in what was typed; empty when nothing was pointed out. */
    found: z.string(),
    fields: z.array(shownField),
    own: z.string(),
    mine: z.array(ownWords),
    more: z.string(),
  }),
});

export type AddDrawing = {
  readonly reference: string;
  readonly round: Visit;
  /** Grows with every drawing of the same dialog, because clients mix up what was typed into inputs of the same id. */
  readonly drawing: number;
  readonly mayAdd: boolean;
  readonly mine: readonly Said[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly notice: string;
  readonly found?: string;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
};

/** How many of their own words a person sees at once, so that the dialog stays small enough for Teams. */
const MOST_OWN = 6;

/** The dialog of one stage for one person: what they may add, and their own words with a way to take them back. */
export function drawAdd({ reference, round, drawing, mayAdd, mine, numbers, notice, found = '', typed, problems }: AddDrawing): Drawn {
  const stage = stageCalled(round.stage);
  const page = pageOf(stage);
  const given = Object.fromEntries(Object.entries(numbers).map(([id, number]) => [id, { said: String(number) }]));
  const fields = drawFields({ page, revision: drawing, saved: given, typed, problems });
  const shown = mine.slice(0, MOST_OWN);
  return addCard.draw({
    ...{ reference, stage: round.stage, visit: round.visit, drawing, notice, mayAdd, found },
    heading: headingOf(stage),
    each: mayAdd ? stage.each : 'The discussion has ended, so nothing more can be added. You can still take your own words back.',
    disclosure: mayAdd ? DISCLOSURE : '',
    // Nothing here has to be answered, so that to say so at every question would be noise.
    fields: mayAdd ? page.fields.flatMap(({ id, label }) => (fields[id] ? [{ ...fields[id], label }] : [])) : [],
    own: mine.length > 0 ? 'Your own words in this stage' : '',
    mine: shown.map((one, index) => ({
      number: index + 1,
      ...shownWords(round.stage, one),
      reference,
      stage: round.stage,
      visit: round.visit,
      drawing,
      mark: one.mark,
    })),
    more: mine.length > MOST_OWN ? `${mine.length - MOST_OWN} more of yours are listed when you take one of these back.` : '',
  });
}

function shownWords(stage: number, { words }: Said): { text: string; about: string } {
  const give = stageCalled(stage).gives.find(({ kind }) => kind === words.kind);
  return give ? asShown(give, words) : { text: '', about: '' };
}
