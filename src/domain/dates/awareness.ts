import { needsNotification } from '../review/decision';
import type { Review } from '../review/review';
import { compare, londonDay, type Day } from '../time/days';

/**
 * From which day the days to notify are counted, and why. `confirmed`: the local authority, or the office for it, said when it became
 * aware. Until then the earliest day counts that anybody knows of: `named` by somebody else; `sent`, when the short start went to the
 * authority's notifier; `decided`, when the partners decided on a review that needs the notification.
 */
export type Awareness = { readonly on: Day | ''; readonly because: 'confirmed' | 'named' | 'sent' | 'decided' | 'nobody said' };

export function awareness(review: Review): Awareness {
  const { laAwareOn, laNamedOn } = review.clock;
  if (laAwareOn) return { on: laAwareOn, because: 'confirmed' };
  const known = heardAtLatest(review);
  const isEarliest = laNamedOn !== '' && (known.on === '' || compare(laNamedOn, known.on) <= 0);
  return isEarliest ? { on: laNamedOn, because: 'named' } : known;
}

/** True while the days to notify are counted from a day that the authority has not confirmed: they end then at the latest. */
export const isProvisional = (review: Review): boolean => !['confirmed', 'nobody said'].includes(awareness(review).because);

function heardAtLatest({ route, alertedAt, decision }: Review): Awareness {
  if (route === 'serious incident' && alertedAt !== '') return { on: londonDay(new Date(alertedAt)), because: 'sent' };
  if (needsNotification(decision.outcome) && decision.decidedAt !== '')
    return { on: londonDay(new Date(decision.decidedAt)), because: 'decided' };
  return { on: '', because: 'nobody said' };
}
