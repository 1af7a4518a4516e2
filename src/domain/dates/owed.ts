import { owing, type Keys, type Owes } from '../review/owed';
import type { PersonId } from '../people/people';
import type { Review } from '../review/review';
import type { Day } from '../time/days';
import { awareness, isProvisional } from './awareness';
import { isNotifyClockRunning } from './notification';

/** What each post about the duty to notify is about. */
export type NotifyingPosts = {
  /** `from`: the day from which the days are counted until the authority says; an earlier one that is named later is asked about anew. */
  'asked when aware': { readonly as: 'notifier' | 'office'; readonly from: Day };
  'not notifying': { readonly as: 'partners' | 'scrutineer' | 'office' | 'chair'; readonly number: number };
  'not notifying disputed': { readonly as: 'notifier' | 'office' | 'chair'; readonly number: number; readonly person: PersonId };
  'needs until': { readonly as: 'office' | 'chair'; readonly until: Day };
};

/** How the ledger calls each of them, for good. */
export const notifyingKeys: Keys<NotifyingPosts> = {
  'asked when aware': ({ as, from }) => `aware-asked-${as}-${from}`,
  'not notifying': ({ as, number }) => `not-notifying-${as}-${number}`,
  'not notifying disputed': ({ as, number, person }) => `not-notifying-${number}-disputed-${as}-${person}`,
  'needs until': ({ as, until }) => `notify-needs-${as}-${until}`,
};

const owe = owing(notifyingKeys);
const office = { role: 'coordinator' } as const;
const chair = { role: 'chair' } as const;
const notifier = { role: 'LA notifier' } as const;
const scrutineer = { role: 'scrutineer' } as const;
const partners = { role: 'executive partner' } as const;

/**
 * What the duty to notify owes people at once: notifier and office are asked from which day the five days count, until the authority has
 * said; an answer that it does not notify goes to the other partners, the scrutineer, the office and the chair.
 */
export const owedForNotifying: Owes<NotifyingPosts> = (review) => [...asked(review), ...notNotifying(review), ...untilWhen(review)];

function asked(review: Review) {
  const { on: from } = awareness(review);
  if (from === '' || !isProvisional(review) || !isNotifyClockRunning(review)) return [];
  return [owe('asked when aware', notifier, { as: 'notifier', from }), owe('asked when aware', office, { as: 'office', from })];
}

function notNotifying({ clock: { notNotifying: said } }: Review) {
  if (!said) return [];
  const { number } = said;
  return [
    owe('not notifying', partners, { as: 'partners', number }),
    owe('not notifying', scrutineer, { as: 'scrutineer', number }),
    owe('not notifying', office, { as: 'office', number }),
    owe('not notifying', chair, { as: 'chair', number }),
    ...said.disagrees.flatMap(({ by: person }) => [
      owe('not notifying disputed', notifier, { as: 'notifier', number, person }),
      owe('not notifying disputed', office, { as: 'office', number, person }),
      owe('not notifying disputed', chair, { as: 'chair', number, person }),
    ]),
  ];
}

function untilWhen(review: Review) {
  const { needsUntil } = review.clock;
  if (!needsUntil || !isNotifyClockRunning(review)) return [];
  const { until } = needsUntil;
  return [owe('needs until', office, { as: 'office', until }), owe('needs until', chair, { as: 'chair', until })];
}
