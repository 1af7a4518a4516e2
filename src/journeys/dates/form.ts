import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { withMoves } from '../../domain/dates/moves';
import { said, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import { Refusal } from '../../domain/refusal';
import type { MovedBecause } from '../../domain/review/dates';
import type { ReviewEvent } from '../../domain/review/events';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { londonDay } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { decided } from '../decided';
import { drawFields, formTop, shownField, typedInto } from '../forms/fields';
import { aReference, opened, type KnownActing } from '../opening';
import { drawReview } from '../reviews/review';
import { ofDates, type From } from './from';
import { reasonRow } from './reasons';
import { drawTimeline } from './timeline';

const form = card('clock/date', {
  preview: 'Something to record about a review’s dates.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    about: z.string(),
    seen: z.string(),
    revision: z.number(),
    from: z.enum(['timeline', 'review']),
    forward: z.string(),
    saveVerb: z.string(),
    backVerb: z.string(),
    fields: z.array(shownField),
  }),
});

/** What was pressed, as far as it is the same for all forms. `about` is a milestone's key, where the form is about one. */
type Said = { readonly about: string; readonly seen: string; readonly reason: string };

/** One form about a review's dates: what it asks, what stands in it, and what recording it means. */
export type Kind = {
  readonly opens: string;
  readonly saves: string;
  readonly forward: string;
  /** `isRecorded`: there is something already that the form corrects. */
  readonly page: (isRecorded: boolean) => Page;
  readonly may: (review: Review, person: Acting) => boolean;
  /** What it is about, in a few words. */
  readonly place: (review: Review, rules: Rules, about: string) => string;
  readonly now: (review: Review, about: string) => Answers;
  /** What tells one recording from another, so that nobody's is overwritten unseen; empty for none. */
  readonly mark: (review: Review, about: string) => string;
  readonly record: (
    review: Review,
    rules: Rules,
    by: Acting,
    answers: Answers,
    said: Said,
    now: Date,
  ) => readonly ReviewEvent[] | 'changed since';
  /** Why dates that are counted from it move. */
  readonly moves: MovedBecause;
  readonly says: (review: Review, about: string, now: Date) => string;
};

const opening = ofDates.extend({ milestone: z.string().max(40).catch('') });
const fromForm = z.object({
  reference: aReference,
  about: z.string().max(40).catch(''),
  seen: z.string().max(40),
  revision: z.coerce.number().int().nonnegative(),
  from: ofDates.shape.from,
});
type FromForm = z.output<typeof fromForm>;

/** The actions of a form: the one that opens it and the one that records. */
export const formActions = (kind: Kind): Action[] => [
  action(kind.opens, opening, async (world, told, press) => {
    const { review } = await opened(world, press, told.reference, kind.may);
    const rules = await world.rules();
    return { card: drawForm(kind, review, rules, { ...told, about: told.milestone }, {}) };
  }),
  action(
    kind.saves,
    fromForm,
    (world, told, press) => save(kind, world, told, press),
    (_world, told, press, notice) => ({ card: drawAgain(kind, told, press, notice) }),
  ),
];

async function save(kind: Kind, world: World, told: FromForm, press: Press): Promise<Reply> {
  const { stored, review: before } = await opened(world, press, told.reference, kind.may);
  const rules = await world.rules();
  const page = kind.page(told.seen !== '');
  const typed = typedInto(page, press.data);
  const { answers, problems } = fill(page, kind.now(before, told.about), typed, londonDay(press.now));
  if (problems.length > 0) return { card: drawForm(kind, before, rules, told, { typed, problems, notice: LOOK_AGAIN }) };
  const words = said(answers, 'why');
  let elsewhere = false;
  try {
    const { review, me } = await decided(world, press, stored, (present, by) => {
      const rows = words ? [reasonRow(present, words)] : [];
      const reason = rows[0]?.key ?? '';
      const events = kind.record(present, rules, by, answers, { about: told.about, seen: told.seen, reason }, press.now);
      elsewhere = events === 'changed since';
      if (events === 'changed since') return { events: [] };
      return { events: withMoves(present, events, rules, kind.moves), content: rows };
    });
    if (elsewhere) return { card: drawForm(kind, review, rules, told, { typed, conflict: true, notice: ELSEWHERE }) };
    return await recorded(kind, world, told, press, review, me);
  } catch (error) {
    // Something about what was said itself: the form stays, with what was typed and the sentence above it.
    if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
    return { card: drawForm(kind, before, rules, told, { typed, notice: error.sentence }) };
  }
}

const LOOK_AGAIN = 'Not recorded yet: please look at the words in red.';
const ELSEWHERE =
  'This was recorded by somebody else, or in another window, since you opened it here. Below is what you typed, and what is recorded. Record again to keep yours.';

async function recorded(kind: Kind, world: World, told: FromForm, press: Press, review: Review, me: KnownActing): Promise<Reply> {
  const back =
    told.from === 'timeline' ? await drawTimeline(world, review, me.person, press.now) : await drawReview(world, review, me, press.now);
  return press.where === 'dialog' ? { says: kind.says(review, told.about, press.now), base: back } : { card: back };
}

type Differs = {
  readonly notice?: string;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
};
type Told = { readonly reference: string; readonly about: string; readonly from: From };

/** The form as the review stands, with what differs this time. */
function drawForm(kind: Kind, review: Review, rules: Rules, { about, from }: Told, differs: Differs): Drawn {
  const told = { reference: review.reference, about, seen: kind.mark(review, about), revision: review.events, from };
  return draw(kind, told, kind.place(review, rules, about), kind.now(review, about), differs);
}

/** The pressed form with what was typed, drawn without storage. */
const drawAgain = (kind: Kind, told: FromForm, press: Press, notice: string): Drawn =>
  draw(kind, told, '', {}, { typed: typedInto(kind.page(told.seen !== ''), press.data), notice });

function draw(kind: Kind, told: FromForm, place: string, saved: Answers, { notice = '', typed, problems, conflict }: Differs): Drawn {
  const { reference, about, seen, revision, from } = told;
  const page = kind.page(seen !== '');
  const fields = drawFields({ page, revision, saved, typed, problems, conflict });
  return form.draw({
    title: page.title,
    place: [reference, place].filter(Boolean).join(' · '),
    purpose: page.purpose,
    notice,
    reference,
    about,
    seen,
    revision,
    from,
    forward: kind.forward,
    saveVerb: kind.saves,
    backVerb: from === 'timeline' ? 'clock/timeline' : 'reviews/open',
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}
