import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { NOBODY } from '../../domain/coaching';
import { stageThatRecords } from '../../domain/findings/pages';
import { mayRecord, record } from '../../domain/findings/recording';
import { ACTION, LEARNING_POINT } from '../../domain/findings/rows';
import { saidTo, type Answers, type Problem } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import { Refusal } from '../../domain/refusal';
import { inFindings, type InFindings } from '../../domain/sight/visible';
import { londonDay } from '../../domain/time/days';
import type { Drawn, Reply } from '../../ports';
import { action, type Press, type World } from '../action';
import { decided } from '../decided';
import { typedInto } from '../forms/fields';
import { identifiersIn, identifiersInWords, knownOf, withoutIdentifiers } from '../forms/identifiers';
import { shownWhole, unshown } from '../kept';
import { aReference, notForDeputies, opened, type Opened } from '../opening';
import { partnersOf } from '../posts/partners';
import { noticeOf } from '../forms/form';
import { drawReview } from '../reviews/review';
import { drawForm, type FormDrawing } from './formCard';
import { anItem, ownerIn, recordedOf, type Item } from './items';
import { itemNow, titleOf, type ItemNow } from './itemNow';
import { drawList } from './list';
import { rowOf } from './rows';
import { shownWords } from './shown';
import { how } from '../cards/card';

const ANOTHER_WINDOW =
  'This was changed in another window since you opened it here. Nothing is lost: below is what you typed, and what the other window saved. Record to keep yours.';
const NOT_RECORDED = 'Not recorded yet: please look at the words in red. What you typed is still here.';
const NOTHING_WRITTEN = 'Not recorded: nothing is written here yet.';

/** Opens the form in which one thing is recorded. It asks once more before it keeps what may identify somebody, so that the one form is not for it. */
export const open = action('findings/open', z.object({ reference: aReference, item: anItem }), async (world, told, press) => {
  const here = await forWriting(world, press, told.reference, told.item);
  return { card: await draw(world, press, here, told.item, {}) };
});

const fromForm = z.object({ reference: aReference, item: anItem, revision: z.coerce.number().int().nonnegative(), how });
type FromForm = z.output<typeof fromForm>;

/** Records what was typed, unless another window was faster or something on the form needs another look. */
export const save = action('findings/save', fromForm, keep);

async function keep(world: World, told: FromForm, press: Press): Promise<Reply> {
  const [at, known] = await Promise.all([
    toChange(world, press, told.reference, told.item),
    told.how === 'as it is' ? NOBODY : knownOf(world, told.reference),
  ]);
  const isNew = told.revision === 0 && (told.item.kind === 'learning' || told.item.kind === 'action');
  const typed = typedInto(at.now.page, press.data);
  // What was recorded since was never on this form, so that it cannot have been left out of it.
  const wasShown = at.now.revision === told.revision || Object.keys(typed).length === 0;
  const before: Answers = isNew || !wasShown ? {} : at.now.saved;
  const filled = fill(at.now.page, before, typed, londonDay(press.now));
  const answers = told.how === 'replace' ? withoutIdentifiers(at.now.page, filled.answers, known) : filled.answers;
  const problems = [...filled.problems, ...dueTooEarly(at.now, answers, londonDay(press.now))];
  const again = (differs: Partial<FormDrawing>): Promise<Reply> => redrawn(world, press, at, told.item, { typed, ...differs });

  const lost = problems.filter(({ kind }) => kind === 'taken out');
  if (lost.length > 0 && at.now.revision === told.revision) return again({ problems, notice: noticeOf(problems, NOT_RECORDED) });
  if (isNew ? await isThere(world, at, answers) : isDeepStrictEqual(answers, at.now.saved))
    return Object.keys(answers).length === 0 ? again({ notice: NOTHING_WRITTEN }) : done(world, press, at);
  if (!isNew && at.now.revision !== told.revision) return again({ conflict: true, notice: ANOTHER_WINDOW });
  if (problems.length > 0) return again({ problems, notice: NOT_RECORDED });

  const hint = told.how === 'ask' ? identifiersIn(at.now.page, newIn(answers, before), known) : undefined;
  if (hint) return again({ found: identifiersInWords(hint, answers) });

  const outcome = await write(world, press, at, answers, isNew);
  return outcome === 'changed since' ? keep(world, told, press) : done(world, press, outcome);
}

/** What was kept as it is once is not pointed out again while nobody changes it. */
const newIn = (answers: Answers, before: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([field, answer]) => !isDeepStrictEqual(answer, before[field])));

type Writing = Opened<InFindings> & { readonly now: ItemNow };

/** Whoever records, and what is recorded already, to compare it with what was typed. */
async function toChange(world: World, press: Press, reference: string, item: Item): Promise<Writing> {
  const here = await forWriting(world, press, reference, item);
  return { ...here, now: await itemNow(world, unshown(world), here.review, item) };
}

async function forWriting(world: World, press: Press, reference: string, item: Item): Promise<Opened<InFindings>> {
  const here = await opened(world, press, reference, inFindings, notForDeputies);
  if (!mayRecord(here.review, here.me.person, item.kind))
    throw new Refusal(
      'not allowed',
      'Only the scribe or the coordinator records what the meeting found, and the chair what it recommends.',
    );
  return here;
}

/** What is new takes the next number, whatever the card called it: two people who add at once each add their own. */
async function write(world: World, press: Press, at: Writing, answers: Answers, isNew: boolean): Promise<Writing | 'changed since'> {
  const { item } = at.now;
  const known = countOf(at, item);
  const number = isNew ? known + 1 : item.number;
  const revision = isNew ? 0 : at.now.revision;
  const owner = item.kind === 'action' && ownerIn(answers) ? await world.people.find(ownerIn(answers)) : undefined;
  const partners = item.kind === 'recommendation' ? await partnersOf(world, at.review, at.review.decision.recommended?.partners) : [];
  let stale = false;
  const { review, me } = await decided(world, press, at.stored, (before, by, now) => {
    const events = record(before, by, recordedOf(item, number, answers, partners), revision, now);
    stale = events === 'changed since';
    if (events === 'changed since') return { events: [] };
    const status = before.findings.actions.find((one) => one.number === number)?.status ?? 'open';
    const { outcome } = before.decision;
    const writing = { item: { ...item, number }, revision: revision + 1, answers, by: by.id, at: now, owner: owner?.person };
    const row = { ...writing, status, outcome, partners };
    return { events, content: [rowOf(row)], lists: partners.map((id) => `person~${id}`) };
  });
  return stale ? 'changed since' : { ...at, review, me };
}

const countOf = ({ review }: Writing, { kind }: Item): number =>
  kind === 'action' ? review.findings.actions.length : review.findings.learning.length;

/** Whether something with the same words was added from this card already: the press came twice. */
async function isThere(world: World, { review, now }: Writing, answers: Answers): Promise<boolean> {
  const kept = unshown(world);
  const rows = await (now.item.kind === 'action' ? kept.all(review.reference, ACTION, {}) : kept.all(review.reference, LEARNING_POINT, {}));
  return rows.some(({ columns, json }) => columns.number >= now.item.number && isDeepStrictEqual(json.answers, answers));
}

/** A new due date that has passed is a slip; one that was kept is history. */
function dueTooEarly({ saved, item }: ItemNow, answers: Answers, today: string): Problem[] {
  const dueOn = saidTo(answers, 'dueOn');
  if (item.kind !== 'action' || !dueOn || dueOn >= today || dueOn === saidTo(saved, 'dueOn')) return [];
  return [{ field: 'dueOn', kind: 'wrong', sentence: '“By when?”: this date has passed. Please check the day, month and year.' }];
}

async function redrawn(world: World, press: Press, here: Opened<InFindings>, item: Item, differs: Partial<FormDrawing>): Promise<Reply> {
  return { card: await draw(world, press, here, item, differs) };
}

async function draw(world: World, press: Press, here: Opened<InFindings>, item: Item, differs: Partial<FormDrawing>): Promise<Drawn> {
  const { review } = here;
  const [{ page, saved, revision }, words] = await shownWhole(world, press, here, `findings, ${item.id}`, (kept) =>
    Promise.all([itemNow(world, kept, review, item), shownWords(kept, review, stageOf(item))]),
  );
  return drawForm({ reference: review.reference, item, title: titleOf(item), page, revision, saved, shown: words, ...differs });
}

/** The stage of the discussion in which people spoke of it. */
const stageOf = ({ kind, number }: Item): number => (kind === 'stage' ? number : stageThatRecords(kind));

async function done(world: World, press: Press, at: Opened<InFindings>): Promise<Reply> {
  const [card, base] = await Promise.all([
    drawList(world, at, 'Recorded.', press.now),
    press.where === 'dialog' ? drawReview(world, at.review, at.me, press.now) : undefined,
  ]);
  return { card, ...(base && { base }) };
}
