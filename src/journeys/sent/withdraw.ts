import { z } from 'zod';
import { saidIn } from '../../domain/forms/answers';
import { ABOUT_WITHDRAWAL } from '../../domain/referral/rows';
import { answerWithdrawal, mayWithdraw, needsOffice, withdraw, WITHDRAWAL, WITHDRAWAL_ANSWER } from '../../domain/referral/withdrawal';
import { Refusal } from '../../domain/refusal';
import type { Review } from '../../domain/review/review';
import { has } from '../../domain/sight/acting';
import type { Content, Drawn } from '../../ports';
import { lines } from '../cards/card';
import { typedInto } from '../forms/fields';
import { drawForm, type FormDrawing } from '../forms/drawing';
import { formActions, notYet, type Differs } from '../forms/form';
import { notForYou, ofReview, opened, readsReferral } from '../opening';
import { backToReview, done } from '../reviews/answered';
import { shown, type Kept } from '../kept';

/** Asks why a referral should be withdrawn, and withdraws it; for a serious incident this asks the coordinator to close it. */
export const withdrawing = formActions({
  opens: 'withdrawal/why',
  opening: ofReview,
  records: 'withdrawal/send',
  carries: ofReview,
  admits: (world, press, { reference }) => opened(world, press, reference, readsReferral),
  instead: (_world, _press, { me, review }) => {
    if (review.referrer !== me.person.id) throw notForYou();
    if (mayWithdraw(review, me.person)) return undefined;
    const asked = review.withdrawal?.state === 'asked';
    throw new Refusal('too late', asked ? ASKED_ALREADY : 'This referral can no longer be withdrawn. Please phone the partnership office.');
  },
  page: () => WITHDRAWAL,
  notYet: notYet('sent'),
  draws: (_world, _press, { review }, { reference }, differs) => drawWhy(reference, needsOffice(review), differs),
  again: (_world, { reference }, press, notice) => drawWhy(reference, true, { typed: typedInto(WITHDRAWAL, press.data), notice }),
  decide: (review, by, { answers }, at) => {
    const number = (review.withdrawal?.number ?? 0) + 1;
    return { events: withdraw(review, by, at), content: [wordsRow({ number, what: 'why' }, saidIn(answers, 'words'), by.id, at)] };
  },
  next: (world, press, { review }) => done(world, press, review.reference, review.state === 'withdrawn' ? WITHDRAWN : ASKED),
});

const ASKED_ALREADY = 'You have asked for that already. The partnership office answers you here.';
const WITHDRAWN = 'Withdrawn. Your agency lead and the partnership office are told.';
const ASKED = 'Asked. The partnership office reads why and answers you here. The referral goes on until then.';

/**
 * Why it is to be withdrawn, and what was answered. The coordinator answers here: closes the referral, or goes on with it; the referrer
 * is told either way.
 */
export const answering = formActions({
  opens: 'withdrawal/read',
  opening: ofReview,
  records: 'withdrawal/answer',
  carries: ofReview.extend({ number: z.coerce.number().int().positive(), closes: z.enum(['yes', 'no']) }),
  admits: (world, press, { reference }) => opened(world, press, reference, readsReferral),
  instead: (_world, _press, { review }) => {
    if (!review.withdrawal) throw notForYou();
    return undefined;
  },
  page: () => WITHDRAWAL_ANSWER,
  notYet: notYet('sent'),
  draws: async (world, press, here, _told, differs) => {
    const quotes = await shown(world, press, here, 'withdrawal', (kept) => withdrawalInWords(kept, here.review));
    return drawRead(here.review, has(here.me.person, 'coordinator'), quotes, differs);
  },
  decide: (review, by, { told: { number, closes }, answers }, at) => ({
    events: answerWithdrawal(review, by, { closes: closes === 'yes', number }, at),
    content: [wordsRow({ number, what: 'answer' }, saidIn(answers, 'words'), by.id, at)],
  }),
  next: (world, press, { review }) => done(world, press, review.reference, closedInWords(review)),
});

function closedInWords({ state, withdrawal }: Review): string {
  if (state !== 'withdrawn') return 'It goes on. The referrer is told.';
  const closed = 'Closed as withdrawn. Everybody who had it is told.';
  return withdrawal?.dutyStays ? `${closed} The local authority’s days to notify run until it has answered.` : closed;
}

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
