import { z } from 'zod';
import { fact, instant, oneOf, personId, type AnyFact } from '../fact';

/** A referral that its referrer wants to take back. Their reason, and the office's answer, are in content rows. */
export const Withdrawal = z
  .strictObject({
    number: z.int().positive(),
    askedAt: instant,
    askedBy: personId,
    state: z.enum(['asked', 'withdrawn', 'goes on']),
    answeredAt: z.union([instant, z.literal('')]),
    answeredBy: personId,
    /** True where the days to notify of a serious incident ran when it was closed: withdrawing does not end the local authority’s duty. */
    dutyStays: z.boolean().default(false),
  })
  .nullable();
export type Withdrawal = z.infer<typeof Withdrawal>;

export const withdrawalEvents = [
  fact('withdrawalAsked', { number: z.int().positive() }),
  /** The coordinator's answer to a request: the referral is not withdrawn. */
  fact('referralGoesOn', {}),
  /** By the referrer, or by the coordinator who closes a request. */
  fact('referralWithdrawn', { dutyStays: z.boolean().optional() }),
] as const;
export type WithdrawalEvent = z.infer<(typeof withdrawalEvents)[number]>;
const isWithdrawalEvent = oneOf(withdrawalEvents);

export function evolveWithdrawal(withdrawal: Withdrawal, event: AnyFact | WithdrawalEvent): Withdrawal {
  if (!isWithdrawalEvent(event)) return withdrawal;
  const { at, by } = event;
  if (event.type === 'withdrawalAsked')
    return { number: event.number, askedAt: at, askedBy: by, state: 'asked', answeredAt: '', answeredBy: '', dutyStays: false };
  const answered = { answeredAt: at, answeredBy: by };
  if (event.type === 'referralGoesOn') return withdrawal && { ...withdrawal, ...answered, state: 'goes on' };
  const asked = withdrawal ?? { number: 1, askedAt: at, askedBy: by };
  return { ...asked, ...answered, state: 'withdrawn', dutyStays: event.dutyStays === true };
}
