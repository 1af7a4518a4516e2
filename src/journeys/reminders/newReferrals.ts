import { z } from 'zod';
import { instantInLondon, londonDay } from '../../domain/days';
import { isCoordinator } from '../../domain/coordinator';
import type { Instant } from '../../domain/events';
import type { Review } from '../../domain/review';
import type { Rules } from '../../domain/rules';
import { isUnacknowledged } from '../../domain/triage';
import { addWorkingDays, isWorkingDay } from '../../domain/workingDays';
import type { Drawn, KnownPerson } from '../../ports';
import type { World } from '../action';
import { atMost } from '../atMost';
import { card } from '../card';
import { covered } from '../covered';
import { settleClaim, take } from '../ledger';
import { REPEAT } from '../notice';
import type { Roster } from '../roster';
import { PARTNERSHIP } from './overview';

const digestCard = card('reminders/newReferrals', {
  preview: 'Referrals that wait for a receipt.',
  shows: z.object({ heading: z.string(), repeat: z.string(), references: z.string() }),
});

const MOST = 20;
const AT_ONCE = 8;

/** When the office next hears of a referral that nobody has acknowledged: at 09:00 of the next working day. Empty: it need not. */
export function nextNewReferral(review: Review, { calendar }: Rules, now: Date): Instant | '' {
  if (!isUnacknowledged(review)) return '';
  const today = londonDay(now);
  const morning = instantInLondon(today, '09:00');
  if (isWorkingDay(calendar, today) && morning.getTime() > now.getTime()) return morning.toISOString();
  const next = addWorkingDays(calendar, today, 1);
  return 'day' in next ? instantInLondon(next.day, '09:00').toISOString() : '';
}

/**
 * Tells each coordinator, once on a working day, of the referrals that nobody had acknowledged by 09:00. Each of these wakes the tick
 * at that time, so that those read now are all there are. Gives back the reviews of which somebody has not heard yet.
 */
export async function sendNewReferrals(
  world: World,
  roster: Roster,
  { calendar }: Rules,
  reviews: readonly Review[],
  now: Date,
): Promise<readonly Review[]> {
  const today = londonDay(now);
  const morning = instantInLondon(today, '09:00').toISOString();
  if (!isWorkingDay(calendar, today) || Date.parse(morning) > now.getTime()) return [];
  const waiting = reviews.filter((review) => isUnacknowledged(review) && Date.parse(review.passedAt) < Date.parse(morning));
  if (waiting.length === 0) return [];
  const [coordinators, claims] = await Promise.all([roster.withRole('coordinator'), world.reviews.claims(PARTNERSHIP)]);
  const ledger = new Map(claims.map((claim) => [claim.key, claim]));
  const outcomes = await atMost(AT_ONCE, coordinators, async (coordinator) => {
    const references = referencesFor(waiting, coordinator);
    if (references.length === 0) return true;
    const key = `new-referrals-${today}~${coordinator.person.id}`;
    const taken = await take(world, PARTNERSHIP, key, ledger.get(key));
    if (typeof taken === 'string') return taken === 'settled';
    const { cover, people } = await covered(roster, coordinator.person.id, now);
    const [to] = cover.by === 'office' ? [coordinator] : people;
    if (!to) return false;
    const posted = await world.chat.post(to.person.id, to.address, drawDigest(references, taken.repeat));
    await settleClaim(world, PARTNERSHIP, taken, posted);
    return posted.outcome === 'sent' || posted.outcome === 'unreachable';
  });
  return outcomes.every(Boolean) ? [] : waiting;
}

/** The oldest first; a case that is hidden from somebody is not counted for them. */
const referencesFor = (waiting: readonly Review[], { person }: KnownPerson): string[] =>
  waiting
    .filter((review) => isCoordinator(review, person))
    .sort((one, other) => one.passedAt.localeCompare(other.passedAt))
    .map(({ reference }) => reference);

function drawDigest(references: readonly string[], isRepeat: boolean): Drawn {
  const left = references.length - MOST;
  const named = references.slice(0, MOST).join(', ');
  return digestCard.draw({
    heading: references.length === 1 ? 'One new referral waits for a receipt' : `${references.length} new referrals wait for a receipt`,
    repeat: isRepeat ? REPEAT : '',
    references: `Nobody has told the referrer yet who is in touch: ${named}${left > 0 ? `, and ${left} more` : ''}.`,
  });
}
