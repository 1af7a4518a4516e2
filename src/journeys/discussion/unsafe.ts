import { z } from 'zod';
import { raiseUnsafe } from '../../domain/discussion/leading';
import { UNSAFE_NOTE } from '../../domain/discussion/rows';
import { saidIn, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import { required, text, type Field, type Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import type { RowOf } from '../../domain/forms/row';
import { inDiscussion, type InDiscussion } from '../../domain/sight/visible';
import { londonDay, when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, inMeeting, type Notice, type World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card, lines } from '../cards/card';
import { drawNeedsYou } from '../cards/notice';
import { numbers, shownNumbers } from '../cards/numbers';
import { change } from '../change';
import { drawFields, fieldsOf, typedInto } from '../forms/fields';
import { ofReview, opened, type May } from '../opening';
import { settleSoon } from '../posts/settle';
import { markOf } from './sealed';
import { keyOf, notSeated } from './seat';
import { shown } from '../kept';

const field = (id: string, label: string, limit: number): Field =>
  text(id, label, limit, { ...required, kind: limit > 200 ? 'long' : 'text' });

/** What is asked of somebody who says that someone is unsafe now. */
export const UNSAFE: Page = {
  id: 'unsafe',
  title: 'Someone is unsafe now',
  purpose: 'Phone first.',
  fields: [
    field('atRisk', 'Who is at risk, and of what?', 600),
    field('phoned', 'Whom did you phone?', 160),
    field('phonedAt', 'When?', 80),
  ],
};

const unsafeCard = card('discussion/unsafe', {
  preview: 'Someone is unsafe now: phone first.',
  holdsCase: true,
  shows: z.object({ reference: z.string(), drawing: z.number(), duty: z.string(), notice: z.string(), numbers, fields: fieldsOf(UNSAFE) }),
});
const safetyCard = card('discussion/safety', {
  preview: 'Someone is unsafe now.',
  holdsCase: true,
  shows: z.object({
    reference: z.string(),
    numbers,
    notes: z.array(z.object({ from: z.string(), atRisk: z.array(z.string()), phoned: z.string() })),
  }),
});

const aDrawing = ofReview.extend({ drawing: z.coerce.number().int().nonnegative().catch(0) });

/**
 * The telephone numbers first, then who is at risk. It is for everybody in the chat whom the partnership knows, invited or not, so that no
 * door stands before it and the one form is not for it.
 */
export const open = inMeeting(
  action('discussion/unsafe', ofReview, async (world, told, press) => {
    await press.me;
    return { card: draw(world, told.reference, 0, {}, [], '') };
  }),
);

/** Keeps the note under its author's name, and tells coordinator, chair and facilitator at once. The meeting's chat hears nothing of it. */
export const raise = inMeeting(
  action(
    'discussion/raise',
    aDrawing,
    async (world, told, press) => {
      const reading = world.reviews.read(told.reference);
      const [me, stored, key] = await Promise.all([press.me, reading, keyOf(world, told.reference)]);
      if (!stored) throw notSeated();
      const typed = typedInto(UNSAFE, press.data);
      const { answers, problems } = fill(UNSAFE, {}, typed, londonDay(press.now));
      if (problems.length > 0) return { card: draw(world, told.reference, told.drawing, typed, problems, STILL_NEEDED) };
      const said = noteIn(answers);
      const mark = markOf(key, 'unsafe', told.reference, press.who, JSON.stringify(said));
      const at = press.now.toISOString();
      const { changed } = await change(world, told.reference, reading, (before) => ({
        events: before ? raiseUnsafe(before, me.person, { mark }, at) : [],
        content: before ? [UNSAFE_NOTE.write({ number: before.discussion.unsafe.length + 1 }, { by: press.who, at }, said)] : [],
      }));
      if (changed) await settleSoon(world, told.reference);
      return {
        says: `The coordinator, the chair and the facilitator are told now. This has told nobody else: phone 999, or ${phone(world)}.`,
      };
    },
    (world, told, press, notice) => ({ card: draw(world, told.reference, told.drawing, typedInto(UNSAFE, press.data), [], notice) }),
  ),
);

/** The notes, for those who act on them. That they were opened is written down first. */
export const read = action('discussion/safety', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, readsSafety, notSeated);
  const rows = await shown(world, press, here, 'someone is unsafe', (kept) => kept.all(told.reference, UNSAFE_NOTE, {}));
  const notes = await Promise.all(
    rows.slice(-MOST_NOTES).map(async ({ columns: { by, at }, json: said }) => {
      const author = await world.people.find(by);
      const who = author ? nameAndAgency(world, author) : 'Somebody';
      return {
        from: `${who}, ${when(at, press.now)}`,
        atRisk: lines(said.atRisk),
        phoned: `Phoned: ${said.phoned}. When: ${said.phonedAt}`,
      };
    }),
  );
  return { card: safetyCard.draw({ reference: told.reference, numbers: shownNumbers(world.settings), notes: notes.toReversed() }) };
});

const readsSafety: May<InDiscussion> = (review, by) => {
  const sees = inDiscussion(review, by);
  return sees?.readsSafety && sees;
};

export const someoneUnsafe: Notice = async (_world, review, _owed, repeat) =>
  drawNeedsYou({
    reference: review.reference,
    repeat,
    heading: 'Someone is unsafe now',
    what: 'Somebody in the meeting of this review wrote that someone is unsafe now.',
    next: 'Please read it now, and ring back whoever wrote it. Nobody else has been told by this note.',
    forward: 'Read who is unsafe',
    verb: 'discussion/safety',
    opens: 'dialog',
  });

const noteIn = (answers: Answers): RowOf<typeof UNSAFE_NOTE>['json'] => ({
  atRisk: saidIn(answers, 'atRisk'),
  phoned: saidIn(answers, 'phoned'),
  phonedAt: saidIn(answers, 'phonedAt'),
});

const STILL_NEEDED = 'Not kept yet: a few words are still needed.';
/** The newest notes, as many as one card holds. */
const MOST_NOTES = 6;

const phone = ({ settings: { duty } }: World): string =>
  `${duty.service} on ${duty.day.telephone} (evenings and weekends ${duty.night.telephone})`;

const draw = (world: World, reference: string, drawing: number, typed: Typed, problems: readonly Problem[], notice: string): Drawn =>
  unsafeCard.draw({
    ...{ reference, drawing: drawing + 1, notice },
    duty: `Phone first: 999, or ${world.settings.duty.service}. This note does not tell them. Then tell us who is at risk, who you phoned and when. Your name goes with this one, so we can ring you back.`,
    numbers: shownNumbers(world.settings),
    fields: drawFields({ page: UNSAFE, saved: {}, revision: drawing, typed, problems }),
  });
