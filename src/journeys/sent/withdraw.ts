import { z } from 'zod';
import { saidIn, type Problem, type Typed } from '../../domain/forms/answers';
import { fill } from '../../domain/forms/fill';
import { ABOUT_WITHDRAWAL } from '../../domain/referral/rows';
import { answerWithdrawal, mayWithdraw, needsOffice, withdraw, WITHDRAWAL, WITHDRAWAL_ANSWER } from '../../domain/referral/withdrawal';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { has } from '../../domain/sight/acting';
import { londonDay } from '../../domain/time/days';
import type { Content, Drawn } from '../../ports';
import { action } from '../action';
import { lines } from '../cards/card';
import { decided } from '../decided';
import { typedInto } from '../forms/fields';
import { drawForm, LOOK_AGAIN, type FormDrawing } from '../forms/drawing';
import { notForYou, ofReview, opened, readsReferral } from '../opening';
import { backToReview, done } from '../reviews/answered';
import { shown, type Kept } from '../kept';

const toAnswer = ofReview.extend({ number: z.coerce.number().int().positive(), closes: z.enum(['yes', 'no']) });

type Differs = { readonly notice?: string; readonly typed?: Typed; readonly problems?: readonly Problem[] };

/** Asks why a referral should be withdrawn. */
export const why = action('withdrawal/why', ofReview, async (world, told, press) => {
  const { me, review } = await opened(world, press, told.reference, readsReferral);
  if (review.referrer !== press.who) throw notForYou();
  if (!mayWithdraw(review, me.person)) {
    const asked = review.withdrawal?.state === 'asked';
    throw new Refusal('too late', asked ? ASKED_ALREADY : 'This referral can no longer be withdrawn. Please phone the partnership office.');
  }
  return { card: drawWhy(told.reference, needsOffice(review), {}) };
});
const ASKED_ALREADY = 'You have asked for that already. The partnership office answers you here.';

/** Withdraws; for a serious incident this asks the coordinator to close it. */
export const send = action(
  'withdrawal/send',
  ofReview,
  async (world, told, press) => {
    const { stored, review: before } = await opened(world, press, told.reference, readsReferral);
    const typed = typedInto(WITHDRAWAL, press.data);
    const { answers, problems } = fill(WITHDRAWAL, {}, typed, londonDay(press.now));
    if (problems.length > 0) return { card: drawWhy(told.reference, needsOffice(before), { typed, problems, notice: LOOK_AGAIN }) };
    const { review } = await decided(world, press, stored, (present, by, at) => {
      const number = (present.withdrawal?.number ?? 0) + 1;
      return { events: withdraw(present, by, at), content: [wordsRow({ number, what: 'why' }, saidIn(answers, 'words'), press.who, at)] };
    });
    const says =
      review.state === 'withdrawn'
        ? 'Withdrawn. Your agency lead and the partnership office are told.'
        : 'Asked. The partnership office reads why and answers you here. The referral goes on until then.';
    return done(world, press, told.reference, says);
  },
  (_world, told, press, notice) => ({ card: drawWhy(told.reference, true, { typed: typedInto(WITHDRAWAL, press.data), notice }) }),
);

/** Why it is to be withdrawn, and what was answered. The coordinator answers here. */
export const read = action('withdrawal/read', ofReview, async (world, told, press) => {
  const here = await opened(world, press, told.reference, readsReferral);
  const { me, review } = here;
  if (!review.withdrawal) throw notForYou();
  const quotes = await shown(world, press, here, 'withdrawal', (kept) => withdrawalInWords(kept, review));
  return { card: drawRead(review, has(me.person, 'coordinator'), quotes, {}) };
});

/** The coordinator closes the referral, or goes on with it; the referrer is told either way. */
export const answer = action('withdrawal/answer', toAnswer, async (world, told, press) => {
  const here = await opened(world, press, told.reference, readsReferral);
  const { me, stored, review: before } = here;
  const typed = typedInto(WITHDRAWAL_ANSWER, press.data);
  const { answers, problems } = fill(WITHDRAWAL_ANSWER, {}, typed, londonDay(press.now));
  if (problems.length > 0) {
    const quotes = await shown(world, press, here, 'withdrawal', (kept) => withdrawalInWords(kept, before));
    return { card: drawRead(before, has(me.person, 'coordinator'), quotes, { typed, problems, notice: LOOK_AGAIN }) };
  }
  const { review } = await decided(world, press, stored, (present, by, at) => ({
    events: answerWithdrawal(present, by, { closes: told.closes === 'yes', number: told.number }, at),
    content: [wordsRow({ number: told.number, what: 'answer' }, saidIn(answers, 'words'), press.who, at)],
  }));
  const says = review.state === 'withdrawn' ? 'Closed as withdrawn. Everybody who had it is told.' : 'It goes on. The referrer is told.';
  return done(world, press, told.reference, says);
});

type Which = { readonly number: number; readonly what: 'why' | 'answer' };

const wordsRow = (which: Which, words: string, by: string, at: string): Content =>
  ABOUT_WITHDRAWAL.write(which, { recordedBy: by, recordedAt: at }, { words });

/** What was said about a withdrawal, the latest time first. */
export async function withdrawalInWords(kept: Kept, review: Review): Promise<NonNullable<FormDrawing['quotes']>> {
  const rows = await kept.all(review.reference, ABOUT_WITHDRAWAL, {});
  const said = new Map(rows.map(({ key, json }) => [key, json.words]));
  const wordsOf = (which: Which): string | undefined => said.get(ABOUT_WITHDRAWAL.key(which));
  const last = review.withdrawal?.number ?? 0;
  return Array.from({ length: last }, (_, index) => last - index).flatMap((number) => [
    { about: 'Why the referrer wants to withdraw', words: lines(wordsOf({ number, what: 'why' }) ?? '') },
    ...answered(wordsOf({ number, what: 'answer' })),
  ]);
}

const answered = (words: string | undefined) =>
  words === undefined ? [] : [{ about: 'What the partnership office answered', words: lines(words) }];

const DUTY = 'Withdrawing this does not stop the local authority’s duty.';

const drawWhy = (reference: string, isRequest: boolean, differs: Differs): Drawn =>
  drawForm({
    title: WITHDRAWAL.title,
    place: reference,
    purpose: isRequest
      ? `For a serious incident this asks the partnership office to close it. ${DUTY}`
      : 'It is withdrawn at once; your agency lead and the partnership office are told. It is kept, with your reason.',
    page: WITHDRAWAL,
    ...differs,
    buttons: [
      { title: isRequest ? 'Ask the office to close it' : 'Withdraw it', verb: 'withdrawal/send', data: { reference } },
      backToReview(reference, 'Keep the referral'),
    ],
  });

function drawRead(review: Review, isOffice: boolean, quotes: FormDrawing['quotes'], differs: Differs): Drawn {
  const { reference, withdrawal } = review;
  const asks = isOffice && withdrawal?.state === 'asked';
  const data = { reference, number: withdrawal?.number ?? 0 };
  return drawForm({
    title: asks ? WITHDRAWAL_ANSWER.title : 'Withdrawing the referral',
    place: reference,
    purpose: needsOffice(review) ? DUTY : '',
    quotes: quotes ?? [],
    ...(asks && { page: WITHDRAWAL_ANSWER, ...differs }),
    buttons: [
      ...(asks
        ? [
            { title: 'Close it as withdrawn', verb: 'withdrawal/answer', data: { ...data, closes: 'yes' } },
            { title: 'Go on with it', verb: 'withdrawal/answer', data: { ...data, closes: 'no' } },
          ]
        : []),
      backToReview(reference, asks ? 'Later' : 'Close'),
    ],
  });
}
