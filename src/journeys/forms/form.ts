import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Also, Answers, Problem, Typed } from '../../domain/forms/answers';
import type { Page } from '../../domain/forms/field';
import { leavesOut } from '../../domain/forms/fill';
import type { Reference } from '../../domain/fact';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import type { Acting } from '../../domain/sight/acting';
import type { Instant } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Action, type Press, type World } from '../action';
import type { Changes } from '../change';
import { decided, type Decided } from '../decided';
import { unshown } from '../kept';
import type { Opened } from '../opening';
import { filledIn, typedInto } from './fields';

/** One form about one review: whose it is, what it asks, how it is drawn, and what recording it means. */
export type Form<Here extends Opened<unknown>, Opens extends About, Carries extends Opens & Marked<Mark>, Mark extends string | number> = {
  /** Opens the form; `opening` is what the button carries that opens it. */
  readonly opens: string;
  readonly opening: z.ZodType<Opens>;
  /** Records what it says; `carries` is what the form itself carries. */
  readonly records: string;
  readonly carries: z.ZodType<Carries>;
  /** Refuses everybody whose form it is not, when it is opened and when it is recorded. */
  readonly admits: (world: World, press: Press, told: Opens) => Promise<Here>;
  /** What opens instead, where there is nothing to fill in. */
  readonly instead?: (world: World, press: Press, here: Here, told: Opens) => Promise<Reply> | undefined;
  readonly page: (here: Here, told: Carries) => Page;
  /** What is recorded already, and stays where nothing was typed. */
  readonly saved?: (here: Here, told: Carries) => Answers;
  /** The same where it has to be read: asked for only where something of it did not come back. */
  readonly stored?: (world: World, press: Press, here: Here, told: Carries) => Promise<Answers>;
  /** What tells one recording from another, so that nobody's is overwritten unseen. */
  readonly mark?: (review: Review, told: Opens) => Mark;
  readonly draws: (world: World, press: Press, here: Here, told: Opens, differs: Differs<Mark>) => Drawn | Promise<Drawn>;
  /** The pressed form, drawn without storage, with what was typed. */
  readonly again?: (world: World, told: Carries, press: Press, notice: string) => Drawn;
  readonly notYet?: string;
  /** True when exactly this is recorded already, by a press that came twice. */
  readonly isRecorded?: (world: World, filled: Filled<Here, Carries>) => Promise<boolean>;
  /** What is to be done elsewhere, before the review itself is changed; each of it can be repeated. */
  readonly before?: (world: World, filled: Filled<Here, Carries>, press: Press) => Promise<void>;
  readonly decide: (review: Review, by: Acting, filled: Filled<Here, Carries>, at: Instant) => Changes;
  /** What is said where other words are recorded already, and these change nothing. Default: that they were not kept. */
  readonly notKept?: (review: Review) => Reply;
  /** What the person sees next. A refusal here, too, leaves them the form. */
  readonly next: (world: World, press: Press, after: Decided, filled: Filled<Here, Carries>) => Promise<Reply>;
};

type About = { readonly reference: Reference };
type Marked<Mark> = { readonly seen?: Mark };

/** What somebody has filled in, and what the form carried. */
export type Filled<Here, Carries> = { readonly here: Here; readonly told: Carries; readonly answers: Answers };

/** What differs in a form this time from the review as it stands. */
export type Differs<Mark = string | number> = {
  readonly notice?: string;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  /** It was recorded by somebody else since: what is recorded is shown beside what was typed. */
  readonly conflict?: boolean;
  /** The recording from which it goes on, where that is not the present one. */
  readonly seen?: Mark | undefined;
};

/** The two actions of a form: the one that opens it, and the one that records. What was typed is kept, whatever is refused. */
export function formActions<
  Here extends Opened<unknown>,
  Opens extends About,
  Carries extends Opens & Marked<Mark>,
  Mark extends string | number,
>(form: Form<Here, Opens, Carries, Mark>): readonly [Action, Action] {
  const open = action(form.opens, form.opening, async (world, told, press) => {
    const here = await form.admits(world, press, told);
    return form.instead?.(world, press, here, told) ?? { card: await form.draws(world, press, here, told, {}) };
  });
  const record = async (world: World, told: Carries, press: Press): Promise<Reply> => {
    const here = await form.admits(world, press, told);
    const wrong = async (differs: Redrawn) => ({ card: await form.draws(world, press, here, told, { ...differs, seen: told.seen }) });
    // Who may is asked once more, because something has changed: the review, or who acts in it.
    const refused = async (differs: Redrawn) => {
      const now = await form.admits(world, press, told);
      const conflict = form.mark !== undefined && form.mark(now.review, told) !== told.seen;
      return { card: await form.draws(world, press, now, told, { ...differs, conflict }) };
    };
    const page = form.page(here, told);
    const saved = await savedFor(form, world, press, here, told);
    const asked = { page, saved, notYet: form.notYet };
    return taken(asked, press, { wrong, refused }, async (answers) => {
      const filled = { here, told, answers };
      if (await form.isRecorded?.(world, filled))
        return form.next(world, press, { review: here.review, me: here.me, changed: false }, filled);
      await form.before?.(world, filled, press);
      let changes: Changes = { events: [] };
      const after = await decided(world, press, here.stored, (review, by, at) => (changes = form.decide(review, by, filled, at)));
      if (!after.changed && (await isOtherwise(world, told.reference, changes))) return (form.notKept ?? refuseNotKept)(after.review);
      return form.next(world, press, after, filled);
    });
  };
  const { again } = form;
  return [
    open,
    action(form.records, form.carries, record, again && ((world, told, press, notice) => ({ card: again(world, told, press, notice) }))),
  ];
}

/** Whether other words are recorded where these would have been: then nobody is told that theirs were kept. */
async function isOtherwise(world: World, reference: Reference, { content = [] }: Changes): Promise<boolean> {
  const stored = await Promise.all(content.map(({ key }) => unshown(world).at(reference, key)));
  return content.some((one, index) => stored[index] && !isDeepStrictEqual(stored[index].json, asJson(one.json)));
}

function refuseNotKept(): never {
  throw new Refusal('too late', NOT_KEPT);
}

// What is stored has been JSON, in which what is undefined is not there.
const asJson = (said: unknown): unknown => z.unknown().parse(JSON.parse(JSON.stringify(said)));

const NOT_KEPT =
  'Somebody recorded this before you, so your words were not kept. They are still here: please send them to the partnership office.';

/**
 * What stays where it did not come back. What was recorded since a form was opened was never on it, so that it cannot have been left out
 * of it; where nothing came at all the client sent no inputs.
 */
async function savedFor<
  Here extends Opened<unknown>,
  Opens extends About,
  Carries extends Opens & Marked<Mark>,
  Mark extends string | number,
>(form: Form<Here, Opens, Carries, Mark>, world: World, press: Press, here: Here, told: Carries): Promise<Answers | undefined> {
  const page = form.page(here, told);
  const typed = typedInto(page, press.data);
  const isPresent = form.mark === undefined || form.mark(here.review, told) === told.seen;
  if (form.saved) return isPresent || Object.keys(typed).length === 0 ? form.saved(here, told) : undefined;
  return isPresent && leavesOut(page, typed) ? form.stored?.(world, press, here, told) : undefined;
}

/** What is asked: `saved` stays where nothing was typed, `also` is what is wrong with the answers beside each other. */
type Asked = {
  readonly page: Page;
  readonly saved?: Answers | undefined;
  readonly also?: Also | undefined;
  readonly notYet?: string | undefined;
};

type Redrawn = Differs<never>;

/** The form once more: with what is wrong in it, or because of a refusal. */
type Again = Readonly<Record<'wrong' | 'refused', (differs: Redrawn) => Reply | Promise<Reply>>>;

/** Takes what was typed into a page. The form stays, with what was typed, while something is wrong with it or what it says is refused. */
export async function taken(
  { page, saved, also, notYet = NOT_RECORDED }: Asked,
  press: Press,
  again: Again,
  write: (answers: Answers) => Promise<Reply>,
): Promise<Reply> {
  const { typed, answers, problems } = filledIn(page, press, saved, also);
  if (problems.length > 0) return again.wrong({ typed, problems, notice: noticeOf(problems, notYet) });
  try {
    return await write(answers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // What is not complete is put right in the form as it was opened; every other refusal comes of what has changed since.
    return again[error.code === 'not complete' ? 'wrong' : 'refused']({ typed, notice: error.sentence });
  }
}

/** Said above a form of which something still needs another look. */
export const notYet = (what: 'recorded' | 'sent' | 'saved' | 'added' | 'kept' | 'booked'): string =>
  `Not ${what} yet: please look at the words in red.`;
const NOT_RECORDED = notYet('recorded');

/** What is said above a form that comes back; where nothing in it is wrong, what has become of an answer is the only question. */
export const noticeOf = (problems: readonly Problem[], otherwise: string): string =>
  problems.length > 0 && problems.every(({ kind }) => kind === 'taken out') ? DID_NOT_COME : otherwise;

export const DID_NOT_COME = 'Something that was saved here did not come back. Please say below whether it stays, and press once more.';

/** Answers what has changed something: a sentence where a window closes, and what it was opened from as that now stands. */
export const closing = (press: Press, says: string, base: Drawn): Reply =>
  press.where === 'dialog' && says && !base.holdsCase ? { says, base } : { card: base };
