import { z } from 'zod';
import { raiseUnsafe } from '../../domain/discussion/leading';
import { UNSAFE_NOTE } from '../../domain/discussion/rows';
import { saidIn, type Answers, type Problem, type Typed } from '../../domain/forms/answers';
import { required, text, type Field, type Page } from '../../domain/forms/field';
import { fill } from '../../domain/forms/fill';
import type { RowOf } from '../../domain/forms/row';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { inSafety } from '../../domain/sight/visible';
import { londonDay, when } from '../../domain/time/days';
import type { Drawn } from '../../ports';
import { action, forAnybody, inMeeting, type Notice, type Press, type World } from '../action';
import { nameAndAgency } from '../cards/agencies';
import { card, lines } from '../cards/card';
import { drawNeedsYou } from '../cards/notice';
import { numbers, numbersInWords, shownNumbers } from '../cards/numbers';
import { change } from '../change';
import { drawFields, fieldsOf, typedInto } from '../forms/fields';
import { ofReview, opened } from '../opening';
import { settleSoon } from '../posts/settle';
import { markOf } from './sealed';
import { keyOf, notSeated } from './seat';
import { shownWhole } from '../kept';

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
    hurry: z.string(),
    notes: z.array(z.object({ from: z.string(), atRisk: z.array(z.string()), phoned: z.string() })),
    more: z.string(),
    /** How many notes stand before these; 0: none does. */
    upTo: z.number(),
  }),
});
const notedCard = card('discussion/noted', {
  preview: 'Your note is kept.',
  shows: z.object({ reference: z.string(), numbers, repeat: z.string(), kept: z.string(), phone: z.string() }),
});

const aDrawing = ofReview.extend({ drawing: z.coerce.number().int().nonnegative().catch(0) });

/**
 * The telephone numbers first, then who is at risk. It is for everybody of whom Teams says who they are, invited or not and known to the
 * partnership or not, so that no door stands before it and the one form is not for it.
 */
export const open = forAnybody(
  inMeeting(action('discussion/unsafe', ofReview, async (world, told) => ({ card: draw(world, told.reference, 0, {}, [], '') }))),
);

/** Keeps the note under its author's name, and tells coordinator, chair and facilitator at once. The meeting's chat hears nothing of it. */
export const raise = forAnybody(
  inMeeting(
    action(
      'discussion/raise',
      aDrawing,
      async (world, told, press) => {
        const reading = world.reviews.read(told.reference);
        const [stored, key, name] = await Promise.all([reading, keyOf(world, told.reference), nameOfStranger(world, press)]);
        if (!stored) throw notKept(world);
        const typed = typedInto(UNSAFE, press.data);
        const { answers, problems } = fill(UNSAFE, {}, typed, londonDay(press.now));
        if (problems.length > 0) return { card: draw(world, told.reference, told.drawing, typed, problems, STILL_NEEDED) };
        const said = noteIn(answers, name);
        const mark = markOf(key || told.reference, 'unsafe', told.reference, press.who, JSON.stringify(said));
        const at = press.now.toISOString();
        const { review, changed } = await change(world, told.reference, reading, (before) => ({
          events: before ? raiseUnsafe(before, press.who, { mark }, at) : [],
          content: before ? [UNSAFE_NOTE.write({ number: before.discussion.unsafe.length + 1 }, { by: press.who, at }, said)] : [],
        }));
        if (changed) await settleSoon(world, told.reference);
        const number = review?.discussion.unsafe.findIndex((one) => one === mark) ?? -1;
        return { card: drawNoted(world, review ?? stored.review, number + 1, press.now, '') };
      },
      (world, told, press, notice) => ({ card: draw(world, told.reference, told.drawing, typedInto(UNSAFE, press.data), [], notice) }),
    ),
  ),
);

/** What Teams calls somebody in the chat whom the partnership does not know; empty for whom it does. */
async function nameOfStranger({ people, chat }: World, { who, chat: { kind, address } }: Press): Promise<string> {
  if ((await people.find(who))?.person.name) return '';
  // A note is kept also where Teams does not say who is there.
  const members = kind === 'group' ? await chat.members(address).catch(() => undefined) : undefined;
  return members?.find((one) => one.who === who)?.name ?? '';
}

const ofNotes = ofReview.extend({ upTo: z.coerce.number().int().positive().optional().catch(undefined) });

/** The notes, the newest first, for those who act on them. That they were opened is written down first. */
export const read = action('discussion/safety', ofNotes, async (world, told, press) => {
  const here = await opened(world, press, told.reference, inSafety, notSeated);
  const all = await shownWhole(world, press, here, 'someone is unsafe', (kept) => kept.all(told.reference, UNSAFE_NOTE, {}));
  const upTo = Math.min(told.upTo ?? all.length, all.length);
  const before = Math.max(0, upTo - MOST_NOTES);
  const notes = await Promise.all(all.slice(before, upTo).map((row) => noteOf(world, row, press.now)));
  return {
    card: safetyCard.draw({
      reference: told.reference,
      numbers: shownNumbers(world.settings),
      hurry: isHurried(here.review, press.now)
        ? `Several notes came within an hour. Please phone now. ${numbersInWords(world.settings)}.`
        : '',
      notes: notes.toReversed(),
      more: before === 0 ? '' : `${before} more ${before === 1 ? 'note was' : 'notes were'} written before these.`,
      upTo: before,
    }),
  };
});

async function noteOf(world: World, { columns: { by, at }, json: said }: RowOf<typeof UNSAFE_NOTE>, now: Date) {
  const author = await world.people.find(by);
  const who = author?.person.name ? nameAndAgency(world, author) : `${said.name || 'Somebody'}, whom the partnership does not know`;
  return {
    from: `${who}, ${when(at, now)}`,
    atRisk: lines(said.atRisk),
    phoned: `Phoned: ${said.phoned}. When: ${said.phonedAt}`,
  };
}

const AN_HOUR_MS = 60 * 60_000;
const isHurried = ({ discussion: { heard } }: Review, now: Date): boolean =>
  heard.some(({ at, joins }) => joins > 0 && now.getTime() - Date.parse(at) < AN_HOUR_MS);

const FORWARD = { forward: 'Read who is unsafe', verb: 'discussion/safety', opens: 'dialog' } as const;

export const someoneUnsafe: Notice<'someone unsafe'> = async (_world, review, _owed, repeat) =>
  drawNeedsYou({
    reference: review.reference,
    repeat,
    heading: 'Someone is unsafe now',
    what: 'Somebody wrote about this review that someone is unsafe now.',
    next: 'Please read it now, and ring back whoever wrote it. Nobody else has been told by this note.',
    ...FORWARD,
  });

/** One message for all notes from the fifth in an hour on. */
export const severalUnsafe: Notice<'several unsafe'> = async ({ settings }, review, _owed, repeat) =>
  drawNeedsYou({
    reference: review.reference,
    repeat,
    heading: 'Someone is unsafe now: several notes',
    what: 'Within an hour, people wrote five notes or more about this review that someone is unsafe now.',
    next: `Please phone now. ${numbersInWords(settings)}. Then read all of them. Notes that follow within the hour are behind this button, without a further message.`,
    ...FORWARD,
  });

/** To whoever wrote a note, in their own chat, so that they have it in writing that it is kept. */
export const noteKept: Notice<'note kept'> = async (world, review, { about: { number } }, repeat) =>
  drawNoted(world, review, number, world.clock(), repeat);

function drawNoted(world: World, { reference, discussion: { heard } }: Review, number: number, now: Date, repeat: string): Drawn {
  const at = heard.find((one) => one.number === number)?.at ?? now.toISOString();
  return notedCard.draw({
    reference,
    numbers: shownNumbers(world.settings),
    repeat,
    kept: `It was kept ${when(at, now)}, under your name. The coordinator, the chair and the facilitator are told in their own chats.`,
    phone: `This has told nobody else. Please phone, if nobody has: 999, or ${phone(world)}.`,
  });
}

const notKept = (world: World): Refusal =>
  new Refusal('not found', `I do not know this review, so your note was not kept. Please phone 999, or ${phone(world)}.`);

const noteIn = (answers: Answers, name: string): RowOf<typeof UNSAFE_NOTE>['json'] => ({
  atRisk: saidIn(answers, 'atRisk'),
  phoned: saidIn(answers, 'phoned'),
  phonedAt: saidIn(answers, 'phonedAt'),
  ...(name && { name }),
});

const STILL_NEEDED = 'Not kept yet: a few words are still needed.';
/** As many notes as one card holds; a button leads to those before them. */
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
