import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { recommend as decideToRecommend, whyNotThree } from '../../domain/decision/deciding';
import { answersIn, assessPage, outcomeIn } from '../../domain/decision/forms';
import { holdsUp, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import type { Person } from '../../domain/people/people';
import { Refusal } from '../../domain/refusal';
import { ROUTES } from '../../domain/review/referral';
import type { Review } from '../../domain/review/review';
import { waitsForChair } from '../../domain/review/whereItIs';
import { inDecision, type InDecision } from '../../domain/sight/visible';
import { londonDay } from '../../domain/time/days';
import type { DraftPage, Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { card } from '../cards/card';
import { decided } from '../decided';
import { drawFields, formTop, shownField, typedInto } from '../forms/fields';
import { noticeOf } from '../forms/form';
import { ANOTHER_WINDOW, keepPage, type Keeping } from '../forms/keepPage';
import { aReference, notForDeputies, notForYou, ofReview, opened, type KnownActing, type Opened } from '../opening';
import { partnersOf } from '../posts/partners';
import { drawReview } from '../reviews/review';
import { showPaper } from './paper';
import { criteriaRow, readAssessed } from './rows';
import { shownWhole, unshown, type Kept } from '../kept';

const assessCard = card('triage/assess', {
  preview: 'The criteria to assess.',
  holdsCase: true,
  shows: z.object({
    ...formTop,
    route: z.enum(ROUTES),
    seen: z.number(),
    revision: z.number(),
    conflict: z.boolean(),
    fields: z.array(shownField),
  }),
});

const fromForm = z.object({
  reference: aReference,
  /** Which criteria the form asks, so that it can be drawn again without storage. */
  route: z.enum(ROUTES),
  seen: z.coerce.number().int().nonnegative(),
  revision: z.coerce.number().int().nonnegative(),
});
type FromForm = z.output<typeof fromForm>;

/**
 * The chair's form: the criteria one by one, then the recommendation. Once it is made, the paper that it became. Its place is saved with
 * the drafts, so that the one form is not for it.
 */
export const assess = action('triage/assess', ofReview, async (world, told, press) => {
  const here = await openForChair(world, press, told.reference);
  if (!mayRecommendNow(here.review)) return showPaper(world, press, here, '');
  const [begun, partners] = await Promise.all([beginning(world, press, here), threeOf(world, here.review)]);
  return { card: drawForm(here.review, roundOf(here.review), begun, { notice: whyNotThree(partners) }) };
});

/** Keeps what was typed, whatever is still missing. */
export const save = action(
  'triage/save',
  fromForm,
  async (world, told, press) => {
    const here = await openForChair(world, press, told.reference);
    if (roundOf(here.review) !== told.seen) return showPaper(world, press, here, MADE_MEANWHILE);
    const kept = await keep(world, told, press, here.review);
    if ('card' in kept) return kept;
    const review = await drawReview(world, here.review, here.me, press.now);
    return press.where === 'dialog'
      ? { says: 'Saved. Your place is kept: open “Assess the criteria” to go on.', base: review }
      : { card: review };
  },
  again,
);

/** Makes the recommendation, unless something on the form needs another look. */
export const recommend = action(
  'triage/recommend',
  fromForm,
  async (world, told, press) => {
    const here = await openForChair(world, press, told.reference);
    if (roundOf(here.review) !== told.seen) return made(world, told, press, here);
    const kept = await keep(world, told, press, here.review);
    if ('card' in kept) return kept;
    const { saved, problems } = kept;
    const outcome = outcomeIn(saved.answers);
    if (problems.length > 0 || !outcome)
      return { card: drawForm(here.review, told.seen, saved, { problems, notice: stillNeeded(problems.length) }) };
    try {
      return await recommended(world, told, press, here, saved, await threeOf(world, here.review));
    } catch (error) {
      // What is missing lies outside the form; what was typed is kept.
      if (!(error instanceof Refusal) || error.code !== 'not complete') throw error;
      return { card: drawForm(here.review, told.seen, saved, { notice: `${error.sentence} What you wrote is saved.` }) };
    }
  },
  again,
);

async function recommended(
  world: World,
  told: FromForm,
  press: Press,
  { stored }: Opened<InDecision>,
  { answers }: DraftPage,
  partners: readonly Person[],
): Promise<Reply> {
  const outcome = outcomeIn(answers);
  if (!outcome) throw new Error('A recommendation without an outcome.');
  const { review, me, changed } = await decided(world, press, stored, (before, by, at) => ({
    events: decideToRecommend(before, by, { outcome, partners, seen: told.seen }, at),
    content: [criteriaRow(answers, stored.review.route, { round: told.seen + 1, outcome, by: by.id, at })],
    lists: partners.map(({ id }) => `person~${id}`),
  }));
  if (changed) await world.drafts.discard(press.who, told.reference);
  return done(world, press, review, me);
}

async function done(world: World, press: Press, review: Review, me: KnownActing): Promise<Reply> {
  const drawn = await drawReview(world, review, me, press.now);
  return press.where === 'dialog' ? { says: 'Your recommendation is with the three partners.', base: drawn } : { card: drawn };
}

/** A recommendation is there already: this very one, from a press that came twice, or another that the chair has not seen. */
async function made(world: World, told: FromForm, press: Press, here: Opened<InDecision>): Promise<Reply> {
  const { recommended: open } = here.review.decision;
  const assessed = await readAssessed(unshown(world), told.reference, told.seen + 1);
  const page = assessPage(here.review.route);
  const { answers } = fill(page, {}, typedInto(page, press.data), londonDay(press.now));
  const isThis = open?.by === press.who && assessed !== undefined && isDeepStrictEqual(answersIn(page, assessed), answers);
  if (!isThis) return showPaper(world, press, here, MADE_MEANWHILE);
  await world.drafts.discard(press.who, told.reference);
  return done(world, press, here.review, here.me);
}

const MADE_MEANWHILE =
  'A recommendation was made since you opened the form. It is below; what you typed was not sent. Please speak to each other before you go on.';

async function openForChair(world: World, press: Press, reference: string): Promise<Opened<InDecision>> {
  const here = await opened(world, press, reference, inDecision, notForDeputies);
  if (!here.sees.assesses) throw notForYou();
  return here;
}

const roundOf = ({ decision }: Review): number => decision.rounds;

/** The chair need not wait to be called; a recommendation that is open, or decided on, comes first. */
const mayRecommendNow = (review: Review): boolean =>
  review.state === 'referred' && (review.decision.recommended === null || waitsForChair(review));

/** The three places, each its partner's own or that of whoever stands in. A place without a stand-in stays, and the office enters its answer. */
async function threeOf(world: World, review: Review): Promise<Person[]> {
  const known = await Promise.all((await partnersOf(world, review)).map((id) => world.people.find(id)));
  return known.flatMap((one) => (one ? [{ ...one.person, agency: world.agencies.nameOf(one.person.agency) }] : []));
}

type Begun = Pick<DraftPage, 'revision' | 'answers'>;

/** What the form begins with: what was saved for this round, else what was recommended in the round before. */
async function beginning(world: World, press: Press, here: Opened<InDecision>): Promise<Begun> {
  const { review } = here;
  const round = roundOf(review);
  const stored = await storedDraft(world, press, review.reference, round);
  if (stored || round === 0) return stored ?? { revision: 0, answers: {} };
  const what = `recommendation ${round}, to make the next one`;
  return { revision: 0, answers: await shownWhole(world, press, here, what, (kept) => answersBefore(kept, review, round)) };
}

const draftName = (seen: number): string => `decision~${seen + 1}`;

const storedDraft = async (world: World, press: Press, reference: string, seen: number): Promise<DraftPage | undefined> =>
  (await world.drafts.pages(press.who, reference)).find(({ page }) => page === draftName(seen));

async function answersBefore(kept: Kept, { reference, route }: Review, round: number): Promise<Answers> {
  const before = await readAssessed(kept, reference, round);
  return before ? answersIn(assessPage(route), before) : {};
}

type Saved = Extract<Keeping, { outcome: 'kept' }>;

async function keep(world: World, told: FromForm, press: Press, review: Review): Promise<Saved | { readonly card: Drawn }> {
  const { reference, seen, revision } = told;
  const stored = await storedDraft(world, press, reference, seen);
  const before = stored?.answers ?? (await answersBefore(unshown(world), review, seen));
  const page = assessPage(review.route);
  const keeping = await keepPage(world, press, { reference, page, as: draftName(seen), revision }, stored, { before });
  if (keeping.outcome === 'changed since') return keep(world, told, press, review);
  const begun = { revision: stored?.revision ?? 0, answers: before };
  if (keeping.outcome === 'another window')
    return { card: drawForm(review, seen, begun, { typed: keeping.typed, conflict: true, notice: ANOTHER_WINDOW }) };
  const { saved, typed, problems } = keeping;
  if (!problems.some(holdsUp)) return keeping;
  return {
    card: drawForm(review, seen, saved, {
      typed,
      problems,
      notice: noticeOf(problems, 'Please look at the words in red. The rest is saved.'),
    }),
  };
}

const stillNeeded = (count: number): string =>
  `Nothing has been sent to the partners yet. What you wrote is saved; ${count === 1 ? 'one question still needs' : `${count} questions still need`} an answer.`;

type Differs = {
  readonly notice: string;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
  readonly conflict?: boolean;
};

type About = Pick<Review, 'reference' | 'route'>;

function drawForm({ reference, route }: About, seen: number, { revision, answers }: Begun, differs: Differs): Drawn {
  const { notice, typed, problems, conflict = false } = differs;
  const page = assessPage(route);
  const fields = drawFields({ page, revision, saved: answers, typed, problems, conflict });
  return assessCard.draw({
    title: page.title,
    place: `${reference} · ${seen === 0 ? 'the first recommendation' : `recommendation ${seen + 1}; the one before is filled in`}`,
    purpose: page.purpose,
    notice,
    reference,
    route,
    seen,
    revision,
    conflict,
    fields: page.fields.flatMap(({ id }) => fields[id] ?? []),
  });
}

/** The pressed form with what was typed, drawn without storage. */
function again(_world: World, { reference, route, seen, revision }: FromForm, press: Press, notice: string): Reply {
  const typed = typedInto(assessPage(route), press.data);
  return { card: drawForm({ reference, route }, seen, { revision, answers: {} }, { typed, notice }) };
}
