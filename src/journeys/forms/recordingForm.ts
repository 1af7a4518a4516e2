import { z } from 'zod';
import type { Answers, Problem, Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import { visible, type Visible } from '../../domain/sight/visible';
import { londonDay } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Action, type Press, type World } from '../action';
import { card } from '../cards/card';
import type { Changes } from '../change';
import { decided } from '../decided';
import { aReference, notForYou, opened, type KnownActing, type Opened } from '../opening';
import { drawFields, formTop, shownField, typedInto } from './fields';
import { shown, unshown, type Kept } from '../kept';

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

/** What a form begins with. */
export type Beginning = {
  /** Sentences above the questions. */
  readonly said?: readonly string[];
  readonly saved?: Answers;
  /** The revision of what is changed, 0 for something new. */
  readonly seen?: number;
};
/** What somebody has filled in. `about` is what it is about, as the card carried it; `seen` is the revision they began with. */
export type Filled = { readonly about: string; readonly seen: number; readonly answers: Answers };

/** Whoever fills a form in, and the review as they opened it. */
export type Here = Opened<Visible>;

export type Form = {
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
  readonly begin: (world: World, here: Here, about: string, kept: Kept) => Promise<Beginning>;
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

/** A form about one review, and the action that records it. What was typed is kept, whatever is refused. */
export function formActions(form: Form): readonly [Action, Action] {
  const open = action(form.opens, toOpen, async (world, told, press) => {
    const here = await admittedTo(form, world, press, told);
    return { card: drawForm(form, form.page(here, told.about), told, await begun(form, world, press, here, told.about)) };
  });
  return [open, action(form.records, toRecord, (world, told, press) => recorded(form, world, told, press))];
}

/** What the form begins with. Where it shows something of the case, that is written down as it is read. */
const begun = (form: Form, world: World, press: Press, here: Here, about: string): Promise<Beginning> =>
  form.shows
    ? shown(world, press, here, form.shows(about), (kept) => form.begin(world, here, about, kept))
    : form.begin(world, here, about, unshown(world));

async function admittedTo(form: Form, world: World, press: Press, told: z.output<typeof toOpen>): Promise<Here> {
  const here = await opened(world, press, told.reference, visible);
  if (!form.may(here, told.about)) throw notForYou();
  return here;
}

async function recorded(form: Form, world: World, told: z.output<typeof toRecord>, press: Press): Promise<Reply> {
  const here = await admittedTo(form, world, press, told);
  const page = form.page(here, told.about);
  const typed = typedInto(page, press.data);
  const { answers, problems } = fill(page, {}, typed, londonDay(press.now));
  if (problems.length > 0)
    return {
      card: drawForm(form, page, told, await begun(form, world, press, here, told.about), {
        typed,
        problems,
        notice: NOT_YET,
        seen: told.seen,
      }),
    };
  const filled: Filled = { about: told.about, seen: told.seen, answers };
  if (await form.isRecorded?.(world, here, filled)) return answered(form, world, press, here.review, here.me);
  try {
    await form.before?.(world, here, filled, press);
    const { review, me } = await decided(world, press, here.stored, (before, by, at) => form.decide(before, by, filled, at));
    return answered(form, world, press, review, me);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fresh = await admittedTo(form, world, press, told);
    const now = await begun(form, world, press, fresh, told.about);
    return { card: drawForm(form, page, told, now, { typed, notice: error.sentence, conflict: (now.seen ?? 0) !== told.seen }) };
  }
}

async function answered(form: Form, world: World, press: Press, review: Review, me: KnownActing): Promise<Reply> {
  const next = await form.next(world, review, me, press.now, press);
  if (next.holdsCase) return { card: next };
  return press.where === 'dialog' ? { says: form.done, base: next } : { card: next };
}

const NOT_YET = 'Not recorded yet: please look at the words in red.';

type Differs = {
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly notice?: string;
  readonly conflict?: boolean;
  readonly seen?: number;
};

function drawForm(form: Form, page: Page, told: z.output<typeof toOpen>, beginning: Beginning, differs: Differs = {}): Drawn {
  const { reference, about } = told;
  const { typed, problems = [], notice = '', conflict = false } = differs;
  const revision = differs.seen ?? beginning.seen ?? 0;
  const fields = drawFields({ page, revision, saved: beginning.saved ?? {}, typed, problems, conflict });
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
    seen: revision,
    backVerb: form.backVerb ?? 'reviews/open',
  });
}

/** What was said to one question of a form; empty where nothing was. */
export const said = (answers: Answers, field: string): string => {
  const answer = answers[field];
  return answer && 'said' in answer ? answer.said : '';
};
