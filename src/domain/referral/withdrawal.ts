import { isNotifyClockRunning } from '../dates/notification';
import { Refusal } from '../refusal';
import type { Review } from '../review/review';
import type { WithdrawalEvent } from '../review/withdrawal';
import { has, type Acting } from '../sight/acting';
import { long, required, type Page } from '../forms/field';

/** Until the partners decide, a referral can be withdrawn. A review that a notification began is nobody’s to withdraw. */
export const mayWithdraw = (review: Review, person: Acting): boolean =>
  review.referrer === person.id &&
  review.origin.begunBy === 'referral' &&
  CAN_BE_WITHDRAWN.includes(review.state) &&
  review.withdrawal?.state !== 'asked';
const CAN_BE_WITHDRAWN: readonly string[] = ['short start sent', 'with agency lead', 'returned', 'referred'];

/** A serious incident is closed by the coordinator, because the local authority's duty may go on; every other referral by its referrer. */
export const needsOffice = ({ route }: Review): boolean => route === 'serious incident';

/** The referrer withdraws, or asks the coordinator to close. Said again, it changes nothing. */
export function withdraw(review: Review, by: Acting, at: string): WithdrawalEvent[] {
  if (review.referrer !== by.id) throw new Refusal('not found', 'There is no referral of yours under this reference.');
  if (review.state === 'withdrawn' || review.withdrawal?.state === 'asked') return [];
  if (!mayWithdraw(review, by))
    throw new Refusal(
      'too late',
      'This referral is part of a review now, so it can no longer be withdrawn. Please phone the partnership office.',
    );
  const number = (review.withdrawal?.number ?? 0) + 1;
  const asked: WithdrawalEvent = { type: 'withdrawalAsked', at, by: by.id, number };
  return needsOffice(review) ? [asked] : [asked, { type: 'referralWithdrawn', at, by: by.id }];
}

/** The coordinator answers a request to withdraw: closes the referral, or goes on with it. */
export function answerWithdrawal(
  review: Review,
  by: Acting,
  said: { readonly closes: boolean; readonly number: number },
  at: string,
): WithdrawalEvent[] {
  if (!has(by, 'coordinator')) throw new Refusal('not allowed', 'Only the partnership office closes a referral of a serious incident.');
  const { withdrawal } = review;
  if (withdrawal?.state !== 'asked' || withdrawal.number !== said.number) return [];
  if (said.closes && !CAN_BE_WITHDRAWN.includes(review.state))
    throw new Refusal(
      'too late',
      'The partners have decided since, so this referral can no longer be withdrawn. Tell the referrer why it goes on.',
    );
  if (!said.closes) return [{ type: 'referralGoesOn', at, by: by.id }];
  return [{ type: 'referralWithdrawn', at, by: by.id, ...(isNotifyClockRunning(review) && { dutyStays: true }) }];
}

/** Why somebody withdraws a referral. */
export const WITHDRAWAL: Page = {
  id: 'withdrawal',
  title: 'Withdraw the referral',
  purpose: '',
  fields: [long('words', 'Why should it be withdrawn?', 500, required)],
};

/** What the office answers a referrer who asked to withdraw a serious incident. */
export const WITHDRAWAL_ANSWER: Page = {
  id: 'withdrawalAnswer',
  title: 'A referrer asks to withdraw',
  purpose: 'The referrer reads what you write.',
  fields: [long('words', 'What do you answer, and why?', 500, required)],
};
