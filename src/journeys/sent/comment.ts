import { z } from 'zod';
import { answerName } from '../../domain/forms/answers';
import { askForMore, COMMENT, returnReferral } from '../../domain/referral/comments';
import { Refusal } from '../../domain/refusal';
import type { CommentEvent } from '../../domain/review/comments';
import type { Review } from '../../domain/review/review';
import { action, type Press, type World } from '../action';
import { lines } from '../cards/card';
import { decided } from '../decided';
import { typedInto } from '../forms/fields';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { ANOTHER_WINDOW, keepPage } from '../forms/keepPage';
import { ofReview, opened, readsReferral } from '../opening';
import { commentRow } from '../referral/comments';
import { done } from '../reviews/answered';
import { answerIn, drawReading, readingFor } from './read';
import type { Reading } from './reading';
import { commentsDo, draftOfComment, empty, readUnsent, written, type Unsent } from './unsent';

const part = z.coerce.number().int().nonnegative().catch(0);
const onAnswer = ofReview.extend({ answer: answerName, part });
const fromForm = onAnswer.extend({ revision: z.coerce.number().int().nonnegative() });
type FromForm = z.output<typeof fromForm>;

/** One answer, and what this person asks about it. It is kept among the drafts until all are sent, so that the one form is not for it. */
export const write = action('comment/write', onAnswer, async (world, told, press) => {
  const reading = await mayComment(world, press, told.reference, told.part);
  const unsent = reading.unsent.find(({ answer }) => answer === told.answer);
  return { card: draw(world, reading, { ...told, revision: unsent?.stored.revision ?? 0 }, { saved: unsent?.stored.answers ?? {} }) };
});

/** Keeps a comment, which nobody else reads until it is sent. */
export const keep = action(
  'comment/keep',
  fromForm,
  async (world, told, press) => {
    const reading = await mayComment(world, press, told.reference, told.part);
    if (!answerIn(reading, told.answer)) return { card: drawReading(world, reading, told.part) };
    const stored = reading.unsent.find(({ answer }) => answer === told.answer)?.stored;
    const { reference, revision } = told;
    const kept = await keepPage(world, press, { reference, page: COMMENT, as: draftOfComment(told.answer), revision }, stored);
    if (kept.outcome !== 'kept') {
      const now = await readUnsent(world, press.who, reference);
      const other = now.find(({ answer }) => answer === told.answer)?.stored;
      const typed = typedInto(COMMENT, press.data);
      const differs = { typed, saved: other?.answers ?? {}, conflict: true, notice: ANOTHER_WINDOW };
      return { card: draw(world, reading, { ...told, revision: other?.revision ?? 0 }, differs) };
    }
    if (kept.problems.length > 0)
      return { card: draw(world, reading, { ...told, revision: kept.saved.revision }, { typed: kept.typed, problems: kept.problems }) };
    return { card: drawReading(world, { ...reading, unsent: await readUnsent(world, press.who, reference) }, told.part) };
  },
  (_world, told, press, notice) => ({ card: drawForm({ ...formOf(told), typed: typedInto(COMMENT, press.data), notice }) }),
);

/** Takes away a comment that is not sent yet. */
export const take = action('comment/take', onAnswer, async (world, told, press) => {
  const reading = await mayComment(world, press, told.reference, told.part);
  const gone = reading.unsent.filter(({ answer }) => answer === told.answer);
  await empty(world, press.who, gone, press.now.toISOString());
  return { card: drawReading(world, { ...reading, unsent: reading.unsent.filter((one) => !gone.includes(one)) }, told.part) };
});

/** All comments once more, before they are sent. */
export const review = action('comment/review', ofReview, async (world, told, press) => {
  const reading = await mayComment(world, press, told.reference, 0);
  return { card: drawBefore(reading, written(reading.unsent), '') };
});

const toSend = ofReview.extend({ rounds: z.coerce.number().int().nonnegative(), count: z.coerce.number().int().nonnegative() });

/** Sends all comments: the referral is returned, or, once it is with the office, the referrer is asked for more. */
export const send = action('comment/send', toSend, async (world, told, press) => {
  const { me, stored, review: before } = await opened(world, press, told.reference, readsReferral);
  const unsent = written(await readUnsent(world, press.who, told.reference));
  const does = commentsDo(before, me);
  // Pressed twice, or on from another window: the present state says what has become of it.
  if (before.comments.length > told.rounds || !does) return done(world, press, told.reference, whatBecame(before));
  if (unsent.length !== told.count) {
    const reading = await mayComment(world, press, told.reference, 0);
    return { card: drawBefore(reading, unsent, 'Your comments were changed in another window. Please read them once more.') };
  }
  const decide = does === 'return' ? returnReferral : askForMore;
  const said = { answers: unsent.map(({ answer }) => answer), seen: told.rounds };
  const { review: now, changed } = await decided(world, press, stored, (present, by, at) => {
    const events = decide(present, by, said, at);
    return { events, content: events.flatMap((event) => rowsOf(event, unsent)) };
  });
  if (changed) await empty(world, press.who, unsent, press.now.toISOString());
  return done(world, press, told.reference, whatBecame(now));
});

const rowsOf = (event: CommentEvent, unsent: readonly Unsent[]) =>
  event.type === 'referralSentAgain' ? [] : unsent.map(({ answer, words }) => commentRow(event, answer, words));

const whatBecame = ({ state }: Review): string => {
  if (state === 'returned') return 'Returned with your comments. The referrer is told.';
  return state === 'referred' ? 'The referrer is asked, and the referral goes on meanwhile.' : 'This referral has gone on since.';
};

async function mayComment(world: World, press: Press, reference: string, of: number): Promise<Reading> {
  // First, so that a refusal does not leave an opening behind in the log of what was shown.
  const { me, review: now } = await opened(world, press, reference, readsReferral);
  if (!commentsDo(now, me)) throw new Refusal('too late', 'Comments can no longer be sent with this referral. Open it to see where it is.');
  return readingFor(world, press, reference, of);
}

const formOf = (told: FromForm): FormDrawing => ({
  title: COMMENT.title,
  place: told.reference,
  purpose: COMMENT.purpose,
  page: COMMENT,
  revision: told.revision,
  buttons: [
    { title: 'Keep the comment', verb: 'comment/keep', data: { ...told } },
    { title: 'Back', verb: 'referral/read', data: { reference: told.reference, part: told.part } },
  ],
});

function draw(world: World, reading: Reading, told: FromForm, differs: Partial<FormDrawing>) {
  const item = answerIn(reading, told.answer);
  // Not an answer of this referral: the referral itself says what there is to comment on.
  if (!item) return drawReading(world, reading, told.part);
  const { reference, answer, part: at } = told;
  const isWritten = written(reading.unsent).some((one) => one.answer === answer);
  const form = formOf(told);
  return drawForm({
    ...form,
    quotes: [{ about: item.question, words: item.answer }],
    ...differs,
    buttons: isWritten
      ? [...form.buttons, { title: 'Take my comment away', verb: 'comment/take', data: { reference, answer, part: at } }]
      : form.buttons,
  });
}

function drawBefore(reading: Reading, unsent: readonly Unsent[], notice: string) {
  const { review: now, me } = reading;
  const { reference } = now;
  const returns = commentsDo(now, me) === 'return';
  const count = unsent.length === 1 ? 'this comment' : `these ${unsent.length} comments`;
  const back = { title: 'Back to the referral', verb: 'referral/read', data: { reference, part: 0 } };
  return drawForm({
    title: returns ? 'Return it with comments' : 'Ask the referrer for more',
    place: reference,
    purpose: returns
      ? `The referrer is told, and sees each comment beside its answer. What they typed stays as it is.${now.route === 'serious incident' ? ' The days to notify go on being counted.' : ''}`
      : 'The referrer is told, and sees each comment beside its answer. The referral goes on meanwhile.',
    notice,
    quotes: unsent.map(({ answer, words }) => ({ about: answerIn(reading, answer)?.question ?? '', words: lines(words) })),
    buttons:
      unsent.length === 0
        ? [back]
        : [
            {
              title: returns ? `Return it with ${count}` : `Send ${count}`,
              verb: 'comment/send',
              data: { reference, rounds: now.comments.length, count: unsent.length },
            },
            back,
          ],
  });
}
