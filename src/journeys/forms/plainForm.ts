import { z } from 'zod';
import type { Answers } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { visible, type Visible } from '../../domain/sight/visible';
import type { Drawn } from '../../ports';
import type { Action, Press, World } from '../action';
import { card } from '../cards/card';
import type { Changes } from '../change';
import { shownWhole, unshown, type Kept } from '../kept';
import { aReference, notForYou, opened, type KnownActing, type Opened } from '../opening';
import { drawFields, formTop, shownField } from './fields';
import { closing, formActions, type Differs } from './form';

const formCard = card('triage/form', {
  preview: 'Something to fill in.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    said: z.array(z.string()),
    fields: z.array(shownField),
    forward: z.string(),
    verb: z.string(),
    about: z.string(),
    seen: z.number(),
    backVerb: z.string(),
  }),
});

const toOpen = z.object({ reference: aReference, about: z.string().max(200).catch('') });
const toRecord = toOpen.extend({ seen: z.coerce.number().int().nonnegative().catch(0) });
type ToOpen = z.output<typeof toOpen>;

/** What a form begins with. */
export type Beginning = {
  /** Sentences above the questions. */
  readonly said?: readonly string[];
  readonly saved?: Answers;
};
/** What somebody has filled in. `about` is what it is about, as the card carried it; `seen` is the revision they began with. */
export type Filled = { readonly about: string; readonly seen: number; readonly answers: Answers };

/** Whoever fills a form in, and the review as they opened it. */
export type Here = Opened<Visible>;

export type PlainForm = {
  /** Opens the form; the other verb records what it says. */
  readonly opens: string;
  readonly records: string;
  readonly forward: string;
  readonly backVerb?: string;
  /** What is asked. A page that depends on who asks has nothing to draw it from when storage is down. */
  readonly page: (here: Here, about: string) => Page;
  /** Whose form it is. Anybody else is told that there is nothing for them. */
  readonly may: (here: Here, about: string) => boolean;
  /** What is shown of the case, for the log of who was shown what; the form of somebody who only writes shows nothing. */
  readonly shows?: (about: string) => string;
  readonly begin?: (world: World, here: Here, about: string, kept: Kept) => Promise<Beginning>;
  /** The revision of what is changed; none where it is always something new. */
  readonly mark?: (review: Review, about: string) => number;
  readonly decide: (review: Review, by: Acting, filled: Filled, at: string) => Changes;
  /** True when exactly this is recorded already, by a press that came twice. */
  readonly isRecorded?: (world: World, here: Here, filled: Filled) => Promise<boolean>;
  /** What is to be done elsewhere, before the review itself is changed; each of it can be repeated. */
  readonly before?: (world: World, here: Here, filled: Filled, press: Press) => Promise<void>;
  /** What the person sees next in the chat. */
  readonly next: (world: World, review: Review, me: KnownActing, now: Date, press: Press) => Promise<Drawn>;
  /** Said when a dialog closes. */
  readonly done: string;
};

/** A form of a few questions, with a button that records and one that goes back. */
export function plainForm(form: PlainForm): readonly [Action, Action] {
  const { opens, records, before, isRecorded } = form;
  const mark = (review: Review, { about }: ToOpen): number => form.mark?.(review, about) ?? 0;
  const filled = ({ told, answers }: { told: z.output<typeof toRecord>; answers: Answers }): Filled => ({
    about: told.about,
    seen: told.seen,
    answers,
  });
  return formActions({
    opens,
    opening: toOpen,
    records,
    carries: toRecord,
    admits: (world, press, told) => admitted(form, world, press, told),
    page: (here, { about }) => form.page(here, about),
    stored: async (world, _press, here, { about }) => (await form.begin?.(world, here, about, unshown(world)))?.saved ?? {},
    mark,
    draws: async (world, press, here, told, differs) => {
      const beginning = await begun(form, world, press, here, told.about);
      return draw(form, form.page(here, told.about), told, beginning, { ...differs, seen: differs.seen ?? mark(here.review, told) });
    },
    isRecorded: (world, all) => isRecorded?.(world, all.here, filled(all)) ?? Promise.resolve(false),
    before: (world, all, press) => before?.(world, all.here, filled(all), press) ?? Promise.resolve(),
    decide: (review, by, all, at) => form.decide(review, by, filled(all), at),
    next: async (world, press, { review, me }) => closing(press, form.done, await form.next(world, review, me, press.now, press)),
  });
}

async function admitted(form: PlainForm, world: World, press: Press, told: ToOpen): Promise<Here> {
  const here = await opened(world, press, told.reference, visible);
  if (!form.may(here, told.about)) throw notForYou();
  return here;
}

/** What the form begins with. Where it shows something of the case, that is written down as it is read. */
function begun(form: PlainForm, world: World, press: Press, here: Here, about: string): Promise<Beginning> {
  if (!form.begin) return Promise.resolve({});
  const { begin, shows } = form;
  return shows
    ? shownWhole(world, press, here, shows(about), (kept) => begin(world, here, about, kept))
    : begin(world, here, about, unshown(world));
}

function draw(
  form: PlainForm,
  page: Page,
  told: ToOpen,
  beginning: Beginning,
  differs: Differs<number> & { readonly seen: number },
): Drawn {
  const { reference, about } = told;
  const { typed, problems = [], notice = '', conflict = false, seen } = differs;
  const fields = drawFields({ page, revision: seen, saved: beginning.saved ?? {}, typed, problems, conflict });
  return formCard.draw({
    title: page.title,
    place: reference,
    purpose: page.purpose,
    notice,
    reference,
    said: [...(beginning.said ?? [])],
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
    forward: form.forward,
    verb: form.records,
    about,
    seen,
    backVerb: form.backVerb ?? 'reviews/open',
  });
}
