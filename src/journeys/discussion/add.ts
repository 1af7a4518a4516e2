import { z } from 'zod';
import { NOBODY } from '../../domain/coaching';
import { mayWrite } from '../../domain/discussion/leading';
import { ATTENDED } from '../../domain/discussion/rows';
import { stageCalled } from '../../domain/discussion/stages';
import { settle } from '../../domain/discussion/stages/settle';
import { canonical, leftOver, numbersIn, pageOf, wordsIn } from '../../domain/discussion/words';
import type { Problem, Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import type { Visit } from '../../domain/review/discussion';
import type { Review } from '../../domain/review/review';
import { presentVisit } from '../../domain/review/whereItIs';
import { londonDay } from '../../domain/time/days';
import type { Reply } from '../../ports';
import { action, inMeeting, type Press, type World } from '../action';
import { typedInto } from '../forms/fields';
import { identifiersIn, identifiersInWords, knownOf, withoutIdentifiers } from '../forms/identifiers';
import { aReference, opened, type KnownActing } from '../opening';
import { drawAdd } from './addCard';
import { numbersRow, passRow, readRecord, saidRow, type AllSaid } from './record';
import { boardChanged } from './redraw';
import { markOf } from './sealed';
import { aVisit, byOf, keyOf, notSeated } from './seat';
import { unshown } from '../kept';
import { how } from '../cards/card';

const inRound = z.object({ reference: aReference, ...aVisit, drawing: z.coerce.number().int().nonnegative().catch(0), how });

/** Opens the dialog of a stage: the stage's own questions, and what this person has added there so far. */
export const open = inMeeting(
  action(
    'discussion/add',
    z.object({ reference: aReference, stage: aVisit.stage.optional(), visit: aVisit.visit.optional() }),
    async (world, { reference, stage, visit }, press) => {
      const given = stage === undefined || visit === undefined ? undefined : { stage, visit };
      const writer = await writing(world, press, reference, given, 'reads');
      return { card: form(writer, 0, {}) };
    },
  ),
);

/** Seals what was typed. The same words by the same person in the same visit are one row, however often they arrive. */
export const say = inMeeting(
  action(
    'discussion/say',
    inRound,
    async (world, told, press) => {
      const [writer, known] = await Promise.all([
        writing(world, press, told.reference, told, 'writes'),
        told.how === 'as it is' ? NOBODY : knownOf(world, told.reference),
      ]);
      const stage = stageCalled(told.stage);
      const page = pageOf(stage);
      const typed = typedInto(page, press.data);
      const { answers: given, problems: wrong } = fill(page, {}, typed, londonDay(press.now));
      const answers = told.how === 'replace' ? withoutIdentifiers(page, given, known) : given;
      const words = wordsIn(stage, answers);
      const numbers = numbersIn(stage, answers);
      const problems = [...wrong, ...lacking(leftOver(stage, answers))];
      const isEmpty = words.length === 0 && Object.keys(numbers).length === 0;
      if (problems.length > 0) return { card: form(writer, told.drawing, { typed, problems, notice: LOOK_AGAIN }) };
      if (isEmpty) return { card: form(writer, told.drawing, { typed, notice: NOTHING_TYPED }) };
      const hint = told.how === 'ask' ? identifiersIn(page, answers, known) : undefined;
      if (hint) return { card: form(writer, told.drawing, { typed, found: identifiersInWords(hint, answers) }) };

      const { key, by, round } = writer;
      const mine = writer.record.numbers.find((one) => one.by === by)?.numbers ?? {};
      const rows = [
        ...words.map((one) => saidRow(round, markOf(key, told.reference, told.stage, told.visit, press.who, canonical(one)), by, one)),
        ...(Object.keys(numbers).length > 0 ? [numbersRow(round, by, { ...mine, ...numbers })] : []),
      ];
      await Promise.all([...rows.map((row) => world.reviews.add(told.reference, row)), attend(world, writer, press)]);
      await boardChanged(world, told.reference);
      const after = { ...writer, record: await readRecord(unshown(world), told.reference, round) };
      return { card: form(after, told.drawing + 1, { notice: ADDED }) };
    },
    (_world, told, press, notice) => ({
      card: drawAdd({
        ...{ reference: told.reference, round: told, drawing: told.drawing, mayAdd: true, mine: [], numbers: {}, notice },
        typed: typedInto(pageOf(stageCalled(told.stage)), press.data),
      }),
    }),
  ),
);

/** Passing is an answer. */
export const pass = inMeeting(
  action('discussion/pass', inRound, async (world, told, press): Promise<Reply> => {
    const writer = await writing(world, press, told.reference, told, 'writes');
    await Promise.all([world.reviews.add(told.reference, passRow(writer.round, writer.by)), attend(world, writer, press)]);
    await boardChanged(world, told.reference);
    return { says: `You passed in “${stageCalled(told.stage).title}”. That is an answer too, and you can still add something.` };
  }),
);

/** Takes a person's own words back, shown or not. */
export const takeBack = inMeeting(
  action('discussion/takeBack', inRound.extend({ mark: z.string() }), async (world, told, press) => {
    const writer = await writing(world, press, told.reference, told, 'reads');
    const row = writer.record.said.find(({ mark, by }) => mark === told.mark && by === writer.by);
    if (row) {
      await world.reviews.erase(told.reference, row.key);
      await boardChanged(world, told.reference);
    }
    const after = { ...writer, record: { ...writer.record, said: writer.record.said.filter((one) => one !== row) } };
    return { card: form(after, told.drawing + 1, { notice: TAKEN_BACK }) };
  }),
);

const ADDED = 'Added, and sealed: until the facilitator shows it, only you can read it, here below. You can add more.';
const LOOK_AGAIN = 'Not added yet. Please look at the words in red.';
const NOTHING_TYPED = 'Nothing was written. Write something, or press Pass.';
const TAKEN_BACK = 'Taken back. It is deleted here; your organisation’s Teams may keep its own copy of what was shown.';

type Writing = {
  readonly me: KnownActing;
  readonly review: Review;
  readonly round: Visit;
  readonly key: string;
  readonly by: string;
  readonly record: AllSaid;
};

/** Reads review, person, key and this visit's rows; without a visit named, those of the present one. Refuses who does not take part. */
async function writing(
  world: World,
  press: Press,
  reference: string,
  named: Visit | undefined,
  wants: 'reads' | 'writes',
): Promise<Writing> {
  const [{ me, review }, key, before] = await Promise.all([
    opened(world, press, reference, () => true, notSeated),
    keyOf(world, reference),
    named && readRecord(unshown(world), reference, named),
  ]);
  const { stage, visit } = named ?? presentVisit(review);
  const round = { stage, visit };
  mayWrite(review, me.person, round, wants);
  const record = before ?? (await readRecord(unshown(world), reference, round));
  return { me, review, round, key, by: byOf(key, reference, round, press.who), record };
}

function form(writer: Writing, drawing: number, more: { typed?: Typed; problems?: readonly Problem[]; notice?: string; found?: string }) {
  const { review, round, record, by } = writer;
  return drawAdd({
    reference: review.reference,
    round,
    drawing,
    mayAdd: review.discussion.state !== 'ended',
    mine: record.said.filter((one) => one.by === by),
    numbers: record.numbers.find((one) => one.by === by)?.numbers ?? {},
    notice: '',
    ...more,
  });
}

const lacking = (left: ReturnType<typeof leftOver>): Problem[] =>
  left
    ? [{ field: left.field, kind: 'missing', sentence: `“${left.needs}” comes with what you answered below it. Please write it, too.` }]
    : [];

/** Who was there, by agency and role: attendance is no secret, and so it is not sealed. */
async function attend(world: World, { me, review, key, round }: Writing, press: Press): Promise<void> {
  if (round.stage !== settle.at) return;
  const { agency, roles } = me.person;
  const mark = markOf(key, 'attended', review.reference, press.who);
  await world.reviews.add(review.reference, ATTENDED.write({ mark }, { agency, role: roles.join(', ') }, {}));
}
