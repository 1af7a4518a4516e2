import type { MilestoneKey } from '../../reviewTypes';
import type { Review } from '../../review/review';
import { sinOf } from '../../review/dates';
import { awaitsAnswers, officeActsForLead, openRounds, waitsForReceipt } from '../../review/whereItIs';
import { notificationExpected } from '../notification';
import { OFFICE, once, ownedBy, type MilestoneKind } from './kind';

/** From the referral until the partners have decided and the Panel is notified. */
export const UNTIL_DECISION = {
  alert: ownedBy('referrer', {
    isExpected: ({ origin }) => origin.begunBy !== 'notification',
    recorded: ({ alertedAt }) => once(alertedAt),
    takes: () => undefined,
  }),
  receipt: ownedBy('coordinator', {
    // Whoever has heard the decision needs no receipt any more.
    isTheirTurn: (review) => isReferred(review) && waitsForReceipt(review),
    recorded: ({ triage, origin }) => once(triage.acknowledged?.at ?? origin.passedOn['sent']?.at),
  }),
  quality: ownedBy('agency lead', {
    owners: (review) => (officeActsForLead(review) ? [OFFICE] : [{ person: review.lead }]),
    takes: ({ agency }) => ({ roles: ['agency lead'], agency }),
    isExpected: ({ origin }) => origin.begunBy !== 'notification',
    isTheirTurn: ({ state, lead }) => state === 'with agency lead' || (state === 'short start sent' && lead === ''),
    recorded: ({ passedAt }) => once(passedAt),
  }),
  answers: ownedBy('referrer', {
    // While somebody waits for the referrer's answers, and afterwards to show when they came.
    isExpected: (review) => awaitsAnswers(review) || answered(review) !== undefined || review.clock.done['answers'] !== undefined,
    recorded: answered,
    takes: () => undefined,
    helpers: (review) => (review.state === 'returned' && !officeActsForLead(review) ? [{ person: review.lead }] : []),
  }),
  threshold: ownedBy('chair', { isTheirTurn: isReferred, recorded: decided }),
  screening: ownedBy('chair', { isTheirTurn: isReferred, recorded: decided }),
  notify: ownedBy('LA notifier', {
    outer: true,
    isExpected: notificationExpected,
    recorded: ({ clock }) => once(sinOf(clock)?.sentAt),
  }),
} as const satisfies Partial<Record<MilestoneKey, MilestoneKind>>;

function answered(review: Review) {
  return openRounds(review).length === 0 ? once(review.comments.at(-1)?.answeredAt) : undefined;
}

function isReferred({ state }: Review): boolean {
  return state === 'referred';
}

function decided({ decision }: Review) {
  return once(decision.decidedAt);
}
