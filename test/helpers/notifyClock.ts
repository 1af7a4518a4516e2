import type { Review } from '../../src/domain/review/review';

/**
 * Who has answered whether a serious incident is notified, from what is recorded of it alone; empty while nobody has, so that the days
 * to notify have to run.
 */
export function answerOf({ clock, decision, state, withdrawal }: Review): string {
  if (clock.notification?.of === 'abuse or neglect') return 'notified';
  if (clock.notNotifying) return 'the authority does not notify';
  if (decision.outcome !== '' && decision.outcome !== 'rapid review') return 'the partners, the authority among them';
  if (state === 'criteria no longer met') return 'the partners, the authority among them';
  if (state === 'transferred') return 'another area';
  if (state === 'part of another review') return 'the review that it is part of';
  return state === 'withdrawn' && withdrawal?.dutyStays !== true ? 'closed while no days ran' : '';
}
