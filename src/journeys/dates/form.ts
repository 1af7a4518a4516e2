import { z } from 'zod';
import type { Rules } from '../../domain/dates/counting';
import { withMoves } from '../../domain/dates/moves';
import { saidIn, type Answers } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { Refusal } from '../../domain/refusal';
import type { MovedBecause } from '../../domain/review/dates';
import type { ReviewEvent } from '../../domain/review/events';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import type { Drawn } from '../../ports';
import type { Action } from '../action';
import { card } from '../cards/card';
import { drawFields, formTop, shownField, typedInto } from '../forms/fields';
import { closing, formActions, type Differs } from '../forms/form';
import { aReference, opened } from '../opening';
import { drawReview } from '../reviews/review';
import { ofDates, type From } from './from';
import { drawNotNotifying } from './notNotifying';
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
    from: ofDates.shape.from,
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
  /** `isRecorded`: there is something already that the form corrects. Without the review, what may be asked is asked, so that nothing typed is lost. */
  readonly page: (isRecorded: boolean, review?: Review) => Page;
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
  /** The words that are kept with what is recorded, where they are not those of a question of their own. */
  readonly words?: (answers: Answers) => string;
};

const opening = ofDates
  .extend({ milestone: z.string().max(40).catch('') })
  .transform(({ reference, milestone, from }) => ({ reference, about: milestone, from }));
const fromForm = z.object({
  reference: aReference,
  about: z.string().max(40).catch(''),
  seen: z.string().max(40),
  revision: z.coerce.number().int().nonnegative(),
  from: ofDates.shape.from,
});
type FromForm = z.output<typeof fromForm>;

/** A form about dates, opened from the review or its timeline, to which it comes back. */
export const datesForm = (kind: Kind): readonly Action[] =>
  formActions({
    opens: kind.opens,
    opening,
    records: kind.saves,
    carries: fromForm,
    admits: async (world, press, { reference }) => {
      const [here, rules] = await Promise.all([opened(world, press, reference, kind.may), world.rules()]);
      return { ...here, rules };
    },
    page: ({ review }, { seen }) => kind.page(seen !== '', review),
    saved: ({ review }, { about }) => kind.now(review, about),
    mark: (review, { about }) => kind.mark(review, about),
    draws: (_world, _press, { review, rules }, told, differs) => {
      const { about, from } = told;
      const seen = differs.seen ?? kind.mark(review, about);
      const shown = { reference: review.reference, about, seen, revision: review.events, from };
      return draw(kind, kind.page(seen !== '', review), shown, {
        place: kind.place(review, rules, about),
        saved: kind.now(review, about),
        ...differs,
      });
    },
    again: (_world, told, press, notice) => {
      const page = kind.page(told.seen !== '');
      return draw(kind, page, told, { place: '', saved: {}, typed: typedInto(page, press.data), notice });
    },
    decide: (review, by, { here: { rules }, told: { about, seen }, answers }, at) => {
      const words = kind.words?.(answers) ?? saidIn(answers, 'why');
      const rows = words ? [reasonRow(review, words)] : [];
      const reason = rows[0]?.key ?? '';
      const events = kind.record(review, rules, by, answers, { about, seen, reason }, new Date(at));
      if (events === 'changed since') throw new Refusal('too late', ELSEWHERE);
      return { events: withMoves(review, events, rules, kind.moves), content: rows };
    },
    next: async (world, press, { review, me }, { told: { about, from } }) => {
      const draws = {
        timeline: () => drawTimeline(world, review, me.person, press.now),
        review: () => drawReview(world, review, me, press.now),
        answer: () => drawNotNotifying(world, press, review, me.person),
      };
      return closing(press, kind.says(review, about, press.now), await draws[from]());
    },
  });

const BACK: Readonly<Record<From, string>> = { timeline: 'clock/timeline', review: 'reviews/open', answer: 'clock/notNotifying' };

const ELSEWHERE =
  'This was recorded by somebody else, or in another window, since you opened it here. Below is what you typed, and what is recorded. Record again to keep yours.';

type Drawing = Differs<string> & { readonly place: string; readonly saved: Answers };

function draw(kind: Kind, page: Page, told: FromForm, { place, saved, notice = '', typed, problems, conflict }: Drawing): Drawn {
  const { reference, about, seen, revision, from } = told;
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
    backVerb: BACK[from],
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}
